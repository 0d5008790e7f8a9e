namespace ServiceQueue.Drivers.Mqtt;

/// <summary>The reason codes of MQTT 5 (OASIS mqtt-v5.0, 2.4) in words.</summary>
internal static class ReasonCode
{
    public const byte Success = 0x00;
    public const byte MalformedPacket = 0x81;
    public const byte ProtocolError = 0x82;
    public const byte ReceiveMaximumExceeded = 0x93;
    public const byte TopicAliasInvalid = 0x94;
    public const byte PacketTooLarge = 0x95;

    /// <summary>Codes from here up are failures.</summary>
    public const byte FirstFailure = 0x80;

    /// <summary>A code in words, with the broker's own text if it gave one.</summary>
    public static string Text(byte code, string reasonString = "")
    {
        var words = $"{Words(code)} (0x{code:X2})";
        return reasonString.Length == 0 ? words : $"{words}: {reasonString}";
    }

    private static string Words(byte code) => code switch
    {
        0x00 => "success",
        0x01 => "the broker speaks only MQTT 3.1.1",
        0x04 => "disconnect with will",
        0x80 => "unspecified error",
        MalformedPacket => "malformed packet",
        ProtocolError => "protocol error",
        0x83 => "implementation specific error",
        0x84 => "unsupported protocol version",
        0x85 => "client identifier not valid",
        0x86 => "bad user name or password",
        0x87 => "not authorized",
        0x88 => "server unavailable",
        0x89 => "server busy",
        0x8A => "banned",
        0x8B => "server shutting down",
        0x8D => "keep alive time-out",
        0x8E => "session taken over by another client with the same id",
        0x8F => "topic filter invalid",
        0x90 => "topic name invalid",
        0x91 => "packet identifier in use",
        ReceiveMaximumExceeded => "receive maximum exceeded",
        TopicAliasInvalid => "topic alias invalid",
        PacketTooLarge => "packet too large",
        0x96 => "rate too high",
        0x97 => "quota exceeded",
        0x98 => "administrative action",
        0x99 => "payload format invalid",
        0x9A => "retain not supported",
        0x9B => "QoS not supported",
        0x9C => "use another server",
        0x9D => "server moved",
        0x9F => "connection rate exceeded",
        0xA2 => "wildcard subscriptions not supported",
        _ => "reason",
    };
}

/// <summary>What came in breaks the protocol; the code goes out with the DISCONNECT.</summary>
internal sealed class MalformedPacketException(byte code, string text) : IOException(text)
{
    public byte Code => code;
}
