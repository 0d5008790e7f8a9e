using NodaTime;
using ServiceQueue.Core.Appointments;
using ServiceQueue.Core.Complaints;
using ServiceQueue.Core.Disclosure;
using ServiceQueue.Core.Halls;
using ServiceQueue.Core.Orders;
using ServiceQueue.Core.Ratings;
using ServiceQueue.Core.Staff;
using ServiceQueue.Core.Visits;

namespace ServiceQueue.Benchmarks.Journals;

/// <summary>
/// What people say and ask for beside their visits: ratings, complaints, work orders, appointments; and what
/// the staff record of their day. All of it is decided by the real hall.
/// </summary>
internal sealed class Voices(LongJournal journal, Random chance, Agenda agenda)
{
    private const string Officer = "督查员", Chief = "中心主任", Line = "热线员";

    private static readonly Contact Person = new("李四", "13900000000", "繁忙镇幸福路1号");

    private long _names;

    /// <summary>What a served visitor says.</summary>
    public void Of(Visit visit, string clerk, Instant at)
    {
        var draw = chance.Next(1000);
        if (draw < 150)
        {
            var level = draw < 4 ? RatingLevel.Dissatisfied : (RatingLevel)(draw % 3);
            var complaint = Name("bad");
            journal.Ask(
                new SubmitRating(
                    visit.Id, null, level, new RatingSource(RatingChannel.Phone, "phone"), null, Person,
                    complaint),
                at, "phone");
            if (level.IsBad()) Settle(complaint, at);
        }
        else if (draw < 156)
        {
            Complain(visit, at);
        }
        else if (draw < 500)
        {
            journal.Ask(new NoteVisit(visit.Id, clerk, true, "已核验身份，材料齐全"), at, clerk);
        }
    }

    /// <summary>What a morning brings: everybody signs in; calls for appointments and orders come.</summary>
    public void Morning(Instant at, IReadOnlyList<string> staff)
    {
        foreach (var clerk in staff) journal.Ask(new SignIn(clerk), at, clerk);
        for (var n = 0; n < 12; n++) Order(at + Duration.FromMinutes(20 + (n * 25)));
        for (var n = 0; n < 8; n++)
            Book(at + Duration.FromMinutes(10), at + Duration.FromMinutes(40 + (n * 20)));
        var away = staff[chance.Next(staff.Count)];
        agenda.At(at + Duration.FromMinutes(200), now => journal.Ask(
            new TakeLeave(away, "外出开会", Chief, "区政务服务局", now + Duration.FromMinutes(5)), now, away));
        agenda.At(at + Duration.FromMinutes(204), now => journal.Ask(new EndLeave(away), now, away));
    }

    /// <summary>Everybody signs out.</summary>
    public void Evening(Instant at, IReadOnlyList<string> staff)
    {
        foreach (var clerk in staff) journal.Ask(new SignOut(clerk), at, clerk);
    }

    /// <summary>A month's pages, meeting and figures.</summary>
    public void Month(LocalDate day, Instant at)
    {
        var last = day.PlusMonths(-1);
        journal.Ask(new PublishRatingStats(last.Year, last.Month, Chief), at, Chief);
        journal.Ask(new PublishAttendance(last.Year, last.Month), at, Chief);
        journal.Ask(new HoldMeeting("窗口联络工作", "上月办件与评价统计", "按计划整改", Chief), at, Chief);
    }

    private void Complain(Visit visit, Instant at)
    {
        var name = Name("c");
        var form = new ComplaintForm("等候时间较长。", "", Person, visit.Id, null, null, null, []);
        journal.Ask(
            new ReceiveComplaint(name, ComplaintKind.Complaint, ComplaintChannel.Phone, form), at, "phone");
        Settle(name, at);
    }

    /// <summary>A complaint is looked into within the hour, told of and asked after.</summary>
    private void Settle(string complaint, Instant at)
    {
        var (hour, day) = (at + Duration.FromMinutes(15), at + Duration.FromMinutes(25));
        agenda.At(hour, now =>
        {
            journal.Ask(
                new RegisterComplaint(complaint, ComplaintMatter.Delay, Officer, null, false, Officer),
                now, Officer);
            journal.Ask(new DispatchComplaint(complaint, Officer, Officer), now, Officer);
            journal.Ask(new ContactComplainant(complaint, "phone", "已电话联系", Officer), now, Officer);
        });
        agenda.At(day, now =>
        {
            journal.Ask(
                new ResolveComplaint(complaint, true, "情况属实，已增开窗口。", [], "现场记录", Officer),
                now, Officer);
            journal.Ask(
                new NoticeComplaint(complaint, "按限时办结规定处理并整改。", "phone", "通话记录", Officer),
                now, Officer);
        });
        agenda.At(day + Duration.FromHours(24), now => journal.Ask(
            new CallComplainantBack(complaint, Answered(), Line), now, Line));
    }

    private void Order(Instant at) => agenda.At(at, now =>
    {
        var before = journal.State.Books.Orders.Open;
        var read = new ReadBack(true, true, true, true);
        journal.Ask(new CreateOrder("上门办理", Person, read, Line), now, Line);
        if (journal.State.Books.Orders.Open.Keys.FirstOrDefault(k => !before.ContainsKey(k)) is not { } order)
            return;
        agenda.At(now + Duration.FromMinutes(5), then => journal.Ask(
            new RespondToOrder(order, "外勤员"), then, "外勤员"));
        agenda.At(now + Duration.FromMinutes(50), then => journal.Ask(
            new HandleOrder(order, "已上门办结", $"凭证{order}", "外勤员"), then, "外勤员"));
        agenda.At(now + Duration.FromHours(24), then => journal.Ask(
            new CallBackOrder(order, Answered(), Line), then, Line));
    });

    private void Book(Instant at, Instant slot) => agenda.At(at, now =>
    {
        var name = Name("a");
        var times = new Slot("social", null, slot, slot + Duration.FromMinutes(30));
        journal.Ask(
            new BookAppointment(name, AppointmentKind.Hall, AppointmentChannel.Phone, times, Person),
            now, Line);
        journal.Ask(new ConfirmAppointment(name, Line), now, Line);
        agenda.At(slot, then => journal.Ask(
            new CheckIn(name, new VisitId(Name("va")), "kiosk-1", "zh-CN"), then, "kiosk-1"));
    });

    private static Callback Answered() =>
        new(CallbackOutcome.Answered, 9, CallbackAttitude.Good, true, false);

    private string Name(string kind) => $"{kind}{++_names:x8}";
}
