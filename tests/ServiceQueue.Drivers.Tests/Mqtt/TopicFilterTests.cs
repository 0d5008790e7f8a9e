using FluentAssertions;
using ServiceQueue.Contracts;
using Xunit;

namespace ServiceQueue.Drivers.Tests.Mqtt;

/// <summary>The examples of OASIS mqtt-v5.0, 4.7.1 and 4.7.2.</summary>
public sealed class TopicFilterTests
{
    [Theory]
    [InlineData("sport/tennis/player1/#", "sport/tennis/player1", true)]
    [InlineData("sport/tennis/player1/#", "sport/tennis/player1/ranking", true)]
    [InlineData("sport/tennis/player1/#", "sport/tennis/player1/score/wimbledon", true)]
    [InlineData("sport/#", "sport", true)]
    [InlineData("#", "sport/tennis", true)]
    [InlineData("sport/tennis/+", "sport/tennis/player1", true)]
    [InlineData("sport/tennis/+", "sport/tennis/player1/ranking", false)]
    [InlineData("sport/+", "sport", false)]
    [InlineData("sport/+", "sport/", true)]
    [InlineData("+/+", "/finance", true)]
    [InlineData("/+", "/finance", true)]
    [InlineData("+", "/finance", false)]
    [InlineData("#", "$SYS/monitor", false)]
    [InlineData("+/monitor", "$SYS/monitor", false)]
    [InlineData("$SYS/#", "$SYS/monitor", true)]
    [InlineData("a/b", "a/b", true)]
    [InlineData("a/b", "a/B", false)]
    [InlineData("a/b", "a", false)]
    [InlineData("a/b/#", "a", false)]
    public void FiltersMatchAsTheStandardSays(string filter, string topic, bool matches) =>
        TopicFilter.Matches(filter, topic).Should().Be(matches);

    [Theory]
    [InlineData("sport/tennis#")]
    [InlineData("sport/tennis/#/ranking")]
    [InlineData("sport+")]
    [InlineData("")]
    public void FiltersThatAreNotValidAreRefused(string filter)
    {
        var checking = () => TopicFilter.CheckFilter(filter);
        checking.Should().Throw<ArgumentException>();
    }
}
