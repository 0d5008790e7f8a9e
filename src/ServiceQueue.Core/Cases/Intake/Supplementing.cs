using System.Collections.Immutable;
using NodaTime;
using ServiceQueue.Core.Halls;
using ServiceQueue.Core.Notices;

namespace ServiceQueue.Core.Cases.Intake;

/// <summary>Tells the applicant, once and whole, what is missing.</summary>
/// <param name="Case">Its number.</param>
/// <param name="By">Who tells.</param>
/// <param name="Missing">What is missing; empty for all that the checklist shows not to be in order.</param>
/// <param name="IsOral">By word of mouth: by phone only (R-ONCE-WRITTEN).</param>
/// <param name="WhyNotBefore">For a later notice: why it could not be seen before.</param>
/// <param name="Days">Working days to bring it, 1 to 60; null for the hall's own figure.</param>
public sealed record RequestSupplement(
    string Case, string By, ImmutableArray<MaterialCheck> Missing, bool IsOral = false,
    string WhyNotBefore = "", int? Days = null) : OpenCaseCommand(Case, By);

/// <summary>Takes in what was missing; once it is whole the case is accepted in the same breath.</summary>
/// <param name="Case">Its number.</param>
/// <param name="By">Who takes it.</param>
/// <param name="Materials">The materials looked at now; the others stand as they were.</param>
/// <param name="Visit">The visit, or null.</param>
/// <param name="Then">How it is accepted once whole; null for 即办件 or 承诺件 as the item is.</param>
public sealed record ReceiveSupplement(
    string Case, string By, ImmutableArray<MaterialCheck> Materials, VisitId? Visit = null,
    AcceptCase? Then = null) : OpenCaseCommand(Case, By);

/// <summary>One-time notification and what comes of it (000-B 一次二; 002-A 一; 行政许可法 32(4)).</summary>
public static class Supplementing
{
    private const int LongestDays = 60;

    internal static Decision Decide(HallState hall, Case c, RequestSupplement ask, Instant now)
    {
        ImmutableArray<MaterialCheck> missing = ask.Missing.IsEmpty
            ? [.. CaseGuards.Open(c.Materials)] : ask.Missing;
        missing = [.. missing.Select(Worded)];
        if (Refusal(c, ask, missing) is { } no) return no;
        var until = CaseClock.SupplementUntil(hall, now, ask.Days);
        var typed = new CaseTyped(
            c.Number, CaseKind.Supplement, ask.By, c.Kind == CaseKind.Untyped ? null : "再次告知补正");
        if (ask.IsOral)
        {
            return Decision.Accept(typed, new SupplementRequested(
                c.Number, "", missing, ask.By, true, ask.WhyNotBefore.Trim(), until));
        }

        var notice = CaseNotices.Supplement(hall, c, missing, until, now);
        return Decision.Accept(
            typed,
            new SupplementRequested(
                c.Number, notice.Number, missing, ask.By, false, ask.WhyNotBefore.Trim(), until),
            CaseNotices.Issued(hall, c, notice, ask.By));
    }

    internal static Decision Decide(HallState hall, Case c, ReceiveSupplement ask, Instant now)
    {
        if (CaseGuards.In(c, "登记补正材料", CaseState.SupplementAwaited) is { } wrong) return wrong;
        if (ask.Materials.IsEmpty) return Decision.Refuse(RefusalCode.FieldMissing, "materials");
        var seen = CaseGuards.Merge(c.Materials, ask.Materials);
        if (seen.Length > CaseGuards.MostMaterials)
            return Decision.Refuse(RefusalCode.FieldMissing, "materials");
        var received = new SupplementReceived(c.Number, seen, ask.By, ask.Visit);
        if (CaseGuards.Open(seen).Any()) return Decision.Accept(received);
        // 002-A 一: what is whole now is accepted at this very visit, and its clock starts anew (004-Q 九).
        var whole = Apply(c, received, now);
        var accept = (ask.Then ?? new AcceptCase(c.Number, ask.By, Usual(c))) with
        {
            Case = c.Number, By = ask.By,
        };
        return Accepting.Decide(hall, whole, accept, now) switch
        {
            Accepted { Events: var events } => Decision.Accept([received, .. events]),
            var no => no,
        };
    }

    internal static Case Apply(Case c, SupplementRequested e, Instant at) => c.With(e.Notice) with
    {
        State = CaseState.SupplementAwaited,
        Materials = CaseGuards.Merge(c.Materials, e.Missing),
        Supplements = c.Supplements.Add(new SupplementAsk(at, e.Missing, e.Until)),
        SupplementedAt = null,
    };

    internal static Case Apply(Case c, SupplementReceived e, Instant at) => c with
    {
        Materials = e.Materials, SupplementedAt = at, LastVisit = e.Visit ?? c.LastVisit,
    };

    private static CaseKind Usual(Case c) =>
        c.Item is { IsImmediate: true } ? CaseKind.Immediate : CaseKind.Promise;

    private static MaterialCheck Worded(MaterialCheck m) => m with
    {
        State = m.State == MaterialState.Flawed ? MaterialState.Flawed : MaterialState.Missing,
        Requirement = !string.IsNullOrWhiteSpace(m.Requirement) ? m.Requirement.Trim()
            : m.State == MaterialState.Flawed ? "请更正后重新提交" : "请补交",
    };

    private static Decision? Refusal(
        Case c, RequestSupplement ask, ImmutableArray<MaterialCheck> missing) =>
        CaseGuards.First(
            CaseGuards.In(c, "告知补正", CaseState.Received, CaseState.SupplementAwaited),
            CaseGuards.HasApplicant(c),
            missing.IsEmpty || missing.Length > CaseGuards.MostMaterials
                ? Decision.Refuse(RefusalCode.FieldMissing, "missing") : null,
            ask.Days is < 1 or > LongestDays ? Decision.Refuse(RefusalCode.FieldMissing, "days") : null,
            ask.IsOral && c.Channel != "phone" ? NotOral() : null,
            c.Supplements.IsEmpty ? LeftOut(c, missing) : Again(c, ask, missing),
            CaseGuards.Phrases([ask.WhyNotBefore, .. missing.Select(m => m.Requirement)]));

    /// <summary>The first notice lists everything (000-B 一次二).</summary>
    private static Decision? LeftOut(Case c, ImmutableArray<MaterialCheck> missing)
    {
        var absent = CaseGuards.Open(c.Materials).Where(m => missing.All(t => t.Name != m.Name)).ToList();
        var names = string.Join("、", absent.Select(m => m.Name));
        return absent.Count == 0 ? null : Decision.Forbid("R-ONCE-SUPP-SINGLE", new Words(
            $"补正须一次性告知全部材料，尚有未列入的：{names}。",
            $"What is missing is told once and whole; not listed yet: {names}."));
    }

    /// <summary>A later notice asks only for what could not be seen before, and says why.</summary>
    private static Decision? Again(Case c, RequestSupplement ask, ImmutableArray<MaterialCheck> missing)
    {
        var seen = missing.Where(m => WasVisible(c, m.Name)).ToList();
        if (seen.Count > 0)
        {
            return Decision.Forbid("R-ONCE-SUPP-SINGLE", new Words(
                $"以下材料首次审查时已能发现问题，不得再次要求补正：{string.Join("、", seen.Select(m => m.Name))}。",
                "These could be seen the first time and may not be asked for again: "
                + $"{string.Join(", ", seen.Select(m => m.Name))}."));
        }

        return string.IsNullOrWhiteSpace(ask.WhyNotBefore) ? Decision.Forbid("R-ONCE-SUPP-SINGLE", new Words(
            "补正只能告知一次；确属首次无法发现的，请写明原因。",
            "A supplement is asked for once. Say why this could not be seen before.")) : null;
    }

    /// <summary>There at the first look, or missing then and not asked for.</summary>
    private static bool WasVisible(Case c, string name) =>
        c.FirstSeen.FirstOrDefault(m => m.Name == name) is { } first
        && (first.State is MaterialState.Present or MaterialState.Flawed or MaterialState.CorrectedOnSpot
            || (first.State == MaterialState.Missing
                && (c.SupplementedAt is null || c.Supplements[0].Missing.All(m => m.Name != name))));

    private static Decision NotOral() => Decision.Forbid("R-ONCE-WRITTEN", new Words(
        "除电话咨询外，补正须以书面形式一次性告知，请出具一次性告知书。",
        "Except by phone, what is missing is told in writing. Issue the notice."));
}
