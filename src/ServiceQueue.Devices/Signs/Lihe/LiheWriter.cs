namespace ServiceQueue.Devices.Signs.Lihe;

/// <summary>
/// Makes the frames of 平安力合 LED cards, protocol V2.1 (firmware-protocols/lihe/SPEC.md). Pure; addresses are
/// 1–254.
/// </summary>
public static class LiheWriter
{
    /// <summary>
    /// The most bytes of text in one frame: the card's buffer is small.
    /// </summary>
    public const int MaxTextBytes = 128;

    private const byte StripCommand = 0x28;
    private const byte VersionCommand = 0x98;
    private const byte Welcome = 0x00;
    private const byte Call = 0x01;
    private const byte Pause = 0x02;
    private const byte Serving = 0x04;
    private const byte Host = 0x50;

    /// <summary>
    /// Calls (or, with <paramref name="isServing"/>, goes on showing) a ticket at a counter.
    /// </summary>
    /// <param name="address">The sign's address.</param>
    /// <param name="letter">The ticket's letter, or null for none.</param>
    /// <param name="number">0–9999.</param>
    /// <param name="counter">0–255.</param>
    /// <param name="isServing">Whether the visitor has arrived.</param>
    public static byte[] Ticket(int address, char? letter, int number, int counter, bool isServing = false)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(number);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(number, 9999);
        var sub = isServing ? Serving : Call;
        byte[] plain =
            [StripCommand, Byte(address), sub, (byte)(number / 100), (byte)(number % 100), Byte(counter)];
        return TicketFrame(letter is { } prefix ? [.. plain, (byte)prefix] : plain);
    }

    /// <summary>Shows the card's own welcome text.</summary>
    public static byte[] ShowWelcome(int address) => TicketFrame([StripCommand, Byte(address), Welcome]);

    /// <summary>Shows the card's own pause text.</summary>
    public static byte[] ShowPause(int address) => TicketFrame([StripCommand, Byte(address), Pause]);

    /// <summary>Asks a card for its type and version: how it proves to be there.</summary>
    public static byte[] AskVersion(int address) => TicketFrame([VersionCommand, Byte(address), Host]);

    /// <summary>Shows a text at once, until the next one replaces it (valid 99).</summary>
    /// <param name="address">The sign's address.</param>
    /// <param name="text">The text; characters outside GBK become a question mark, and what is
    /// beyond <see cref="MaxTextBytes"/> is left out in whole characters and whole numbers.</param>
    /// <param name="mode">How it comes on.</param>
    /// <param name="speed">0–7, 7 the fastest.</param>
    /// <param name="staySeconds">0–99.</param>
    /// <param name="colour">The colour.</param>
    public static byte[] Text(
        int address, string text, LiheMode mode, int speed, int staySeconds, LiheColour colour)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan((uint)speed, 7u);
        ArgumentOutOfRangeException.ThrowIfGreaterThan((uint)staySeconds, 99u);
        var shown = Gbk.Bytes(SignWording.Whole(text, MaxTextBytes));
        byte[] body = [(byte)mode, (byte)speed, (byte)staySeconds, (byte)colour, 99, .. shown];
        byte sum = 0;
        foreach (var b in body) sum += b;
        return [0xAA, Byte(address), 0xBB, 0x51, 0x54, sum, .. body, 0xFF];
    }

    /// <summary>How many half-width cells a text takes: one for ASCII, two for a Chinese character.</summary>
    public static int Cells(string text) => SignWording.Cells(text);

    private static byte[] TicketFrame(ReadOnlySpan<byte> body)
    {
        var sum = body.Length;
        foreach (var b in body) sum += b;

        // The document's checksum is decimal: the sum modulo 100, not 256.
        return [0xA0, (byte)body.Length, .. body, (byte)(sum % 100), 0xFF];
    }

    private static byte Byte(int value)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan((uint)value, 255u);
        return (byte)value;
    }
}
