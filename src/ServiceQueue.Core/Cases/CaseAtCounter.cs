using ServiceQueue.Core.Cases.Intake;

namespace ServiceQueue.Core.Cases;

/// <summary>
/// What a turn that ends brings to a case: the outcome says which verbs follow, these are their words.
/// </summary>
public sealed record CaseAtCounter
{
    /// <summary>The open case to go on with; null opens one.</summary>
    public string? Number { get; init; }

    /// <summary>What was handed in; for an open case, the materials looked at now.</summary>
    public required CasePapers Papers { get; init; }

    /// <summary>Why it is returned or refused, or why an 即办 item is not done at once.</summary>
    public string Reason { get; init; } = "";

    /// <summary>On what a return or refusal rests.</summary>
    public string Basis { get; init; } = "";

    /// <summary>What the applicant can do about it.</summary>
    public string Remedy { get; init; } = "";

    /// <summary>The applicant's written promise of a 容缺 acceptance.</summary>
    public string Promise { get; init; } = "";

    /// <summary>Why a later supplement could not be seen before.</summary>
    public string WhyNotBefore { get; init; } = "";

    /// <summary>Who coordinates a joint case.</summary>
    public string? Coordinator { get; init; }

    /// <summary>The superior body of an 上报件.</summary>
    public string? Superior { get; init; }

    /// <summary>The superior's promised working days.</summary>
    public int? SuperiorDays { get; init; }

    /// <summary>What was answered, or the result of an 即办件 that is done; null while it is not.</summary>
    public string? Result { get; init; }

    /// <summary>What the applicant does next; "无" for nothing.</summary>
    public string NextStep { get; init; } = "无";
}
