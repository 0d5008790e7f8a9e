using FluentAssertions;
using NodaTime;
using ServiceQueue.Host.Configuration;
using Xunit;

namespace ServiceQueue.Host.Tests.Configuration;

/// <summary>Calendars in the holiday-cn form: what is read from them, and what is refused.</summary>
public sealed class CalendarFileTests : IDisposable
{
    private const string Good = """{ "name": "元旦", "date": "2027-01-01", "isOffDay": true }""";

    private readonly string _directory = Directory.CreateTempSubdirectory("sq-calendar-").FullName;

    /// <summary>Days of cn-2027.json, the JSON path told, and words of the remedy.</summary>
    public static TheoryData<string, string, string> Mistakes => new()
    {
        { Day("2025-12-31", true), "$.days[0].date", "is not a date of 2027, nor of the December before" },
        { Day("2026-11-30", true), "$.days[0].date", "put it into the file of its year" },
        { Day("2028-01-01", true), "$.days[0].date", "is not a date of 2027" },
        { Day("2027-02-29", true), "$.days[0].date", "is no date; write it such as \"2027-10-01\"" },
        { Day("27-1-1", true), "$.days[0].date", "is no date" },
        { Day("2027-01-04", false), "$.days[0].date", "is a Monday and cannot be worked in exchange" },
        { Good + "," + Good, "$.days[1].date", "stands in cn-2027.json $.days[0] already; keep one" },
        { Day("2027-01-02", true) + "," + Day("2027-01-02", false), "$.days[1].date",
            "is both a day off and a make-up workday" },
        { Day("2026-12-20", false) + "," + Day("2026-12-20", true), "$.days[1].date", "is both" },
        { """{ "name": "元旦", "date": "2027-01-01" }""", "$.days[0].isOffDay", "is missing; write true" },
        { """{ "name": "元旦", "isOffDay": true }""", "$.days[0].date", "is missing" },
        { """{ "name": "元旦", "date": "2027-01-01", "isOffDay": 1 }""", "$.days[0].isOffDay",
            "must be true or false" },
        { """{ "name": 1, "date": "2027-01-01", "isOffDay": true }""", "$.days[0].name", "must be a text" },
        { """{ "name": "元旦", "date": "2027-01-01", "isOffDay": true, "off": 1 }""", "$.days[0].off",
            "is not known here" },
        { "7", "$.days[0]", "must be an object" },
        { string.Join(",", Enumerable.Repeat(Good, 367)), "$.days", "has 367 days; a year has 366 at most" },
    };

    [Theory]
    [MemberData(nameof(Mistakes))]
    public void An_impossible_day_is_told_with_its_place_and_remedy(string days, string path, string remedy)
    {
        Put("cn-2027.json", $$"""{ "year": 2027, "papers": [], "days": [{{days}}] }""");
        Read(out var mistakes);
        mistakes.Should().Contain(
            m => m.Place.EndsWith($"cn-2027.json {path}") && m.What.Contains(remedy),
            string.Join("; ", mistakes));
    }

    [Theory]
    [InlineData("cn-2027.json", """{ "year": 2028, "days": [] }""", "$.year", "is not the 2027 of")]
    [InlineData("cn-2027.json", """{ "days": [] }""", "$.year", "is missing")]
    [InlineData("cn-2027.json", """{ "year": 2027 }""", "$.days", "is missing; write an array")]
    [InlineData("cn-2027.json", """{ "year": 2027, "days": {} }""", "$.days", "must be an array")]
    [InlineData("cn-2027.json", """{ "year": 2027, "festivals": [] }""", "$.festivals", "is not known here")]
    [InlineData("cn-next.json", """{ "year": 2027, "days": [] }""", "$", "name the file such as cn-")]
    [InlineData("cn-2027.json", "{ \"year\": 2027,", "line 1", "is not JSON")]
    public void An_impossible_file_is_told(string file, string text, string place, string remedy)
    {
        Put(file, text);
        Read(out var mistakes);
        mistakes.Should().Contain(m => m.Place.Contains($"{file} {place}") && m.What.Contains(remedy),
            string.Join("; ", mistakes));
    }

    [Fact]
    public void All_mistakes_of_all_files_are_told_at_once()
    {
        var days = $"{Day("x", true)}, {Day("2027-01-04", false)}";
        Put("cn-2027.json", $$"""{ "year": 2027, "days": [{{days}}] }""");
        Put("cn-2028.json", "{");
        Put("cn-2029.json", """{ "year": 29, "days": [] }""");
        Read(out var mistakes);
        mistakes.Select(m => Path.GetFileName(m.Place.Split(' ')[0]))
            .Should().BeEquivalentTo(
                "cn-2027.json", "cn-2027.json", "cn-2028.json", "cn-2029.json", "cn-2029.json");
    }

    [Fact]
    public void The_year_2026_comes_with_the_product_and_has_248_workdays()
    {
        var hours = Core.Hours.Profiles.Find("HP-JS")! with { Calendar = [.. Read(out var mistakes)] };
        mistakes.Should().BeEmpty();
        var days = Enumerable.Range(0, 365).Select(new LocalDate(2026, 1, 1).PlusDays).ToList();
        days.Count(d => hours.IsWorkday(d) == true).Should().Be(248);
        days.Where(d => d.DayOfWeek is IsoDayOfWeek.Saturday or IsoDayOfWeek.Sunday)
            .Where(hours.IsServiceDay).Select(d => $"{d:MM-dd}")
            .Should().Equal("01-04", "02-14", "02-28", "05-09", "09-20", "10-10");
        hours.Knows(2027).Should().BeFalse();
    }

    [Fact]
    public void A_file_without_days_is_a_missing_year()
    {
        Put("cn-2027.json", """{ "$schema": "x", "$id": "y", "year": 2027, "papers": [], "days": [] }""");
        Read(out var mistakes).Select(y => y.Year).Should().Equal(2026);
        mistakes.Should().BeEmpty();
    }

    [Fact]
    public void A_december_day_is_read_from_the_next_years_notice()
    {
        var before = Read(out _).Single();
        Put("cn-2027.json", $$"""
            { "year": 2027, "days": [{{Day("2026-12-31", true)}}, {{Day("2026-12-27", false)}}, {{Good}}] }
            """);
        var years = Read(out var mistakes);
        mistakes.Should().BeEmpty();
        years.Select(y => y.Year).Should().Equal(2026, 2027);
        years[0].Off.Should().BeEquivalentTo(before.Off.Add(new LocalDate(2026, 12, 31)));
        years[0].Makeup.Should().BeEquivalentTo(before.Makeup.Add(new LocalDate(2026, 12, 27)));
        years[1].Off.Should().Equal(new LocalDate(2027, 1, 1));
    }

    [Fact]
    public void A_december_day_of_a_year_without_a_notice_makes_that_year_no_known_one()
    {
        Put("cn-2025.json", $$"""{ "year": 2025, "days": [{{Day("2024-12-31", true)}}] }""");
        Read(out var mistakes).Select(y => y.Year).Should().Equal(2025, 2026);
        mistakes.Should().BeEmpty();
    }

    [Fact]
    public void The_halls_file_goes_before_the_products()
    {
        Put("cn-2026.json", $$"""{ "year": 2026, "days": [{{Day("2026-03-02", true)}}] }""");
        Read(out _).Single().Off.Should().Equal(new LocalDate(2026, 3, 2));
    }

    /// <inheritdoc />
    public void Dispose() => Directory.Delete(_directory, recursive: true);

    private IReadOnlyList<Core.Hours.CalendarYear> Read(out List<ConfigMistake> mistakes)
    {
        mistakes = [];
        return CalendarFile.Read(_directory, "cn", mistakes);
    }

    private void Put(string name, string text)
    {
        Directory.CreateDirectory(Path.Combine(_directory, "calendars"));
        File.WriteAllText(Path.Combine(_directory, "calendars", name), text);
    }

    private static string Day(string date, bool off) =>
        $$"""{ "name": "元旦", "date": "{{date}}", "isOffDay": {{(off ? "true" : "false")}} }""";
}
