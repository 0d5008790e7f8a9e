using System.Buffers;
using System.Buffers.Binary;
using System.Text;

namespace ServiceQueue.Drivers.Mqtt;

/// <summary>Writes the data types of MQTT 5 (OASIS mqtt-v5.0, 1.5).</summary>
internal static class Fields
{
    public static readonly UTF8Encoding Utf8 =
        new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    public static void Byte(this IBufferWriter<byte> to, int value)
    {
        to.GetSpan(1)[0] = (byte)value;
        to.Advance(1);
    }

    public static void UInt16(this IBufferWriter<byte> to, int value)
    {
        BinaryPrimitives.WriteUInt16BigEndian(to.GetSpan(2), checked((ushort)value));
        to.Advance(2);
    }

    public static void UInt32(this IBufferWriter<byte> to, uint value)
    {
        BinaryPrimitives.WriteUInt32BigEndian(to.GetSpan(4), value);
        to.Advance(4);
    }

    public static void VariableInt(this IBufferWriter<byte> to, int value)
    {
        do
        {
            var digit = value & 0x7F;
            value >>= 7;
            to.Byte(value > 0 ? digit | 0x80 : digit);
        }
        while (value > 0);
    }

    public static void Text(this IBufferWriter<byte> to, string text)
    {
        var bytes = Utf8.GetByteCount(text);
        to.UInt16(bytes);
        Utf8.GetBytes(text, to.GetSpan(bytes));
        to.Advance(bytes);
    }

    public static void Binary(this IBufferWriter<byte> to, ReadOnlySpan<byte> bytes)
    {
        to.UInt16(bytes.Length);
        to.Write(bytes);
    }

    /// <summary>Bytes a text takes, its length included.</summary>
    public static int TextSize(string text) => 2 + Utf8.GetByteCount(text);

    /// <summary>Bytes a variable byte integer takes.</summary>
    public static int VariableIntSize(int value) =>
        value switch { < 128 => 1, < 16384 => 2, < 2097152 => 3, _ => 4 };
}
