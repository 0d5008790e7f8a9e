using System.Collections.Concurrent;
using ServiceQueue.Contracts;
using ServiceQueue.Simulators;

namespace ServiceQueue.Devices.Tests.Printers;

/// <summary>
/// A wire in memory to one simulated device, with faults: it can be pulled, cut after so many bytes, and
/// disturbed.
/// </summary>
internal sealed class MemoryLine(SimulatedDevice device, TimeProvider time) : ISerialLineDriver
{
    private Wire? _wire;

    public string Scheme => "serial";

    /// <summary>Whether the plug is in.</summary>
    public bool Plugged { get; private set; } = true;

    /// <summary>Bytes from the host still let through; then the plug is pulled.</summary>
    public long CutAfter { get; set; } = long.MaxValue;

    /// <summary>Everything the host has sent.</summary>
    public List<byte> Sent { get; } = [];

    public ValueTask<ISerialLine> OpenAsync(LineAddress address, CancellationToken stop)
    {
        if (!Plugged) throw new LineGoneException("unplugged");
        var wire = _wire = new Wire(this);
        device.Send = bytes =>
        {
            if (Plugged) wire.Arrive(bytes);
        };
        return ValueTask.FromResult<ISerialLine>(wire);
    }

    public void Unplug()
    {
        Plugged = false;
        _wire?.Pull();
    }

    public void Plug()
    {
        Plugged = true;
        CutAfter = long.MaxValue;
    }

    /// <summary>Puts noise on the way to the host.</summary>
    public void Disturb(byte[] noise) => _wire?.Arrive(noise);

    private void Carry(ReadOnlySpan<byte> bytes)
    {
        if (!Plugged) throw new LineGoneException("unplugged");
        var through = bytes[..(int)Math.Min(bytes.Length, CutAfter)];
        lock (Sent) Sent.AddRange(through);
        CutAfter -= through.Length;
        device.Receive(through, time.GetUtcNow());
        if (through.Length == bytes.Length) return;
        Unplug();
        throw new LineGoneException("unplugged");
    }

    private sealed class Wire(MemoryLine line) : ISerialLine
    {
        private readonly ConcurrentQueue<byte> _arrived = new();
        private TaskCompletionSource _more = New();
        private bool _pulled;

        public ValueTask WriteAsync(ReadOnlyMemory<byte> bytes, CancellationToken stop)
        {
            if (_pulled) throw new LineGoneException("unplugged");
            line.Carry(bytes.Span);
            return ValueTask.CompletedTask;
        }

        public async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken stop)
        {
            while (_arrived.IsEmpty)
            {
                if (_pulled) throw new LineGoneException("unplugged");
                var more = _more = New();
                if (!_arrived.IsEmpty || _pulled) continue;
                await using var given = stop.Register(() => more.TrySetCanceled(stop));
                await more.Task;
            }

            var read = 0;
            while (read < buffer.Length && _arrived.TryDequeue(out var value)) buffer.Span[read++] = value;
            return read;
        }

        public void Arrive(byte[] bytes)
        {
            foreach (var value in bytes) _arrived.Enqueue(value);
            _more.TrySetResult();
        }

        public void Pull()
        {
            _pulled = true;
            _more.TrySetResult();
        }

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;

        private static TaskCompletionSource New() => new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
