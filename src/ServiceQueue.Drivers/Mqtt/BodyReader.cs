using System.Buffers.Binary;
using System.Text;

namespace ServiceQueue.Drivers.Mqtt;

/// <summary>
/// Reads the data types of MQTT 5 (OASIS mqtt-v5.0, 1.5) from a packet's body. Every read checks what is left
/// and throws <see cref="MalformedPacketException"/> rather than read past the end.
/// </summary>
internal ref struct BodyReader(ReadOnlySpan<byte> body)
{
    private ReadOnlySpan<byte> _left = body;

    public readonly bool AtEnd => _left.IsEmpty;

    public byte Byte() => Cut(1)[0];

    public ushort UInt16() => BinaryPrimitives.ReadUInt16BigEndian(Cut(2));

    public uint UInt32() => BinaryPrimitives.ReadUInt32BigEndian(Cut(4));

    public int VariableInt()
    {
        var value = 0;
        for (var place = 0; place < 4; place++)
        {
            var digit = Byte();
            value |= (digit & 0x7F) << (7 * place);
            if ((digit & 0x80) != 0) continue;
            if (digit == 0 && place > 0) break;
            return value;
        }

        throw new MalformedPacketException(
            ReasonCode.MalformedPacket, "a variable byte integer is not well formed");
    }

    public ReadOnlySpan<byte> Binary() => Cut(UInt16());

    public string Text()
    {
        try
        {
            var text = Fields.Utf8.GetString(Binary());
            return text.Contains('\0', StringComparison.Ordinal) ? throw NotText() : text;
        }
        catch (DecoderFallbackException)
        {
            throw NotText();
        }
    }

    public BodyReader Slice(int bytes) => new(Cut(bytes));

    public ReadOnlySpan<byte> Rest() => Cut(_left.Length);

    private ReadOnlySpan<byte> Cut(int bytes)
    {
        if (bytes > _left.Length)
            throw new MalformedPacketException(ReasonCode.MalformedPacket, "a packet ends within a field");
        var cut = _left[..bytes];
        _left = _left[bytes..];
        return cut;
    }

    private static MalformedPacketException NotText() =>
        new(ReasonCode.MalformedPacket, "a text is not well-formed UTF-8");
}
