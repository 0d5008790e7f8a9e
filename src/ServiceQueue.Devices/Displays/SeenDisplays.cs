using System.Text.Json;
using NodaTime;
using ServiceQueue.Contracts.Json;

namespace ServiceQueue.Devices.Displays;

/// <summary>What is known of a hall display.</summary>
/// <param name="Id">Its id, from its topic.</param>
/// <param name="At">Its own clock when it last gave a sign of life.</param>
/// <param name="Sequence">The newest sequence it showed then.</param>
/// <param name="SeenAt">The host's clock when that came; null when only an old retained sign was
/// found.</param>
/// <param name="Gone">Whether the broker published its will since.</param>
public sealed record DisplaySeen(string Id, Instant At, long Sequence, DateTimeOffset? SeenAt, bool Gone);

/// <summary>
/// Keeps which displays gave a sign of life. A sign is retained and made by the display's own clock, so not
/// every one that arrives is news: the same again is a re-delivery, and an older one is the will, written
/// when the display connected. One that is empty or without a time is a will too. Thread-safe, bounded.
/// </summary>
internal sealed class SeenDisplays(TimeProvider time)
{
    private const int MostDisplays = 1000;
    private const int LongestId = 64;

    /// <summary>
    /// A first sign older than this by the display's clock is taken for a left-over, not for life.
    /// </summary>
    private static readonly Duration LeftOver = Duration.FromSeconds(15);

    private readonly Lock _lock = new();
    private readonly SortedDictionary<string, DisplaySeen> _seen = new(StringComparer.Ordinal);

    /// <summary>Signs of life that could not be read, since start.</summary>
    public long Unreadable { get; private set; }

    /// <summary>All displays seen, by id.</summary>
    public IReadOnlyList<DisplaySeen> All()
    {
        lock (_lock) return [.. _seen.Values];
    }

    /// <summary>One display, or null.</summary>
    public DisplaySeen? Find(string id)
    {
        lock (_lock) return _seen.GetValueOrDefault(id);
    }

    /// <summary>A payload arrived on <c>displays/{id}/alive</c>.</summary>
    public void Heard(string topic, ReadOnlySpan<byte> payload)
    {
        var id = topic.Split('/') is [_, { Length: > 0 and <= LongestId } name, _] ? name : "";
        lock (_lock)
        {
            var before = _seen.GetValueOrDefault(id);
            if (id.Length == 0 || (before is null && _seen.Count >= MostDisplays)) return;
            var alive = payload.IsEmpty ? new AlivePayload(null, 0) : Read(payload);
            if (alive is null) Unreadable++;
            else if (alive.At is { } at && alive.State != "offline")
                _seen[id] = After(before, id, at, alive.Sequence);
            else if (before is not null) _seen[id] = before with { Gone = true };
        }
    }

    private DisplaySeen After(DisplaySeen? before, string id, Instant at, long sequence)
    {
        var now = time.GetUtcNow();
        if (before is null)
        {
            var old = Instant.FromDateTimeOffset(now) - at > LeftOver;
            return new DisplaySeen(id, at, sequence, old ? null : now, Gone: false);
        }

        if (at == before.At) return before;
        return at < before.At
            ? before with { At = at, Gone = true }
            : new DisplaySeen(id, at, sequence, now, Gone: false);
    }

    private static AlivePayload? Read(ReadOnlySpan<byte> payload)
    {
        try
        {
            return WireJson.Read<AlivePayload>(payload);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
