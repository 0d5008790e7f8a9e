namespace ServiceQueue.Simulators.Wires;

/// <summary>
/// What the host really set on its side of a simulated wire, read back from the pseudo-terminal.
/// </summary>
/// <param name="BaudRate">Bits per second; 0 when the speed is one this wire does not know.</param>
/// <param name="TwoStopBits">Whether a byte ends with two stop bits.</param>
/// <param name="Raw">Whether the line passes every byte unchanged.</param>
/// <param name="HardwareFlow">Whether RTS/CTS flow control is on.</param>
public sealed record WireSettings(int BaudRate, bool TwoStopBits, bool Raw, bool HardwareFlow)
{
    /// <summary>
    /// What is wrong with the settings, or empty: the simulated far ends take any speed, but only raw bytes.
    /// </summary>
    public string Problem => this switch
    {
        { BaudRate: 0 } => "The line has no baud rate.",
        { Raw: false } => "The line is not raw: bytes would be changed on their way.",
        _ => "",
    };

    /// <summary>
    /// Seconds one byte takes: start bit, 8 data bits and stop bits. A pseudo-terminal has no parity.
    /// </summary>
    public double ByteSeconds => (TwoStopBits ? 11.0 : 10.0) / (BaudRate > 0 ? BaudRate : 9600);

    private const uint LocalCooked = 0x1 | 0x2 | 0x8 | 0x40 | 0x8000;
    private const uint InputCooked = 0x1 | 0x2 | 0x8 | 0x20 | 0x40 | 0x80 | 0x100;
    private const uint OutputCooked = 0x1;

    internal static WireSettings? Read(int master)
    {
        if (Native.GetSettings(master, out var settings) != 0) return null;
        var isRaw = (settings.Local & LocalCooked) == 0 && (settings.Input & InputCooked) == 0
            && (settings.Output & OutputCooked) == 0;
        return new WireSettings(
            BaudRateOf(settings.Control & 0x100F), (settings.Control & 0x40) != 0, isRaw,
            (settings.Control & 0x80000000) != 0);
    }

    private static int BaudRateOf(uint code) => code switch
    {
        9 => 1200,
        11 => 2400,
        12 => 4800,
        13 => 9600,
        14 => 19200,
        15 => 38400,
        0x1001 => 57600,
        0x1002 => 115200,
        0x1003 => 230400,
        _ => 0,
    };
}
