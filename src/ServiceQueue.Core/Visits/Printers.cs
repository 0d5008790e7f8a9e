using ServiceQueue.Core.Halls;

namespace ServiceQueue.Core.Visits;

/// <summary>Which of a kiosk's printers a slip goes to. Pure.</summary>
public static class Printers
{
    /// <summary>Whether nothing is known that keeps a printer from printing.</summary>
    public static bool IsWell(HallState hall, string printer) =>
        hall.Devices.GetValueOrDefault(printer) is not { Works: false };

    /// <summary>
    /// The first printer of a kiosk that is well, rather another one than one that has just failed; when none
    /// is well the kiosk's own, where the slip waits. Null for a kiosk without paper.
    /// </summary>
    public static string? For(HallState hall, string? kiosk, string? tried = null)
    {
        if (hall.Plan.Kiosk(kiosk) is not { Printer: { } own } plan) return null;
        var well = plan.Printers.Where(p => IsWell(hall, p)).ToList();
        return well.FirstOrDefault(p => p != tried) ?? well.FirstOrDefault() ?? own;
    }

    /// <summary>
    /// Whether a slip that waits at a printer could be printed by another one of its kiosk now.
    /// </summary>
    public static bool HasSpare(HallState hall, VisitId visit, string from) =>
        hall.Visits.TryGetValue(visit, out var found) && Other(hall, found, from) is { } other
        && IsWell(hall, other);

    /// <summary>
    /// Another printer of the kiosk a slip waits at, a well one first; null when there is none.
    /// </summary>
    internal static string? Other(HallState hall, Visit visit, string from)
    {
        // A reprint may have been asked for at another kiosk than the ticket was taken at.
        var kiosk = hall.Plan.Kiosks.Where(k => k.Printers.Contains(from))
            .OrderBy(k => k.Id == visit.Kiosk ? 0 : 1).FirstOrDefault();
        return kiosk?.Printers.Where(p => p != from).OrderBy(p => IsWell(hall, p) ? 0 : 1).FirstOrDefault();
    }
}
