using NodaTime;
using ServiceQueue.Core.Halls;
using ServiceQueue.Core.Hours;
using ServiceQueue.Core.Notices;
using ServiceQueue.Core.Rules.Cases;

namespace ServiceQueue.Core.Cases.Intake;

/// <summary>Accepts a case; its clock runs from the notice that is issued with it.</summary>
/// <param name="Case">Its number.</param>
/// <param name="By">Who accepts.</param>
/// <param name="Kind">即办 承诺 信访 上报 联办 or 代办.</param>
/// <param name="Reason">Why an 即办 item is not done at once, or why the kind changes.</param>
/// <param name="Promise">The applicant's written promise of a 容缺 acceptance, or empty.</param>
/// <param name="Coordinator">Who coordinates a joint case.</param>
/// <param name="Superior">The superior body of an 上报件.</param>
/// <param name="SuperiorDays">The superior's promised working days; null for 20.</param>
public sealed record AcceptCase(
    string Case, string By, CaseKind Kind, string? Reason = null, string Promise = "",
    string? Coordinator = null, string? Superior = null, int? SuperiorDays = null)
    : OpenCaseCommand(Case, By);

/// <summary>
/// Accepts cases (002-D 四(二): the time on the notice starts the clock; 四(三)4: the kinds).
/// </summary>
public static class Accepting
{
    /// <summary>The longest time of a superior body, in working days.</summary>
    private const int LongestSuperior = 365;

    /// <summary>Working days of a superior body, where the clerk is told no other (行政许可法 43).</summary>
    private const int UsualSuperior = 20;

    internal static Decision Decide(HallState hall, Case c, AcceptCase ask, Instant now)
    {
        if (Refusal(hall, c, ask) is { } no) return no;
        var (limit, unpromised) = LimitOf(hall, c, ask);
        if (limit is null) return unpromised!;
        var due = DueTimes.Of(CaseClock.Of(hall), now, limit).At;
        var accepted = new CaseAccepted(
            c.Number, ask.Kind, "", now, limit, due, ask.By, false, ask.Promise.Trim(),
            ask.Kind == CaseKind.ReportUp ? due : null);
        var written = Apply(c, accepted) with
        {
            Superior = ask.Superior?.Trim(), Coordinator = ask.Coordinator,
        };
        var notice = CaseNotices.Acceptance(hall, written, now);
        accepted = accepted with { Notice = notice.Number };
        var typed = new CaseTyped(c.Number, ask.Kind, ask.By, Reason(c, ask), ask.Coordinator);
        return Decision.Accept([
            typed, accepted, .. Begun(c, ask, accepted), CaseNotices.Issued(hall, c, notice, ask.By)]);
    }

    internal static Case Apply(Case c, CaseAccepted e) => c.With(e.Notice) with
    {
        State = CaseState.Running,
        Kind = e.Kind,
        Accepted = new Acceptance(e.From, e.Limit, e.By, e.IsDeemed, e.Promise, e.SuperiorDue),
        Due = e.Due,
    };

    /// <summary>What goes with the acceptance: the superior body, the first step of an agency case.</summary>
    private static IEnumerable<HallEvent> Begun(Case c, AcceptCase ask, CaseAccepted accepted)
    {
        if (ask.Kind == CaseKind.ReportUp)
            yield return new CaseSentUp(c.Number, ask.Superior!.Trim(), accepted.SuperiorDue, ask.By);
        if (ask.Kind == CaseKind.Agency) yield return new CaseStepDone(c.Number, "accept", ask.By);
    }

    private static string? Reason(Case c, AcceptCase ask) => ask.Reason?.Trim() is { Length: > 0 } reason
        ? reason : c.Kind is CaseKind.Untyped || c.Kind == ask.Kind ? null : "补正材料齐全，予以受理";

    private static Decision? Refusal(HallState hall, Case c, AcceptCase ask)
    {
        if (ask.Kind is CaseKind.Untyped or CaseKind.Consult or CaseKind.Supplement or CaseKind.Return)
            return Decision.Refuse(RefusalCode.FieldMissing, "kind");
        var waits = c is { State: CaseState.SupplementAwaited, SupplementedAt: null };
        return CaseGuards.First(
            waits ? CaseGuards.In(c, "受理", CaseState.Received)
                : CaseGuards.In(c, "受理", CaseState.Received, CaseState.SupplementAwaited),
            CaseGuards.HasApplicant(c),
            c.Item is null && ask.Kind != CaseKind.Petition
                ? Decision.Refuse(RefusalCode.FieldMissing, "item") : null,
            CaseGuards.InOrder(hall, c, ask.Promise),
            Delayed(c, ask),
            ask.Kind == CaseKind.Joint ? CaseGuards.Needs(ask.Coordinator, "coordinator") : null,
            ask.Kind == CaseKind.ReportUp ? CaseGuards.Needs(ask.Superior, "superior") : null,
            CaseGuards.Phrases(ask.Reason, ask.Promise));
    }

    /// <summary>What can be done at once is done at once (R-CASE-IMMEDIATE-OFFER, 003-A 五).</summary>
    private static Decision? Delayed(Case c, AcceptCase ask) =>
        c.Item is { IsImmediate: true } && ask.Kind != CaseKind.Immediate
        && string.IsNullOrWhiteSpace(ask.Reason)
            ? Decision.Forbid("R-CASE-IMMEDIATE-OFFER", new Words(
                $"“{c.Item.Name}”为即办事项，材料齐全应当场办结；确有原因转为{StateWords.Of(ask.Kind)}的，请写明原因。",
                $"\"{c.Item.Name}\" is done at once. If it must be taken otherwise, say why."))
            : null;

    private static (TimeLimit? Limit, Decision? Refusal) LimitOf(HallState hall, Case c, AcceptCase ask)
    {
        var rules = hall.Books.Rules;
        return ask.Kind switch
        {
            CaseKind.Immediate => (CaseClock.Immediate(rules), null),
            CaseKind.Petition => (TimeLimit.NaturalDays(rules[CaseFigures.PetitionDays]), null),
            CaseKind.ReportUp => Superior(ask.SuperiorDays ?? UsualSuperior),
            _ => c.Item?.Promise is { } promise ? (promise, null) : (null, Unpromised(c)),
        };
    }

    private static (TimeLimit? Limit, Decision? Refusal) Superior(int days) =>
        days is >= 1 and <= LongestSuperior
        ? (TimeLimit.WorkingDays(days), null)
        : (null, Decision.Refuse(RefusalCode.FieldMissing, "superiorDays"));

    private static Decision Unpromised(Case c) => Decision.Forbid("R-DUE-PUBLIC", new Words(
        $"“{c.Item?.Name}”尚未公布承诺办结时限，请先由管理员在事项目录中公布后再按承诺件受理。",
        $"No time has been promised for \"{c.Item?.Name}\". Publish one in the catalogue first."));
}
