using System.Collections.Immutable;
using ServiceQueue.Core.Halls;
using ServiceQueue.Core.Visits;

namespace ServiceQueue.Core.Selection;

/// <summary>A waiting turn by seniority: the lower order goes first, the lower tie parts equals.</summary>
public readonly record struct WaitingTurn(long Order, long Tie, VisitId Visit) : IComparable<WaitingTurn>
{
    /// <inheritdoc />
    public int CompareTo(WaitingTurn other) => (Order, Tie).CompareTo((other.Order, other.Tie));
}

/// <summary>
/// The waiting turns of a hall, by what may call them: a service, or one counter only. An index over the
/// visits, so that selection does not walk all of them; a queue itself is always an answer of <see
/// cref="NextTurn"/>. Immutable.
/// </summary>
public sealed class WaitingTurns
{
    /// <summary>Nobody waits.</summary>
    public static readonly WaitingTurns Empty =
        new(
            ImmutableDictionary<string, ImmutableSortedSet<WaitingTurn>>.Empty,
            ImmutableDictionary<string, ImmutableSortedSet<WaitingTurn>>.Empty, 0);

    private static readonly ImmutableSortedSet<WaitingTurn> None = [];

    private readonly ImmutableDictionary<string, ImmutableSortedSet<WaitingTurn>> _byCaller;

    /// <summary>Those among them whose class has a lane (R-QUEUE-VULNERABLE).</summary>
    private readonly ImmutableDictionary<string, ImmutableSortedSet<WaitingTurn>> _lanes;

    private WaitingTurns(
        ImmutableDictionary<string, ImmutableSortedSet<WaitingTurn>> byCaller,
        ImmutableDictionary<string, ImmutableSortedSet<WaitingTurn>> lanes, int total)
    {
        _byCaller = byCaller;
        _lanes = lanes;
        Total = total;
    }

    /// <summary>How many wait.</summary>
    public int Total { get; }

    /// <summary>Those that wait for a service at any counter, most senior first.</summary>
    public ImmutableSortedSet<WaitingTurn> Of(string service) => _byCaller.GetValueOrDefault(service, None);

    /// <summary>Those that wait for one counter only.</summary>
    public ImmutableSortedSet<WaitingTurn> OnlyOf(int counter) =>
        _byCaller.GetValueOrDefault(Key(counter), None);

    /// <summary>Whether anybody waits whose class has a lane.</summary>
    public bool AnyInLane => !_lanes.IsEmpty;

    /// <summary>Those whose class has a lane and that wait for a service, most senior first.</summary>
    public ImmutableSortedSet<WaitingTurn> LaneOf(string service) => _lanes.GetValueOrDefault(service, None);

    /// <summary>Those whose class has a lane and that wait for one counter only.</summary>
    public ImmutableSortedSet<WaitingTurn> LaneOfOnly(int counter) =>
        _lanes.GetValueOrDefault(Key(counter), None);

    internal WaitingTurns Replace(Visit? before, Visit after)
    {
        var old = Entry(before);
        var now = Entry(after);
        if (old == now) return this;
        var made = this;
        var lane = VisitorClass.HasLane(after.Class);
        if (old is { } gone) made = made.Without(gone.Caller, gone.Turn, lane);
        if (now is { } come) made = made.With(come.Caller, come.Turn, lane);
        return made;
    }

    private WaitingTurns With(string caller, WaitingTurn turn, bool lane) => new(
        _byCaller.SetItem(caller, Of(caller).Add(turn)),
        lane ? _lanes.SetItem(caller, LaneOf(caller).Add(turn)) : _lanes, Total + 1);

    private WaitingTurns Without(string caller, WaitingTurn turn, bool lane)
    {
        var lanes = _lanes;
        if (lane)
        {
            var left = LaneOf(caller).Remove(turn);
            // An empty lane leaves the index, so that its absence is seen at once.
            lanes = left.IsEmpty ? lanes.Remove(caller) : lanes.SetItem(caller, left);
        }

        return new WaitingTurns(_byCaller.SetItem(caller, Of(caller).Remove(turn)), lanes, Total - 1);
    }

    private static (string Caller, WaitingTurn Turn)? Entry(Visit? visit)
    {
        if (visit is null || visit.Turn.State != TurnState.Waiting) return null;
        var turn = visit.Turn;
        return (
            turn.OnlyCounter is { } counter
                ? Key(counter) : turn.Service, new(turn.Order, turn.Tie, visit.Id));
    }

    /// <summary>A service id never begins with "@", so the two kinds of caller cannot meet.</summary>
    private static string Key(int counter) => $"@{counter}";
}
