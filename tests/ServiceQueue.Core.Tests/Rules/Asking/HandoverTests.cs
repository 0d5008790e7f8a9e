using FluentAssertions;
using NodaTime;
using ServiceQueue.Core.Asking;
using ServiceQueue.Core.Cases;
using ServiceQueue.Core.Counters;
using ServiceQueue.Core.Halls;
using ServiceQueue.Core.Hours;
using ServiceQueue.Core.Notices;
using ServiceQueue.Core.Visits;
using Xunit;

namespace ServiceQueue.Core.Tests.Rules.Asking;

/// <summary>Handing over, to a person or with a paper, and never back and forth.</summary>
public sealed class HandoverTests
{
    private const string Handover = "R-FIRST-HANDOVER";
    private const string Absent = "R-FIRST-ABSENT-REGISTER";
    private const string Outside = "R-FIRST-OUTSIDE";
    private const string Phone = "R-FIRST-PHONE-COORD";
    private const string Shirk = "R-FIRST-NO-SHIRK";

    [Fact]
    public void R_FIRST_HANDOVER_kept() => OutOfScope()
        .Then(new HandedOver("V1", "clerk-1", 3, "clerk-3", "民政事项", "assign"))
        .Then(new VisitTransferred(Morning.First, 1, "social", 3, "民政事项"))
        .At("2026-03-02 09:10").Then(new HandoverAccepted("V1", "clerk-3"))
        .Breaches(Handover, "2026-03-02 18:00").Should().BeEmpty();

    [Fact]
    public void R_FIRST_HANDOVER_broken_when_the_visitor_is_only_sent_on() => OutOfScope()
        .Then(new VisitTransferred(Morning.First, 1, "civil", null, "去三号"))
        .Breaches(Handover).Should().ContainSingle().Which.Evidence.Should().Equal(7, 8);

    [Fact]
    public void R_FIRST_HANDOVER_broken_when_nobody_is_named_or_accepts()
    {
        OutOfScope().Then(new HandedOver("V1", "clerk-1", 3, "", "民政事项"))
            .Breaches(Handover, "2026-03-02 18:00").Should().ContainSingle().Which.Counter.Should().Be(3);

        var silent = OutOfScope().Then(new HandedOver("V1", "clerk-1", 3, "clerk-3", "民政事项"));
        silent.Breaches(Handover, "2026-03-02 18:00").Should().ContainSingle()
            .Which.At.Should().Be(silent.Time("2026-03-02 09:10"));

        OutOfScope().Then(new HandedOver("V1", "clerk-1", 3, "clerk-3", "民政事项"))
            .Then(new HandoverAccepted("V1", "clerk-2"))
            .Breaches(Handover).Should().ContainSingle().Which.Evidence.Should().Equal(9);
    }

    [Fact]
    public void R_FIRST_ABSENT_REGISTER_kept()
    {
        var journal = Away().Then(new HandedOver("V1", "clerk-1", 3, "clerk-3", "民政事项"));
        journal.Then(new AbsenceRegistered(
                "V1", 3, journal.Time("2026-03-03 09:00"), "户口本原件", "0738-1234567", "clerk-1",
                "2026缺字第00001号"))
            .Then(Paper("2026缺字第00001号", NoticeKind.Absence))
            .Breaches(Absent, "2026-03-02 18:00").Should().BeEmpty();
    }

    [Fact]
    public void R_FIRST_ABSENT_REGISTER_broken_without_a_form()
    {
        var journal = Away().Then(new HandedOver("V1", "clerk-1", 3, "clerk-3", "民政事项"));
        var found = journal.Breaches(Absent, "2026-03-02 18:00").Should().ContainSingle().Subject;
        found.At.Should().Be(journal.Time("2026-03-02 09:10"));
        found.Evidence.Should().Equal(8);
    }

    [Fact]
    public void R_FIRST_ABSENT_REGISTER_broken_by_a_form_with_a_gap_or_without_the_paper()
    {
        var journal = Away();
        journal.Then(new AbsenceRegistered(
                "V1", 3, journal.Time("2026-03-03 09:00"), "", "0738-1234567", "clerk-1", ""))
            .Breaches(Absent).Should().ContainSingle().Which.Says.ZhCn.Should().Contain("办理要求");
        var paperless = Away();
        paperless.Then(new AbsenceRegistered(
                "V1", 3, journal.Time("2026-03-03 09:00"), "户口本", "0738-1234567", "clerk-1", "2026缺字第00001号"))
            .Breaches(Absent, "2026-03-02 18:00").Should().ContainSingle();
    }

    [Fact]
    public void R_FIRST_OUTSIDE_kept() => Referred("0738-1234567")
        .Then(Paper("2026转字第00001号", NoticeKind.Outside))
        .Breaches(Outside, "2026-03-02 18:00").Should().BeEmpty();

    [Fact]
    public void R_FIRST_OUTSIDE_broken_without_phone_or_paper()
    {
        Referred("").Breaches(Outside).Should().ContainSingle().Which.Evidence.Should().Equal(7);
        Referred("0738-1234567").Breaches(Outside, "2026-03-02 18:00").Should().ContainSingle();
    }

    [Fact]
    public void R_FIRST_PHONE_COORD_kept() => Morning.AtCounter()
        .Then(new Coordinated("V1", "民政办", "可当场补盖印章", "clerk-1"))
        .Then(new TurnFinished(Morning.First, 1, "answered", null, null))
        .Breaches(Phone).Should().BeEmpty();

    [Fact]
    public void R_FIRST_PHONE_COORD_broken() => Morning.AtCounter()
        .Then(new TurnFinished(Morning.First, 1, "answered", null, null))
        .Then(new Coordinated("V1", "民政办", "可当场补盖印章", "clerk-1"))
        .Breaches(Phone).Should().ContainSingle().Which.Evidence.Should().Equal(8);

    [Fact]
    public void R_FIRST_NO_SHIRK_kept_with_a_new_reason() => SentBack("申请表填好后回原窗口办理")
        .Then(new TurnFinished(Morning.First, 1, "none", null, "自愿放弃")).Breaches(Shirk).Should().BeEmpty();

    [Theory]
    [InlineData("不归我管")]
    [InlineData("")]
    public void R_FIRST_NO_SHIRK_broken_by_sending_back(string reason)
    {
        var found = SentBack(reason).Breaches(Shirk).Should().ContainSingle().Subject;
        found.Evidence.Should().Equal(7, 9, 10);
        found.Counter.Should().Be(1);
    }

    [Fact]
    public void R_FIRST_NO_SHIRK_broken_by_no_outcome() => Morning.AtCounter()
        .Then(new TurnFinished(Morning.First, 1, "none", null, null))
        .Breaches(Shirk).Should().ContainSingle();

    [Fact]
    public void R_FIRST_JOINT_kept()
    {
        var journal = Morning.AtCounter().Then(Received());
        journal.Then(new CaseTyped("2026-00001", CaseKind.Joint, "clerk-1", null, "大厅办公室"))
            .Then(Accepted(journal.Time("2026-04-01 17:30")))
            .Breaches("R-FIRST-JOINT").Should().BeEmpty();
    }

    [Fact]
    public void R_FIRST_JOINT_broken_without_coordinator_or_with_two_due_times()
    {
        var journal = Morning.AtCounter().Then(Received())
            .Then(new CaseTyped("2026-00001", CaseKind.Joint, "clerk-1"));
        journal.Then(Accepted(journal.Time("2026-04-01 17:30")))
            .Then(Accepted(journal.Time("2026-04-02 17:30")));
        journal.Breaches("R-FIRST-JOINT").Select(f => f.Evidence).Should().SatisfyRespectively(
            first => first.Should().Equal(8), second => second.Should().Equal(9, 10));
    }

    private static CaseReceived Received() => new(
        "2026-00001", Morning.First, 1, "clerk-1", null, "", "on-spot", new Applicant("王某"), []);

    private static CaseAccepted Accepted(Instant due) => new(
        "2026-00001", CaseKind.Joint, "2026受字第00001号", Instant.FromUtc(2026, 3, 2, 1, 0),
        TimeLimit.WorkingDays(20), due, "clerk-1");

    private static TestJournal SentBack(string reason) => Morning.AtCounter()
        .Then(new VisitTransferred(Morning.First, 1, "social", 2, "不归我管"))
        .Then(new VisitCalled(Morning.First, 2, "clerk-2", null, null))
        .Then(new VisitTransferred(Morning.First, 2, "social", 1, reason))
        .Then(new VisitCalled(Morning.First, 1, "clerk-1", null, null));

    private static TestJournal OutOfScope() => Morning.AtCounter()
        .Then(new FirstAsked("V1", "visit", "clerk-1", Morning.First, "申请低保", false, false));

    private static TestJournal Away() => Morning.AtCounter().Then(new CounterPaused(3, "外出", null));

    private static TestJournal Referred(string phone) => Morning.AtCounter().Then(new ReferredOutside(
        "V1", "县不动产登记中心", "解放路1号", phone, "不动产登记由县中心受理", "clerk-1", "2026转字第00001号"));

    private static NoticeIssued Paper(string number, NoticeKind kind)
    {
        var notice = new Notice(
            number, kind, Instant.FromUtc(2026, 3, 2, 1, 0), new Words("告知单", "Notice"), "", ["您好"], [], "");
        return new NoticeIssued(notice, null, null, Morning.First, 1, null, Filing.Digest(notice));
    }
}
