using FluentAssertions;
using NodaTime;
using ServiceQueue.Core.Cases;
using ServiceQueue.Core.Disclosure;
using ServiceQueue.Core.Hours;
using ServiceQueue.Core.Rulebooks;
using ServiceQueue.Core.Tests.Rules.Asking;
using ServiceQueue.Core.Visits;
using Xunit;

namespace ServiceQueue.Core.Tests.Rules.Ledger;

/// <summary>The ledger of cases and the log of visits.</summary>
public sealed class LedgerTests
{
    private const string Fields = "R-LEDGER-FIELDS";
    private const string Log = "R-LOG-VISIT";

    [Fact]
    public void R_LEDGER_FIELDS_kept() => Accepted()
        .Then(new CaseDecided("2026-00001", true, "准予登记", "clerk-1"))
        .Then(new CaseArchived("2026-00001", "clerk-1"))
        .Then(Received("2026-00002"))
        .Breaches(Fields).Should().BeEmpty();

    [Fact]
    public void R_LEDGER_FIELDS_broken_by_a_number_given_out_twice() => Accepted()
        .Then(new CaseWithdrawn("2026-00001", "applicant", "clerk-1")).Then(Received("2026-00001"))
        .Breaches(Fields).Should().ContainSingle().Which.Evidence.Should().Equal(10);

    [Fact]
    public void R_LEDGER_FIELDS_broken_by_a_row_without_clerk_or_without_times()
    {
        Accepted(by: "").Breaches(Fields).Should().ContainSingle().Which.Evidence.Should().Equal(8);
        Accepted().Then(new CaseArchived("2026-00001", "clerk-1"))
            .Breaches(Fields).Should().ContainSingle().Which.Evidence.Should().Equal(8, 9);
        Morning.AtCounter().Then(Received("2026-00001"))
            .Then(new CaseDecided("2026-00001", true, "准予登记", "clerk-1"))
            .Breaches(Fields).Should().ContainSingle();
    }

    [Fact]
    public void R_LEDGER_PUBLIC_kept() => Accepted()
        .Then(new ResultPublished("2026-00001", "王*申请的事项准予登记", null, "clerk-1"))
        .Breaches("R-LEDGER-PUBLIC").Should().BeEmpty();

    [Theory]
    [InlineData("王小明申请的事项准予登记")]
    [InlineData("联系电话13800001111")]
    public void R_LEDGER_PUBLIC_broken(string text) => Accepted()
        .Then(new ResultPublished("2026-00001", text, null, "clerk-1"))
        .Breaches("R-LEDGER-PUBLIC").Should().ContainSingle().Which.Says.ZhCn.Should().NotContain("王小明");

    [Fact]
    public void R_LOG_VISIT_kept() => Identity(Morning.AtCounter())
        .Then(new VisitNoted(Morning.First, "clerk-1", true, ""))
        .Then(new TurnFinished(Morning.First, 1, "promise", "2026-00001", null))
        .Then(new Core.Halls.DayClosed(new LocalDate(2026, 3, 2)))
        .Breaches(Log).Should().BeEmpty();

    [Fact]
    public void R_LOG_VISIT_broken_by_a_turn_without_clerk_or_outcome()
    {
        Morning.Of("2026-03-02").Issued(Morning.First, 1)
            .Then(new VisitCalled(Morning.First, 1, null, null, null))
            .Then(new TurnFinished(Morning.First, 1, "answered", null, null))
            .Breaches(Log).Should().ContainSingle().Which.Evidence.Should().Equal(6);
        Morning.AtCounter().Then(new TurnFinished(Morning.First, 1, "", null, null))
            .Breaches(Log).Should().ContainSingle();
    }

    [Fact]
    public void R_LOG_VISIT_broken_where_the_hall_asks_for_the_identity_check_and_none_was_noted() =>
        Identity(Morning.AtCounter()).Then(new VisitNoted(Morning.First, "clerk-1", false, ""))
            .Then(new TurnFinished(Morning.First, 1, "promise", "2026-00001", null))
            .Breaches(Log).Should().ContainSingle().Which.Evidence.Should().Equal(9);

    [Fact]
    public void R_LOG_VISIT_broken_by_a_ticket_without_an_end() => Morning.AtCounter()
        .Then(new Core.Halls.DayClosed(new LocalDate(2026, 3, 2)))
        .Breaches(Log).Should().ContainSingle();

    private static TestJournal Identity(TestJournal journal) => journal.Then(new RulebookChanged(
        "ledger.identity-note", 0, 1, "张主任", "李局长", "上级要求"));

    private static TestJournal Accepted(string by = "clerk-1")
    {
        var journal = Morning.AtCounter().Then(Received("2026-00001"));
        return journal.Then(new CaseAccepted(
            "2026-00001", CaseKind.Promise, "", journal.Time("2026-03-02 09:00"), TimeLimit.WorkingDays(5),
            journal.Time("2026-03-09 17:30"), by));
    }

    private static CaseReceived Received(string number) => new(
        number, Morning.First, 1, "clerk-1", null, "", "on-spot", new Applicant("王小明"), []);
}
