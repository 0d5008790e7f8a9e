using System.Threading.Channels;
using NodaTime;
using ServiceQueue.Contracts;
using ServiceQueue.Core.Rules;
using ServiceQueue.Engine.Halls;

namespace ServiceQueue.Engine.Findings;

/// <summary>
/// Finds breaches and warnings while the hall works, by the same fold that a check makes of the journal: it
/// re-reads the journal in the background when it starts, then hears each commit, and lets time pass by the
/// hall's own clock. Thread-safe but for <see cref="RunAsync"/>, which is called once.
/// </summary>
public sealed class Watch
{
    /// <summary>Looked at again at least this often, so that a changed system clock is noticed.</summary>
    private static readonly Duration LongestSleep = Duration.FromMinutes(1);

    private static readonly Duration Tick = Duration.FromMilliseconds(1);
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    private readonly HallRunner _runner;
    private readonly IHallStore _store;
    private readonly TimeProvider _time;
    private readonly Func<IReadOnlyList<Rule>> _rules;
    private readonly Channel<bool> _bell = Channel.CreateBounded<bool>(
        new BoundedChannelOptions(1) { SingleReader = true, FullMode = BoundedChannelFullMode.DropWrite });

    private Chain _chain = new();
    private JournalAudit _audit;
    private FindingsToday? _today;
    private long _upTo;

    /// <summary>A watch over a hall. It misses no commit from now on.</summary>
    /// <param name="runner">The hall.</param>
    /// <param name="store">Its journal.</param>
    /// <param name="time">Says when to ask the hall for its time; never what that time is.</param>
    /// <param name="rules">Makes the rules; null for all of them.</param>
    public Watch(
        HallRunner runner, IHallStore store, TimeProvider time, Func<IReadOnlyList<Rule>>? rules = null)
    {
        (_runner, _store, _time, _rules) = (runner, store, time, rules ?? RuleSet.Make);
        _audit = new JournalAudit(_rules(), withChain: true);
        runner.Committed += _ => Ring();
    }

    /// <summary>What was found.</summary>
    public FoundList Found { get; } = new();

    /// <summary>The last record heard.</summary>
    public long UpTo => Volatile.Read(ref _upTo);

    /// <summary>Whether the journal of before the start has been heard.</summary>
    public bool CaughtUp { get; private set; }

    /// <summary>How many of the findings were in the journal of before the start.</summary>
    public long Known { get; private set; }

    /// <summary>Why nothing more is found, or empty. It goes on by itself unless a rule has failed.</summary>
    public string Trouble { get; private set; } = "";

    /// <summary>
    /// Raised on the watch's own loop for each finding that was not in the journal of before the start;
    /// handlers must be quick and must not throw.
    /// </summary>
    public event Action<NumberedFinding>? Noticed;

    /// <summary>Raised, as above, when the counts of the day change.</summary>
    public event Action<FindingsToday>? TodayChanged;

    /// <summary>
    /// Watches until cancelled. A store that cannot be read is tried again; a rule that fails ends the watch
    /// with its <see cref="Trouble"/>, and the hall goes on.
    /// </summary>
    public async Task RunAsync(CancellationToken stop)
    {
        await using var timer = _time.CreateTimer(
            _ => Ring(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        try
        {
            while (!CaughtUp) await TryAsync(() => CatchUpAsync(stop), stop);
            Ring();
            while (await _bell.Reader.WaitToReadAsync(stop))
            {
                _bell.Reader.TryRead(out _);
                await TryAsync(() => TurnAsync(stop), stop);
                timer.Change(Sleep(), Timeout.InfiniteTimeSpan);
            }
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            // The hall stops, and its watch with it.
        }
        catch (Exception broken) when (broken is RuleFailedException or InvalidDataException)
        {
            Trouble = broken.Message;
        }
    }

    private async Task TryAsync(Func<Task> work, CancellationToken stop)
    {
        try
        {
            await work();
            Trouble = "";
        }
        catch (IOException failure)
        {
            Trouble = failure.Message;
            await Task.Delay(Pause, _time, stop);
            Ring();
        }
    }

    /// <summary>Hears the journal as it was at the start; from the beginning again after a failure.</summary>
    private async Task CatchUpAsync(CancellationToken stop)
    {
        (_chain, _audit) = (new Chain(), new JournalAudit(_rules(), withChain: true));
        Found.Clear();
        var ahead = new ReadAhead(_store, _runner.Hall, _chain, work => work());
        await foreach (var page in ahead.PagesAsync(_runner.Feed.Head, stop))
        {
            for (var i = 0; i < page.Records.Length; i++) Hear(page, i);
            Tell();
        }

        Known = Found.Count;
        CaughtUp = true;
        Found.Pulse();
    }

    private async Task TurnAsync(CancellationToken stop)
    {
        await HearNewAsync(stop);
        if (_audit.NextDue < Now())
        {
            // The hall's own instant: no event can come any more that should have been heard before it.
            var stamp = await _runner.StampAsync(stop);
            await HearNewAsync(stop);
            _audit.Advance(stamp);
        }

        Tell();
    }

    private async Task HearNewAsync(CancellationToken stop)
    {
        if (_runner.Feed.Head <= UpTo) return;
        await foreach (var record in _runner.Feed.SinceAsync(UpTo, stop))
            Hear(ReadPage.Of([record], _chain).Decode(), 0);
    }

    private void Hear(ReadPage page, int index)
    {
        _audit.Hear(page, index);
        Volatile.Write(ref _upTo, page.Records[index].Sequence);
    }

    private void Tell()
    {
        var found = _audit.Take();
        foreach (var finding in found)
        {
            var numbered = Found.Add(finding);
            if (CaughtUp) Noticed?.Invoke(numbered);
        }

        if (found.Count > 0) Found.Pulse();
        if (CaughtUp) TellToday(found.Count > 0);
    }

    private void TellToday(bool more)
    {
        var zone = _runner.State.Plan.Zone;
        var day = Now().InZone(zone).Date;
        if (!more && _today?.Day == day) return;
        var today = Found.CountOf(day, zone);
        if (today == _today) return;
        _today = today;
        TodayChanged?.Invoke(today);
    }

    private TimeSpan Sleep() => Duration.Max(
        Tick, Duration.Min(LongestSleep, (_audit.NextDue ?? Instant.MaxValue) - Now() + Tick)).ToTimeSpan();

    private Instant Now() => Instant.FromUnixTimeMilliseconds(_time.GetUtcNow().ToUnixTimeMilliseconds());

    private void Ring() => _bell.Writer.TryWrite(true);
}
