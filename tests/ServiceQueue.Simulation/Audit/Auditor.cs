using System.Text;
using ServiceQueue.Contracts;
using ServiceQueue.Core.Halls;
using ServiceQueue.Core.Visits;
using ServiceQueue.Engine.Halls;
using ServiceQueue.Engine.Journal;
using ServiceQueue.Simulation.Devices;
using ServiceQueue.Simulation.World;

namespace ServiceQueue.Simulation.Audit;

/// <summary>
/// Reads the journal from outside and believes nobody: keeps its own simple books of the day and objects to
/// whatever does not fit them. It shares no rule with Core: it looks through everybody who waits, one by one.
/// </summary>
internal sealed class Auditor(SimWorld world, IHallStore store, string hall)
{
    private readonly Dictionary<string, JournalRecord> _issuedBy = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _answers = new(StringComparer.Ordinal);
    private readonly List<JournalRecord> _records = [];
    private readonly Dictionary<string, int> _seen = new(StringComparer.Ordinal);
    private readonly HashSet<string> _firsts = new(StringComparer.Ordinal);
    private readonly Books _books = new(world);
    private int _heard;

    /// <summary>Records read.</summary>
    public int Records => _records.Count;

    /// <summary>Reads what is new in the journal.</summary>
    public void Read()
    {
        foreach (var record in Journal(_records.Count + 1)) Take(record);
    }

    /// <summary>
    /// Somebody was told that something is done: it must be in the journal, and the same each time it is
    /// told.
    /// </summary>
    public void Acknowledged(Command command, string? request, Answer answer)
    {
        Read();
        if (answer is not Done done) return;
        foreach (var told in done.Events)
        {
            var record = told.Sequence <= _records.Count ? _records[(int)told.Sequence - 1] : null;
            var same = record is not null
                && record.Body.AsSpan().SequenceEqual(EventCodec.Encode(hall, told, record.Request, []).Body);
            world.Check(same, () => $"{told.Sequence} {told.Event} was told, the journal has {Text(record)}");
        }

        if (request is null || done.Events.Count == 0) return;
        var key = $"{command.GetType().Name}/{request}";
        var events = string.Join(", ", done.Events.Select(e => e.Sequence));
        if (_answers.TryAdd(key, events)) return;
        world.Check(
            _answers[key] == events,
            () => $"{key} was answered with {_answers[key]}, and later with {events}");
    }

    /// <summary>A held visit that a counter may take up, or null.</summary>
    public string? Held(CounterPlan counter)
    {
        Read();
        return _books.At(Place.Held).FirstOrDefault(v => v.MayBeCalledBy(counter.Id, counter.Services))?.Id;
    }

    /// <summary>A ticket that waits, not the first of them, or null.</summary>
    public string? AnyWaiting()
    {
        Read();
        var waiting = _books.At(Place.Waiting).ToList();
        return waiting.Count == 0 ? null : world.Chance.Of(waiting).Ticket;
    }

    /// <summary>What is lit must be what is so.</summary>
    public void Look(HallState state, IEnumerable<SimSign> signs)
    {
        foreach (var sign in signs)
        {
            var counter = int.Parse(sign.Id[(sign.Id.IndexOf('-') + 1)..]);
            if (!state.Counters.TryGetValue(counter, out var at)) continue;
            var ticket = at.Current is { } id ? state.Visits[id].Ticket.ToString() : null;
            var shown = sign.Shown switch
            {
                Core.Jobs.CounterPicture picture => picture.Ticket,
                Core.Jobs.KeypadPicture picture => picture.Ticket?.ToString(),
                _ => "nothing",
            };
            world.Check(
                shown == ticket,
                () => $"{sign.Id} shows {shown ?? "no ticket"}, the counter has {ticket ?? "none"}");
        }
    }

    /// <summary>No two papers of a visit may be taken for the first.</summary>
    public void Look(IEnumerable<PrinterBox> printers)
    {
        foreach (var printer in printers)
        {
            for (var seen = _seen.GetValueOrDefault(printer.Id); seen < printer.Roll.Count; seen++)
                Look(printer.Roll[seen]);
            _seen[printer.Id] = printer.Roll.Count;
        }
    }

    /// <summary>Compares the hall as it runs with the books.</summary>
    public void Compare(HallState state)
    {
        Read();
        world.Check(
            state.Sequence == _records.Count,
            () => $"the hall is at {state.Sequence}, the journal at {_records.Count}");
        foreach (var visit in state.Visits.Values)
        {
            var place = visit.Turn.State switch
            {
                TurnState.Waiting => Place.Waiting,
                TurnState.Called or TurnState.Serving => Place.AtCounter,
                TurnState.Held => Place.Held,
                _ => Place.Over,
            };
            var booked = _books.Find(visit.Id.Value)?.Place;
            world.Check(
                booked == place, () => $"{visit.Ticket} is {visit.Turn.State}, in the books {booked}");
        }

        var waiting = _books.At(Place.Waiting).Count();
        world.Check(
            state.Waiting.Total == waiting, () => $"{state.Waiting.Total} wait, {waiting} in the books");
    }

    /// <summary>Nobody may be left.</summary>
    public void NobodyIsLeft()
    {
        Read();
        Place[] places = [Place.Waiting, Place.AtCounter, Place.Held];
        var left = places.SelectMany(_books.At).Select(v => $"{v.Ticket} {v.Place}").ToList();
        world.Check(left.Count == 0, () => $"{string.Join(", ", left)} at the end of it all");
    }

    /// <summary>What is spoken must have been called.</summary>
    public void Hear(IReadOnlyList<(long Sequence, string Ticket)> calls)
    {
        for (; _heard < calls.Count; _heard++)
        {
            var (sequence, ticket) = calls[_heard];
            var record = sequence <= _records.Count ? _records[(int)sequence - 1] : null;
            world.Check(
                record?.Type is nameof(VisitCalled) or nameof(VisitRecalled) or nameof(VisitResumed)
                    && _books.Knows(((VisitEvent)EventCodec.Decode(record).Event).Visit.Value, ticket),
                () => $"{ticket} is spoken for record {sequence}, which is {Text(record)}");
        }
    }

    private void Look(Paper paper)
    {
        world.Check(_books.Knows(paper.Visit, paper.Ticket), () => $"{paper} is in no journal");
        if (paper is not { Copy: 1, MayBeSecond: false }) return;
        world.Check(_firsts.Add(paper.Visit), () => $"{paper.Ticket} is on paper twice, and neither says so");
    }

    private void Take(JournalRecord record)
    {
        var before = _records.Count == 0 ? null : _records[^1];
        _records.Add(record);
        world.Check(
            record.Sequence == _records.Count, () => $"record {record.Sequence} is the {_records.Count}th");
        world.Check(
            before is null || record.At >= before.At,
            () => $"record {record.Sequence} is earlier than the one before");
        if (record.Type == nameof(TicketIssued) && record.Request.Length > 0)
        {
            world.Check(
                _issuedBy.TryAdd(record.Request, record),
                () => $"{record.Request} issued {Text(_issuedBy[record.Request])} and {Text(record)}");
        }

        _books.Enter(EventCodec.Decode(record));
    }

    private IEnumerable<JournalRecord> Journal(long from)
    {
        // The memory store answers at once; nothing here gives the world a chance to go on.
        var records = store.ReadAsync(hall, from, long.MaxValue, CancellationToken.None).GetAsyncEnumerator();
        while (records.MoveNextAsync().AsTask() is { IsCompleted: true, Result: true })
            yield return records.Current;
    }

    private static string Text(JournalRecord? record) =>
        record is null
            ? "nothing"
            : $"{record.Sequence} {record.Type} {Encoding.UTF8.GetString(record.Body)}";
}
