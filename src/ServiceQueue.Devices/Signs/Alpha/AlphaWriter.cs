using System.Text;

namespace ServiceQueue.Devices.Signs.Alpha;

/// <summary>How a text stands on the sign.</summary>
public enum AlphaMode
{
    /// <summary>Runs to the left: for text wider than the sign.</summary>
    Rotate = 'a',

    /// <summary>Stands.</summary>
    Hold = 'b',

    /// <summary>Stands and blinks.</summary>
    Flash = 'c',
}

/// <summary>
/// Makes the packets of Alpha signs, document 9708-8061F (firmware-protocols/alpha/SPEC.md). Pure. All bytes
/// have seven bits, so a packet is the same on a 7E1 and an 8N1 line. Addresses are 0–255; 0 is every sign.
/// </summary>
public static class AlphaWriter
{
    /// <summary>The file that goes before all others, and needs no memory of its own.</summary>
    public const char Priority = '0';

    /// <summary>The most characters of a text: the priority file holds 125 bytes.</summary>
    public const int MaxText = 32;

    internal const byte Header = 0x01;
    internal const byte TextStart = 0x02;
    internal const byte TextEnd = 0x03;
    internal const byte End = 0x04;
    internal const char Escape = '\x1B';

    private const char FillPosition = '0';
    private const string AnySign = "Z";

    /// <summary>Writes a TEXT file.</summary>
    /// <param name="address">The sign.</param>
    /// <param name="file">The file's label.</param>
    /// <param name="text">Of ASCII from blank to tilde; anything else becomes a question mark.</param>
    /// <param name="mode">How it stands, or null for the sign's own way.</param>
    public static byte[] Text(int address, char file, string text, AlphaMode? mode) =>
        Packet(address, "A" + file + (mode is { } m ? $"{Escape}{FillPosition}{(char)m}" : "") + Plain(text));

    /// <summary>Ends what the priority file shows: the sign goes on with its other files.</summary>
    public static byte[] EndPriority(int address) => Packet(address, "A" + Priority);

    /// <summary>Asks for a TEXT file as it is in the sign.</summary>
    public static byte[] ReadText(int address, char file) => Packet(address, "B" + file);

    private static byte[] Packet(int address, string data)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan((uint)address, 255u);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(data.Length, MaxText + 5);
        byte[] summed = [TextStart, .. Encoding.ASCII.GetBytes(data), TextEnd];
        var sum = summed.Sum(b => b) & 0xFFFF;

        // Five NULs let the sign find the line's speed.
        var header = Encoding.ASCII.GetBytes($"{AnySign}{address:X2}");
        return [0, 0, 0, 0, 0, Header, .. header, .. summed, .. Encoding.ASCII.GetBytes($"{sum:X4}"), End];
    }

    private static string Plain(string text) =>
        string.Concat(text.Select(c => c is >= ' ' and <= '~' ? c : '?'));
}
