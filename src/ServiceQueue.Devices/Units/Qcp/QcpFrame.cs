namespace ServiceQueue.Devices.Units.Qcp;

/// <summary>Why the bytes between two delimiters are no frame.</summary>
public enum QcpFlaw
{
    /// <summary>They are one.</summary>
    None,

    /// <summary>Fewer than five bytes.</summary>
    Short,

    /// <summary>More bytes than the longest frame has.</summary>
    Length,

    /// <summary>The CRC is wrong.</summary>
    Crc,

    /// <summary>A version other than 0.</summary>
    Version,

    /// <summary>A run of the coding ends beyond the frame.</summary>
    Cobs,
}

/// <summary>A frame on the wire, its CRC proven (SPEC.md, "Inner frame").</summary>
/// <param name="To">The address byte: the device's, 00 unaddressed, 7F all; 80 is added in an answer.</param>
/// <param name="Control">The control byte.</param>
/// <param name="Code">A <see cref="QcpCommand"/>, <see cref="QcpReply"/> or <see cref="QcpEvent"/>.</param>
/// <param name="Payload">At most 240 bytes.</param>
public sealed record QcpFrame(byte To, byte Control, byte Code, byte[] Payload)
{
    /// <summary>The most bytes of payload.</summary>
    public const int MostPayload = 240;

    /// <summary>The address to which all devices listen and which none answers.</summary>
    public const int Broadcast = 0x7F;

    internal const int MostInner = MostPayload + 5;
    internal const int MostCoded = MostInner + 1;
    internal const byte ReplyBit = 0x80;

    /// <summary>The device's address.</summary>
    public int Address => To & 0x7F;

    /// <summary>Whether a device says it.</summary>
    public bool IsReply => (To & ReplyBit) != 0;

    /// <summary>0 begins a link; 1, 2, 3 follow one another.</summary>
    public int Sequence => Control & 0x03;

    /// <summary>Whether more events wait in the device than this one.</summary>
    public bool HasMore => (Control & 0x40) != 0;

    /// <summary>Whether the device still carries out an earlier command.</summary>
    public bool IsBusy => (Control & 0x80) != 0;

    /// <summary>How many bytes it takes on the wire, delimiters included.</summary>
    public int Size => Payload.Length + 5 + 1 + 2;

    /// <summary>A word of the payload, its low byte first; 0 where the payload has ended.</summary>
    internal int Word(int at) => at + 1 < Payload.Length ? Payload[at] | (Payload[at + 1] << 8) : 0;
}
