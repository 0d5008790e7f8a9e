using System.Threading.Channels;
using NodaTime;
using ServiceQueue.Contracts;
using ServiceQueue.Core.Halls;
using ServiceQueue.Core.Jobs;

namespace ServiceQueue.Engine.Halls;

/// <summary>
/// Runs one hall: one mailbox, one writer, and the only reader of the wall clock. What it answers is durable.
/// Thread-safe but for <see cref="RunAsync"/>, which is called once.
/// </summary>
public sealed class HallRunner : IHallOutcomes
{
    /// <summary>Callers beyond this wait for room: the hall's bound on work it has taken in.</summary>
    private const int MailboxSize = 4096;

    /// <summary>Commands that share one sync at the most.</summary>
    private const int BatchSize = 256;

    private readonly IHallStore _store;
    private readonly TimeProvider _time;
    private readonly Channel<Envelope> _mailbox = Channel.CreateBounded<Envelope>(
        new BoundedChannelOptions(MailboxSize) { SingleReader = true });
    private readonly Requests _requests = new();
    private HallState _state;
    private JournalRecord? _head;
    private Instant _handedOut = Instant.MinValue;

    private HallRunner(Recovered recovered, IHallStore store, TimeProvider time)
    {
        _store = store;
        _time = time;
        _state = recovered.State;
        _head = recovered.Head;
        Feed = new Feed(recovered.State.Plan.Hall, recovered.Head?.Sequence ?? 0, store);
        foreach (var (record, recorded) in recovered.Records.Zip(recovered.Events))
        {
            _requests.Note(record.Request, recorded);
            Feed.Remember(record);
        }
    }

    /// <summary>The hall as last committed.</summary>
    public HallState State => Volatile.Read(ref _state);

    /// <summary>The hall's id.</summary>
    public string Hall => State.Plan.Hall;

    /// <summary>What has been committed, for those who follow.</summary>
    public Feed Feed { get; }

    /// <summary>
    /// Raised on the runner's own loop after each commit; handlers must be quick and must not throw.
    /// </summary>
    public event Action<Committed>? Committed;

    /// <summary>Reads a hall back from its journal, ready to run.</summary>
    public static async Task<HallRunner> RecoverAsync(
        HallPlan plan, IHallStore store, TimeProvider time, CancellationToken stop) =>
        new(await Recovery.RecoverAsync(plan, store, stop), store, time);

    /// <summary>
    /// Asks the hall. The answer comes when it is durable. Throws <see cref="IOException"/> when the store
    /// cannot take it or the hall has stopped.
    /// </summary>
    /// <param name="command">What is asked.</param>
    /// <param name="actor">Who asks.</param>
    /// <param name="request">An id made by the asker, so that asking again acts once; or null.</param>
    /// <param name="stop">Gives up waiting; the command may still be done.</param>
    public Task<Answer> AskAsync(Command command, string actor, string? request, CancellationToken stop) =>
        SendAsync(
            new Envelope(command, actor, request is null ? "" : $"{command.GetType().Name}/{request}", null),
            stop);

    /// <inheritdoc />
    public Task SettleAsync(Job job, Command? outcome, CancellationToken stop) =>
        SendAsync(new Envelope(outcome, job.Device, "", job.Id), stop);

    /// <summary>
    /// An instant of the hall's own clock: when it comes, every event stamped before it is committed and has
    /// been told to <see cref="Committed"/>, and none will be stamped before it any more. Throws as
    /// <see cref="AskAsync"/> does.
    /// </summary>
    public async Task<Instant> StampAsync(CancellationToken stop) =>
        ((Stamped)await SendAsync(new Envelope(null, "", "", null, Stamps: true), stop)).At;

    /// <summary>
    /// Runs the hall until cancelled; what is in the mailbox then is told that the hall has stopped.
    /// </summary>
    public async Task RunAsync(CancellationToken stop)
    {
        var batch = new List<Envelope>();
        try
        {
            while (await _mailbox.Reader.WaitToReadAsync(stop))
            {
                batch.Clear();
                while (batch.Count < BatchSize && _mailbox.Reader.TryRead(out var envelope))
                    batch.Add(envelope);
                await AnswerAsync(batch);
            }
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            _mailbox.Writer.TryComplete();
            while (_mailbox.Reader.TryRead(out var left)) left.Reply.TrySetException(Stopped());
        }
    }

    private async Task<Answer> SendAsync(Envelope envelope, CancellationToken stop)
    {
        await WriteAsync(envelope, stop);
        // Task.WaitAsync would hop to the pool before it comes back to the caller's context.
        using var givingUp =
            stop.UnsafeRegister((_, cancelled) => envelope.Reply.TrySetCanceled(cancelled), null);
        return await envelope.Reply.Task;
    }

    private async Task WriteAsync(Envelope envelope, CancellationToken stop)
    {
        try
        {
            await _mailbox.Writer.WriteAsync(envelope, stop);
        }
        catch (ChannelClosedException closed)
        {
            throw Stopped(closed);
        }
    }

    private static IOException Stopped(Exception? inner = null) =>
        new("The hall has stopped; ask again when it is back.", inner);

    private async Task AnswerAsync(List<Envelope> batch)
    {
        var draft = new Draft(_state, _head, _requests);
        try
        {
            foreach (var envelope in batch)
            {
                var now = Now(draft.State);
                if (envelope.Stamps) _handedOut = now;
                draft.Take(envelope, now);
            }

            if (!draft.IsEmpty) await _store.AppendAsync(draft.ToBatch(), CancellationToken.None);
        }
        catch (Exception failure) when (
            failure is IOException or TimeoutException or InvalidOperationException)
        {
            await FailAsync(batch, failure);
            return;
        }

        Adopt(draft);
        foreach (var (envelope, answer) in draft.Answers) envelope.Reply.TrySetResult(answer);
    }

    private void Adopt(Draft draft)
    {
        if (draft.IsEmpty) return;
        foreach (var (request, recorded) in draft.Events) _requests.Note(request, recorded);
        _head = draft.Records.Count > 0 ? draft.Records[^1] : _head;
        Volatile.Write(ref _state, draft.State);
        foreach (var record in draft.Records) Feed.Remember(record);
        Feed.Pulse();
        Committed?.Invoke(new Committed(draft.State, [.. draft.Events.Select(e => e.Recorded)], draft.Jobs));
    }

    /// <summary>Nothing of the batch counts, unless the store is not sure and kept it after all.</summary>
    private async Task FailAsync(List<Envelope> batch, Exception failure)
    {
        if (failure is StoreUncertainException) await CatchUpAsync();
        foreach (var envelope in batch)
            envelope.Reply.TrySetException(new IOException(failure.Message, failure));
    }

    /// <summary>
    /// What the store did keep has happened: its pictures, jobs and followers are owed what any other's are.
    /// </summary>
    private async Task CatchUpAsync()
    {
        var kept = new Draft(_state, _head, _requests);
        await foreach (var record in _store
            .ReadAsync(Hall, _state.Sequence + 1, long.MaxValue, CancellationToken.None))
            kept.Keep(record);
        Adopt(kept);
    }

    /// <summary>Whole milliseconds, so that every form in which a time is written holds all of it.</summary>
    private Instant Now(HallState state) => Instant.Max(
        Instant.Max(state.At, _handedOut),
        Instant.FromUnixTimeMilliseconds(_time.GetUtcNow().ToUnixTimeMilliseconds()));
}

/// <summary>What one commit brought.</summary>
/// <param name="After">The hall after it.</param>
/// <param name="Events">Its events, in order.</param>
/// <param name="Jobs">Its jobs, in order.</param>
public sealed record Committed(HallState After, IReadOnlyList<Recorded> Events, IReadOnlyList<Job> Jobs);

/// <summary>Where the outbox tells how a job ended.</summary>
public interface IHallOutcomes
{
    /// <summary>
    /// Settles a job and, in the same commit, tells the hall its outcome if there is one to tell.
    /// </summary>
    Task SettleAsync(Job job, Command? outcome, CancellationToken stop);
}

/// <summary>A command in the mailbox, the end of a job, or a question for the hall's time.</summary>
internal sealed record Envelope(
    Command? Command, string Actor, string Request, string? Settles, bool Stamps = false)
{
    /// <summary>Where the answer goes; callers go on elsewhere than on the runner's loop.</summary>
    public TaskCompletionSource<Answer> Reply { get; } =
        new(TaskCreationOptions.RunContinuationsAsynchronously);
}
