using ServiceQueue.Core.Halls;
using ServiceQueue.Core.Jobs;
using ServiceQueue.Core.Ratings;

namespace ServiceQueue.Devices.Units.Qcp;

/// <summary>
/// Whose rating a unit asks for. The session on the wire is made from the visit, so that a rating which the
/// unit kept while the host was away still belongs to its visit, and to no other. Used by one thread at a
/// time, but for
/// <see cref="Show"/>.
/// </summary>
internal sealed class QcpRating
{
    private const byte Seconds = 60, Chinese = 0;
    private volatile string? _wanted;
    private string? _asked;

    /// <summary>Whether the unit has to be told.</summary>
    internal bool IsDue => !string.Equals(_wanted, _asked, StringComparison.Ordinal);

    internal void Show(KeypadPicture picture) => _wanted = picture.Rates?.Value;

    /// <summary>The unit started anew: it asks nobody.</summary>
    internal void Forget() => _asked = null;

    /// <summary>What to tell it, and how; it counts as told until the unit starts anew.</summary>
    internal (QcpCommand Command, byte[] Payload) Take()
    {
        var before = _asked;
        _asked = _wanted;
        return _asked is { } visit
            ? (QcpCommand.RateStart, [.. Session(visit), Seconds, Chinese])
            : (QcpCommand.RateCancel, Session(before!));
    }

    /// <summary>The level a rating event gives to the visit that is asked for now, or null.</summary>
    internal RatingLevel? LevelOf(ReadOnlySpan<byte> payload) =>
        payload.Length >= 7 && _wanted is { } visit && payload[2..6].SequenceEqual(Session(visit))
            ? Level(payload[6])
            : null;

    private static RatingLevel? Level(byte score) => score switch
    {
        1 => RatingLevel.VerySatisfied,
        2 => RatingLevel.Satisfied,
        3 => RatingLevel.FairlySatisfied,
        4 => RatingLevel.Dissatisfied,
        5 => RatingLevel.VeryDissatisfied,
        _ => null,
    };

    /// <summary>FNV-1a of the visit's id.</summary>
    private static byte[] Session(string visit)
    {
        var hash = 2166136261u;
        foreach (var letter in visit) hash = unchecked((hash ^ letter) * 16777619u);
        return [(byte)hash, (byte)(hash >> 8), (byte)(hash >> 16), (byte)(hash >> 24)];
    }
}
