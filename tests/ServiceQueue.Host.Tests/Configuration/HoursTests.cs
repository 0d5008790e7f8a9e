using System.Text;
using System.Text.Json.Nodes;
using FluentAssertions;
using NodaTime;
using ServiceQueue.Contracts.Json;
using ServiceQueue.Core.Hours;
using ServiceQueue.Host.Configuration;
using ServiceQueue.Host.Tests.Running;
using Xunit;

namespace ServiceQueue.Host.Tests.Configuration;

/// <summary>The hours of hall.json: profiles by date, seasons, overlays, and what is refused.</summary>
public sealed class HoursTests
{
    private const string Closure = """
        { "from": "2026-12-01T14:00", "to": "2026-12-02", "reason": "停电检修",
          "alternative": "请到县政务服务中心办理", "announcedAt": "2026-11-25" }
        """;

    /// <summary>The hours, the JSON path told, and words of the remedy with the clause.</summary>
    public static TheoryData<string, string, string> Mistakes => new()
    {
        { """[{ "from": "2026-01-01", "profile": "HP-JS" }, { "from": "2026-01-01", "profile": "HP-Q" }]""",
            "$.hours[1].from", "two profiles on one day overlap (R-HOURS-PROFILE, 003-D 二)" },
        { """[{ "from": "2026-05-01", "profile": "HP-JS" }, { "from": "2026-01-01", "profile": "HP-Q" }]""",
            "$.hours[1].from", "put them in order of date" },
        { """
          [{ "from": "2026-01-01", "to": "2026-06-30", "profile": "HP-JS" },
           { "from": "2026-06-30", "profile": "HP-Q" }]
          """, "$.hours[1].from", "overlaps the profile before it, [0], which lasts through 2026-06-30" },
        { """
          [{ "from": "2026-01-01", "to": "2026-06-30", "profile": "HP-JS" },
           { "from": "2026-07-02", "profile": "HP-Q" }]
          """, "$.hours[1].from", "leaves days without hours" },
        { """[{ "from": "2026-01-01", "to": "2026-06-30", "profile": "HP-JS" }]""", "$.hours[0].to",
            "ends the last profile" },
        { """
          [{ "from": "2026-01-01", "profile": "HP-JS" },
           { "from": "2026-07-01", "profile": "HP-Q", "announcedAt": "2026-07-01T08:00" }]
          """, "$.hours[1].announcedAt", "(R-HOURS-CHANGE-NOTICE, 000-H 二2)" },
        { "[]", "$.hours", "must have 1 to 100 profiles" },
        { """[{ "profile": "HP-JS" }]""", "$.hours[0].from", "is missing" },
        { """[{ "from": "2026-01-01", "profile": "HP-JS", "until": 1 }]""", "$.hours[0].until", "not known" },
        { """{ "profile": "HP-JS", "profiles": [{ "from": "2026-01-01", "profile": "HP-Q" }] }""",
            "$.hours.profiles", "keep one of the two" },
        { """{ "profile": "HP-JS", "summerFrom": "05-01" }""", "$.hours.summerFrom", "has no seasons" },
        { """{ "profile": "HP-XIANG", "summerFrom": "13-01" }""", "$.hours.summerFrom",
            "is no day of the year" },
        { """{ "profile": "HP-XIANG", "summerFrom": "11-01" }""", "$.hours.winterFrom",
            "(R-HOURS-SEASON, 002-E 考勤二)" },
        { """{ "profile": "HP-JS", "overlays": [] }""", "$.hours.overlays", "holidays, closures" },
        { Overlay("holidays", """{ "name": "三月三" }"""), "$.hours.overlays.holidays[0].from", "is missing" },
        { Overlay("holidays", """{ "date": "2026-04-20" }"""), "$.hours.overlays.holidays[0].name",
            "is missing" },
        { Overlay("holidays", """{ "from": "2026-04-21", "to": "2026-04-20", "name": "三月三" }"""),
            "$.hours.overlays.holidays[0].to", "is before" },
        { Overlay("holidays", """
            { "from": "2026-04-20", "to": "2026-04-21", "name": "三月三" },
            { "date": "2026-04-21", "name": "三月三" }
            """), "$.hours.overlays.holidays[1]", "overlaps $.hours.overlays.holidays[0]" },
        { Overlay("closures", Closure.Replace("停电检修", "")), "$.hours.overlays.closures[0].reason",
            "must be a text" },
        { Overlay("closures", Closure.Replace("\"2026-12-02\"", "\"2026-12-01T13:00\"")),
            "$.hours.overlays.closures[0].to", "must be after" },
        { Overlay("closures", Closure.Replace("\"2026-12-02\"", "\"2028-12-02\"")),
            "$.hours.overlays.closures[0].to", "more than a year" },
        { Overlay("closures", Closure.Replace("2026-11-25", "2026-12-01T14:01")),
            "$.hours.overlays.closures[0].announcedAt", "(R-HOURS-CHANGE-NOTICE, 000-H 二2)" },
        { Overlay("closures", Closure.Replace("2026-11-25", "soon")),
            "$.hours.overlays.closures[0].announcedAt", "is no date or local time" },
        { Overlay("closures", Closure + "," + Closure), "$.hours.overlays.closures[1]",
            "R-HOURS-CLOSED-NOTICE, 003-D 二" },
    };

    [Theory]
    [MemberData(nameof(Mistakes))]
    public void A_mistake_is_told_with_its_place_its_remedy_and_the_clause(
        string hours, string path, string remedy)
    {
        var told = FluentActions.Invoking(() => Read(hours)).Should().Throw<ConfigException>().Which;
        told.Mistakes.Should().Contain(m => m.Place.EndsWith($"hall.json {path}") && m.What.Contains(remedy),
            told.Message);
    }

    [Fact]
    public void Mistakes_of_a_calendar_and_of_the_hall_are_told_together()
    {
        using var folder = HallFolder.OfDemo();
        folder.Hall["hours"]!["openOnMakeup"] = "yes";
        Directory.CreateDirectory(Path.Combine(folder.Directory, "calendars"));
        folder.Put("calendars/cn-2027.json", """{ "year": 2027, "days": [{}] }""");
        FluentActions.Invoking(() => HallFile.Read(folder.Write(), "http://127.0.0.1:1"))
            .Should().Throw<ConfigException>().Which.Message.Should()
            .Contain("cn-2027.json $.days[0].date").And.Contain("hall.json $.hours.openOnMakeup");
    }

    [Fact]
    public void A_list_of_profiles_holds_each_from_its_day()
    {
        var hours = Read("""
            [{ "from": "2026-01-01", "to": "2026-06-30", "profile": "HP-JS" },
             { "from": "2026-07-01", "profile": "HP-XIANG", "summerFrom": "04-15", "winterFrom": "11-01",
               "openOnMakeup": false, "announcedAt": "2026-06-15" }]
            """);
        hours.On(new LocalDate(2026, 6, 30))[^1].To.Should().Be(new LocalTime(17, 30));
        hours.On(new LocalDate(2026, 7, 1))[^1].To.Should().Be(new LocalTime(17, 0));
        hours.On(new LocalDate(2026, 10, 30))[^1].To.Should().Be(new LocalTime(17, 0));
        hours.On(new LocalDate(2026, 11, 2))[^1].To.Should().Be(new LocalTime(16, 30));
        hours.IsServiceDay(new LocalDate(2026, 5, 9)).Should().BeTrue();
        hours.IsServiceDay(new LocalDate(2026, 10, 10)).Should().BeFalse();
        hours.Changes[0].AnnouncedAt.Should().Be(new LocalDateTime(2026, 6, 15, 0, 0));
    }

    [Fact]
    public void Overlays_are_read_and_come_back_from_the_journal_as_they_were()
    {
        var hours = Read($$"""
            { "profiles": [
                { "from": "2026-01-01", "profile": "HP-JS" }, { "from": "2026-07-01", "profile": "HP-Q" }],
              "overlays": {
                "holidays": [{ "date": "2026-04-20", "name": { "zh-CN": "三月三", "en": "Sanyuesan" } }],
                "closures": [{{Closure}}] } }
            """);
        hours.IsServiceDay(new LocalDate(2026, 4, 20)).Should().BeFalse();
        hours.On(new LocalDate(2026, 12, 1)).Should().Equal(
            new OpenInterval(new LocalTime(8, 30), new LocalTime(11, 30)));
        hours.IsServiceDay(new LocalDate(2026, 12, 2)).Should().BeFalse("a date ends with its midnight");
        hours.IsServiceDay(new LocalDate(2026, 12, 3)).Should().BeTrue();
        WireJson.Read<OpeningHours>(WireJson.Write(hours)).Should().Be(hours);
    }

    [Fact]
    public void Hours_of_an_older_journal_are_read_as_they_were_meant()
    {
        var hours = Profiles.Find("HP-JS")! with { OpenOnMakeup = false };
        var older = JsonNode.Parse(WireJson.Write(hours))!.AsObject();
        foreach (var later in new[] { "changes", "holidays", "closures" })
            older.Remove(later).Should().BeTrue();
        WireJson.Read<OpeningHours>(Encoding.UTF8.GetBytes(older.ToJsonString())).Should().Be(hours);
    }

    [Fact]
    public void A_hall_without_hours_is_open_and_still_knows_the_workdays()
    {
        var hours = Read(null);
        hours.Always.Should().BeTrue();
        hours.IsWorkday(new LocalDate(2026, 10, 10)).Should().BeTrue();
    }

    private static string Overlay(string kind, string entries) =>
        $$"""{ "profile": "HP-JS", "overlays": { "{{kind}}": [{{entries}}] } }""";

    private static OpeningHours Read(string? hours)
    {
        using var folder = HallFolder.OfCounters(1, "social-security");
        if (hours is not null) folder.Hall["hours"] = JsonNode.Parse(hours);
        return HallFile.Read(folder.Write(), "http://127.0.0.1:1").Plan.Hours;
    }
}
