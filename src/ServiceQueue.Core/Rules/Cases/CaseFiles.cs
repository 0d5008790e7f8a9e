using NodaTime;
using ServiceQueue.Core.Cases;
using ServiceQueue.Core.Disclosure;
using ServiceQueue.Core.Halls;
using ServiceQueue.Core.Hours;
using ServiceQueue.Core.Notices;

namespace ServiceQueue.Core.Rules.Cases;

/// <summary>
/// The open cases as a family of rules remembers them, folded once for all its rules. A closed case stays
/// until time passes, for the papers of the same moment, and is then forgotten.
/// </summary>
internal sealed class CaseFiles
{
    /// <summary>After so long nobody comes back to a question that was never settled.</summary>
    public static readonly Duration QuestionsKept = Duration.FromDays(120);

    private readonly Dictionary<string, CaseFile> _open = new(StringComparer.Ordinal);
    private readonly Dictionary<VisitId, List<string>> _sessions = [];
    private readonly List<CaseFile> _closed = [];
    private bool _listens;
    private (HallPlan Plan, Rulebooks.Rulebook Rules, HallClock Clock)? _clock;

    /// <summary>Whether the journal was heard from its first record: an unknown case has none.</summary>
    public bool IsWhole { get; private set; }

    /// <summary>A case that is open, or closed at this moment; else null.</summary>
    public CaseFile? Find(string? name) => name is null ? null : _open.GetValueOrDefault(name);

    /// <summary>The cases whose papers were handed in during a visit of the day.</summary>
    public IReadOnlyList<string> Of(VisitId visit) => _sessions.GetValueOrDefault(visit) ?? [];

    /// <summary>What due times are computed with, as the hall stands.</summary>
    public HallClock Clock(HallState hall)
    {
        if (_clock is { } kept && ReferenceEquals(kept.Plan, hall.Plan)
            && ReferenceEquals(kept.Rules, hall.Books.Rules))
            return kept.Clock;
        var rules = hall.Books.Rules;
        var clock = new HallClock(hall.Plan.Hours, hall.Plan.Zone, new DueSettings
        {
            CountStartDay = rules.Is(CaseFigures.CountStartDay),
            AfterHours = rules.Is(CaseFigures.AfterHours) ? AfterHours.NextDay : AfterHours.Strict,
            EndsAt = rules.Is(CaseFigures.DayEnd) ? DayEnd.Midnight : DayEnd.CloseOfBusiness,
        });
        _clock = (hall.Plan, rules, clock);
        return clock;
    }

    /// <summary>Whether the session in which papers came in is over; null when there was none.</summary>
    public static bool? IsOver(HallState hall, VisitId? visit) => visit is not { } id
        ? null : !hall.Visits.TryGetValue(id, out var found) || found.Turn.Over;

    /// <summary>Listens once, before the first rule of the family does.</summary>
    public void Watch(Listening listening)
    {
        if (_listens) return;
        _listens = true;
        listening.On<PlanAdopted>((scene, _) => IsWhole |= scene.Sequence == 1);
        listening.On<DayOpened>((scene, _) =>
        {
            IsWhole |= scene.Sequence == 1;
            _sessions.Clear();
        });
        listening.On<CaseEvent>(Fold);
        listening.On<NoticeIssued>((scene, issued) =>
        {
            Forget(scene.At);
            if (Find(issued.Case) is { Papers.Count: < 64 } file)
                file.Papers.Add(Paper.Of(issued, scene.Sequence));
        });
    }

    private void Fold(Scene scene, CaseEvent happened)
    {
        Forget(scene.At);
        if (happened is CaseReceived received)
        {
            var catalogue = scene.After.Books.Disclosure.EditionOf(received.CatalogueVersion);
            _open[received.Case] = new CaseFile(
                received, scene.Sequence, scene.At, catalogue?.Item(received.Item))
            {
                IsRepeated = Find(received.Case) is { IsClosed: false },
            };
            Remember(received.Visit, received.Case);
            return;
        }

        if (Find(happened.Case) is not { } file) return;
        if (happened is CaseExtended extended)
            file.Judge(Extensions.Judge(scene, extended, file, Clock(scene.After)));
        file.Fold(happened, scene.Sequence, scene.At);
        if (happened is SupplementReceived supplement) Remember(supplement.Visit, supplement.Case);
        if (file.IsClosed) _closed.Add(file);
    }

    private void Remember(VisitId? visit, string name)
    {
        if (visit is not { } id) return;
        if (!_sessions.TryGetValue(id, out var cases)) _sessions[id] = cases = [];
        if (!cases.Contains(name)) cases.Add(name);
    }

    private void Forget(Instant now)
    {
        for (var i = _closed.Count - 1; i >= 0; i--)
        {
            var file = _closed[i];
            if (file.ChangedAt >= now) continue;
            if (ReferenceEquals(Find(file.Case), file)) _open.Remove(file.Case);
            _closed.RemoveAt(i);
        }
    }
}
