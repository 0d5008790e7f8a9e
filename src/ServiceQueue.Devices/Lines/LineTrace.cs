namespace ServiceQueue.Devices.Lines;

/// <summary>Bytes that went over a line in one piece.</summary>
/// <param name="At">When.</param>
/// <param name="Out">True from the host to the device.</param>
/// <param name="Bytes">The bytes.</param>
public readonly record struct TraceEntry(DateTimeOffset At, bool Out, byte[] Bytes);

/// <summary>The last traffic of a line, bounded in bytes and in pieces. Thread-safe.</summary>
public sealed class LineTrace
{
    private const int MaxBytes = 256 * 1024;

    /// <summary>A device that trickles single bytes costs more in entries than in bytes.</summary>
    private const int MaxEntries = 8 * 1024;

    private readonly Lock _lock = new();
    private readonly Queue<TraceEntry> _entries = new();
    private long _bytes;

    /// <summary>Bytes from the host since start.</summary>
    public long BytesOut { get; private set; }

    /// <summary>Bytes to the host since start.</summary>
    public long BytesIn { get; private set; }

    /// <summary>Notes a piece of traffic; the oldest is forgotten when the bound is reached.</summary>
    public void Add(DateTimeOffset at, bool isOut, ReadOnlySpan<byte> bytes)
    {
        lock (_lock)
        {
            if (isOut) BytesOut += bytes.Length;
            else BytesIn += bytes.Length;
            _entries.Enqueue(new TraceEntry(at, isOut, bytes.ToArray()));
            _bytes += bytes.Length;
            while ((_bytes > MaxBytes && _entries.Count > 1) || _entries.Count > MaxEntries)
                _bytes -= _entries.Dequeue().Bytes.Length;
        }
    }

    /// <summary>What is remembered, oldest first.</summary>
    public IReadOnlyList<TraceEntry> Snapshot()
    {
        lock (_lock) return [.. _entries];
    }
}
