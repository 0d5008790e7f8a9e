namespace ServiceQueue.Devices.Lines;

/// <summary>
/// Tells noise from sense on a line: keeps when the latest bytes came of which no station made sense, and
/// says when they are too many to be the beginning of a frame. What an adapter gives back of the host's own
/// bytes is neither sense nor noise. Not thread-safe: its line guards it.
/// </summary>
internal sealed class LineNoise(TimeProvider time)
{
    /// <summary>
    /// So many are noise, where no device has longer answers. Most frames of signs and keypads are shorter,
    /// and two garbled by a collision are too.
    /// </summary>
    internal const int Loud = 24;

    /// <summary>What may come in beside the beginning of the longest answer.</summary>
    private const int Beside = 8;

    /// <summary>No more are kept: the longest frame explains fewer.</summary>
    private const int Most = 256;

    private const int MostWritten = 1024;

    /// <summary>
    /// Without noise for so long, a line is calm: much longer than the gaps of steady noise, and short enough
    /// for the fault to go soon after its cause.
    /// </summary>
    internal static readonly TimeSpan Calm = TimeSpan.FromSeconds(2);

    /// <summary>
    /// A half-duplex adapter gives back what it sends, at most this long after the last bit.
    /// </summary>
    private static readonly TimeSpan OwnEcho = TimeSpan.FromMilliseconds(60);

    private readonly List<DateTimeOffset> _senseless = [];
    private readonly HashSet<int> _echoes = [];
    private readonly HashSet<int> _ends = [];
    private readonly Queue<byte> _written = new();
    private DateTimeOffset _echoUntil;
    private int _loud = Loud;

    /// <summary>Whether the line is noisy, as far as <see cref="Settle"/> has found.</summary>
    internal bool IsLoud { get; private set; }

    /// <summary>How long until the line is calm if nothing senseless comes; never negative.</summary>
    internal TimeSpan UntilCalm
    {
        get
        {
            if (_senseless.Count == 0) return TimeSpan.Zero;
            var left = _senseless[^1] + Calm - time.GetUtcNow();
            return left > TimeSpan.Zero ? left : TimeSpan.Zero;
        }
    }

    /// <summary>An answer on this line may have so many bytes: its beginning is no noise.</summary>
    internal void Expect(int longestAnswer) =>
        _loud = Math.Clamp(longestAnswer + Beside, _loud, Most);

    /// <summary>The host writes; the last bit will be out at the time given.</summary>
    internal void Wrote(ReadOnlySpan<byte> bytes, DateTimeOffset quietAt)
    {
        ForgetWritten();
        foreach (var b in bytes)
        {
            if (_written.Count == MostWritten) _written.Dequeue();
            _written.Enqueue(b);
        }

        _echoUntil = quietAt + OwnEcho;
    }

    /// <summary>A piece came in: its bytes make no sense until a station says that they do.</summary>
    internal void Heard(ReadOnlySpan<byte> bytes)
    {
        var now = time.GetUtcNow();
        ForgetWritten();
        if (UntilCalm == TimeSpan.Zero) _senseless.Clear();
        _echoes.Clear();
        _ends.Clear();
        for (var i = 0; i < bytes.Length; i++)
        {
            if (_written.TryPeek(out var echo) && echo == bytes[i])
            {
                _written.Dequeue();
                _echoes.Add(i);
            }
            else
            {
                _senseless.Add(now);
            }
        }

        if (_senseless.Count > Most) _senseless.RemoveRange(0, _senseless.Count - Most);
    }

    /// <summary>
    /// The frame that ends at a byte of the present piece makes sense. Several stations may say so of the
    /// same frame: it counts once.
    /// </summary>
    internal void MadeSense(int end, int length)
    {
        if (!_ends.Add(end)) return;
        var echoes = _echoes.Count(at => at > end - length && at <= end);
        var explained = Math.Min(length - echoes, _senseless.Count);
        _senseless.RemoveRange(_senseless.Count - explained, explained);
    }

    /// <summary>
    /// Once all stations have heard, or some time has passed: true when the line has got loud or calm.
    /// </summary>
    internal bool Settle()
    {
        var was = IsLoud;
        IsLoud = UntilCalm > TimeSpan.Zero && (was || _senseless.Count >= _loud);
        return was != IsLoud;
    }

    /// <summary>The line was opened anew: what was before is void.</summary>
    internal void Reset()
    {
        _senseless.Clear();
        _written.Clear();
        IsLoud = false;
    }

    private void ForgetWritten()
    {
        if (time.GetUtcNow() > _echoUntil) _written.Clear();
    }
}
