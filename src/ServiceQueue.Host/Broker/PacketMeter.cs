namespace ServiceQueue.Host.Broker;

/// <summary>
/// Follows the packets in a stream of MQTT by their heads alone, to notice one that is too large.
/// </summary>
internal sealed class PacketMeter(int mostBytes)
{
    private int _left;
    private int _length;
    private int _digits = -1;

    /// <summary>
    /// Passes over bytes; false when a packet in them is too large or its length is not well formed.
    /// </summary>
    public bool Pass(ReadOnlySpan<byte> bytes)
    {
        while (!bytes.IsEmpty)
        {
            if (_left > 0)
            {
                var now = Math.Min(_left, bytes.Length);
                _left -= now;
                bytes = bytes[now..];
                continue;
            }

            if (!PassHead(bytes[0])) return false;
            bytes = bytes[1..];
        }

        return true;
    }

    private bool PassHead(byte one)
    {
        if (_digits < 0)
        {
            (_digits, _length) = (0, 0);
            return true;
        }

        _length |= (one & 0x7F) << (7 * _digits++);
        if (one >= 0x80) return _digits < 4;
        (_left, _digits) = (_length, -1);
        return _length <= mostBytes;
    }
}
