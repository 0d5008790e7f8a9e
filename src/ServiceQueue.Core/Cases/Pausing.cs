using System.Collections.Immutable;
using NodaTime;
using ServiceQueue.Core.Halls;
using ServiceQueue.Core.Hours;
using ServiceQueue.Core.Notices;

namespace ServiceQueue.Core.Cases;

/// <summary>Stops the clock for a hearing, an inspection or a review, told in writing.</summary>
/// <param name="Case">Its number.</param>
/// <param name="By">Who asks.</param>
/// <param name="Ground">Why; names one of the grounds of the law.</param>
public sealed record PauseCase(string Case, string By, string Ground) : OpenCaseCommand(Case, By);

/// <summary>Lets the clock run again with the days that were left.</summary>
/// <param name="Case">Its number.</param>
/// <param name="By">Who asks.</param>
public sealed record ResumeCase(string Case, string By) : OpenCaseCommand(Case, By);

/// <summary>Time that is not counted (行政许可法 45).</summary>
public static class Pausing
{
    /// <summary>The grounds on which a clock may stand still; a ground names one of them.</summary>
    public static readonly ImmutableArray<string> Grounds =
        ["听证", "招标", "拍卖", "检验", "检测", "检疫", "鉴定", "评审", "勘验", "核查"];

    /// <summary>Pauses that one case may have.</summary>
    private const int MostPauses = 20;

    internal static Decision Decide(HallState hall, Case c, PauseCase ask, Instant now)
    {
        var no = CaseGuards.First(
            CaseGuards.In(c, "暂停计时", CaseState.Running), CaseGuards.Needs(ask.Ground, "ground"),
            c.Pauses.Length >= MostPauses || !Grounds.Any(ask.Ground.Contains) ? NoGround() : null,
            CaseGuards.Phrases(ask.Ground));
        if (no is not null) return no;
        var notice = CaseNotices.Pause(hall, c, ask.Ground.Trim(), now);
        return Decision.Accept(
            new CasePaused(c.Number, ask.Ground.Trim(), notice.Number, ask.By),
            CaseNotices.Issued(hall, c, notice, ask.By));
    }

    internal static Decision Decide(HallState hall, Case c, ResumeCase ask, Instant now)
    {
        if (CaseGuards.In(c, "恢复计时", CaseState.Paused) is { } wrong) return wrong;
        return Decision.Accept(new CaseResumed(c.Number, CaseClock.DueOf(hall, Ran(c, now)), ask.By));
    }

    internal static Case Apply(Case c, CasePaused e, Instant at) => c.With(e.Notice) with
    {
        State = CaseState.Paused, PausedAt = at, PauseGround = e.Ground,
    };

    internal static Case Apply(Case c, CaseResumed e, Instant at) => Ran(c, at) with
    {
        State = CaseState.Running, Due = e.Due, PausedAt = null, PauseGround = null,
    };

    private static Case Ran(Case c, Instant at) => c with
    {
        Pauses = c.PausedAt is { } from ? c.Pauses.Add(new Pause(from, at)) : c.Pauses,
    };

    private static Decision NoGround() => Decision.Forbid("R-CASE-PROMISE-DUE", new Words(
        $"只有{string.Join("、", Grounds)}所需时间不计入办理期限，请写明属于哪一种；其他情形请办理延期。",
        "Only hearings, tests, inspections and expert reviews stop the clock. Name which; else extend."));
}
