using System.Text.Json;
using FluentAssertions;
using NodaTime;
using NodaTime.Text;
using ServiceQueue.Contracts.Json;

namespace ServiceQueue.Simulation.Journal;

/// <summary>Instants in the house's JSON: the short way in reads what NodaTime's own pattern reads.</summary>
public sealed class WireInstantTests
{
    [Theory]
    [InlineData("2026-03-02T10:00:00Z")]
    [InlineData("2026-03-02T10:00:00.5Z")]
    [InlineData("2026-03-02T10:00:00.1234567Z")]
    [InlineData("2026-03-02T10:00:00.123456789Z")]
    [InlineData("2026-03-02T10:00:00+08:00")]
    [InlineData("0001-01-01T00:00:00Z")]
    [InlineData("9999-12-31T23:59:59.9999999Z")]
    [InlineData("2024-02-29T23:59:59Z")]
    [InlineData("2026-02-29T00:00:00Z")]
    [InlineData("2026-13-02T10:00:00Z")]
    [InlineData("2026-03-02T25:00:00Z")]
    [InlineData("2026-03-02T10:00:60Z")]
    [InlineData("2026-03-02T10:00Z")]
    [InlineData("2026-03-02 10:00:00Z")]
    [InlineData("2026-03-02T10:00:00.Z")]
    [InlineData("2026-03-02T10:00:00")]
    [InlineData("2026-03-02")]
    [InlineData("soon, and surely Z")]
    [InlineData("")]
    public void It_reads_what_the_pattern_reads(string text)
    {
        var pattern = OffsetDateTimePattern.ExtendedIso.Parse(text);
        Instant? expected = pattern.Success ? pattern.Value.ToInstant() : null;

        Read(text).Should().Be(expected);
    }

    [Fact]
    public void What_it_writes_it_reads_to_the_tick()
    {
        var chance = new Random(7);
        for (var i = 0; i < 2000; i++)
        {
            var ticks = chance.NextInt64(-620_000_000_000_000_000, 2_500_000_000_000_000_000);
            var at = Instant.FromUnixTimeTicks(ticks);
            WireJson.Read<Instant>(WireJson.Write(at)).Should().Be(at);
        }
    }

    private static Instant? Read(string text)
    {
        try
        {
            return WireJson.Read<Instant>(JsonSerializer.SerializeToUtf8Bytes(text));
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
