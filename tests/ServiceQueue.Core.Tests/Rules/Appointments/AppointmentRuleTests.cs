using FluentAssertions;
using ServiceQueue.Core.Appointments;
using ServiceQueue.Core.Complaints;
using ServiceQueue.Core.Halls;
using ServiceQueue.Core.Rules;
using ServiceQueue.Core.Tests.Rules.Complaints;
using ServiceQueue.Core.Visits;
using Xunit;
using static ServiceQueue.Core.Tests.Rules.Complaints.Journals;

namespace ServiceQueue.Core.Tests.Rules.Appointments;

/// <summary>The rules A6 on journals that keep and that break them.</summary>
public sealed class AppointmentRuleTests
{
    private const string Monday = "2026-03-02 09:00";
    private const string Later = "2026-06-01 09:00";

    private static readonly Contact Who = new("赵六", "136", "幸福里2号");
    private static readonly VisitId Visit = new("V1");

    [Fact]
    public void R_APT_BOOK_kept() => Begin(Monday).Then(Booked()).Keeps("R-APT-BOOK", Later);

    [Fact]
    public void R_APT_BOOK_broken()
    {
        foreach (var booked in new[]
        {
            Booked() with { Channel = null }, Booked() with { Slot = null },
            Booked() with { Slot = Booked().Slot! with { To = Booked().Slot!.From } },
            Booked() with { Contact = null }, Booked() with { Contact = new Contact("赵六") },
        })
            Begin(Monday).Then(booked).Breaks("R-APT-BOOK", "2026-03-02 09:30", Monday, 4);
    }

    [Theory]
    [InlineData("2026-03-02 09:50")]
    [InlineData("2026-03-02 10:40")]
    public void R_APT_HONOUR_kept(string called) => CheckedIn().At(called)
        .Then(new VisitCalled(Visit, 1, Clerk, null, null)).Breaches("R-APT-HONOUR", Later)
        .Should().BeEmpty();

    [Fact]
    public void R_APT_HONOUR_kept_for_who_did_not_come_or_came_too_late()
    {
        Begin(Monday).Then(Booked()).At("2026-03-02 10:40").Then(new AppointmentReleased("a1"))
            .Keeps("R-APT-HONOUR", Later);
        Begin(Monday).Then(Booked()).At("2026-03-02 10:45")
            .Then(new AppointmentCheckedIn("a1", Visit)).Issued().Keeps("R-APT-HONOUR", Later);
        CheckedIn().Then(new VisitLeft(Visit, Leaving.ByVisitor)).Keeps("R-APT-HONOUR", Later);
    }

    [Fact]
    public void R_APT_HONOUR_broken()
    {
        var journal = CheckedIn();
        journal.Breaks("R-APT-HONOUR", Later, "2026-03-02 10:40", 5).Subject.Should().Be("Y2026-00001");
        journal.Findings("R-APT-HONOUR", "2026-03-02 10:21").Should().ContainSingle()
            .Which.Level.Should().Be(FindingLevel.Warning);
        CheckedIn().At("2026-03-02 09:49").Then(new VisitCalled(Visit, 1, Clerk, null, null))
            .Breaks("R-APT-HONOUR", Later, "2026-03-02 09:49", 5, 7).Counter.Should().Be(1);
        Begin(Monday).Then(Booked()).Breaks("R-APT-HONOUR", Later, "2026-03-02 10:50", 4);
    }

    [Fact]
    public void R_APT_HOLIDAY_kept() => Holiday().At("2026-03-07 09:15")
        .Then(new ClerkSummoned("a1", "周七", "值班员")).At("2026-03-07 10:15")
        .Then(new ClerkArrived("a1", "周七")).KeepsAfterWarning("R-APT-HOLIDAY", Later);

    [Fact]
    public void R_APT_HOLIDAY_broken()
    {
        Holiday().Breaks("R-APT-HOLIDAY", Later, "2026-03-07 09:15", 4);
        Holiday().At("2026-03-07 09:10").Then(new ClerkSummoned("a1", "周七", "值班员"))
            .Breaks("R-APT-HOLIDAY", Later, "2026-03-07 10:10", 5);
    }

    [Fact]
    public void R_APT_HOME_kept()
    {
        Home().At("2026-03-09 17:30").Then(new AppointmentServed("a1", "已办", "周七"))
            .KeepsAfterWarning("R-APT-HOME", Later);
        Home().Then(new AppointmentDeclined("a1", "不属上门范围", "导办员")).Keeps("R-APT-HOME", Later);
    }

    [Fact]
    public void R_APT_HOME_broken()
    {
        Home().Breaks("R-APT-HOME", Later, "2026-03-09 17:30", 4);
        Home().Then(new AppointmentDeclined("a1", " ", "导办员"))
            .Breaks("R-APT-HOME", Later, "2026-03-09 17:30", 4);
    }

    [Fact]
    public void R_APT_PROACTIVE_says_why_it_is_not_checked() =>
        RuleSet.Find("R-APT-PROACTIVE")!.Undecidable.Should().NotBeNull();

    private static TestJournal CheckedIn() =>
        Begin(Monday).Then(Booked()).Then(new AppointmentCheckedIn("a1", Visit)).Issued();

    private static TestJournal Holiday() => Begin("2026-03-07 09:00")
        .Then(Booked() with { Kind = AppointmentKind.Holiday, Need = "急需出生证明" });

    private static TestJournal Home() =>
        Begin(Monday).Then(Booked() with { Kind = AppointmentKind.Home, Need = "行动不便" });

    /// <summary>From 10:00 to 10:30 of the Monday.</summary>
    private static AppointmentBooked Booked()
    {
        var at = new TestJournal(Plan).Time("2026-03-02 10:00");
        return new AppointmentBooked(
            "a1", "Y2026-00001", AppointmentKind.Hall, AppointmentChannel.Phone,
            new Slot("social", null, at, at + NodaTime.Duration.FromMinutes(30)), Who);
    }
}
