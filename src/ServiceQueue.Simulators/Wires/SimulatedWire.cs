using System.Runtime.InteropServices;
using System.Text;

namespace ServiceQueue.Simulators.Wires;

/// <summary>
/// A wire with simulated devices at its far end, behind a real pseudo-terminal. The kernel lets bytes through
/// at any speed, so the wire reads and writes no faster than the baud rate the host has set; the kernel's
/// buffer stands in for the UART's. All members are called under the bench's lock; the bench's one thread
/// pumps it.
/// </summary>
public sealed class SimulatedWire : IDisposable
{
    /// <summary>
    /// The most bytes that wait to go to the host; a device that says more is cut off, as a full UART does.
    /// </summary>
    private const int MaxUnsent = 64 * 1024;

    private readonly List<SimulatedDevice> _devices = [];
    private readonly Queue<byte> _unsent = new();
    private readonly byte[] _buffer = new byte[4096];
    private readonly Random _chance;
    private DateTimeOffset _nextTick;
    private double _bytesPerSecond = 960;
    private bool _heardNothing = true;
    private Credit _down;
    private Credit _up;
    private int _master = -1;

    internal SimulatedWire(string name, int seed)
    {
        Name = name;
        _chance = new Random(seed);
        PlugIn();
    }

    /// <summary>The name in hall.json's <c>sim:NAME</c>.</summary>
    public string Name { get; }

    /// <summary>The path of the host's side, such as /dev/pts/7; null while unplugged.</summary>
    public string? Path { get; private set; }

    /// <summary>
    /// What the host has set on its side, read from the pseudo-terminal now; null while unplugged.
    /// </summary>
    public WireSettings? Settings => _master < 0 ? null : WireSettings.Read(_master);

    /// <summary>The devices on the wire.</summary>
    public IReadOnlyList<SimulatedDevice> Devices => _devices;

    /// <summary>Bytes that reached the far end since start.</summary>
    public long BytesFromHost { get; private set; }

    /// <summary>Whether bytes are on their way, so that the pump must be quick.</summary>
    internal bool IsBusy { get; private set; }

    /// <summary>Whether the host has the line open, as far as the last read told.</summary>
    public bool IsOpen { get; private set; }

    internal int Master => _master;

    /// <summary>The noise the wire makes.</summary>
    internal bool IsNoisy { get; set; }

    /// <summary>Whether the wire loses bytes, a few in a row, both ways.</summary>
    internal bool IsLossy { get; set; }

    /// <summary>Whether the wire passes a tenth of its speed.</summary>
    internal bool IsSlow { get; set; }

    internal void Add(SimulatedDevice device)
    {
        device.Send = Queue;
        _devices.Add(device);
    }

    internal void Unplug()
    {
        if (_master < 0) return;
        _ = Native.Close(_master);
        _master = -1;
        Path = null;
        IsOpen = IsBusy = false;
        _unsent.Clear();
    }

    internal void PlugIn()
    {
        if (_master >= 0) return;
        var master = Native.OpenMaster(Native.OpenFlags);
        Span<byte> name = stackalloc byte[128];
        if (master < 0 || Native.Grant(master) != 0 || Native.Unlock(master) != 0
            || Native.HostSideName(master, name, (nuint)name.Length) != 0)
        {
            throw new IOException($"No pseudo-terminal for the simulated wire {Name}: "
                + $"{Marshal.GetLastPInvokeErrorMessage()}. Check that /dev/pts is mounted.");
        }

        // A fresh pseudo-terminal echoes, and would answer the host with its own bytes before it is set up.
        _ = Native.GetSettings(master, out var settings);
        Native.MakeRaw(ref settings);
        _ = Native.SetSettings(master, 0, settings);
        Path = Encoding.UTF8.GetString(name[..name.IndexOf((byte)0)]);
        _master = master;
    }

    /// <summary>Moves what may have moved by now, both ways, and lets the devices' time pass.</summary>
    /// <param name="now">The present.</param>
    /// <param name="isReady">False when it is known that the host has sent nothing.</param>
    internal void Pump(DateTimeOffset now, bool isReady)
    {
        if (_master >= 0)
        {
            var rate = IsSlow ? _bytesPerSecond / 10 : _bytesPerSecond;
            var allowed = _down.Grant(now, rate, _heardNothing);
            IsBusy = isReady && FromHost(allowed, now);
            IsBusy |= ToHost(_up.Grant(now, rate, _unsent.Count == 0));
        }

        if (now < _nextTick) return;
        _nextTick = now + TimeSpan.FromMilliseconds(5);
        if (IsNoisy && _chance.Next(20) == 0) Queue(Noise());
        foreach (var device in _devices)
        {
            if (device.HasPower) device.Tick(now);
        }
    }

    /// <inheritdoc />
    public void Dispose() => Unplug();

    /// <summary>Returns whether the line is worth a look again soon.</summary>
    private bool FromHost(int allowed, DateTimeOffset now)
    {
        if (allowed == 0) return true;
        var read = (int)Native.Read(_master, _buffer, (nuint)Math.Min(allowed, _buffer.Length));
        if (read <= 0)
        {
            // EAGAIN: open and quiet. EIO: the host has closed its side; it may open it again.
            IsOpen = read < 0 && Marshal.GetLastPInvokeError() == Native.TryAgain;
            _heardNothing = true;
            return false;
        }

        if (_heardNothing && Settings is { } settings) _bytesPerSecond = 1 / settings.ByteSeconds;
        _heardNothing = false;
        IsOpen = true;
        _down.Spend(read);
        BytesFromHost += read;
        Deliver(_buffer.AsSpan(0, Lose(_buffer.AsSpan(0, read))), now);
        return true;
    }

    private void Deliver(ReadOnlySpan<byte> bytes, DateTimeOffset now)
    {
        var noise = IsNoisy && _chance.Next(20) == 0 ? Noise() : [];
        foreach (var device in _devices)
        {
            if (!device.HasPower) continue;
            if (noise.Length > 0) device.Receive(noise, now);
            device.Receive(bytes, now);
        }
    }

    private bool ToHost(int allowed)
    {
        if (_unsent.Count == 0) return false;
        var count = Math.Min(Math.Min(allowed, _unsent.Count), _buffer.Length);
        for (var i = 0; i < count; i++) _buffer[i] = _unsent.Dequeue();

        // Nobody listens, or nobody reads: the bytes are lost, as on a real wire.
        var kept = Lose(_buffer.AsSpan(0, count));
        if (kept > 0 && IsOpen) _ = Native.Write(_master, _buffer.AsSpan(0, kept), (nuint)kept);
        _up.Spend(count);
        return true;
    }

    private void Queue(byte[] bytes)
    {
        foreach (var b in bytes)
        {
            if (_unsent.Count < MaxUnsent) _unsent.Enqueue(b);
        }
    }

    /// <summary>Takes a run of bytes out of some chunks; returns how many are left.</summary>
    private int Lose(Span<byte> bytes)
    {
        if (!IsLossy || bytes.Length == 0 || _chance.Next(10) != 0) return bytes.Length;
        var from = _chance.Next(bytes.Length);
        var until = Math.Min(bytes.Length, from + 1 + _chance.Next(16));
        bytes[until..].CopyTo(bytes[from..]);
        return bytes.Length - (until - from);
    }

    private byte[] Noise()
    {
        var noise = new byte[1 + _chance.Next(8)];
        _chance.NextBytes(noise);
        return noise;
    }

    /// <summary>
    /// How many bytes may pass by now: elapsed time at the wire's rate, less those that did.
    /// </summary>
    private struct Credit
    {
        private DateTimeOffset _at;
        private double _bytes;

        /// <summary>
        /// What may pass now. After a rest there is no credit but for the byte that is on its way.
        /// </summary>
        internal int Grant(DateTimeOffset now, double rate, bool rested)
        {
            var elapsed = Math.Max(0, (now - _at).TotalSeconds);
            _bytes = rested ? 1 : Math.Min(4096, _bytes + elapsed * rate);
            _at = now;
            return (int)Math.Max(0, _bytes);
        }

        internal void Spend(int bytes) => _bytes -= bytes;
    }
}
