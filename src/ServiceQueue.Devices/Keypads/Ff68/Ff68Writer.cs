namespace ServiceQueue.Devices.Keypads.Ff68;

/// <summary>
/// Makes the frames of FF-68 keypads (firmware-protocols/keypad-ff68/SPEC.md):
/// <c>FF 68 L L 68 ADDR CMD DATA SUM 16</c>. Pure; addresses are 0–255.
/// </summary>
public static class Ff68Writer
{
    private const byte Blank = 0x0A;
    private const int Digits = 3;

    /// <summary>Shows how many wait and the ticket's number on the keypad's six digits.</summary>
    /// <param name="address">The keypad's address.</param>
    /// <param name="waiting">Turns waiting: 999 stands for more; null leaves the digits blank.</param>
    /// <param name="ticket">The ticket's number, its last three digits shown; null leaves them blank.</param>
    public static byte[] Show(int address, int? waiting, int? ticket)
    {
        Span<byte> digits = stackalloc byte[2 * Digits];
        digits.Fill(Blank);
        if (waiting is { } count) Write(digits[..Digits], Math.Clamp(count, 0, 999), hasZeros: false);
        if (ticket is { } number) Write(digits[Digits..], number % 1000, hasZeros: true);
        return Frame(address, 0x02, digits);
    }

    /// <summary>Beeps.</summary>
    public static byte[] Beep(int address) => Frame(address, 0x03, []);

    /// <summary>Asks the visitor for a rating on the evaluator beside the keypad.</summary>
    public static byte[] AskRating(int address) => Key(address, [0x0B]);

    /// <summary>The key frame as the keypad sends it, and as the host echoes it.</summary>
    public static byte[] Key(int address, ReadOnlySpan<byte> keys) => Frame(address, 0x01, keys);

    internal static byte[] Frame(int address, byte command, ReadOnlySpan<byte> data)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan((uint)address, 255u);
        var length = (byte)(data.Length + 2);
        var sum = (byte)(address + command);
        foreach (var b in data) sum += b;
        return [0xFF, 0x68, length, length, 0x68, (byte)address, command, .. data, sum, 0x16];
    }

    private static void Write(Span<byte> digits, int number, bool hasZeros)
    {
        for (var i = digits.Length - 1; i >= 0; i--, number /= 10)
        {
            if (number > 0 || hasZeros || i == digits.Length - 1) digits[i] = (byte)(number % 10);
        }
    }
}
