using FluentAssertions;
using ServiceQueue.Core.Halls;
using ServiceQueue.Core.Rulebooks;
using ServiceQueue.Core.Rules;
using ServiceQueue.Core.Rules.Asking;
using ServiceQueue.Core.Tests.Halls;
using Xunit;

namespace ServiceQueue.Core.Tests.Rulebooks;

/// <summary>Figures, their bounds, and who may change them.</summary>
public sealed class RulebookTests
{
    private static readonly ChangeFigure Change =
        new(AskingFigures.FollowUpDays.Id, 3, "张主任", "李局长", "提高时效");

    [Fact]
    public void A_figure_is_changed_by_two_persons_and_is_in_force_at_once()
    {
        var hall = new TestHall();
        hall.Do(Change).Should().ContainSingle().Which.Should().Be(
            new RulebookChanged("asking.follow-up-days", 5, 3, "张主任", "李局长", "提高时效"));
        hall.State.Books.Rules[AskingFigures.FollowUpDays].Should().Be(3);
        hall.Do(Change).Should().BeEmpty("it is so already");
        hall.Do(Change with { Value = 5 });
        hall.State.Books.Rules.Set.Should().BeEmpty("the default needs no record");
    }

    [Fact]
    public void A_value_out_of_bounds_is_refused_with_the_clause()
    {
        var no = new TestHall().Refuse(Change with { Value = 16 });
        no.Code.Should().Be(RefusalCode.ForbiddenByRule);
        no.Subject.Should().Be("R-FIRST-FOLLOWUP");
        no.Why!.ZhCn.Should().Contain("1–15").And.Contain("003-B 三");
    }

    [Fact]
    public void Nobody_changes_a_figure_alone_without_a_reason_or_one_there_is_not()
    {
        var hall = new TestHall();
        hall.Refuse(Change with { Approver = "张主任" }).Code.Should().Be(RefusalCode.ForbiddenByRule);
        hall.Refuse(Change with { Approver = "" }).Code.Should().Be(RefusalCode.FieldMissing);
        hall.Refuse(Change with { Reason = " " }).Subject.Should().Be("reason");
        hall.Refuse(Change with { Parameter = "asking.mood" }).Code.Should().Be(RefusalCode.UnknownRecord);
        hall.State.Books.Rules.Set.Should().BeEmpty();
    }

    [Fact]
    public void Every_figure_is_whole_and_names_a_rule_there_is()
    {
        Figures.All.Select(p => p.Id).Should().OnlyHaveUniqueItems();
        Figures.All.Where(p => p.Default < p.Min || p.Default > p.Max || p.Unit.En is null
            || p.Name.En is null).Should().BeEmpty();
        // A figure of the civil code serves every limit and belongs to no one rule.
        Figures.All.Where(p => !p.Clause.StartsWith("民法典", StringComparison.Ordinal)
            && RuleSet.Find(Changing.RuleOf(p)) is null).Select(p => p.Id).Should().BeEmpty();
        Figures.All.Where(p => !p.Choices.IsDefaultOrEmpty)
            .Should().OnlyContain(p => p.Min == 0 && p.Max == p.Choices.Length - 1);
    }
}
