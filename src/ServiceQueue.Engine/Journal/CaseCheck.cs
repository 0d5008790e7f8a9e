using NodaTime;
using ServiceQueue.Contracts;
using ServiceQueue.Core.Halls;
using ServiceQueue.Engine.Views;

namespace ServiceQueue.Engine.Journal;

/// <summary>
/// Holds the stored rows of cases against the fold of the journal. Remembers only the open ones: a closed
/// case does not change any more, so its row is looked at when it closes.
/// </summary>
internal sealed class CaseCheck(IHallStore store, string hall, Action<bool, string> check)
{
    private readonly Dictionary<string, CaseRow> _open = new(StringComparer.Ordinal);
    private long _cases;

    /// <summary>Cases compared with their rows.</summary>
    public long Cases => _cases;

    /// <summary>Hears an event, with the hall before it.</summary>
    public async Task HearAsync(HallState before, Recorded recorded, CancellationToken stop)
    {
        if (CaseRows.Of(before, recorded) is not { } row) return;
        if (!_open.ContainsKey(row.Case)) _cases++;
        _open[row.Case] = row;
        if (!Core.Cases.Case.IsClosed(CaseRows.Read(row).State)) return;
        _open.Remove(row.Case);
        await CompareAsync(row, stop);
    }

    /// <summary>The journal has ended: the open ones, and that there are no others.</summary>
    public async Task EndAsync(CancellationToken stop)
    {
        foreach (var row in _open.Values) await CompareAsync(row, stop);
        var stored = 0L;
        await foreach (var _ in store.CasesAsync(hall, LocalDate.MinIsoValue, LocalDate.MaxIsoValue, stop))
            stored++;
        check(stored == _cases, $"{stored} rows of cases are stored, the journal has {_cases} cases");
    }

    private async Task CompareAsync(CaseRow row, CancellationToken stop)
    {
        var stored = await store.CaseAsync(hall, row.Case, stop);
        check(
            stored is not null && stored.Day == row.Day && stored.Body.AsSpan().SequenceEqual(row.Body),
            $"the row of case {row.Case} differs from the journal");
    }
}
