using System.Collections.Immutable;
using NodaTime;
using NodaTime.Text;
using ServiceQueue.Core.Hours;

namespace ServiceQueue.Host.Configuration;

/// <summary>
/// Reads the work calendar: <c>calendars/{name}-{year}.json</c> of the hall, else those that come with the
/// product.
/// </summary>
public static class CalendarFile
{
    /// <summary>Reads all years of a calendar. A year given by the hall goes before the product's.</summary>
    public static ImmutableArray<CalendarYear> Read(string directory, string name)
    {
        var years = new SortedDictionary<int, CalendarYear>();
        foreach (var home in new[] { AppContext.BaseDirectory, directory })
        {
            var folder = Path.Combine(home, "calendars");
            if (!Directory.Exists(folder)) continue;
            foreach (var file in Directory.EnumerateFiles(folder, $"{name}-*.json").Order())
            {
                var year = ReadYear(folder, Path.GetFileName(file));
                years[year.Year] = year;
            }
        }

        return [.. years.Values];
    }

    private static CalendarYear ReadYear(string folder, string name)
    {
        var root = ConfigPlace.Open(folder, name);
        var year = root.At("year").Number(2000, 2100);
        var off = ImmutableSortedSet.CreateBuilder<LocalDate>();
        var makeup = ImmutableSortedSet.CreateBuilder<LocalDate>();
        foreach (var festival in root.At("festivals").Each(required: true))
        {
            var from = Date(festival.At("offFrom"), year);
            var to = Date(festival.At("offTo"), year);
            if (from > to) festival.At("offTo").Wrong("is before offFrom; exchange the two.");
            for (var date = from; date <= to; date = date.PlusDays(1)) off.Add(date);
            foreach (var worked in festival.At("makeupWorkdays").Each()) makeup.Add(Date(worked, year));
        }

        foreach (var both in off.Intersect(makeup))
            root.Wrong($"has {both:uuuu-MM-dd} both off and as a make-up workday; keep one of them.");
        if (root.Mistakes.Count > 0) throw new ConfigException(root.Mistakes);
        return new CalendarYear(year, off.ToImmutable(), makeup.ToImmutable());
    }

    private static LocalDate Date(ConfigPlace place, int year)
    {
        var text = place.Text($"{year}-10-01");
        if (LocalDatePattern.Iso.Parse(text) is { Success: true, Value: var date } && date.Year == year)
            return date;
        if (text.Length > 0) place.Wrong($"must be a date of {year}, such as \"{year}-10-01\".");
        return new LocalDate(year, 1, 1);
    }
}
