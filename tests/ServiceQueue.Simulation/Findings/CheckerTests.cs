using FluentAssertions;
using NodaTime;
using ServiceQueue.Contracts;
using ServiceQueue.Core.Halls;
using ServiceQueue.Core.Rules;
using ServiceQueue.Core.Visits;
using ServiceQueue.Engine.Findings;
using ServiceQueue.Engine.Halls;
using ServiceQueue.Simulation.Journal;
using ServiceQueue.Simulation.Views;

namespace ServiceQueue.Simulation.Findings;

/// <summary>A journal of two days, checked whole, in parts, and tampered with.</summary>
public sealed class CheckerTests
{
    private static readonly LocalDate First = Reported.Day;
    private static readonly LocalDate Second = First.PlusDays(1);
    private static readonly Instant Later = Reported.Nine + Duration.FromDays(10);

    [Fact]
    public async Task It_finds_what_was_done_and_what_was_left_undone()
    {
        await using var hall = await TwoDaysAsync();

        var found = await FindAsync(hall.Store, new FindingSpan());

        found.Select(f => (f.Rule, f.Level, f.Subject)).Should().Equal(
            ("R-SIM-CALLED-ONCE", FindingLevel.Breach, "V1"),
            ("R-SIM-CALLED-SOON", FindingLevel.Warning, "V3"),
            ("R-SIM-CALLED-SOON", FindingLevel.Breach, "V3"));
        found[2].At.Should().Be(found[2].Due!.Value, "it is true when the time is over, not when it is read");
        found[0].Evidence.Should().ContainSingle();
    }

    [Fact]
    public async Task It_keeps_to_the_days_and_the_rule_asked_for()
    {
        await using var hall = await TwoDaysAsync();

        (await RulesAsync(new FindingSpan(Second))).Should()
            .Equal("R-SIM-CALLED-SOON", "R-SIM-CALLED-SOON");
        (await RulesAsync(new FindingSpan(null, First))).Should().Equal("R-SIM-CALLED-ONCE");
        (await RulesAsync(new FindingSpan(First, Second, "R-SIM-CALLED-ONCE"))).Should().HaveCount(1);
        (await RulesAsync(new FindingSpan(Second, null, "R-SIM-CALLED-ONCE"))).Should().BeEmpty();

        async Task<IEnumerable<string>> RulesAsync(FindingSpan span) =>
            (await FindAsync(hall.Store, span)).Select(f => f.Rule);
    }

    [Fact]
    public async Task It_knows_nothing_of_what_comes_after_now()
    {
        await using var hall = await TwoDaysAsync();
        var issued = hall.Runner.State.Visits[new VisitId("V3")].IssuedAt;

        var found = await FindAsync(hall.Store, new FindingSpan(Second), issued + Duration.FromSeconds(40));

        found.Should().ContainSingle("at its due time it may still come").Which.Level.Should()
            .Be(FindingLevel.Warning);
    }

    [Fact]
    public async Task A_changed_record_is_a_breach_and_the_rest_is_found_as_well()
    {
        await using var hall = await TwoDaysAsync();
        var forged = new EditedStore(
            hall.Store, r => r.Type == nameof(VisitRecalled) ? r with { Actor = "nobody" } : r);

        var found = await FindAsync(forged, new FindingSpan());

        found.Should().HaveCount(4);
        found[0].Should().Match<Finding>(f =>
            f.Rule == "R-ARC-TRACE" && f.Evidence.Length == 1 && f.Level == FindingLevel.Breach);
        (await FindAsync(forged, new FindingSpan(Rule: "R-ARC-TRACE"))).Should().ContainSingle();
        (await FindAsync(forged, new FindingSpan(Rule: "R-SIM-CALLED-ONCE"))).Should().ContainSingle();
    }

    [Fact]
    public async Task What_cannot_be_read_or_does_not_follow_is_a_breach()
    {
        await using var hall = await TwoDaysAsync();

        var unknown = await FindAsync(
            new EditedStore(hall.Store, r => r.Type == nameof(VisitRecalled) ? r with { Type = "Odd" } : r),
            new FindingSpan());
        var missing = await FindAsync(
            new EditedStore(hall.Store, r => r.Type == nameof(TicketIssued) && r.Sequence < 8 ? null : r),
            new FindingSpan(Rule: "R-ARC-TRACE"));

        unknown.Count(f => f.Rule == "R-ARC-TRACE").Should().Be(1);
        missing.Should().HaveCountGreaterThan(1).And.OnlyContain(f => f.Rule == "R-ARC-TRACE");
    }

    [Fact]
    public async Task A_journal_without_its_beginning_cannot_be_checked()
    {
        await using var hall = await TwoDaysAsync();
        var cut = new EditedStore(hall.Store, r => r.Sequence < 4 ? null : r);

        var checking = () => FindAsync(cut, new FindingSpan());

        await checking.Should().ThrowAsync<InvalidDataException>()
            .WithMessage("*does not begin with a plan*");
    }

    [Fact]
    public async Task A_rule_that_fails_is_told_with_its_record()
    {
        await using var hall = await TwoDaysAsync();
        var checker = new Checker(hall.Store, "report") { Rules = [new Failing()] };

        var checking = async () =>
        {
            await foreach (var finding in checker.RunAsync(new FindingSpan(), Later, default))
                finding.Should().BeNull();
        };

        (await checking.Should().ThrowAsync<RuleFailedException>()).WithMessage("*no luck*");
    }

    /// <summary>V1 is called twice on the first day; V3 of the second is never called.</summary>
    private static async Task<RunningHall> TwoDaysAsync()
    {
        var hall = await RunningHall.OpenAsync();
        await hall.IssueAsync("V1");
        await hall.AskAsync(new CallNext(3));
        await hall.AskAsync(new RecallVisit(3));
        await hall.AskAsync(new ServeVisit(3));
        await hall.AskAsync(new FinishTurn(3, "answered", null, null));
        await hall.NextDayAsync();
        await hall.AskAsync(new Wake());
        await hall.AskAsync(new OpenDoors(null));
        (await hall.IssueAsync("V3")).Should().BeOfType<Done>();
        return hall;
    }

    private static async Task<List<Finding>> FindAsync(
        IHallStore store, FindingSpan span, Instant? now = null)
    {
        var found = new List<Finding>();
        var checker = new Checker(store, "report") { Rules = [new CalledOnce(), new CalledSoon()] };
        await foreach (var finding in checker.RunAsync(span, now ?? Later, default)) found.Add(finding);
        return found;
    }

    private sealed class Failing() : Rule(new RuleInfo(
        "R-SIM-FAILS", RuleGrade.Must, "none", new Words("出错")))
    {
        public override void Watch(Listening listening) => listening.On<VisitServed>(
            (_, _) => throw new InvalidOperationException("no luck"));
    }
}
