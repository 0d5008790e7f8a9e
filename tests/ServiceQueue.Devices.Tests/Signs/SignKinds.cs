using ServiceQueue.Core.Jobs;
using ServiceQueue.Devices.Signs;
using ServiceQueue.Devices.Signs.Alpha;
using ServiceQueue.Devices.Signs.Am03127;
using ServiceQueue.Devices.Signs.Lihe;
using ServiceQueue.Devices.Signs.ModbusDigits;
using ServiceQueue.Devices.Signs.OnbonBx;
using ServiceQueue.Devices.Tests.Lines;
using ServiceQueue.Simulators.Signs;
using Xunit;

namespace ServiceQueue.Devices.Tests.Signs;

/// <summary>
/// A protocol of signs: both ends of it, and what is read on the face when a ticket is called.
/// </summary>
internal sealed record SignKind(
    string Name, Func<int, ISignDialect> Near, Func<string, int, SimulatedSign> Far, string Called)
{
    public static readonly SignKind[] All =
    [
        new("lihe", a => new LiheDialect(a), (id, a) => new SimulatedLiheSign(id, a), "请{0}号"),
        new("lihe-ticket", a => new LiheDialect(a, LiheForm.Ticket),
            (id, a) => new SimulatedLiheSign(id, a), "请{0}号"),
        new("alpha", a => new AlphaDialect(a), (id, a) => new SimulatedAlphaSign(id, a), "{0} 3"),
        new("am03127", a => new Am03127Dialect(a), (id, a) => new SimulatedAm03127Sign(id, a), "{0} 3"),
        new("modbus-digits", a => new DigitDialect(a, DigitMaps.Near("ascii", 4, 0)),
            (id, a) => DigitMaps.Far(id, a, DigitMaps.Near("ascii", 4, 0)), "{0}"),
        new("onbon-bx", a => new OnbonDialect(a), (id, a) => new SimulatedOnbonSign(id, a), "请{0}号"),
    ];

    public static TheoryData<string> Names => new(All.Select(k => k.Name));

    public static SignKind Named(string name) => All.Single(k => k.Name == name);

    /// <summary>Hangs a sign of this kind on a bus, with its far end.</summary>
    public SignStation On(Bus bus, int address) =>
        bus.Sign($"sign-{address}", Near(address), Far($"sign-{address}", address));

    public Task ShowsAsync(Bus bus, int address, string ticket)
    {
        var wanted = string.Format(null, Called, ticket);
        return Reports.UntilAsync(
            () => Face(bus, address) == wanted,
            () => $"{Name} {address} shows {wanted}, not {Face(bus, address)}");
    }

    public static string Face(Bus bus, int address) =>
        bus.Bench.Look(() => bus.Far<SimulatedSign>($"sign-{address}").FaceText());

    public static CounterPicture Picture(string ticket, long sequence = 1) => Bus.Called(ticket, sequence);
}
