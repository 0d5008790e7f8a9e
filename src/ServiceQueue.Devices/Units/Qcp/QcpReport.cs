namespace ServiceQueue.Devices.Units.Qcp;

/// <summary>
/// What a device tells of itself in an acknowledgement: its boot, its faults, and what it shows. Without one,
/// nothing has changed.
/// </summary>
/// <param name="BootNonce">Another one after every start of the device.</param>
/// <param name="Faults">The faults it has now.</param>
/// <param name="Shown">The revision each of its areas shows; 0 is none of the host's.</param>
public sealed record QcpReport(uint BootNonce, QcpFaults Faults, IReadOnlyDictionary<byte, ushort> Shown)
{
    private const int Head = 5, Entry = 3;

    /// <summary>Reads the report in an acknowledgement; null when it has none, or a broken one.</summary>
    public static QcpReport? Of(QcpFrame frame)
    {
        var bytes = frame.Payload;
        if (frame.Code != (byte)QcpReply.Ack || bytes.Length < Head || (bytes.Length - Head) % Entry != 0)
            return null;
        var shown = new Dictionary<byte, ushort>();
        for (var at = Head; at < bytes.Length; at += Entry) shown[bytes[at]] = (ushort)frame.Word(at + 1);
        var nonce = (uint)frame.Word(0) | ((uint)frame.Word(2) << 16);
        return new QcpReport(nonce, (QcpFaults)bytes[4], shown);
    }
}
