namespace ServiceQueue.Simulators;

/// <summary>
/// The far end of a wire: a device that interprets the bytes it gets, independently of the writers of the
/// product, and answers in its own time. Called by its wire on one thread at a time, never in parallel.
/// </summary>
public abstract class SimulatedDevice(string id)
{
    /// <summary>The id from hall.json.</summary>
    public string Id => id;

    /// <summary>
    /// Whether it has power. Without it the wire hands it nothing and its time stands still.
    /// </summary>
    public bool HasPower { get; internal set; } = true;

    /// <summary>Puts bytes on the wire towards the host. Set by the wire the device hangs on.</summary>
    public Action<byte[]> Send { get; set; } = _ => { };

    /// <summary>Bytes from the host arrived, paced to the wire's speed.</summary>
    public abstract void Receive(ReadOnlySpan<byte> bytes, DateTimeOffset now);

    /// <summary>Time passes: called every few milliseconds while the device has power.</summary>
    public virtual void Tick(DateTimeOffset now)
    {
    }

    /// <summary>
    /// Throws a fault of the device itself ("paper-out", "near-end", "cover-open", "cutter", "offline"), or
    /// "none" to put everything right. False when this device has no such fault. Faults of the wire are the
    /// wire's.
    /// </summary>
    public virtual bool Fault(string kind) => kind == "none";

    /// <summary>The faults the device itself can have, for the lab's buttons.</summary>
    public virtual IReadOnlyList<string> FaultKinds => [];

    /// <summary>The keys it has, for the lab's buttons.</summary>
    public virtual IReadOnlyList<string> Keys => [];

    /// <summary>Presses a key; false when the device has no such key.</summary>
    public virtual bool Press(string key) => false;

    /// <summary>Power goes and comes back: all that is not in lasting memory is forgotten.</summary>
    public virtual void PowerCycle()
    {
    }
}
