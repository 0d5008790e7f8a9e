using ServiceQueue.Core.Cases;
using ServiceQueue.Core.Halls;

namespace ServiceQueue.Core.Rules.Ledger;

/// <summary>The ledger has its four fields for every accepted case, and each number once.</summary>
internal sealed class LedgerFilled() : Rule(new RuleInfo(
    "R-LEDGER-FIELDS", RuleGrade.Must, "002-E 限时三",
    new Words("登记台帐，填写受理时间、受理编号、办结时间、受理人",
        "The ledger has time, number and clerk of acceptance and the time of the decision.")))
{
    private readonly Dictionary<int, int> _lastOf = [];
    private readonly HashSet<string> _open = [];
    private readonly Dictionary<string, (bool IsDecided, long Record)> _accepted = [];

    /// <inheritdoc />
    public override void Watch(Listening listening)
    {
        listening.On<CaseReceived>(OnReceived);
        listening.On<CaseAccepted>(OnAccepted);
        listening.On<CaseDecided>(OnDecided);
        listening.On<CaseArchived>(OnArchived);
        listening.On<CaseReturned>((_, e) => Close(e.Case));
        listening.On<CaseRefused>((_, e) => Close(e.Case));
        listening.On<CaseWithdrawn>((_, e) => Close(e.Case));
    }

    private void OnReceived(Scene scene, CaseReceived received)
    {
        var isNew = _open.Add(received.Case);
        if (Parsed(received.Case) is var (year, number))
        {
            isNew &= number > _lastOf.GetValueOrDefault(year);
            _lastOf[year] = Math.Max(number, _lastOf.GetValueOrDefault(year));
        }

        var by = received.Counter;
        if (string.IsNullOrWhiteSpace(received.Case))
            scene.Breach("台帐", new Words("受理编号为空", "A case has no number."), by);
        else if (!isNew)
            scene.Breach(received.Case, new Words("受理编号重复", "The number was given out before."), by);
    }

    private void OnAccepted(Scene scene, CaseAccepted accepted)
    {
        _accepted[accepted.Case] = (false, scene.Sequence);
        if (string.IsNullOrWhiteSpace(accepted.By))
            scene.Breach(accepted.Case, new Words("台帐没有受理人", "The ledger has no accepting clerk."));
    }

    private void OnDecided(Scene scene, CaseDecided decided)
    {
        if (_accepted.TryGetValue(decided.Case, out var row))
            _accepted[decided.Case] = row with { IsDecided = true };
        else
            scene.Breach(decided.Case, new Words("办结的事项没有受理时间", "It was decided, but never accepted."));
    }

    private void OnArchived(Scene scene, CaseArchived archived)
    {
        if (_accepted.TryGetValue(archived.Case, out var row) && !row.IsDecided)
        {
            scene.Breach(archived.Case, new Words(
                "归档的事项没有办结时间", "It was archived without the time of a decision."), null, row.Record);
        }

        Close(archived.Case);
    }

    private void Close(string number)
    {
        _open.Remove(number);
        _accepted.Remove(number);
    }

    /// <summary>Numbers count up within a year, so the last one is all that must be remembered.</summary>
    private static (int Year, int Number)? Parsed(string number) =>
        number.Split('-') is [var y, var n] && int.TryParse(y, out var year) && int.TryParse(n, out var count)
            ? (year, count) : null;
}
