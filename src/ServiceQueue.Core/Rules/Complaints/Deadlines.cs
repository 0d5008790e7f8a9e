using NodaTime;
using ServiceQueue.Core.Complaints;
using ServiceQueue.Core.Halls;
using ServiceQueue.Core.Hours;
using ServiceQueue.Core.Rulebooks;

namespace ServiceQueue.Core.Rules.Complaints;

/// <summary>
/// What one rule expects by a limit of days or minutes. While the calendar of a year is missing nothing is
/// guessed: the limit is counted again when a plan or a day brings it.
/// </summary>
internal sealed class Deadlines(Parameter warnPercent)
{
    private readonly Dictionary<string, Owed> _provisional = new(StringComparer.Ordinal);

    /// <summary>Listens for calendars.</summary>
    public void Watch(Listening listening)
    {
        listening.On<PlanAdopted>((scene, _) => CountAgain(scene));
        listening.On<DayOpened>((scene, _) => CountAgain(scene));
    }

    /// <summary>Expects something about a subject within a limit.</summary>
    public void Expect(Scene scene, string subject, Instant from, TimeLimit limit, Words says)
    {
        if (ComplaintClock.End(scene.After, from, limit) is not { } due)
        {
            _provisional[subject] = new Owed(from, limit, says);
            return;
        }

        var left = scene.After.Books.Rules[warnPercent] / 100.0;
        scene.Expect(subject, due, says, DueTimes.WarningAt(from, due, left));
    }

    /// <summary>What was expected has come, or is no longer owed. True when it was open.</summary>
    public bool Met(Scene scene, string subject) => scene.Met(subject) | _provisional.Remove(subject);

    /// <summary>Whether something is still expected.</summary>
    public bool Expects(Scene scene, string subject) =>
        scene.Expects(subject) || _provisional.ContainsKey(subject);

    private void CountAgain(Scene scene)
    {
        if (_provisional.Count == 0) return;
        var waiting = _provisional.ToList();
        _provisional.Clear();
        foreach (var (subject, owed) in waiting) Expect(scene, subject, owed.From, owed.Limit, owed.Says);
    }

    private sealed record Owed(Instant From, TimeLimit Limit, Words Says);
}
