using System.Buffers;

namespace ServiceQueue.Drivers.Mqtt;

/// <summary>A packet from the broker.</summary>
internal abstract record Packet;

internal sealed record ConnAck(byte Reason, Properties Properties) : Packet;

internal sealed record Published(string Topic, ReadOnlyMemory<byte> Payload, int Qos, bool Retain, ushort Id)
    : Packet;

/// <summary>A PUBACK, SUBACK or UNSUBACK: the answer to what was sent under the id.</summary>
internal sealed record Acknowledged(byte Header, ushort Id, byte Reason, string ReasonString) : Packet;

internal sealed record PingResp : Packet;

internal sealed record Disconnected(byte Reason, string ReasonString) : Packet;

/// <summary>
/// Reads the packets a broker sends (OASIS mqtt-v5.0, chapter 3). What breaks the protocol or the size limit
/// ends in <see cref="MalformedPacketException"/>, as soon as it can be known.
/// </summary>
internal static class PacketReader
{
    public const byte PubAckHeader = 0x40;
    public const byte SubAckHeader = 0x90;
    public const byte UnsubAckHeader = 0xB0;

    /// <summary>
    /// Cuts the first packet off a buffer; false, and the buffer as it was, while it is not there yet.
    /// </summary>
    public static bool TryRead(ref ReadOnlySequence<byte> buffer, int maxBytes, out Packet? packet)
    {
        packet = null;
        if (!TryMeasure(buffer, maxBytes, out var headBytes, out var bodyBytes)) return false;
        if (buffer.Length < headBytes + bodyBytes) return false;
        var header = buffer.FirstSpan[0];
        var body = buffer.Slice(headBytes, bodyBytes);
        packet = Read(header, body.IsSingleSegment ? body.FirstSpan : body.ToArray());
        buffer = buffer.Slice(headBytes + bodyBytes);
        return true;
    }

    private static bool TryMeasure(
        in ReadOnlySequence<byte> buffer, int maxBytes, out int headBytes, out int bodyBytes)
    {
        Span<byte> head = stackalloc byte[5];
        var have = (int)Math.Min(5, buffer.Length);
        buffer.Slice(0, have).CopyTo(head);
        (headBytes, bodyBytes) = (0, 0);
        var last = 1;
        while (last < have && last < 4 && (head[last] & 0x80) != 0) last++;
        if (last >= have) return false;
        headBytes = last + 1;
        var length = new BodyReader(head[1..headBytes]);
        bodyBytes = length.VariableInt();
        if (headBytes + bodyBytes > maxBytes)
            throw new MalformedPacketException(
                ReasonCode.PacketTooLarge, $"a packet of {headBytes + bodyBytes} bytes is too large");
        return true;
    }

    private static Packet Read(byte header, ReadOnlySpan<byte> bytes)
    {
        var body = new BodyReader(bytes);
        return header switch
        {
            0x20 => ReadConnAck(ref body),
            >= 0x30 and <= 0x3F => ReadPublish(header, ref body),
            PubAckHeader => ReadPubAck(ref body),
            SubAckHeader or UnsubAckHeader => ReadSubAck(header, ref body),
            0xD0 => AtEnd(body, new PingResp()),
            0xE0 => ReadDisconnect(ref body),
            _ => throw new MalformedPacketException(
                ReasonCode.ProtocolError, $"a packet that begins with 0x{header:X2} is not for a client"),
        };
    }

    private static ConnAck ReadConnAck(ref BodyReader body)
    {
        body.Byte();
        var reason = body.Byte();

        // A broker of MQTT 3.1.1 refuses without a property list.
        if (body.AtEnd && reason != ReasonCode.Success) return new ConnAck(reason, new Properties());
        var properties = Properties.Read(ref body);
        return AtEnd(body, new ConnAck(reason, properties));
    }

    private static Published ReadPublish(byte header, ref BodyReader body)
    {
        var qos = (header >> 1) & 3;
        if (qos > 1)
            throw new MalformedPacketException(
                ReasonCode.ProtocolError, "a publish at a QoS never asked for");
        var topic = body.Text();
        var id = qos > 0 ? body.UInt16() : (ushort)0;
        if (qos > 0 && id == 0)
            throw new MalformedPacketException(ReasonCode.ProtocolError, "a publish with packet id 0");
        if (Properties.Read(ref body).HasTopicAlias)
            throw new MalformedPacketException(
                ReasonCode.TopicAliasInvalid, "a topic alias, though none is allowed");
        if (topic.Length == 0 || topic.AsSpan().ContainsAny('+', '#'))
            throw new MalformedPacketException(ReasonCode.ProtocolError, "a publish to no valid topic");
        return new Published(topic, body.Rest().ToArray(), qos, (header & 1) != 0, id);
    }

    private static Acknowledged ReadPubAck(ref BodyReader body)
    {
        var id = body.UInt16();
        var reason = body.AtEnd ? ReasonCode.Success : body.Byte();
        var text = body.AtEnd ? "" : Properties.Read(ref body).ReasonString;
        return AtEnd(body, new Acknowledged(PubAckHeader, id, reason, text));
    }

    private static Acknowledged ReadSubAck(byte header, ref BodyReader body)
    {
        var id = body.UInt16();
        var text = Properties.Read(ref body).ReasonString;
        byte worst = 0;
        if (body.AtEnd)
            throw new MalformedPacketException(
                ReasonCode.MalformedPacket, "an acknowledgement without a reason");
        while (!body.AtEnd) worst = Math.Max(worst, body.Byte());
        return new Acknowledged(header, id, worst, text);
    }

    private static Disconnected ReadDisconnect(ref BodyReader body)
    {
        var reason = body.AtEnd ? ReasonCode.Success : body.Byte();
        var text = body.AtEnd ? "" : Properties.Read(ref body).ReasonString;
        return AtEnd(body, new Disconnected(reason, text));
    }

    private static T AtEnd<T>(BodyReader body, T packet) => body.AtEnd
        ? packet
        : throw new MalformedPacketException(
            ReasonCode.MalformedPacket, "a packet is longer than its fields");
}
