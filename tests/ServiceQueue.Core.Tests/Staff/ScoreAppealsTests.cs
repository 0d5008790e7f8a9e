using FluentAssertions;
using NodaTime;
using ServiceQueue.Core.Halls;
using ServiceQueue.Core.Staff;
using ServiceQueue.Core.Tests.Halls;
using Xunit;

namespace ServiceQueue.Core.Tests.Staff;

public sealed class ScoreAppealsTests
{
    private const string Key = "R-ATT-LATE-15:12";
    private static readonly AppealScore Appeal = new("clerk-1", 2026, 3, Key, "公交停运", "clerk-1");

    private readonly TestHall _hall = new();

    [Fact]
    public void AnAppealIsOpenOnceUntilSomebodyElseDecides()
    {
        _hall.Do(Appeal).Should().Equal(
            new ScoreAppealed("clerk-1", 2026, 3, Key, "公交停运", "clerk-1"));
        _hall.Refuse(Appeal).Subject.Should().Be("R-SCORE-APPEAL");
        _hall.Do(new DecideScoreAppeal("clerk-1", Key, true, "属实", "boss")).Should().Equal(
            new ScoreAppealDecided("clerk-1", 2026, 3, Key, true, "属实", "boss"));
        _hall.State.Books.Staff.Appeals.Should().BeEmpty();
        _hall.Refuse(new DecideScoreAppeal("clerk-1", Key, true, "属实", "boss")).Code
            .Should().Be(RefusalCode.UnknownRecord);
    }

    [Theory]
    [InlineData("clerk-1")]
    [InlineData("friend")]
    public void NobodyDecidesTheirOwnAppeal(string by)
    {
        _hall.Do(Appeal with { By = "friend" });
        var refused = _hall.Refuse(new DecideScoreAppeal("clerk-1", Key, true, "属实", by));
        (refused.Code, refused.Subject).Should().Be((RefusalCode.ForbiddenByRule, "R-SCORE-APPEAL"));
        _hall.State.Books.Staff.Appeals.Should().ContainSingle();
    }

    [Fact]
    public void AnAppealAndItsDecisionHaveReasons()
    {
        _hall.Refuse(Appeal with { Reason = " " }).Should().Be(
            new Refused(RefusalCode.FieldMissing, "reason"));
        _hall.Refuse(Appeal with { Month = 13 }).Should().Be(new Refused(RefusalCode.FieldMissing, "month"));
        _hall.Refuse(Appeal with { Month = 4 }).Should().Be(
            new Refused(RefusalCode.FieldMissing, "month"), "that month has not begun");
        _hall.Do(Appeal);
        _hall.Refuse(new DecideScoreAppeal("clerk-1", Key, false, "", "boss"))
            .Should().Be(new Refused(RefusalCode.FieldMissing, "reason"));
    }
}
