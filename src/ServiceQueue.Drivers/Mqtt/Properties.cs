namespace ServiceQueue.Drivers.Mqtt;

/// <summary>The property identifiers this client uses (OASIS mqtt-v5.0, table 2-4).</summary>
internal static class PropertyId
{
    public const byte SubscriptionIdentifier = 0x0B;
    public const byte SessionExpiry = 0x11;
    public const byte ServerKeepAlive = 0x13;
    public const byte ReasonString = 0x1F;
    public const byte ReceiveMaximum = 0x21;
    public const byte TopicAlias = 0x23;
    public const byte MaximumQos = 0x24;
    public const byte RetainAvailable = 0x25;
    public const byte UserProperty = 0x26;
    public const byte MaximumPacketSize = 0x27;
}

/// <summary>The properties this client heeds; all others are read over, each by its type.</summary>
internal record struct Properties()
{
    public int ReceiveMaximum { get; private set; } = ushort.MaxValue;
    public uint MaximumPacketBytes { get; private set; } = uint.MaxValue;
    public int? ServerKeepAliveSeconds { get; private set; }
    public int MaximumQos { get; private set; } = 2;
    public bool RetainAvailable { get; private set; } = true;
    public bool HasTopicAlias { get; private set; }
    public string ReasonString { get; private set; } = "";

    /// <summary>Reads a property list, its length first.</summary>
    public static Properties Read(ref BodyReader body)
    {
        var list = body.Slice(body.VariableInt());
        var properties = new Properties();
        ulong seen = 0;
        while (!list.AtEnd)
        {
            var id = list.Byte();
            if (id is not (PropertyId.UserProperty or PropertyId.SubscriptionIdentifier)) Once(ref seen, id);
            properties.Take(id, ref list);
        }

        return properties;
    }

    private static void Once(ref ulong seen, byte id)
    {
        var bit = 1UL << (id & 63);
        if (id < 64 && (seen & bit) != 0)
            throw new MalformedPacketException(ReasonCode.ProtocolError, $"property 0x{id:X2} comes twice");
        seen |= bit;
    }

    private void Take(byte id, ref BodyReader list)
    {
        switch (id)
        {
            case PropertyId.ReceiveMaximum: ReceiveMaximum = NotZero(id, list.UInt16()); break;
            case PropertyId.MaximumPacketSize: MaximumPacketBytes = NotZero(id, list.UInt32()); break;
            case PropertyId.ServerKeepAlive: ServerKeepAliveSeconds = list.UInt16(); break;
            case PropertyId.MaximumQos: MaximumQos = list.Byte(); break;
            case PropertyId.RetainAvailable: RetainAvailable = list.Byte() != 0; break;
            case PropertyId.ReasonString: ReasonString = list.Text(); break;
            case PropertyId.TopicAlias:
                list.UInt16();
                HasTopicAlias = true;
                break;
            default: ReadOver(id, ref list); break;
        }
    }

    private static void ReadOver(byte id, ref BodyReader list)
    {
        switch (id)
        {
            case 0x01 or 0x17 or 0x19 or 0x28 or 0x29 or 0x2A: list.Byte(); break;
            case 0x22: list.UInt16(); break;
            case 0x02 or PropertyId.SessionExpiry or 0x18: list.UInt32(); break;
            case PropertyId.SubscriptionIdentifier: list.VariableInt(); break;
            case 0x03 or 0x08 or 0x12 or 0x15 or 0x1A or 0x1C: list.Text(); break;
            case 0x09 or 0x16: list.Binary(); break;
            case PropertyId.UserProperty:
                list.Text();
                list.Text();
                break;
            default: throw new MalformedPacketException(
                ReasonCode.MalformedPacket, $"unknown property 0x{id:X2}");
        }
    }

    private static int NotZero(byte id, int value) => value > 0 ? value : throw Zero(id);

    private static uint NotZero(byte id, uint value) => value > 0 ? value : throw Zero(id);

    private static MalformedPacketException Zero(byte id) =>
        new(ReasonCode.ProtocolError, $"property 0x{id:X2} is zero");
}
