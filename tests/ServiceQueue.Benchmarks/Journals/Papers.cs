using NodaTime;
using NodaTime.Text;
using ServiceQueue.Core.Asking;
using ServiceQueue.Core.Cases;
using ServiceQueue.Core.Halls;
using ServiceQueue.Core.Hours;
using ServiceQueue.Core.Notices;
using ServiceQueue.Core.Visits;

namespace ServiceQueue.Benchmarks.Journals;

/// <summary>What comes of visits beside the turns: questions, cases over days, notices.</summary>
internal sealed class Papers(LongJournal journal, Random chance)
{
    internal const string Item = "SV-LD-01";

    private readonly PriorityQueue<(HallEvent Event, string By), (Instant At, long Order)> _later = new();
    private long _cases;
    private long _order;

    /// <summary>What a turn that just ended leads to.</summary>
    public void Of(Visit visit, int counter, string clerk, Instant at)
    {
        var draw = chance.Next(100);
        if (draw < 6) Ask(visit, clerk, at);
        else if (draw < 16) Immediate(visit, counter, clerk, at);
        else if (draw < 20) Promise(visit, counter, clerk, at);
        else if (draw < 23) Supplement(visit, counter, clerk, at);
    }

    /// <summary>Lets happen what is due by a moment.</summary>
    public void Until(Instant now)
    {
        while (_later.TryPeek(out var next, out var key) && key.At <= now)
        {
            _later.Dequeue();
            journal.Then(next.Event, key.At, next.By);
        }
    }

    private void Ask(Visit visit, string clerk, Instant at)
    {
        var name = visit.Id.Value;
        Then(at, clerk, new FirstAsked(name, "visit", clerk, visit.Id, "社保卡补办", true, true, Item));
        Then(at, clerk, new QuestionAnswered(name, clerk, "已当场答复并交付一次性告知清单", "2026-1"));
    }

    private void Immediate(Visit visit, int counter, string clerk, Instant at)
    {
        var name = Begin(visit, counter, clerk, at, CaseKind.Immediate, missing: false);
        Accept(name, visit, counter, clerk, at, CaseKind.Immediate, TimeLimit.BusinessMinutes(30));
        End(name, clerk, at + Duration.FromMinutes(chance.Next(5, 18)));
    }

    private void Promise(Visit visit, int counter, string clerk, Instant at)
    {
        var name = Begin(visit, counter, clerk, at, CaseKind.Promise, missing: false);
        Accept(name, visit, counter, clerk, at, CaseKind.Promise, TimeLimit.WorkingDays(10));
        End(name, clerk, at + Duration.FromHours((24 * chance.Next(1, 8)) + 1));
    }

    private void Supplement(Visit visit, int counter, string clerk, Instant at)
    {
        var name = Begin(visit, counter, clerk, at, CaseKind.Supplement, missing: true);
        var number = Notice(NoticeKind.Supplement, '补', name, visit, counter, at);
        Then(at, clerk, new SupplementRequested(name, number, [Material(MaterialState.Missing)], clerk));
        var back = at + Duration.FromHours(24 * chance.Next(1, 4));
        Then(back, clerk, new SupplementReceived(name, [Material(MaterialState.Present)], clerk));
        Then(back, clerk, new CaseWithdrawn(name, "applicant", clerk));
    }

    private string Begin(
        Visit visit, int counter, string clerk, Instant at, CaseKind kind, bool missing)
    {
        var name = $"2026-{++_cases:00000}";
        var state = missing ? MaterialState.Missing : MaterialState.Present;
        Then(at, clerk, new CaseReceived(
            name, visit.Id, counter, clerk, Item, "2026-1", "on-spot", new Applicant("张三"),
            [Material(MaterialState.Present), Material(state)]));
        Then(at, clerk, new CaseTyped(name, kind, clerk));
        return name;
    }

    private void Accept(
        string name, Visit visit, int counter, string clerk, Instant at, CaseKind kind, TimeLimit limit)
    {
        var due = DueTimes.Of(CaseClock.Of(journal.State), at, limit).At;
        var paper = kind == CaseKind.Promise ? NoticeKind.Promise : NoticeKind.Acceptance;
        var number = Notice(paper, kind == CaseKind.Promise ? '承' : '受', name, visit, counter, at, due);
        Then(at, clerk, new CaseAccepted(name, kind, number, at, limit, due, clerk));
    }

    private void End(string name, string clerk, Instant at)
    {
        Then(at, clerk, new CaseDecided(name, true, "准予办理", clerk));
        Then(at, clerk, new ApplicantNotified(name, "on-spot", "无", null, "", clerk));
        Then(at, clerk, new CaseDelivered(name, clerk));
        Then(at, clerk, new CaseArchived(name, clerk));
    }

    private string Notice(
        NoticeKind kind, char series, string name, Visit visit, int counter, Instant at, Instant? due = null)
    {
        var told = due is { } end
            ? LocalDateTimePattern.CreateWithInvariantCulture("uuuu年M月d日 HH:mm")
                .Format(end.InZone(BusyHall.Plan.Zone).LocalDateTime)
            : "另行告知";
        var number = Filing.NextNumber(journal.State.Books, 2026, series);
        var notice = new Notice(
            number, kind, at, new Words("通知书"), "张三", ["您的申请已收到，现将有关事项通知如下。"],
            [new NoticeField("受理编号", name), new NoticeField("事项", "社会保障卡补办"),
                new NoticeField("办结时限", told)], $"/c/{name}");
        var digest = Filing.Digest(notice);
        journal.Then(
            new NoticeIssued(notice, name, null, visit.Id, counter, null, digest), at, "clerk");
        return number;
    }

    private void Then(Instant at, string by, HallEvent happened)
    {
        if (at <= journal.State.At) journal.Then(happened, at, by);
        else _later.Enqueue((happened, by), (at, _order++));
    }

    private static MaterialCheck Material(MaterialState state) => new("居民身份证", state);
}
