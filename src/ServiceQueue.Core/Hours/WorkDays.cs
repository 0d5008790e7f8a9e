using System.Collections.Immutable;
using NodaTime;

namespace ServiceQueue.Core.Hours;

/// <summary>
/// The workdays of the known years, numbered, so that counting costs the years between and not the days. The
/// tables are made when first asked for: most plans read from a journal never count a day.
/// </summary>
internal sealed class WorkDays(ImmutableArray<CalendarYear> years)
{
    private readonly Lazy<Dictionary<int, Table>> _tables = new(
        () => years.GroupBy(y => y.Year).ToDictionary(g => g.Key, g => new Table(g.First())));

    /// <summary>Whether a year's calendar is there.</summary>
    public bool Knows(int year) => _tables.Value.ContainsKey(year);

    /// <summary>
    /// Whether a date is a workday: worked in exchange, or Monday to Friday and not off; null when unknown.
    /// </summary>
    public bool? Has(LocalDate date) =>
        Find(date.Year) is { } table
            ? table.Through(date.DayOfYear) > table.Through(date.DayOfYear - 1) : null;

    /// <summary>
    /// The workday of a number after a date, or null when a year is missing before it; and how many were
    /// counted.
    /// </summary>
    public (LocalDate? Day, int Counted) After(LocalDate date, int number)
    {
        var first = date.PlusDays(1);
        var before = Find(first.Year)?.Through(first.DayOfYear - 1) ?? 0;
        var counted = 0;
        for (var year = first.Year; Find(year) is { } table; year++)
        {
            var here = table.Count - before;
            if (number - counted <= here) return (table.Day(before + number - counted), number);
            counted += here;
            before = 0;
        }

        return (null, counted);
    }

    /// <summary>The date itself if it is a workday, else the next one (民法典 203); null when unknown.</summary>
    public LocalDate? OnOrAfter(LocalDate date) => After(date.PlusDays(-1), 1).Day;

    /// <summary>Workdays after a date up to and with another; null when a year is missing.</summary>
    public int? Between(LocalDate after, LocalDate through)
    {
        var first = after.PlusDays(1);
        if (through < first) return 0;
        var days = 0;
        for (var year = first.Year; year <= through.Year; year++)
        {
            if (Find(year) is not { } table) return null;
            days += year == through.Year ? table.Through(through.DayOfYear) : table.Count;
            if (year == first.Year) days -= table.Through(first.DayOfYear - 1);
        }

        return days;
    }

    private Table? Find(int year) => _tables.Value.GetValueOrDefault(year);

    /// <summary>One year: for each day how many workdays there were, for each workday its day.</summary>
    private sealed class Table
    {
        private readonly int _year;
        private readonly short[] _through;
        private readonly List<short> _days = [];

        public Table(CalendarYear year)
        {
            _year = year.Year;
            var length = CalendarSystem.Iso.GetDaysInYear(_year);
            _through = new short[length + 1];
            var date = new LocalDate(_year, 1, 1);
            for (short day = 1; day <= length; day++, date = date.PlusDays(1))
            {
                if (Works(year, date)) _days.Add(day);
                _through[day] = (short)_days.Count;
            }
        }

        public int Count => _days.Count;

        public int Through(int day) => _through[day];

        public LocalDate Day(int number) => new LocalDate(_year, 1, 1).PlusDays(_days[number - 1] - 1);

        private static bool Works(CalendarYear year, LocalDate date) =>
            year.Makeup.Contains(date)
            || (date.DayOfWeek is not (IsoDayOfWeek.Saturday or IsoDayOfWeek.Sunday)
                && !year.Off.Contains(date));
    }
}
