using System.Collections.Immutable;
using System.Globalization;
using NodaTime;

namespace ServiceQueue.Core.Cases;

/// <summary>The open cases, 办件, and the numbers given out. Immutable.</summary>
public sealed record CaseBook
{
    /// <summary>Nothing is open.</summary>
    public static readonly CaseBook Empty = new();

    /// <summary>More open cases a hall does not take on: a day's first record carries them all.</summary>
    public const int MostOpen = 20_000;

    private readonly ImmutableSortedDictionary<string, Case> _open =
        ImmutableSortedDictionary<string, Case>.Empty;

    private readonly ImmutableSortedSet<(Instant At, string Case)> _alarms = [];
    private readonly ImmutableSortedSet<string> _undated = [];

    /// <summary>A book in which nothing is open.</summary>
    public CaseBook()
    {
    }

    private CaseBook(CaseBook before, Case? was, Case? now)
    {
        (_open, _alarms, _undated) = (before._open, before._alarms, before._undated);
        (Year, Last) = (before.Year, before.Last);
        if (was is not null)
        {
            if (AlarmOf(was) is { } old) _alarms = _alarms.Remove((old, was.Number));
            (_open, _undated) = (_open.Remove(was.Number), _undated.Remove(was.Number));
        }

        if (now is null) return;
        _open = _open.SetItem(now.Number, now);
        if (AlarmOf(now) is { } alarm) _alarms = _alarms.Add((alarm, now.Number));
        if (IsUndated(now)) _undated = _undated.Add(now.Number);
    }

    /// <summary>The open cases by number.</summary>
    public ImmutableSortedDictionary<string, Case> Open
    {
        get => _open;
        init
        {
            _open = value;
            _alarms = [.. value.Values.Where(c => AlarmOf(c) is not null)
                .Select(c => (AlarmOf(c)!.Value, c.Number))];
            _undated = [.. value.Values.Where(IsUndated).Select(c => c.Number)];
        }
    }

    /// <summary>The year of the last number.</summary>
    public int Year { get; init; }

    /// <summary>The last number given out in that year.</summary>
    public int Last { get; init; }

    /// <summary>The open case of a number, or null.</summary>
    public Case? Find(string number) => _open.GetValueOrDefault(number);

    /// <summary>The number of the next case of a year.</summary>
    public string NextNumber(int year) => $"{year}-{(year > Year ? 1 : Last + 1):00000}";

    /// <summary>Open cases whose time comes by a moment, soonest first.</summary>
    internal IEnumerable<Case> Ripe(Instant now) =>
        _alarms.TakeWhile(a => a.At <= now).Select(a => _open[a.Case]);

    /// <summary>When the first of them is ripe, or null.</summary>
    internal Instant? FirstAlarm => _alarms.IsEmpty ? null : _alarms.Min.At;

    /// <summary>Open cases one of whose times ran into a year without a calendar.</summary>
    internal IEnumerable<Case> Undated => _undated.Select(n => _open[n]);

    /// <summary>The book with a case changed; one that is closed leaves it.</summary>
    internal CaseBook Put(Case changed)
    {
        var book = new CaseBook(
            this, Find(changed.Number), Case.IsClosed(changed.State) ? null : changed);
        return Numbered(changed.Number) is { } n && n.CompareTo((Year, Last)) > 0
            ? book with { Year = n.Year, Last = n.Number } : book;
    }

    /// <summary>
    /// The first moment at which a case's silence counts: deemed accepted, or given up. The last instant of a
    /// term is still in time, to the second.
    /// </summary>
    private static Instant? AlarmOf(Case c) => c switch
    {
        { State: CaseState.Received, DeemedIfSilent: true } => c.NoticeDue?.Plus(Duration.FromSeconds(1)),
        { State: CaseState.SupplementAwaited, Supplements: [.., var asked] } =>
            asked.Until?.Plus(Duration.FromSeconds(1)),
        _ => null,
    };

    /// <summary>Whether a time that a case waits for ran into a year without a calendar.</summary>
    internal static bool IsUndated(Case c) => c switch
    {
        { State: CaseState.Received } => c.DeemedIfSilent && c.NoticeDue is null,
        { State: CaseState.SupplementAwaited, Supplements: [.., var asked] } => asked.Until is null,
        { State: CaseState.Running } => c.Due is null,
        _ => false,
    };

    private static (int Year, int Number)? Numbered(string number) =>
        number.Split('-') is [{ Length: 4 } year, var n]
        && int.TryParse(year, NumberStyles.None, null, out var y)
        && int.TryParse(n, NumberStyles.None, null, out var i) ? (y, i) : null;
}
