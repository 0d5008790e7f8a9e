using System.Collections.Immutable;
using NodaTime;
using ServiceQueue.Core.Halls;

namespace ServiceQueue.Core.Rules;

/// <summary>
/// Holds rules against a journal: the same fold live, one event after the other as they happen, and later
/// over the whole journal. What it finds depends on the events and on the moments up to which it was
/// advanced, never on when it was asked. Not thread-safe.
/// </summary>
public sealed class Audit
{
    /// <summary>A fraction of the due second is no delay: times are compared to the second.</summary>
    private static readonly Duration WithinTheSecond = Duration.FromMilliseconds(999);

    private readonly List<(Type Event, Action<Scene> Do)> _ears = [];
    private readonly Dictionary<Type, Action<Scene>[]> _earsOf = [];
    private readonly PriorityQueue<Timer, (Instant At, long Order)> _timers = new();
    private readonly Dictionary<(string Rule, string Subject), Finding> _expected = [];
    private readonly List<Finding> _found = [];
    private long _order;
    private Instant _now = Instant.MinValue;

    /// <summary>An audit by rules that nobody else uses, over a hall before its first event.</summary>
    public Audit(HallState before, params IEnumerable<Rule> rules)
    {
        State = before;
        foreach (var rule in rules) rule.Watch(new Listening(rule, _ears));
    }

    /// <summary>The hall as heard so far.</summary>
    public HallState State { get; private set; }

    /// <summary>When time alone may bring the next finding, or null.</summary>
    public Instant? NextDue => _timers.TryPeek(out _, out var key) ? key.At : null;

    /// <summary>Hears the next event. Time passes up to it first.</summary>
    public void Hear(Recorded recorded)
    {
        Advance(recorded.At);
        var before = State;
        State = Hall.Apply(before, recorded);
        var scene = new Scene(this, null, recorded, before, recorded.At);
        foreach (var hear in EarsOf(recorded.Event.GetType())) hear(scene);
    }

    /// <summary>
    /// Lets time pass up to a moment. What was due strictly before it is found; what is due at it may still
    /// come in time with an event of that very moment.
    /// </summary>
    public void Advance(Instant to)
    {
        while (_timers.TryPeek(out var timer, out var key) && key.At < to)
        {
            _timers.Dequeue();
            _now = Instant.Max(_now, key.At);
            timer.Do(new Scene(this, timer.Rule, null, State, key.At));
        }

        _now = Instant.Max(_now, to);
    }

    /// <summary>What was found since this was last asked, in order of time.</summary>
    public ImmutableArray<Finding> Take()
    {
        if (_found.Count == 0) return [];
        ImmutableArray<Finding> taken = [.. _found];
        _found.Clear();
        return taken;
    }

    internal void Find(Finding finding) => _found.Add(finding);

    internal void Expect(Rule rule, Finding breach, Instant? warnAt)
    {
        var key = (breach.Rule, breach.Subject);
        _expected[key] = breach;
        if (warnAt is { } warn && warn >= _now && warn < breach.Due)
        {
            WakeAt(rule, warn, scene =>
            {
                if (IsOpen(key, breach))
                    Find(breach with { Level = FindingLevel.Warning, At = scene.At });
            });
        }

        var lateAt = Instant.Max(breach.Due!.Value, _now);
        WakeAt(rule, lateAt + WithinTheSecond, _ =>
        {
            if (!IsOpen(key, breach)) return;
            _expected.Remove(key);
            Find(breach with { At = lateAt });
        });
    }

    internal bool Met(Rule rule, string subject) => _expected.Remove((rule.Info.Id, subject));

    internal bool Expects(Rule rule, string subject) => _expected.ContainsKey((rule.Info.Id, subject));

    internal void WakeAt(Rule rule, Instant when, Action<Scene> then) =>
        _timers.Enqueue(new Timer(rule, then), (Instant.Max(when, _now), _order++));

    private bool IsOpen((string, string) key, Finding breach) =>
        _expected.TryGetValue(key, out var open) && ReferenceEquals(open, breach);

    private Action<Scene>[] EarsOf(Type type)
    {
        if (_earsOf.TryGetValue(type, out var ears)) return ears;
        return _earsOf[type] = [.. _ears.Where(e => e.Event.IsAssignableFrom(type)).Select(e => e.Do)];
    }

    private sealed record Timer(Rule Rule, Action<Scene> Do);
}
