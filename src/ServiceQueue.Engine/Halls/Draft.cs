using System.Text.Json;
using NodaTime;
using ServiceQueue.Contracts;
using ServiceQueue.Contracts.Json;
using ServiceQueue.Core.Halls;
using ServiceQueue.Core.Jobs;
using ServiceQueue.Core.Visits;
using ServiceQueue.Engine.Journal;
using ServiceQueue.Engine.Views;

namespace ServiceQueue.Engine.Halls;

/// <summary>A batch on its way to the journal: the hall as it will be, if the store takes it.</summary>
internal sealed class Draft(HallState state, JournalRecord? head, Requests requests)
{
    private readonly Dictionary<VisitId, Visit> _visits = [];
    private readonly List<CaseRow> _cases = [];
    private readonly List<string> _settled = [];
    private readonly Dictionary<string, List<Recorded>> _ownRequests = new(StringComparer.Ordinal);
    private byte[] _lastHash = head?.Hash ?? [];

    public HallState State { get; private set; } = state;

    public List<JournalRecord> Records { get; } = [];

    public List<(string Request, Recorded Recorded)> Events { get; } = [];

    public List<Job> Jobs { get; } = [];

    public List<(Envelope Envelope, Answer Answer)> Answers { get; } = [];

    public bool IsEmpty => Records.Count == 0 && _settled.Count == 0;

    /// <summary>
    /// Decides one command on the hall as drafted so far. A bug that one command brings out is told to its
    /// asker alone and leaves no trace in the draft: the others of the batch, and the hall, go on.
    /// </summary>
    public void Take(Envelope envelope, Instant now)
    {
        var (state, hash, records, jobs) = (State, _lastHash, Records.Count, Jobs.Count);
        var cases = _cases.Count;
        try
        {
            var done = envelope switch
            {
                { Stamps: true } => new Stamped(now),
                { Command: { } command } => Decide(envelope, command, now),
                _ => new Done([], State, false),
            };
            if (envelope.Settles is { } job) _settled.Add(job);
            Answers.Add((envelope, done));
        }
        catch (Exception bug) when (bug is not OutOfMemoryException)
        {
            Undo(state, hash, records, jobs);
            _cases.RemoveRange(cases, _cases.Count - cases);
            envelope.Reply.TrySetException(new HallBugException(envelope.Command!, bug));
        }
    }

    /// <summary>
    /// Takes in a record that is on the disk already, though its batch was not acknowledged.
    /// </summary>
    public void Keep(JournalRecord record) => Follow(record, EventCodec.Decode(record));

    /// <summary>What the store is to write.</summary>
    public StoreBatch ToBatch() => new()
    {
        Hall = State.Plan.Hall,
        Records = Records,
        Settled = _settled,
        Jobs = [.. Jobs.Select(j => new StoredJob(
            State.Plan.Hall, j.Id, j.Device, JsonSerializer.SerializeToUtf8Bytes(j, WireJson.Options),
            false))],
        Visits = [.. _visits.Values.Select(visit => VisitRows.Of(State.Plan.Hall, visit))],
        Cases = [.. _cases.GroupBy(c => c.Case, StringComparer.Ordinal).Select(same => same.Last())],
    };

    private Answer Decide(Envelope envelope, Command command, Instant now)
    {
        if (Known(envelope.Request) is { } before) return new Done(before, State, true);
        return Hall.Decide(State, command, now) switch
        {
            Accepted accepted => Accept(envelope, accepted, now),
            Refused refused => new NotDone(refused.Code, refused.Subject, refused.Why),
            var other => throw new System.Diagnostics.UnreachableException(other.GetType().Name),
        };
    }

    private IReadOnlyList<Recorded>? Known(string request) =>
        request.Length == 0 ? null : _ownRequests.GetValueOrDefault(request) ?? requests.Find(request);

    private Done Accept(Envelope envelope, Accepted accepted, Instant now)
    {
        var made = new List<Recorded>(accepted.Events.Count);
        foreach (var happened in accepted.Events)
        {
            var recorded = new Recorded(State.Sequence + 1, now, envelope.Actor, happened);
            Record(recorded, envelope.Request);
            made.Add(recorded);
        }

        if (envelope.Request.Length > 0 && made.Count > 0) _ownRequests[envelope.Request] = made;
        return new Done(made, State, false);
    }

    private void Record(Recorded recorded, string request) =>
        Follow(EventCodec.Encode(State.Plan.Hall, recorded, request, _lastHash), recorded);

    private void Follow(JournalRecord record, Recorded recorded)
    {
        var before = State;
        State = Hall.Apply(before, recorded);
        _lastHash = record.Hash;
        Records.Add(record);
        Events.Add((record.Request, recorded));
        Jobs.AddRange(Hall.React(State, recorded));
        foreach (var id in VisitRows.Touched(before, recorded)) NoteRow(id);
        if (CaseRows.Of(before, recorded) is { } row) _cases.Add(row);
    }

    /// <summary>
    /// At once, not at the end of the batch: a new day in the same batch forgets the visits of the old one.
    /// </summary>
    private void NoteRow(VisitId id)
    {
        if (State.Visits.TryGetValue(id, out var visit)) _visits[id] = visit;
    }

    private void Undo(HallState state, byte[] hash, int records, int jobs)
    {
        foreach (var undone in Events.Skip(records).Select(e => e.Recorded.Event).OfType<VisitEvent>())
        {
            if (state.Visits.TryGetValue(undone.Visit, out var visit)) _visits[visit.Id] = visit;
            else _visits.Remove(undone.Visit);
        }

        (State, _lastHash) = (state, hash);
        Records.RemoveRange(records, Records.Count - records);
        Events.RemoveRange(records, Events.Count - records);
        Jobs.RemoveRange(jobs, Jobs.Count - jobs);
    }
}
