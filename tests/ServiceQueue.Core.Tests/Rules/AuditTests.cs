using FluentAssertions;
using NodaTime;
using ServiceQueue.Core.Halls;
using ServiceQueue.Core.Rules;
using Xunit;

namespace ServiceQueue.Core.Tests.Rules;

/// <summary>How an audit lets time pass, whatever the rules are.</summary>
public sealed class AuditTests
{
    private static readonly Instant Start = Instant.FromUtc(2026, 3, 2, 2, 0);

    [Fact]
    public void What_was_expected_in_vain_is_found_at_its_due_time_however_late_it_is_looked_for()
    {
        var audit = Begin();
        audit.Hear(At(0, new DoorsOpened("expect")));

        audit.Advance(Start + Duration.FromMinutes(30));
        audit.Take().Should().ContainSingle().Which.Level.Should().Be(FindingLevel.Warning);
        audit.Advance(Start + Duration.FromHours(40));

        var found = audit.Take().Should().ContainSingle().Subject;
        found.Should().BeEquivalentTo(new { At = Start + Duration.FromMinutes(30), Evidence = new[] { 1L } });
        audit.NextDue.Should().BeNull();
    }

    [Fact]
    public void What_comes_at_the_very_due_time_is_in_time()
    {
        var audit = Begin();
        audit.Hear(At(0, new DoorsOpened("expect")));
        audit.Hear(At(30, new DoorsClosed("met")));

        audit.Advance(Start + Duration.FromHours(40));
        audit.Take().Should().OnlyContain(f => f.Level == FindingLevel.Warning);
    }

    [Fact]
    public void A_fraction_of_the_due_second_is_no_delay_and_the_next_second_is_one()
    {
        var due = Start + Duration.FromMinutes(30);
        foreach (var (late, breaches) in ((int, int)[])[(999, 0), (1000, 1)])
        {
            var audit = Begin();
            audit.Hear(At(0, new DoorsOpened("expect")));
            var at = due + Duration.FromMilliseconds(late);
            audit.Hear(new Recorded(2, at, "test", new DoorsClosed("met")));
            var found = audit.Take().Where(f => f.Level == FindingLevel.Breach).ToList();
            found.Should().HaveCount(breaches);
            found.Where(f => f.At != due).Should().BeEmpty();
        }
    }

    [Fact]
    public void A_second_expectation_of_the_same_subject_replaces_the_first()
    {
        var audit = Begin();
        audit.Hear(At(0, new DoorsOpened("expect")));
        audit.Hear(At(10, new DoorsOpened("expect")));

        audit.Advance(Start + Duration.FromHours(40));
        audit.Take().Where(f => f.Level == FindingLevel.Breach).Should().ContainSingle()
            .Which.At.Should().Be(Start + Duration.FromMinutes(40));
    }

    [Fact]
    public void Every_rule_has_its_own_id_its_clause_and_its_words()
    {
        var infos = RuleSet.Make().Select(r => r.Info).ToList();
        infos.Select(i => i.Id).Should().OnlyHaveUniqueItems();
        infos.Where(i => i.Clause.Length == 0 || i.Says.ZhCn.Length == 0 || i.Says.En is null)
            .Should().BeEmpty();
    }

    private static Audit Begin() => new(HallState.Before(Halls.TestHall.Plan), new Expecting());

    private static Recorded At(int minutes, HallEvent happened) =>
        new(minutes + 1, Start + Duration.FromMinutes(minutes), "test", happened);

    private sealed class Expecting() : Rule(
        new RuleInfo("R-TEST", RuleGrade.Must, "000-A 1", new Words("测试", "test")))
    {
        public override void Watch(Listening listening)
        {
            listening.On<DoorsOpened>((scene, _) => scene.Expect(
                "doors", scene.At + Duration.FromMinutes(30), new Words("逾期", "late"),
                scene.At + Duration.FromMinutes(25)));
            listening.On<DoorsClosed>((scene, _) => scene.Met("doors"));
        }
    }
}
