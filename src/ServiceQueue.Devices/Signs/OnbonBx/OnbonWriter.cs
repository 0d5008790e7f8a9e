using System.Buffers.Binary;

namespace ServiceQueue.Devices.Signs.OnbonBx;

/// <summary>How a text comes on.</summary>
public enum OnbonMode
{
    /// <summary>Stands at once.</summary>
    Static = 0x01,

    /// <summary>Runs to the left: for text wider than the sign.</summary>
    Left = 0x03,
}

/// <summary>A dynamic area with one row of text.</summary>
/// <param name="Cells">Its width in cells of 8 dots.</param>
/// <param name="Rows">Its height in dots.</param>
/// <param name="Text">
/// The text, at most <see cref="OnbonWriter.MaxTextBytes"/> in GBK; characters outside it become a question
/// mark.
/// </param>
/// <param name="Mode">How it comes on.</param>
/// <param name="Speed">0–24, 0 the fastest.</param>
/// <param name="Stay">How long it stays before it comes on again, in half seconds.</param>
public sealed record OnbonArea(int Cells, int Rows, string Text, OnbonMode Mode, int Speed, int Stay)
{
    /// <summary>Whether a text wider than the area goes on in a second row.</summary>
    public bool Wraps { get; init; }

    /// <summary>
    /// Whether the two bytes after the answer byte say how long the rest is, as the vendor's examples have
    /// it, or are zero, as the vendor's table has it. Cards take both.
    /// </summary>
    public bool StatesLength { get; init; } = true;
}

/// <summary>
/// Makes the frames of 仰邦 (Onbon) BX-5K/6K cards (firmware-protocols/onbon-bx/SPEC.md). Pure; addresses are
/// 1–65533.
/// </summary>
public static class OnbonWriter
{
    /// <summary>The most bytes of text in one area: the card's receive buffer holds 1,024 in all.</summary>
    public const int MaxTextBytes = 240;

    internal const byte FrameStart = 0xA5;
    internal const byte FrameEnd = 0x5A;
    internal const int Host = 0x8000;

    private const byte AnyCard = 0xFE;
    private const byte Version = 0x02;
    private const byte WantsAnswer = 0x01;

    /// <summary>Asks whether the card is there.</summary>
    public static byte[] Ping(int address) => Frame(address, 0xA2, 0x00, []);

    /// <summary>Asks for the card's state.</summary>
    public static byte[] AskStatus(int address) => Frame(address, 0xA1, 0x02, []);

    /// <summary>Takes all that is stored off the card.</summary>
    public static byte[] Clear(int address) => Frame(address, 0xA3, 0x10, []);

    /// <summary>Takes all dynamic areas off the face.</summary>
    public static byte[] DeleteAreas(int address) => Frame(address, 0xA3, 0x06, [0xFF, 0x00]);

    /// <summary>
    /// Sets the brightness by hand, 0–15. The card keeps it in flash: say it on change only.
    /// </summary>
    public static byte[] Brightness(int address, int level)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan((uint)level, 15u);
        return Frame(address, 0xA3, 0x02, [0x01, (byte)level]);
    }

    /// <summary>Shows a dynamic area at once, in place of what stood in it. It is not stored.</summary>
    public static byte[] Show(int address, OnbonArea area)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan((uint)area.Speed, 24u);

        // A backslash begins an inline command of the card, and no text of a hall has one.
        var text = Gbk.Bytes(area.Text.Replace('\\', '/'));
        ArgumentOutOfRangeException.ThrowIfGreaterThan(text.Length, MaxTextBytes);
        byte[] body =
        [
            0x00, 0, 0, 0, 0, .. Two(area.Cells), .. Two(area.Rows), 0, 0, 0, .. Two(2), 0, 0, 0,
            (byte)(area.Wraps ? 2 : 1), (byte)(area.Wraps ? 2 : 1), (byte)area.Mode, 0,
            (byte)area.Speed, (byte)area.Stay, .. Two(text.Length), 0, 0, .. text,
        ];
        return Frame(address, 0xA3, 0x06, [0, 1, .. Two(body.Length), .. body], area.StatesLength);
    }

    private static byte[] Frame(
        int address, byte group, byte command, ReadOnlySpan<byte> rest, bool statesLength = true)
    {
        byte[] content =
        [
            .. Two(address), .. Two(Host), 0, 0, 0, 0, 0, 0, AnyCard, Version, .. Two(rest.Length + 5),
            group, command, WantsAnswer, .. Two(statesLength ? rest.Length : 0), .. rest,
        ];
        var frame = new List<byte>(content.Length + 16);
        for (var i = 0; i < 8; i++) frame.Add(FrameStart);
        foreach (var b in content) Escape(frame, b);

        // The sum is of the content as it was before, but may itself need escaping.
        foreach (var b in Two(Crc16.Arc(content))) Escape(frame, b);
        frame.Add(FrameEnd);
        return [.. frame];
    }

    private static void Escape(List<byte> frame, byte b)
    {
        ReadOnlySpan<byte> escaped = b switch
        {
            0xA5 => [0xA6, 0x02],
            0xA6 => [0xA6, 0x01],
            0x5A => [0x5B, 0x02],
            0x5B => [0x5B, 0x01],
            _ => [b],
        };
        frame.AddRange(escaped);
    }

    private static byte[] Two(int value)
    {
        var bytes = new byte[2];
        BinaryPrimitives.WriteUInt16LittleEndian(bytes, checked((ushort)value));
        return bytes;
    }
}
