using ServiceQueue.Core.Jobs;

namespace ServiceQueue.Devices.Slips;

/// <summary>The fixed words of a slip in one language.</summary>
public abstract record SlipWords
{
    private static readonly SlipWords Chinese = new ChineseSlipWords();
    private static readonly SlipWords English = new EnglishSlipWords();

    /// <summary>
    /// The polite end of the text, by sentences: together on one line where that fits, else one below the
    /// other.
    /// </summary>
    public abstract IReadOnlyList<string> Closing { get; }

    /// <summary>What the code is for.</summary>
    public abstract string Scan { get; }

    /// <summary>What a late comer is told: today may not suffice, come another day (001-P 二4).</summary>
    public abstract string Late { get; }

    /// <summary>The words of a locale; Chinese for one that is not known.</summary>
    public static SlipWords Of(string locale) => locale == "en" ? English : Chinese;

    /// <summary>
    /// What marks a later copy, or one that may be a second print of the same; empty for a first one.
    /// </summary>
    public abstract string CopyMark(Slip slip);

    /// <summary>Name and value of each fact, in the order they are read.</summary>
    public abstract IEnumerable<(string Name, string Value)> Facts(Slip slip);

    /// <summary>Minutes of an estimate, each rounded up: nobody is promised less than was reckoned.</summary>
    protected static (int Low, int High) Minutes(EstimateSeconds estimate) =>
        ((estimate.Low + 59) / 60, (estimate.High + 59) / 60);
}

/// <summary>Chinese words.</summary>
public sealed record ChineseSlipWords : SlipWords
{
    /// <inheritdoc />
    public override IReadOnlyList<string> Closing => ["请留意叫号，过号请到咨询台。", "谢谢配合！"];

    /// <inheritdoc />
    public override string Scan => "扫码查看排队进度";

    /// <inheritdoc />
    public override string Late => "临近下班，可能今日办不完；可预约改日办理。";

    /// <inheritdoc />
    public override string CopyMark(Slip slip) => slip switch
    {
        { MayBeSecond: true } => "补打 · 以本张为准",
        { Copy: > 1 } => "补打",
        _ => "",
    };

    /// <inheritdoc />
    public override IEnumerable<(string Name, string Value)> Facts(Slip slip)
    {
        if (slip.Places.Count > 0) yield return ("办理窗口：", string.Join("、", slip.Places));
        yield return ("前面等候：", $"{slip.Ahead}人");
        yield return ("预计等候：", Wait(slip.Estimate));
        yield return ("取号时间：", slip.IssuedAt.ToString("yyyy-MM-dd HH:mm", null));
        if (slip.ComplaintPhones is { Count: > 0 } phones)
            yield return ("投诉电话：", string.Join("、", phones));
    }

    private static string Wait(EstimateSeconds estimate) => Minutes(estimate) switch
    {
        (_, 0) => "无需等候",
        (0, var high) => $"{high}分钟以内",
        var (low, high) when low == high => $"约{high}分钟",
        var (low, high) => $"约{low}-{high}分钟",
    };
}

/// <summary>English words.</summary>
public sealed record EnglishSlipWords : SlipWords
{
    /// <inheritdoc />
    public override IReadOnlyList<string> Closing => ["Please listen for your number. ", "Thank you."];

    /// <inheritdoc />
    public override string Scan => "Scan to follow the queue";

    /// <inheritdoc />
    public override string Late => "Closing soon: we may not finish today. You may book another day.";

    /// <inheritdoc />
    public override string CopyMark(Slip slip) => slip switch
    {
        { MayBeSecond: true } => "REPRINT 补打 - this copy counts",
        { Copy: > 1 } => "REPRINT 补打",
        _ => "",
    };

    /// <inheritdoc />
    public override IEnumerable<(string Name, string Value)> Facts(Slip slip)
    {
        if (slip.Places.Count > 0) yield return ("Counter: ", string.Join(", ", slip.Places));
        yield return ("Ahead:   ", $"{slip.Ahead} waiting");
        yield return ("Wait:    ", Wait(slip.Estimate));
        yield return ("Issued:  ", slip.IssuedAt.ToString("yyyy-MM-dd HH:mm", null));
        if (slip.ComplaintPhones is { Count: > 0 } phones)
            yield return ("Complain:", " " + string.Join(", ", phones));
    }

    private static string Wait(EstimateSeconds estimate) => Minutes(estimate) switch
    {
        (_, 0) => "none",
        (0, var high) => $"up to {high} min",
        var (low, high) when low == high => $"about {high} min",
        var (low, high) => $"about {low}-{high} min",
    };
}
