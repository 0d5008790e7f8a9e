namespace ServiceQueue.Core.Tests.Hours;

/// <summary>
/// A second opinion on due times, written from the rules' text and not from the code: it walks day by day and
/// minute by minute in hall-local <see cref="DateTime"/>, with its own opening times and its own calendar.
/// </summary>
internal sealed class NaiveHall
{
    // Minutes of the day, as the regulations give them.
    private static readonly Dictionary<string, (int From, int To)[]> Minutes = new()
    {
        ["HP-JS"] = [(510, 720), (840, 1050)],
        ["HP-XIANG"] = [(480, 660), (810, 990)],
        ["HP-XIANG summer"] = [(480, 660), (840, 1020)],
        ["HP-Q"] = [(510, 690), (870, 1050)],
        ["HP-H"] = [(540, 1020)],
        ["HP-A"] = [(480, 1200)],
        ["HP-GUWU"] = [(510, 1200)],
        ["HP-SHOP"] = [(420, 1320)],
        ["HP-SHOP summer"] = [(390, 1350)],
        ["always"] = [(0, 1440)],
    };

    private readonly HashSet<int> _off = [];
    private readonly HashSet<int> _made = [];
    private readonly HashSet<int> _years = [];

    public required string Profile { get; init; }

    public bool OpenOnMakeup { get; init; } = true;

    public bool CountsStart { get; init; }

    public bool LateIsNextDay { get; init; }

    public bool EndsAtMidnight { get; init; }

    public List<(DateTime From, DateTime To)> Closures { get; init; } = [];

    public List<DateTime> Holidays { get; init; } = [];

    public record struct Answer(DateTime? Due, int Counted, int Remaining);

    /// <summary>Learns a year from its text, such as "0101-0103 0215-0223; 0104".</summary>
    public void Learn(int year, string text)
    {
        _years.Add(year);
        var worked = text.IndexOf(';');
        for (var i = 0; i < text.Length; i++)
        {
            if (!char.IsDigit(text[i])) continue;
            if (i > worked)
            {
                _made.Add(year * 10_000 + int.Parse(text.AsSpan(i, 4)));
                i += 3;
                continue;
            }

            for (var md = int.Parse(text.Substring(i, 4)); md <= int.Parse(text.Substring(i + 5, 4)); md++)
                _off.Add(year * 10_000 + md);
            i += 8;
        }
    }

    public Answer Due(string kind, int n, DateTime start, List<(DateTime From, DateTime To)> pauses) =>
        kind switch
        {
            "working" => DayWalk(n, start, pauses, natural: false),
            "natural" => DayWalk(n, start, pauses, natural: true),
            "business" => MinuteWalk(n, start, pauses, minute => IsOpen(minute)),
            _ => MinuteWalk(n, start, pauses, _ => true),
        };

    /// <summary>The end of so many working days after the day of an earlier end.</summary>
    public Answer Extended(DateTime due, int days)
    {
        var day = due.TimeOfDay == TimeSpan.Zero ? due.AddDays(-1) : due.Date;
        for (var counted = 0; ;)
        {
            day = day.AddDays(1);
            if (Works(day) is not { } works) return new Answer(null, counted, days - counted);
            if (works && ++counted == days) return new Answer(End(day), days, 0);
        }
    }

    public bool? Works(DateTime day)
    {
        if (!_years.Contains(day.Year)) return null;
        var key = day.Year * 10_000 + day.Month * 100 + day.Day;
        if (_made.Contains(key)) return true;
        if (_off.Contains(key)) return false;
        return (int)day.DayOfWeek is >= 1 and <= 5;
    }

    private Answer DayWalk(
        int n, DateTime start, List<(DateTime From, DateTime To)> pauses, bool natural)
    {
        var first = start.Date;
        if (!natural && LateIsNextDay)
        {
            if (Works(first) is not { } works) return new Answer(null, 0, n);
            if (works && Floor(start) > Close(first))
            {
                do first = first.AddDays(1);
                while (Works(first) == false);
                if (Works(first) is null) return new Answer(null, 0, n);
            }
        }

        if (!CountsStart) first = first.AddDays(1);
        var counted = 0;
        for (var day = first; ; day = day.AddDays(1))
        {
            // The day of the pause is used up; that on which it ends does not count.
            if (pauses.Any(p => day > p.From.Date && day <= p.To.Date)) continue;
            var counts = natural ? true : Works(day);
            if (counts is null) return new Answer(null, counted, n - counted);
            if (counts == true && ++counted == n) return LastDay(day, n, pauses);
        }
    }

    private Answer LastDay(DateTime raw, int n, List<(DateTime From, DateTime To)> pauses)
    {
        for (var last = raw; ;)
        {
            var rolled = last;
            while (Works(rolled) == false) rolled = rolled.AddDays(1);
            if (Works(rolled) is null) return new Answer(null, n, 0);
            var late = pauses.Where(p => p.From.Date >= last && Floor(p.From) <= End(rolled)
                && p.To.Date > last).ToList();
            if (late.Count == 0) return new Answer(End(rolled), n, 0);
            last = late[0].To.Date;
        }
    }

    private Answer MinuteWalk(
        int n, DateTime start, List<(DateTime From, DateTime To)> pauses, Func<DateTime, bool> runs)
    {
        var used = 0;
        var now = start;
        var pending = new Queue<(DateTime From, DateTime To)>(pauses);
        while (true)
        {
            if (pending.TryPeek(out var pause) && pause.From <= now)
            {
                now = pause.To;
                pending.Dequeue();
                continue;
            }

            if (used == n) return new Answer(now, n, 0);
            if (runs(now))
            {
                used++;
            }
            else if (Serves(now.Date) is var serves && serves != true)
            {
                if (serves is null) return new Answer(null, used, n - used);
                var next = now.Date.AddDays(1);
                if (pending.TryPeek(out pause) && pause.From < next) next = pause.From;
                now = next;
                continue;
            }

            now = now.AddMinutes(1);
        }
    }

    private bool IsOpen(DateTime minute)
    {
        if (Serves(minute.Date) != true) return false;
        var of = minute.Hour * 60 + minute.Minute;
        foreach (var (from, to) in Usual(minute.Date))
            if (from <= of && of < to) return !Closures.Any(c => c.From <= minute && minute < c.To);
        return false;
    }

    private bool? Serves(DateTime day)
    {
        if (Profile is "HP-A" or "HP-GUWU" or "HP-SHOP" or "always") return true;
        if (Holidays.Contains(day)) return false;
        if (Works(day) is not { } works) return null;
        return works && (OpenOnMakeup || (int)day.DayOfWeek is >= 1 and <= 5);
    }

    private (int From, int To)[] Usual(DateTime day) =>
        day.Month is >= 5 and <= 9 && Profile is ("HP-XIANG" or "HP-SHOP")
            ? Minutes[Profile + " summer"] : Minutes[Profile];

    private DateTime Close(DateTime day) => day.AddMinutes(Usual(day)[^1].To);

    private DateTime End(DateTime day) => EndsAtMidnight ? day.AddDays(1) : Close(day);

    private static DateTime Floor(DateTime time) =>
        new(time.Year, time.Month, time.Day, time.Hour, time.Minute, time.Second);
}
