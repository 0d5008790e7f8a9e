using System.Collections.Immutable;
using NodaTime;
using ServiceQueue.Core.Halls;
using ServiceQueue.Core.Notices;

namespace ServiceQueue.Core.Cases.Results;

/// <summary>Tells the applicant the result.</summary>
/// <param name="Case">Its number.</param>
/// <param name="By">Who tells.</param>
/// <param name="Channel">"on-spot", "phone", "sms", "letter" or "online".</param>
/// <param name="NextStep">What to do next, or "无".</param>
/// <param name="PickUpOn">From when the result can be fetched, or null.</param>
public sealed record NotifyApplicant(
    string Case, string By, string Channel, string NextStep, LocalDate? PickUpOn = null)
    : OpenCaseCommand(Case, By);

/// <summary>Results told, with the next step (R-RESULT-NOTIFY, R-RESULT-NEXT, 001-F 二3; 000-H 四4).</summary>
public static class Notifying
{
    /// <summary>How a result is told.</summary>
    public static readonly ImmutableArray<string> Channels = ["on-spot", "phone", "sms", "letter", "online"];

    internal static Decision Decide(HallState hall, Case c, NotifyApplicant ask, Instant now)
    {
        if (Refusal(c, ask) is { } no) return no;
        var paper = ask.Channel is "on-spot" or "letter" || ask.PickUpOn is not null;
        var notice = paper ? CaseNotices.PickUp(hall, c, ask, now) : null;
        var told = new ApplicantNotified(
            c.Number, ask.Channel, ask.NextStep.Trim(), ask.PickUpOn, notice?.Number ?? "", ask.By);
        var events = new List<HallEvent>();
        if (c.Kind == CaseKind.Agency) events.Add(new CaseStepDone(c.Number, "reply", ask.By));
        events.Add(told);
        if (notice is not null) events.Add(CaseNotices.Issued(hall, c, notice, ask.By));
        return Decision.Accept(events);
    }

    internal static Case Apply(Case c, ApplicantNotified e, Instant at) => c.With(e.Notice) with
    {
        State = CaseState.Notified, NotifiedAt = at, NextStep = e.NextStep, PickUpOn = e.PickUpOn,
    };

    private static Decision? Refusal(Case c, NotifyApplicant ask) => CaseGuards.First(
        CaseGuards.In(c, "告知结果", CaseState.Decided),
        Channels.Contains(ask.Channel) ? null : Decision.Refuse(RefusalCode.FieldMissing, "channel"),
        string.IsNullOrWhiteSpace(ask.NextStep) ? Decision.Forbid("R-RESULT-NEXT", new Words(
            "告知结果时须说明下一步，没有的请填“无”。",
            "Say what the applicant does next; write \"无\" for nothing.")) : null,
        c.Kind == CaseKind.Agency && c.SignedOffBy is null ? Decision.Forbid("R-AGENT-STEPS", new Words(
            "代办件须先签字复核，再通知申请人。", "An agency case is signed off before the reply goes out.")) : null,
        Stepping.IsHandler(c, ask.By),
        CaseGuards.Phrases(ask.NextStep));
}
