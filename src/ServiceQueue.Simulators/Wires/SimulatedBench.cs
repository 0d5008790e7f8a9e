using ServiceQueue.Contracts;

namespace ServiceQueue.Simulators.Wires;

/// <summary>
/// All simulated wires and the devices on them, pumped by one thread. Thread-safe: every member takes the
/// bench's lock, so devices are used by one thread at a time.
/// </summary>
public sealed class SimulatedBench : IDisposable
{
    private static readonly string[] WireFaults = ["garbage", "loss", "slow", "unplug", "power-off"];

    private readonly Lock _lock = new();
    private readonly Dictionary<string, SimulatedWire> _wires = new(StringComparer.Ordinal);
    private readonly Dictionary<string, (SimulatedDevice Device, SimulatedWire Wire)> _devices =
        new(StringComparer.Ordinal);
    private readonly TimeProvider _time;
    private readonly Thread _pump;
    private readonly int _seed;
    private bool _over;

    /// <summary>Starts a bench. The seed makes its noise repeatable.</summary>
    public SimulatedBench(TimeProvider time, int seed = 1)
    {
        _time = time;
        _seed = seed;
        _pump = new Thread(Pump) { IsBackground = true, Name = "simulated wires" };
        _pump.Start();
    }

    /// <summary>The ids of the devices, in the order they were added.</summary>
    public IReadOnlyList<string> DeviceIds
    {
        get
        {
            lock (_lock) return [.. _devices.Keys];
        }
    }

    /// <summary>Hangs a device on the wire of a name, which is laid when it is new.</summary>
    public void Add(string wireName, SimulatedDevice device)
    {
        lock (_lock)
        {
            if (!_wires.TryGetValue(wireName, out var wire))
                _wires[wireName] = wire = new SimulatedWire(wireName, _seed + _wires.Count);
            wire.Add(device);
            _devices.Add(device.Id, (device, wire));
        }
    }

    /// <summary>The device of an id, or null.</summary>
    public SimulatedDevice? Device(string id)
    {
        lock (_lock) return _devices.TryGetValue(id, out var found) ? found.Device : null;
    }

    /// <summary>The wire of a name, or null.</summary>
    public SimulatedWire? Wire(string name)
    {
        lock (_lock) return _wires.GetValueOrDefault(name);
    }

    /// <summary>Reads a device's state while nothing moves: its face, its paper.</summary>
    public T Look<T>(Func<T> look)
    {
        lock (_lock) return look();
    }

    /// <summary>
    /// Throws a fault: "unplug", "garbage", "loss" and "slow" of the device's wire, "power-off" of the
    /// device's power, anything else of the device itself; "none" puts all of it right. False when there is
    /// no such device or fault.
    /// </summary>
    public bool Fault(string deviceId, string kind)
    {
        lock (_lock)
        {
            if (!_devices.TryGetValue(deviceId, out var found)) return false;
            var (device, wire) = found;
            switch (kind)
            {
                case "unplug":
                    wire.Unplug();
                    return true;
                case "garbage":
                    return wire.IsNoisy = true;
                case "loss":
                    return wire.IsLossy = true;
                case "slow":
                    return wire.IsSlow = true;
                case "power-off":
                    device.HasPower = false;
                    return true;
                case "none":
                    return PutRight(device, wire);
                default:
                    return device.Fault(kind);
            }
        }
    }

    /// <summary>Presses a key of a device; false when there is no such device or key.</summary>
    public bool Press(string deviceId, string key)
    {
        lock (_lock) return _devices.TryGetValue(deviceId, out var found) && found.Device.Press(key);
    }

    /// <summary>The faults a device and its wire can have, "none" last.</summary>
    public IReadOnlyList<string> FaultKinds(string deviceId)
    {
        lock (_lock)
        {
            return _devices.TryGetValue(deviceId, out var found)
                ? [.. found.Device.FaultKinds, .. WireFaults, "none"]
                : [];
        }
    }

    /// <summary>The keys a device has.</summary>
    public IReadOnlyList<string> Keys(string deviceId)
    {
        lock (_lock) return _devices.TryGetValue(deviceId, out var found) ? found.Device.Keys : [];
    }

    /// <summary>
    /// The path of a wire's host side. Throws <see cref="LineGoneException"/> when unplugged or unknown.
    /// </summary>
    internal string PathOf(string wireName)
    {
        lock (_lock)
        {
            if (!_wires.TryGetValue(wireName, out var wire))
            {
                throw new LineGoneException($"There is no simulated wire \"{wireName}\"; there are: "
                    + $"{string.Join(", ", _wires.Keys.Order(StringComparer.Ordinal))}.");
            }

            return wire.Path ?? throw new LineGoneException(
                $"The simulated wire {wireName} is unplugged. Throw the fault \"none\" to plug it in again.");
        }
    }

    /// <inheritdoc />
    public void Dispose()
    {
        lock (_lock) _over = true;
        _pump.Join();
        foreach (var wire in _wires.Values) wire.Dispose();
    }

    private static bool PutRight(SimulatedDevice device, SimulatedWire wire)
    {
        wire.IsNoisy = wire.IsSlow = wire.IsLossy = false;
        wire.PlugIn();
        if (!device.HasPower) device.PowerCycle();
        device.HasPower = true;
        return device.Fault("none");
    }

    private void Pump()
    {
        var entries = Array.Empty<Native.PollEntry>();
        var isBusy = false;
        while (true)
        {
            // A busy wire is paced by the clock; a quiet one wakes the pump with its first byte.
            _ = Native.Poll(entries, (nuint)entries.Length, isBusy ? 2 : 5);
            lock (_lock)
            {
                if (_over) return;
                var now = _time.GetUtcNow();
                isBusy = false;
                var isNew = entries.Length != _wires.Count;
                if (isNew) entries = new Native.PollEntry[_wires.Count];
                var index = 0;
                foreach (var wire in _wires.Values)
                {
                    ref var entry = ref entries[index++];
                    wire.Pump(now, isReady: isNew || entry.Descriptor < 0 || entry.Found != 0);
                    isBusy |= wire.IsBusy;
                    var isAwaited = wire is { IsBusy: false, IsOpen: true };
                    entry = new Native.PollEntry
                    {
                        Descriptor = isAwaited ? wire.Master : -1, Wanted = Native.PollIn,
                    };
                }
            }
        }
    }
}
