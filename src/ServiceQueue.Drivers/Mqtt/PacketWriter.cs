using System.Buffers;
using System.Runtime.CompilerServices;

[assembly: InternalsVisibleTo("ServiceQueue.Drivers.Tests")]

namespace ServiceQueue.Drivers.Mqtt;

/// <summary>What a CONNECT says.</summary>
internal sealed record ConnectFields
{
    public required string ClientId { get; init; }
    public string? UserName { get; init; }
    public string? Password { get; init; }
    public int KeepAliveSeconds { get; init; }
    public uint SessionExpirySeconds { get; init; }
    public int ReceiveMaximum { get; init; }
    public uint MaximumPacketBytes { get; init; }
    public string? WillTopic { get; init; }
    public ReadOnlyMemory<byte> WillPayload { get; init; }
    public bool WillRetain { get; init; }
}

/// <summary>Writes the packets a client sends (OASIS mqtt-v5.0, chapter 3).</summary>
internal static class PacketWriter
{
    /// <summary>A will at QoS 1 if there is one, always with a clean start.</summary>
    public static void Connect(IBufferWriter<byte> to, ConnectFields fields)
    {
        var body = new ArrayBufferWriter<byte>(256);
        body.Text("MQTT");
        body.Byte(5);
        body.Byte(ConnectFlags(fields));
        body.UInt16(fields.KeepAliveSeconds);
        var properties = ConnectProperties(fields);
        body.VariableInt(properties.WrittenCount);
        body.Write(properties.WrittenSpan);
        body.Text(fields.ClientId);
        if (fields.WillTopic is { } topic)
        {
            body.VariableInt(0);
            body.Text(topic);
            body.Binary(fields.WillPayload.Span);
        }

        if (fields.UserName is { } user) body.Text(user);
        if (fields.Password is { } password) body.Binary(Fields.Utf8.GetBytes(password));
        Wrap(to, 0x10, body);
    }

    /// <summary>The id is written at QoS 1 only.</summary>
    public static void Publish(
        IBufferWriter<byte> to, string topic, ReadOnlySpan<byte> payload, int qos, bool retain, ushort id)
    {
        to.Byte(0x30 | (qos << 1) | (retain ? 1 : 0));
        to.VariableInt(PublishBody(topic, payload.Length, qos));
        to.Text(topic);
        if (qos > 0) to.UInt16(id);
        to.VariableInt(0);
        to.Write(payload);
    }

    /// <summary>The bytes a PUBLISH takes altogether.</summary>
    public static int PublishSize(string topic, int payloadBytes, int qos)
    {
        var body = PublishBody(topic, payloadBytes, qos);
        return 1 + Fields.VariableIntSize(body) + body;
    }

    public static void PubAck(IBufferWriter<byte> to, ushort id)
    {
        to.Byte(0x40);
        to.VariableInt(2);
        to.UInt16(id);
    }

    public static void Subscribe(
        IBufferWriter<byte> to, ushort id, params ReadOnlySpan<(string Filter, int Options)> filters)
    {
        var body = new ArrayBufferWriter<byte>(128);
        body.UInt16(id);
        body.VariableInt(0);
        foreach (var (filter, options) in filters)
        {
            body.Text(filter);
            body.Byte(options);
        }

        Wrap(to, 0x82, body);
    }

    public static void Unsubscribe(IBufferWriter<byte> to, ushort id, params ReadOnlySpan<string> filters)
    {
        var body = new ArrayBufferWriter<byte>(128);
        body.UInt16(id);
        body.VariableInt(0);
        foreach (var filter in filters) body.Text(filter);
        Wrap(to, 0xA2, body);
    }

    public static void PingReq(IBufferWriter<byte> to)
    {
        to.Byte(0xC0);
        to.Byte(0);
    }

    public static void Disconnect(IBufferWriter<byte> to, byte reason)
    {
        to.Byte(0xE0);
        to.VariableInt(reason == ReasonCode.Success ? 0 : 1);
        if (reason != ReasonCode.Success) to.Byte(reason);
    }

    private static int PublishBody(string topic, int payloadBytes, int qos) =>
        Fields.TextSize(topic) + (qos > 0 ? 2 : 0) + 1 + payloadBytes;

    private static int ConnectFlags(ConnectFields fields)
    {
        const int CleanStart =
            0x02, Will = 0x04, WillQos1 = 0x08, WillRetain = 0x20, Password = 0x40, UserName = 0x80;
        var flags = CleanStart;
        if (fields.WillTopic is not null) flags |= Will | WillQos1 | (fields.WillRetain ? WillRetain : 0);
        if (fields.Password is not null) flags |= Password;
        if (fields.UserName is not null) flags |= UserName;
        return flags;
    }

    private static ArrayBufferWriter<byte> ConnectProperties(ConnectFields fields)
    {
        var properties = new ArrayBufferWriter<byte>(32);
        if (fields.SessionExpirySeconds > 0)
        {
            properties.Byte(PropertyId.SessionExpiry);
            properties.UInt32(fields.SessionExpirySeconds);
        }

        if (fields.ReceiveMaximum > 0)
        {
            properties.Byte(PropertyId.ReceiveMaximum);
            properties.UInt16(fields.ReceiveMaximum);
        }

        if (fields.MaximumPacketBytes > 0)
        {
            properties.Byte(PropertyId.MaximumPacketSize);
            properties.UInt32(fields.MaximumPacketBytes);
        }

        return properties;
    }

    private static void Wrap(IBufferWriter<byte> to, int header, ArrayBufferWriter<byte> body)
    {
        to.Byte(header);
        to.VariableInt(body.WrittenCount);
        to.Write(body.WrittenSpan);
    }
}
