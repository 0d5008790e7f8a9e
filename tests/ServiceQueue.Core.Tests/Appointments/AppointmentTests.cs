using FluentAssertions;
using NodaTime;
using ServiceQueue.Core.Appointments;
using ServiceQueue.Core.Complaints;
using ServiceQueue.Core.Halls;
using ServiceQueue.Core.Tests.Complaints;
using ServiceQueue.Core.Tests.Halls;
using ServiceQueue.Core.Visits;
using Xunit;

namespace ServiceQueue.Core.Tests.Appointments;

public sealed class AppointmentTests
{
    private static readonly Contact Who = new("赵六", "136", "幸福里2号");

    private readonly TestHall _hall = WorkingHall.Open();

    [Fact]
    public void Who_checks_in_gets_a_ticket_of_the_class()
    {
        _hall.Do(Book("a1", At(2, 10, 0))).OfType<AppointmentBooked>().Single().Number
            .Should().Be("Y2026-00001");
        _hall.Do(new ConfirmAppointment("a1", "导办员"));
        _hall.State.Books.Appointments.Find("Y2026-00001")!.IsConfirmed.Should().BeTrue();

        var events = _hall.Do(new CheckIn("a1", new VisitId("V"), null, "zh-CN"));
        events.Select(e => e.GetType()).Should().Equal(typeof(AppointmentCheckedIn), typeof(TicketIssued));
        _hall.State.Visits[new VisitId("V")].Class.Should().Be(CheckingIn.Class);
        _hall.State.Books.Appointments.Open.Should().BeEmpty();
        _hall.Refuse(new CheckIn("a1", new VisitId("W"), null, "zh-CN")).Code
            .Should().Be(RefusalCode.UnknownRecord);
    }

    [Fact]
    public void A_slot_nobody_takes_up_is_released()
    {
        _hall.Do(Book("a1", At(2, 10, 0)));
        _hall.Do(Book("a2", At(3, 10, 0)));
        var release = At(2, 10, 40);
        _hall.State.Books.Appointments.NextRelease.Should().Be(release, "30 minutes and 10 of tolerance");
        Hall.NextAlarm(_hall.State).Should().Be(release);
        _hall.Now = release;
        _hall.Do(new Wake()).Should().Equal(new AppointmentReleased("a1"));
        _hall.State.Books.Appointments.NextRelease.Should().Be(At(3, 10, 40));
        _hall.Refuse(new CheckIn("a2", new VisitId("V"), null, "zh-CN")).Subject
            .Should().Be("R-APT-HONOUR", "it is for tomorrow");
        _hall.Do(new CancelAppointment("a2", "赵六"));
        _hall.State.Books.Appointments.NextRelease.Should().BeNull();
    }

    [Fact]
    public void A_slot_must_be_ahead_open_and_free()
    {
        _hall.Refuse(Book("a1", At(1, 10, 0))).Subject.Should().Be("from");
        _hall.Refuse(Book("a1", At(2, 12, 30))).Code.Should().Be(RefusalCode.HallClosed);
        _hall.Refuse(Book("a1", At(7, 10, 0))).Code.Should().Be(RefusalCode.HallClosed, "a Saturday");
        var slot = new Slot("social", null, At(2, 10, 0), At(2, 9, 0));
        _hall.Refuse(Book("a1", At(2, 10, 0)) with { Slot = slot }).Subject.Should().Be("to");
        _hall.Refuse(Book("a1", At(2, 10, 0)) with { Contact = new Contact("赵六") }).Subject
            .Should().Be("contact");
        for (var i = 0; i < 4; i++) _hall.Do(Book($"a{i}", At(2, 10, 0)));
        _hall.Refuse(Book("a9", At(2, 10, 0))).Code.Should().Be(RefusalCode.QuotaReached);
        _hall.Do(Book("a9", At(2, 10, 30)));
    }

    [Fact]
    public void On_a_holiday_a_clerk_is_told_and_comes()
    {
        var holiday = Book("a1", At(7, 10, 0)) with { Kind = AppointmentKind.Holiday };
        _hall.Refuse(holiday).Subject.Should().Be("need");
        _hall.Do(holiday with { Need = "急需出生证明" });
        _hall.Refuse(new NoteArrival("a1", "值班员")).Subject.Should().Be("summon");
        _hall.Do(new SummonClerk("a1", "周七", "值班员"));
        _hall.Do(new NoteArrival("a1", "值班员")).Should().Equal(new ClerkArrived("a1", "周七"));
        _hall.Do(new ServeAppointment("a1", "已办结", "周七"));
        _hall.State.Books.Appointments.Open.Should().BeEmpty();
    }

    [Fact]
    public void At_home_somebody_comes_or_says_why_not()
    {
        var home = Book("a1", At(3, 10, 0)) with { Kind = AppointmentKind.Home, Need = "行动不便" };
        _hall.Refuse(home with { Contact = new Contact("赵六", "136") }).Subject.Should().Be("address");
        _hall.Do(home);
        _hall.Refuse(new DeclineAppointment("a1", " ", "导办员")).Subject.Should().Be("reason");
        _hall.Do(new DeclineAppointment("a1", "不属上门范围，已另约", "导办员"));
        _hall.State.Books.Appointments.Open.Should().BeEmpty();
    }

    private static BookAppointment Book(string id, Instant from) => new(
        id, AppointmentKind.Hall, AppointmentChannel.Phone,
        new Slot("social", null, from, from + Duration.FromMinutes(30)), Who);

    private static Instant At(int day, int hour, int minute) =>
        new LocalDateTime(2026, 3, day, hour, minute).InZoneLeniently(WorkingHall.Plan.Zone).ToInstant();
}
