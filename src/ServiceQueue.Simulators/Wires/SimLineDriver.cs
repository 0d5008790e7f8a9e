using ServiceQueue.Contracts;

namespace ServiceQueue.Simulators.Wires;

/// <summary>
/// Opens <c>sim:NAME</c>: the pseudo-terminal the named wire has just now, through the real serial driver and
/// with the address' own settings. Thread-safe.
/// </summary>
public sealed class SimLineDriver(ISerialLineDriver serial, SimulatedBench bench) : ISerialLineDriver
{
    /// <inheritdoc />
    public string Scheme => "sim";

    /// <inheritdoc />
    public ValueTask<ISerialLine> OpenAsync(LineAddress address, CancellationToken stop) =>
        serial.OpenAsync(address with { Scheme = "serial", Target = bench.PathOf(address.Target) }, stop);
}
