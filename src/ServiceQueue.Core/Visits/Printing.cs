using ServiceQueue.Core.Halls;

namespace ServiceQueue.Core.Visits;

/// <summary>Asks for another copy of a slip, marked 补打.</summary>
public sealed record ReprintSlip(VisitId Visit, string? Kiosk) : Command;

/// <summary>Says how a slip's printing ended. Sent by the outbox, never by a person.</summary>
/// <param name="Visit">Whose slip.</param>
/// <param name="Copy">Which copy.</param>
/// <param name="State">How it ended.</param>
/// <param name="Printer">The printer it was given to, or null.</param>
public sealed record ReportSlip(VisitId Visit, int Copy, SlipState State, string? Printer = null) : Command;

/// <summary>
/// Gives back a slip of which nothing was printed, because its printer has not worked for a while and another
/// one does. Sent by the outbox, never by a person.
/// </summary>
public sealed record MoveSlip(VisitId Visit, int Copy, string From) : Command;

/// <summary>Another copy was asked for.</summary>
public sealed record SlipReprinted(VisitId Visit, int Copy, string Kiosk, string? Printer = null)
    : VisitEvent(Visit);

/// <summary>A slip's printing ended.</summary>
public sealed record SlipReported(VisitId Visit, int Copy, SlipState State) : VisitEvent(Visit);

/// <summary>A slip that waited at one printer is printed by another; nothing of it was on paper.</summary>
public sealed record SlipMoved(VisitId Visit, int Copy, string Printer) : VisitEvent(Visit);

/// <summary>Follows the paper of a visit.</summary>
public static class Printing
{
    /// <summary>A slip of uncertain fate is printed again, marked, until so many copies were tried.</summary>
    public const int CopiesTried = 3;

    internal static Decision Decide(HallState hall, ReprintSlip ask)
    {
        if (!hall.Visits.TryGetValue(ask.Visit, out var visit))
            return Decision.Refuse(RefusalCode.UnknownVisit, ask.Visit.Value);
        var kiosk =
            ask.Kiosk ?? visit.Kiosk ?? hall.Plan.Kiosks.FirstOrDefault(k => k.Printer is not null)?.Id;
        if (hall.Plan.Kiosk(kiosk) is not { } found) return Decision.Refuse(RefusalCode.UnknownKiosk, kiosk);
        return found.Printer is null
            ? Decision.Refuse(RefusalCode.PrinterUnavailable, kiosk)
            : Decision.Accept(Again(hall, visit, found.Id, null));
    }

    internal static Decision Decide(HallState hall, ReportSlip ask)
    {
        if (!hall.Visits.TryGetValue(ask.Visit, out var visit))
            return Decision.Refuse(RefusalCode.UnknownVisit, ask.Visit.Value);
        var reported = new SlipReported(visit.Id, ask.Copy, ask.State);
        // It may be on paper or not, and the visitor still needs it: print once more, and let the paper say
        // so.
        var again = ask.State == SlipState.Unknown && ask.Copy == visit.Copies && ask.Copy < CopiesTried
            && visit.Kiosk is not null && !visit.Turn.Over;
        return again
            ? Decision.Accept(reported, Again(hall, visit, visit.Kiosk!, ask.Printer))
            : Decision.Accept(reported);
    }

    internal static Decision Decide(HallState hall, MoveSlip ask)
    {
        if (!hall.Visits.TryGetValue(ask.Visit, out var visit))
            return Decision.Refuse(RefusalCode.UnknownVisit, ask.Visit.Value);
        if (ask.Copy != visit.Copies) return Decision.Accept();
        // The other printer may have failed by now; then it passes the slip on in its turn.
        return Printers.Other(hall, visit, ask.From) is { } other
            ? Decision.Accept(new SlipMoved(visit.Id, ask.Copy, other))
            : Decide(hall, new ReportSlip(ask.Visit, ask.Copy, SlipState.Failed, ask.From));
    }

    private static SlipReprinted Again(HallState hall, Visit visit, string kiosk, string? tried) =>
        new(visit.Id, visit.Copies + 1, kiosk, Printers.For(hall, kiosk, tried));

    internal static HallState Apply(HallState hall, SlipMoved moved) =>
        hall.With(hall.Visits[moved.Visit] with { Slip = SlipState.Queued });

    internal static HallState Apply(HallState hall, SlipReprinted reprinted) =>
        hall.With(hall.Visits[reprinted.Visit] with { Slip = SlipState.Queued, Copies = reprinted.Copy });

    internal static HallState Apply(HallState hall, SlipReported reported)
    {
        var visit = hall.Visits[reported.Visit];
        return reported.Copy < visit.Copies ? hall : hall.With(visit with { Slip = reported.State });
    }
}
