using System.Buffers;
using System.Buffers.Binary;
using System.Text;

[assembly: System.Runtime.CompilerServices.InternalsVisibleTo("ServiceQueue.Host.Tests")]

namespace ServiceQueue.Host.Broker;

/// <summary>
/// Rewrites the CONNECT of a screen (MQTT 3.1.1 and 5, section 3.1 of either): puts in the screens' user and
/// password, whatever it brought, and sets its client id apart, so that no screen can take over the host's
/// session. The rest, the will included, stays as it is.
/// </summary>
internal static class ConnectPacket
{
    /// <summary>The largest CONNECT that is taken, in bytes.</summary>
    public const int MostBytes = 16 * 1024;

    /// <summary>What stands before every screen's client id.</summary>
    public const string ClientIdStart = "screen-";

    private const int UserName = 0x80, Password = 0x40, Will = 0x04;

    /// <summary>
    /// How many bytes the packet takes; null while that cannot be known yet. Throws <see
    /// cref="InvalidDataException"/> when it is no CONNECT or too large.
    /// </summary>
    public static int? Measure(ReadOnlySpan<byte> bytes)
    {
        if (bytes.IsEmpty) return null;
        if (bytes[0] != 0x10) throw new InvalidDataException("the first packet is not a CONNECT");
        var reader = new Fields(bytes[1..]);
        if (!reader.TryVariableInt(out var length, out var digits)) return null;
        var all = 1 + digits + length;
        return all <= MostBytes
            ? all : throw new InvalidDataException($"a CONNECT of {all} bytes is too large");
    }

    /// <summary>
    /// The packet as the broker gets it. Throws <see cref="InvalidDataException"/> when it is not well
    /// formed.
    /// </summary>
    public static byte[] Rewrite(ReadOnlySpan<byte> packet, BrokerUser user)
    {
        var fields = new Fields(packet[1..]);
        fields.TryVariableInt(out _, out _);
        var body = new ArrayBufferWriter<byte>(packet.Length + 128);
        var protocol = fields.Prefixed();
        if (!protocol.SequenceEqual("MQTT"u8)) throw new InvalidDataException("the protocol is not MQTT");
        var level = fields.Take(1)[0];
        if (level is not (4 or 5))
            throw new InvalidDataException($"MQTT level {level} is not supported; use 3.1.1 or 5");
        var flags = fields.Take(1)[0];
        Put(body, protocol);
        body.Write([level, (byte)(flags | UserName | Password)]);
        body.Write(fields.Take(2));
        if (level == 5) CopyProperties(ref fields, body);
        PutClientId(body, fields.Prefixed());
        if ((flags & Will) != 0) CopyWill(ref fields, body, level);
        if ((flags & UserName) != 0) fields.Prefixed();
        if ((flags & Password) != 0) fields.Prefixed();
        if (!fields.AtEnd) throw new InvalidDataException("the CONNECT is longer than its fields");
        Put(body, Encoding.UTF8.GetBytes(user.Name));
        Put(body, Encoding.UTF8.GetBytes(user.Password));
        var whole = new ArrayBufferWriter<byte>(body.WrittenCount + 5);
        whole.Write([(byte)0x10]);
        PutVariableInt(whole, body.WrittenCount);
        whole.Write(body.WrittenSpan);
        return whole.WrittenSpan.ToArray();
    }

    /// <summary>An empty id stays empty: the broker then makes one up.</summary>
    private static void PutClientId(ArrayBufferWriter<byte> body, ReadOnlySpan<byte> id)
    {
        if (id.Length > 128) throw new InvalidDataException("a client id of more than 128 bytes");
        Put(body, id.IsEmpty ? [] : [.. Encoding.UTF8.GetBytes(ClientIdStart), .. id]);
    }

    private static void CopyWill(ref Fields fields, ArrayBufferWriter<byte> body, byte level)
    {
        if (level == 5) CopyProperties(ref fields, body);
        Put(body, fields.Prefixed());
        Put(body, fields.Prefixed());
    }

    private static void CopyProperties(ref Fields fields, ArrayBufferWriter<byte> body)
    {
        if (!fields.TryVariableInt(out var length, out _))
            throw new InvalidDataException("the properties end too early");
        PutVariableInt(body, length);
        body.Write(fields.Take(length));
    }

    private static void Put(ArrayBufferWriter<byte> to, ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length > ushort.MaxValue) throw new InvalidDataException("a field is too long");
        BinaryPrimitives.WriteUInt16BigEndian(to.GetSpan(2), (ushort)bytes.Length);
        to.Advance(2);
        to.Write(bytes);
    }

    private static void PutVariableInt(ArrayBufferWriter<byte> to, int value)
    {
        for (; value > 127; value >>= 7) to.Write([(byte)(value | 0x80)]);
        to.Write([(byte)value]);
    }

    private ref struct Fields(ReadOnlySpan<byte> bytes)
    {
        private ReadOnlySpan<byte> _left = bytes;

        public readonly bool AtEnd => _left.IsEmpty;

        public ReadOnlySpan<byte> Take(int count)
        {
            if (count > _left.Length) throw new InvalidDataException("the CONNECT ends within a field");
            var taken = _left[..count];
            _left = _left[count..];
            return taken;
        }

        public ReadOnlySpan<byte> Prefixed() => Take(BinaryPrimitives.ReadUInt16BigEndian(Take(2)));

        /// <summary>False while more digits must come.</summary>
        public bool TryVariableInt(out int value, out int digits)
        {
            (value, digits) = (0, 0);
            while (digits < _left.Length)
            {
                var digit = _left[digits];
                value |= (digit & 0x7F) << (7 * digits++);
                if (digit < 0x80)
                {
                    _left = _left[digits..];
                    return true;
                }

                if (digits == 4) throw new InvalidDataException("a length of more than four bytes");
            }

            return false;
        }
    }
}
