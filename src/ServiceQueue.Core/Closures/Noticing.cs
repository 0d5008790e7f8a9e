using NodaTime;
using ServiceQueue.Core.Halls;

namespace ServiceQueue.Core.Closures;

/// <summary>Asks to put up the notice of a closure inside the hours of service.</summary>
/// <param name="Counter">The counter, or null for the whole hall.</param>
/// <param name="From">Its beginning.</param>
/// <param name="Until">Its end; that of the closure as planned.</param>
/// <param name="Reason">Why.</param>
/// <param name="Alternative">Where or how to be served meanwhile.</param>
/// <param name="ReopenAt">When service goes on.</param>
public sealed record NoticeClosure(
    int? Counter, Instant? From, Instant? Until, string? Reason, string? Alternative, Instant? ReopenAt)
    : ClosureCommand;

/// <summary>The notice of a closure is up: 因故不能对外办公的，张贴告示 (R-HOURS-CLOSED-NOTICE, 003-D 二).</summary>
/// <param name="Counter">The counter, or null for the whole hall.</param>
/// <param name="From">The beginning of the closure.</param>
/// <param name="Until">Its end.</param>
/// <param name="Reason">Why.</param>
/// <param name="Alternative">Where or how to be served meanwhile.</param>
/// <param name="ReopenAt">When service goes on; null only in a journal that broke the rule.</param>
public sealed record ClosureNoticed(
    int? Counter, Instant From, Instant Until, string Reason, string Alternative, Instant? ReopenAt)
    : ClosureEvent;

/// <summary>Notices closures; each has a reason, an alternative and a time of reopening.</summary>
public static class Noticing
{
    internal static Decision Decide(HallState hall, NoticeClosure ask, Instant now)
    {
        if (ask.Counter is { } counter && hall.Plan.Counter(counter) is null)
            return Decision.Refuse(RefusalCode.UnknownCounter, counter.ToString());
        if (Missing(ask) is { } field) return Decision.Refuse(RefusalCode.FieldMissing, field);
        var from = ask.From ?? now;
        var reopens = ask.ReopenAt!.Value;
        var until = ask.Until ?? reopens;
        // Without an end of its own the closure ends with the reopening; that is then what makes no sense.
        if (until <= from || until < now)
            return Decision.Refuse(RefusalCode.FieldMissing, ask.Until is null ? "reopenAt" : "until");
        if (reopens < from) return Decision.Refuse(RefusalCode.FieldMissing, "reopenAt");
        var noticed = new ClosureNoticed(
            ask.Counter, from, until, ask.Reason!.Trim(), ask.Alternative!.Trim(), reopens);
        // One to come closes the doors when its time has come (Days); one of now does at once.
        return hall.DoorsOpen && ask.Counter is null && from <= now
            ? Decision.Accept(noticed, new DoorsClosed(noticed.Reason)) : Decision.Accept(noticed);
    }

    private static string? Missing(NoticeClosure ask) =>
        string.IsNullOrWhiteSpace(ask.Reason) ? "reason"
        : string.IsNullOrWhiteSpace(ask.Alternative) ? "alternative"
        : ask.ReopenAt is null ? "reopenAt" : null;
}
