using ServiceQueue.Core.Halls;

namespace ServiceQueue.Engine.Halls;

/// <summary>
/// The requests answered in this hall day and the one before, so that one that comes again acts once. Bounded
/// by the day: each new day forgets the day before last. Not thread-safe: the runner owns it.
/// </summary>
internal sealed class Requests
{
    private Dictionary<string, List<Recorded>> _today = new(StringComparer.Ordinal);
    private Dictionary<string, List<Recorded>> _before = new(StringComparer.Ordinal);

    /// <summary>The events that answered a request, or null.</summary>
    public IReadOnlyList<Recorded>? Find(string request) =>
        request.Length == 0 ? null : _today.GetValueOrDefault(request) ?? _before.GetValueOrDefault(request);

    /// <summary>Notes an event and the request it answers ("" for none).</summary>
    public void Note(string request, Recorded recorded)
    {
        if (recorded.Event is DayOpened) (_before, _today) = (_today, new(StringComparer.Ordinal));
        if (request.Length == 0) return;
        if (!_today.TryGetValue(request, out var events)) _today[request] = events = [];
        events.Add(recorded);
    }
}
