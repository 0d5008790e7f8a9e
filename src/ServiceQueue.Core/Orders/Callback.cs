using System.Text.Json.Serialization;
using NodaTime;

namespace ServiceQueue.Core.Orders;

/// <summary>How calling somebody back went.</summary>
public enum CallbackOutcome
{
    /// <summary>The questions were answered.</summary>
    Answered,

    /// <summary>Answering was declined.</summary>
    Refused,

    /// <summary>Not now: another time was agreed.</summary>
    Later,

    /// <summary>Nobody was reached.</summary>
    Unreached,
}

/// <summary>The attitude that was met with (004-B 四2: 满意、一般、不满意). Not mixed with ratings.</summary>
public enum CallbackAttitude
{
    /// <summary>满意.</summary>
    Good,

    /// <summary>一般.</summary>
    Fair,

    /// <summary>不满意.</summary>
    Poor,
}

/// <summary>What was learnt when somebody was called back, 回访.</summary>
/// <param name="Outcome">How it went.</param>
/// <param name="Score">1 to 10, where answered.</param>
/// <param name="Attitude">The attitude met with, where answered.</param>
/// <param name="Solved">Whether the matter is solved, where answered.</param>
/// <param name="Charged">Whether money was taken, where answered.</param>
/// <param name="Again">When to call again, where another time was agreed.</param>
/// <param name="Remark">What else was said, or null.</param>
public sealed record Callback(
    CallbackOutcome Outcome, int? Score = null, CallbackAttitude? Attitude = null, bool? Solved = null,
    bool? Charged = null, Instant? Again = null, string? Remark = null)
{
    private static readonly Duration InADay = Duration.FromDays(1);

    /// <summary>The lowest score.</summary>
    public const int Lowest = 1;

    /// <summary>The highest score.</summary>
    public const int Highest = 10;

    /// <summary>
    /// The field that is missing or makes no sense, or null when it is whole (R-CALLBACK-SCORE).
    /// </summary>
    [JsonIgnore]
    public string? Lacks => Outcome switch
    {
        CallbackOutcome.Answered when Score is not (>= Lowest and <= Highest) => "score",
        CallbackOutcome.Answered when Attitude is null => "attitude",
        CallbackOutcome.Answered when Solved is null => "solved",
        CallbackOutcome.Answered when Charged is null => "charged",
        not CallbackOutcome.Answered when Score is not null => "score",
        CallbackOutcome.Later when Again is null => "again",
        _ => null,
    };

    /// <summary>Who wished to be called at another time and named none is called again in a day.</summary>
    internal Callback Dated(Instant now) =>
        this is { Outcome: CallbackOutcome.Later, Again: null } ? this with { Again = now + InADay } : this;

    /// <summary>Whether it settles the matter: answered or declined.</summary>
    [JsonIgnore]
    public bool IsFinal => Outcome is CallbackOutcome.Answered or CallbackOutcome.Refused;
}
