using System.Text;
using ServiceQueue.Devices.Signs.Alpha;
using ServiceQueue.Devices.Signs.Am03127;
using ServiceQueue.Devices.Signs.Lihe;
using ServiceQueue.Devices.Signs.ModbusDigits;
using ServiceQueue.Devices.Signs.OnbonBx;

namespace ServiceQueue.Devices.Tests.Signs;

/// <summary>
/// A protocol's reader under noise, and a judge of frames that shares no code with it.
/// </summary>
/// <param name="Protocol">The folder of its vectors.</param>
/// <param name="Reader">Makes a reader: takes a byte, tells the size of the frame it ends.</param>
/// <param name="Resync">A valid frame that must be found at once, whatever came before.</param>
/// <param name="IsProven">Whether bytes are one whole frame with a right sum.</param>
internal sealed record SignFuzz(
    string Protocol, Func<Func<byte, int?>> Reader, byte[] Resync, Func<byte[], bool> IsProven)
{
    public static readonly SignFuzz[] All =
    [
        new("alpha", Alpha, AlphaWriter.ReadText(3, AlphaWriter.Priority), IsAlpha),
        new("am03127", Am03127, Am03127Writer.RunPage(3), IsAm03127),
        new("lihe", Lihe, LiheWriter.AskVersion(3), IsLihe),
        new("modbus-digits", Modbus, ModbusWriter.ReadRegisters(3, 0, 2), IsModbus),
        new("onbon-bx", Onbon, OnbonWriter.Ping(3), IsOnbon),
    ];

    private static Func<byte, int?> Alpha()
    {
        var reader = new AlphaReader();
        return b => reader.Feed(b)?.Size;
    }

    private static bool IsAlpha(byte[] wire)
    {
        var text = Encoding.Latin1.GetString(wire).TrimStart('\0');
        var parts = text.Split('\x02', '\x03');
        if (parts.Length != 3 || parts[0].Length != 4 || parts[2].Length != 5) return false;
        var sum = 2 + 3 + parts[1].Sum(c => c);
        return text[0] == '\x01' && text[^1] == '\x04' && parts[2][..4] == sum.ToString("X4");
    }

    private static Func<byte, int?> Am03127()
    {
        var reader = new Am03127Reader();
        return b => reader.Feed(b)?.Size;
    }

    private static bool IsAm03127(byte[] wire)
    {
        var text = Encoding.Latin1.GetString(wire);
        if (text is "ACK" or "NACK") return true;
        if (!text.StartsWith("<ID", StringComparison.Ordinal) || text[5] != '>') return false;
        var sum = text[6..^5].Aggregate(0, (all, c) => all ^ c);
        return text.EndsWith($"{sum:X2}<E>", StringComparison.Ordinal);
    }

    private static Func<byte, int?> Lihe()
    {
        var reader = new LiheReader();
        return b => reader.Feed(b)?.Size;
    }

    private static bool IsLihe(byte[] wire) => wire[^1] == 0xFF && (wire[0] == 0xA0
        ? wire.Length == wire[1] + 4 && wire[1..^2].Sum(b => b) % 100 == wire[^2]
        : wire[0] == 0xAA && wire.Length >= 12 && (byte)wire[6..^1].Sum(b => b) == wire[5]);

    private static Func<byte, int?> Modbus()
    {
        var reader = new ModbusReader();
        return b => reader.Feed(b)?.Size;
    }

    private static bool IsModbus(byte[] wire) =>
        wire.Length >= 5 && Crc(wire.SkipLast(2), 0xFFFF) == wire[^2] + 256 * wire[^1];

    private static Func<byte, int?> Onbon()
    {
        var reader = new OnbonReader();
        return b => reader.Feed(b)?.Size;
    }

    private static bool IsOnbon(byte[] wire)
    {
        var start = Array.FindIndex(wire, b => b != 0xA5);
        if (start < 1 || wire[^1] != 0x5A) return false;
        var plain = wire[start..^1].ToList();
        for (var i = 0; i < plain.Count; i++)
        {
            if (plain[i] is not (0xA6 or 0x5B)) continue;
            var second = plain[i + 1];
            plain.RemoveAt(i + 1);
            if (second == 2) plain[i]--;
            else if (second != 1) return false;
        }

        var sum = Crc(plain.Take(plain.Count - 2), 0);
        return plain.Count == plain[12] + 256 * plain[13] + 16 && sum == plain[^2] + 256 * plain[^1];
    }

    private static int Crc(IEnumerable<byte> bytes, int sum)
    {
        foreach (var b in bytes)
        {
            sum ^= b;
            for (var bit = 0; bit < 8; bit++) sum = sum % 2 == 1 ? sum / 2 ^ 0xA001 : sum / 2;
        }

        return sum;
    }
}
