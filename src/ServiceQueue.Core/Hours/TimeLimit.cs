namespace ServiceQueue.Core.Hours;

/// <summary>What a time limit counts.</summary>
public enum LimitKind
{
    /// <summary>Workdays of the State Council's calendar, 工作日 (行政许可法 82).</summary>
    WorkingDays,

    /// <summary>Days of the calendar, 自然日; the last one rolls to a workday (民法典 203).</summary>
    NaturalDays,

    /// <summary>Minutes in which the hall is open.</summary>
    BusinessMinutes,

    /// <summary>Minutes of the clock on the wall.</summary>
    WallMinutes,
}

/// <summary>A time limit, such as five working days. Plain data: it is kept in the journal.</summary>
/// <param name="Kind">What it counts.</param>
/// <param name="Count">How many, 0 to <see cref="Most"/>.</param>
public sealed record TimeLimit(LimitKind Kind, int Count)
{
    /// <summary>The largest count there is: no law knows a longer limit by far.</summary>
    public const int Most = 1_000_000;

    /// <summary>A limit in workdays.</summary>
    public static TimeLimit WorkingDays(int days) => new(LimitKind.WorkingDays, days);

    /// <summary>A limit in days of the calendar.</summary>
    public static TimeLimit NaturalDays(int days) => new(LimitKind.NaturalDays, days);

    /// <summary>A limit in minutes in which the hall is open.</summary>
    public static TimeLimit BusinessMinutes(int minutes) => new(LimitKind.BusinessMinutes, minutes);

    /// <summary>A limit in minutes of the clock on the wall.</summary>
    public static TimeLimit WallMinutes(int minutes) => new(LimitKind.WallMinutes, minutes);
}
