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
        new(ImmutableDictionary<string, ImmutableSortedSet<WaitingTurn>>.Empty, 0);

    private static readonly ImmutableSortedSet<WaitingTurn> None = [];

    private readonly ImmutableDictionary<string, ImmutableSortedSet<WaitingTurn>> _byCaller;

    private WaitingTurns(ImmutableDictionary<string, ImmutableSortedSet<WaitingTurn>> byCaller, int total)
    {
        _byCaller = byCaller;
        Total = total;
    }

    /// <summary>How many wait.</summary>
    public int Total { get; }

    /// <summary>Those that wait for a service at any counter, most senior first.</summary>
    public ImmutableSortedSet<WaitingTurn> Of(string service) => _byCaller.GetValueOrDefault(service, None);

    /// <summary>Those that wait for one counter only.</summary>
    public ImmutableSortedSet<WaitingTurn> OnlyOf(int counter) =>
        _byCaller.GetValueOrDefault(Key(counter), None);

    internal WaitingTurns Replace(Visit? before, Visit after)
    {
        var old = Entry(before);
        var now = Entry(after);
        if (old == now) return this;
        var made = this;
        if (old is { } gone) made = made.Change(gone.Caller, set => set.Remove(gone.Turn), -1);
        if (now is { } come) made = made.Change(come.Caller, set => set.Add(come.Turn), 1);
        return made;
    }

    private WaitingTurns Change(
        string caller, Func<ImmutableSortedSet<WaitingTurn>, ImmutableSortedSet<WaitingTurn>> how, int by) =>
        new(_byCaller.SetItem(caller, how(Of(caller))), Total + by);

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
