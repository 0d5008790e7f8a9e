using System.Collections.Immutable;
using System.Text.RegularExpressions;
using NodaTime;
using NodaTime.Text;
using ServiceQueue.Core.Hours;

namespace ServiceQueue.Host.Configuration;

/// <summary>
/// Reads the work calendar: <c>calendars/{name}-{year}.json</c> that come with the product, and those of the
/// hall, which go before them. A file holds one notice of the State Council, in the form of holiday-cn:
/// <c>{ year, papers[], days[{ name, date, isOffDay }] }</c>; weekends as usual are not listed. A notice may
/// settle the last days of the December before, so every year is read from two files. A file without days is
/// a notice that has not come: its year is missing.
/// </summary>
public static partial class CalendarFile
{
    private const int MostDays = 366;

    /// <summary>Reads all years of a calendar and notes what is wrong in any of its files.</summary>
    public static ImmutableArray<CalendarYear> Read(
        string directory, string name, List<ConfigMistake> mistakes)
    {
        var folders = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var home in new[] { AppContext.BaseDirectory, directory })
        {
            var folder = Path.Combine(home, "calendars");
            if (!Directory.Exists(folder)) continue;
            foreach (var file in Directory.EnumerateFiles(folder, $"{name}-*.json"))
                folders[Path.GetFileName(file)] = folder;
        }

        var settled = new Dictionary<LocalDate, Day>();
        var years = new SortedSet<int>();
        foreach (var (file, folder) in folders)
        {
            try
            {
                ReadNotice(ConfigPlace.Open(folder, file), file, settled, years, mistakes);
            }
            catch (ConfigException broken)
            {
                mistakes.AddRange(broken.Mistakes);
            }
        }

        return [
            .. years.Select(y => new CalendarYear(y, Of(settled, y, off: true), Of(settled, y, off: false)))];
    }

    private static ImmutableSortedSet<LocalDate> Of(Dictionary<LocalDate, Day> settled, int year, bool off) =>
        [.. settled.Where(d => d.Key.Year == year && d.Value.IsOff == off).Select(d => d.Key)];

    private static void ReadNotice(
        ConfigPlace root, string file, Dictionary<LocalDate, Day> settled, SortedSet<int> years,
        List<ConfigMistake> mistakes)
    {
        root.Knows("$schema", "$id", "year", "papers", "days");
        var year = root.At("year").Number(2000, 2100);
        if (YearOfName().Match(file) is not { Success: true } named)
            root.Wrong("is not named after a year; name the file such as cn-2027.json.");
        else if (root.At("year").Exists && named.Groups["year"].Value is var said && said != $"{year}")
            root.At("year").Wrong($"is not the {said} of the file's name; make them agree.");
        foreach (var paper in root.At("papers").Each()) paper.Text("https://www.gov.cn/…");
        var days = root.At("days").Each(required: true).ToList();
        if (days.Count > MostDays)
            root.At("days").Wrong($"has {days.Count} days; a year has {MostDays} at most.");
        foreach (var day in days.Take(MostDays)) ReadDay(day, year, file, settled);
        if (days.Count > 0) years.Add(year);
        mistakes.AddRange(root.Mistakes);
    }

    private static void ReadDay(
        ConfigPlace place, int year, string file, Dictionary<LocalDate, Day> settled)
    {
        if (!place.Knows("name", "date", "isOffDay")) return;
        place.At("name").Text("国庆节");
        var offDay = place.At("isOffDay");
        if (!offDay.Exists)
            offDay.Wrong("is missing; write true for a day off, false for a make-up workday.");
        var off = offDay.Flag(true);
        if (Date(place.At("date"), year) is not { } date) return;
        if (!off && date.DayOfWeek is not (IsoDayOfWeek.Saturday or IsoDayOfWeek.Sunday))
            place.At("date").Wrong(
                $"is a {date.DayOfWeek} and cannot be worked in exchange: only a Saturday or a Sunday can; "
                + "take it away, or write \"isOffDay\": true.");
        if (settled.TryAdd(date, new Day(off, $"{file} {place.Path}"))) return;
        var first = settled[date];
        place.At("date").Wrong(
            first.IsOff == off
                ? $"stands in {first.Place} already; keep one of the two."
                : $"is both a day off and a make-up workday, see {first.Place}; keep one of the two.");
    }

    private static LocalDate? Date(ConfigPlace place, int year)
    {
        var text = place.Text($"{year}-10-01");
        if (text.Length == 0) return null;
        if (LocalDatePattern.Iso.Parse(text) is not { Success: true, Value: var date })
        {
            place.Wrong($"is no date; write it such as \"{year}-10-01\".");
            return null;
        }

        if (date.Year == year || (date.Year == year - 1 && date.Month == 12)) return date;
        place.Wrong(
            $"is not a date of {year}, nor of the December before; put it into the file of its year.");
        return null;
    }

    [GeneratedRegex("-(?<year>[0-9]{4})\\.json$", RegexOptions.None, 1000)]
    private static partial Regex YearOfName();

    /// <summary>What a notice says of a date, and where.</summary>
    private sealed record Day(bool IsOff, string Place);
}
