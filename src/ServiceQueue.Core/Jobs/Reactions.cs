using ServiceQueue.Core.Halls;
using ServiceQueue.Core.Notices;
using ServiceQueue.Core.Visits;

namespace ServiceQueue.Core.Jobs;

/// <summary>What must happen once because of an event. Pure.</summary>
public static class Reactions
{
    internal static IReadOnlyList<Job> To(HallState hall, Recorded recorded) => recorded.Event switch
    {
        TicketIssued { Slip: SlipState.Queued } e =>
            [.. Print(hall, recorded, e.Visit, Printers.For(hall, e.Kiosk), false)],
        SlipReprinted e =>
            [.. Print(hall, recorded, e.Visit, e.Printer ?? Printers.For(hall, e.Kiosk), true)],
        SlipMoved e => [.. Print(hall, recorded, e.Visit, e.Printer, e.Copy > 1)],
        NoticeIssued { Printer: { } printer } e => [Print(hall, recorded, e, printer)],
        VisitCalled e => [.. Say(hall, recorded, e.Visit, e.Counter)],
        VisitRecalled e => [.. Say(hall, recorded, e.Visit, e.Counter)],
        VisitResumed e => [.. Say(hall, recorded, e.Visit, e.Counter)],
        _ => [],
    };

    /// <summary>
    /// Whether a job is still worth doing: a slip while its visitor may still need it, a call while it is
    /// fresh. Who missed the call may come back, and comes back with the paper.
    /// </summary>
    public static bool Wanted(HallState hall, Job job, NodaTime.Instant now) => job.Work switch
    {
        PrintSlip print => hall.Visits.TryGetValue(print.Slip.Visit, out var visit)
            && (print.Slip.Copy > 1 || visit.Turn.State is not (TurnState.Finished or TurnState.Left))
            && print.Slip.Copy == visit.Copies,
        Announce => now - job.At <= Announce.Expiry,
        _ => true,
    };

    /// <summary>What is said when a ticket is called to a counter (R-QUEUE-GUIDE, 000-D 八1).</summary>
    public static Words Call(CounterPlan plan, TicketNumber ticket) => new(
        $"请{ticket}号到{plan.Id}号{plan.Name.ZhCn}办理",
        $"Ticket {ticket}, please come to counter {plan.Id}, {plan.Name.In("en")}.");

    private static Job Print(HallState hall, Recorded recorded, NoticeIssued issued, string printer) => new(
        $"{recorded.Sequence}.0", printer, recorded.At, new PrintNotice(new NoticeSheet(
            issued.Notice, hall.Plan.Name, issued.Notice.At.InZone(hall.Plan.Zone).LocalDateTime,
            hall.Plan.PublicUrl + issued.Notice.TrackPath)));

    private static IEnumerable<Job> Print(
        HallState hall, Recorded recorded, VisitId id, string? printer, bool mayBeSecond)
    {
        if (printer is null) yield break;
        var visit = hall.Visits[id];
        var service = hall.Plan.Service(visit.Turn.Service);
        var slip = new Slip(
            id,
            visit.Ticket.ToString(),
            visit.Copies,
            mayBeSecond,
            hall.Plan.Name,
            service?.Name ?? new Words(visit.Turn.Service),
            visit.Ahead,
            visit.Estimate,
            [.. hall.Plan.Counters.Where(c => c.Services.Contains(visit.Turn.Service)).Select(c => c.Label)],
            visit.IssuedAt.InZone(hall.Plan.Zone).LocalDateTime,
            $"{hall.Plan.PublicUrl}/v/{id}",
            visit.Locale,
            hall.Plan.ComplaintPhones.IsEmpty ? null : hall.Plan.ComplaintPhones,
            visit.IsWarned);
        yield return new Job($"{recorded.Sequence}.0", printer, recorded.At, new PrintSlip(slip));
    }

    private static IEnumerable<Job> Say(HallState hall, Recorded recorded, VisitId id, int counter)
    {
        var plan = hall.Plan.Counter(counter)!;
        var ticket = hall.Visits[id].Ticket.ToString();
        var say = Call(plan, hall.Visits[id].Ticket);
        var call = new Announcement(
            recorded.Sequence, ticket, counter, plan.Label, plan.Place, say, hall.Plan.Rules.SpokenTimes);
        foreach (var device in hall.Plan.Devices.Where(d => d.Kind is DeviceKind.Broker or DeviceKind.Speaker)
            .Select((d, i) => (d.Id, i)))
            yield return new Job(
                $"{recorded.Sequence}.{device.i}", device.Id, recorded.At, new Announce(call));
    }
}
