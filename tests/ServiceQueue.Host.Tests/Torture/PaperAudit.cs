using ServiceQueue.Core.Halls;
using ServiceQueue.Core.Visits;

namespace ServiceQueue.Host.Tests.Torture;

/// <summary>
/// Holds the paper against what the hall believes. It knows nothing of printers' drivers: only what was
/// wanted, what the hall was told of it, and what lies in the trays.
/// </summary>
internal sealed class PaperAudit(TortureHall hall)
{
    private readonly Dictionary<string, VisitId> _visits = new(StringComparer.Ordinal);
    private readonly Dictionary<VisitId, (long Until, IReadOnlyList<string> Hanging)> _settled = [];
    private readonly HashSet<VisitId> _disturbed = [];

    /// <summary>What is wrong; empty when all is well.</summary>
    public List<string> Objections { get; } = [];

    /// <summary>Slips that are whole.</summary>
    public int Whole { get; private set; }

    /// <summary>Strips that are only a part of a slip.</summary>
    public int Partial { get; private set; }

    /// <summary>
    /// Slips that are proven and damaged. ESC/POS has no checksum: what the wire loses of a text on its way
    /// to the printer, nobody can know, so this is told of tickets printed while the wire lost bytes, and is
    /// an objection to any other. A slip that shares its strip so is one of them.
    /// </summary>
    public int Damaged { get; private set; }

    /// <summary>
    /// A ticket's paper is proven: nothing of it may come out from now on, but for what hangs out of a
    /// printer by then, to the letter, and is cut off before its next slip.
    /// </summary>
    public void Settled(VisitId visit)
    {
        hall.Collect();
        _settled[visit] = (
            hall.Trays.SelectMany(t => t.Strips).Select(s => s.At).DefaultIfEmpty().Max(),
            [.. hall.Trays.Select(t => $"{t.Printer} {t.Hanging}")]);
    }

    /// <summary>The wire lost bytes while this was printed.</summary>
    public void Disturbed(VisitId visit) => _disturbed.Add(visit);

    public void Issued(VisitId visit) => _visits[hall.Look(visit).Ticket.ToString()] = visit;

    public void Judge()
    {
        hall.Collect();
        foreach (var tray in hall.Trays)
        {
            foreach (var strip in tray.Strips) Judge(tray, strip);
            if (tray.Notes.Any(n => n.Contains("buffer full", StringComparison.Ordinal)))
                Objections.Add($"{tray.Printer} was sent more than it has room for");
        }

        foreach (var visit in _visits.Values) Judge(visit);
    }

    private void Judge(Tray tray, Strip strip)
    {
        if (strip.Tickets.Count > 1)
        {
            // The cut between them may be what the wire has lost.
            if (!IsBehindDisturbed(strip)) Objections.Add($"two numbers on one strip: {Text(strip)}");
        }

        foreach (var ticket in strip.Tickets.Where(t => !_visits.ContainsKey(t)))
            Objections.Add($"{ticket} was never issued: {Text(strip)}");
        if (strip.Tickets.Count == 0 || !_visits.TryGetValue(strip.Tickets[0], out var visit)) return;
        var isWhole = Copies(tray, strip, visit).Any();
        if (isWhole) Whole++;
        else Partial++;
        if (!_settled.TryGetValue(visit, out var settled) || strip.At <= settled.Until) return;
        if (!settled.Hanging.Contains($"{tray.Printer} {string.Join('|', strip.Lines)}"))
            Objections.Add($"came out after it was proven printed: {Text(strip)}");
    }

    private void Judge(VisitId id)
    {
        var visit = hall.Look(id);
        var ticket = visit.Ticket.ToString();
        var strips = hall.Trays.SelectMany(t => t.Strips.Select(s => (Tray: t, Strip: s)))
            .Where(p => p.Strip.Tickets.Contains(ticket)).ToList();
        var unmarked = strips.Where(p => !p.Strip.Marked).ToList();
        if (unmarked.Count > 1)
            Objections.Add($"{ticket} came out {unmarked.Count} times without a mark");
        var copies = strips.SelectMany(p => Copies(p.Tray, p.Strip, id)).ToList();
        if (visit.Slip != SlipState.Printed) Objections.Add($"{ticket} ended as {visit.Slip}");
        else if (!copies.Contains(visit.Copies)
            && (_disturbed.Contains(id) || strips.Any(p => IsBehindDisturbed(p.Strip)))) Damaged++;
        else if (!copies.Contains(visit.Copies))
            Objections.Add($"{ticket} copy {visit.Copies} counts as printed and is on no paper: "
                + string.Join(" / ", strips.Select(p => Text(p.Strip))));
        if (copies.Distinct().Count() < copies.Count) Objections.Add($"a copy of {ticket} came out twice");
        var doubts = hall.Doubts.GetValueOrDefault(id);
        if (copies.Count > 1 + doubts)
            Objections.Add($"{ticket}: {copies.Count} slips, and {doubts} reported as uncertain");
    }

    private bool IsBehindDisturbed(Strip strip) =>
        strip.Tickets.Count > 1 && strip.Tickets.SkipLast(1).All(IsDisturbed);

    private bool IsDisturbed(string ticket) =>
        _visits.TryGetValue(ticket, out var visit) && _disturbed.Contains(visit);

    private IEnumerable<int> Copies(Tray tray, Strip strip, VisitId visit) =>
        hall.Wanted.Where(w => w.Key.Visit == visit && tray.IsWhole(strip, w.Value)).Select(w => w.Key.Copy)
            .Take(1);

    private static string Text(Strip strip) => $"{strip.Printer}: {string.Join(" | ", strip.Lines)}";
}
