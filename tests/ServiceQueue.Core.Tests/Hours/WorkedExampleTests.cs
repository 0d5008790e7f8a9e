using System.Text.Json;
using FluentAssertions;
using NodaTime;
using NodaTime.Text;
using ServiceQueue.Core.Hours;
using Xunit;

namespace ServiceQueue.Core.Tests.Hours;

/// <summary>The 21 worked examples of the regulation study: time-vectors.json beside this file.</summary>
public sealed class WorkedExampleTests
{
    private static readonly DateTimeZone Zone = DateTimeZoneProviders.Tzdb["Asia/Shanghai"];

    private static readonly Dictionary<string, JsonElement> Vectors = Read();

    public static TheoryData<string> Ids => [.. Vectors.Keys];

    [Fact]
    public void All_21_examples_are_here() =>
        Vectors.Keys.Select(id => id.TrimEnd('a', 'b', 'c')).Distinct().Should()
            .Equal(Enumerable.Range(1, 21).Select(n => $"{n}"));

    [Theory]
    [MemberData(nameof(Ids))]
    public void An_example_comes_out_exactly(string id)
    {
        var vector = Vectors[id];
        var expected = vector.GetProperty("expect").EnumerateObject()
            .ToDictionary(p => p.Name, p => p.Value.ToString());
        Got(vector).Should().Equal(expected);
    }

    private static Dictionary<string, string> Got(JsonElement vector)
    {
        var (rule, input) = (vector.GetProperty("rule"), vector.GetProperty("input"));
        var clock = Clock(vector.GetProperty("profile").GetString()!);
        var n = rule.TryGetProperty("n", out var count) ? count.GetInt32() : 0;
        var days = TimeLimit.WorkingDays(n);
        switch (rule.GetProperty("kind").GetString())
        {
            case "workingDays" when rule.TryGetProperty("extendBy", out var more):
                var due = DueTimes.Of(clock, At(input, "start"), days);
                return new()
                {
                    ["due"] = Text(due), ["dueExtended"] = Text(DueTimes.Extended(clock, due.At!.Value,
                        more.GetInt32())),
                };
            case "workingDays" when rule.TryGetProperty("afterHoursReceipt", out _):
                return new()
                {
                    ["strict"] = Text(DueTimes.Of(clock, At(input, "start"), days)),
                    ["nextDay"] = Text(DueTimes.Of(
                        clock with { Settings = new() { AfterHours = AfterHours.NextDay } },
                        At(input, "start"), days)),
                };
            case "workingDays" when input.TryGetProperty("paused", out _):
                var (start, paused) = (At(input, "start"), At(input, "paused"));
                return new()
                {
                    ["used"] = $"{DueTimes.Used(clock, start, paused)}",
                    ["due"] = Text(DueTimes.Resumed(clock, start, paused, At(input, "resumed"), days)),
                };
            case "workingDays":
                return Answer(DueTimes.Of(clock, At(input, "start"), days));
            case "naturalDays":
                var last = DueTimes.Of(clock, At(input, "start"), TimeLimit.NaturalDays(n)).At!.Value;
                return new()
                {
                    ["raw"] = Text(DueTimes.LastNaturalDay(clock, At(input, "start"), n)),
                    ["due"] = Text(DueTimes.DayOf(clock, last)),
                };
            case "minutes":
                return new()
                {
                    ["wall"] = Text(DueTimes.Of(clock, At(input, "start"), TimeLimit.WallMinutes(n))),
                    ["business"] = Text(DueTimes.Of(clock, At(input, "start"), TimeLimit.BusinessMinutes(n))),
                };
            case "wallHours":
                return Answer(DueTimes.Of(clock, At(input, "start"), TimeLimit.WallMinutes(60 * n)));
            case "restart":
                return new()
                {
                    ["due"] = Text(DueTimes.Of(clock, At(input, "supplementReceived"), days)),
                    ["voided"] = Text(DueTimes.Of(clock, At(input, "received"), days)),
                };
            case "deemedAcceptance":
                return Deemed(clock, rule, At(input, "received"));
            case "weeklyTask":
                return new() { ["day"] = Text(DueTimes.WeeklyTask(clock, Date(input, "day"))) };
            case "season":
                return new()
                {
                    ["rolledLast"] = Text(DueTimes.SeasonEnd(clock, Date(input, "lastDay"))),
                    ["firstService"] = Text(DueTimes.SeasonStart(clock, Date(input, "firstDay"))),
                };
            case var kind:
                throw new InvalidOperationException(kind);
        }
    }

    private static Dictionary<string, string> Deemed(HallClock clock, JsonElement rule, Instant received)
    {
        var notice = TimeLimit.WorkingDays(rule.GetProperty("noticeWithin").GetInt32());
        var decision = TimeLimit.WorkingDays(rule.GetProperty("decideWithin").GetInt32());
        return new()
        {
            ["noticeDue"] = Text(DueTimes.Of(clock, received, notice)),
            ["deemedAcceptedAt"] = Text(new DueTime { At = received }),
            ["decisionDue"] = Text(DueTimes.Of(clock, received, decision)),
        };
    }

    private static Dictionary<string, string> Answer(DueTime due) => due.IsProvisional
        ? new()
        {
            ["provisional"] = "True", ["counted"] = $"{due.Counted}", ["remaining"] = $"{due.Remaining}",
        }
        : new() { ["due"] = Text(due) };

    private static HallClock Clock(string profile) =>
        new(Calendars.Profile(profile), Zone, new DueSettings());

    private static Instant At(JsonElement input, string name) =>
        OffsetDateTimePattern.ExtendedIso.Parse(input.GetProperty(name).GetString()!).Value.ToInstant();

    private static LocalDate Date(JsonElement input, string name) =>
        LocalDatePattern.Iso.Parse(input.GetProperty(name).GetString()!).Value;

    private static string Text(DueTime due) =>
        due.At!.Value.InZone(Zone).ToString("uuuu-MM-dd'T'HH:mm:sso<+HH:mm>", null);

    private static string Text(LocalDate? date) => LocalDatePattern.Iso.Format(date!.Value);

    private static Dictionary<string, JsonElement> Read()
    {
        var file = Path.Combine(AppContext.BaseDirectory, "Hours", "time-vectors.json");
        return JsonDocument.Parse(File.ReadAllBytes(file)).RootElement.GetProperty("vectors").EnumerateArray()
            .ToDictionary(v => v.GetProperty("id").GetString()!);
    }
}
