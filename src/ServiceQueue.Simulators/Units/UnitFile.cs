namespace ServiceQueue.Simulators.Units;

/// <summary>
/// The half of a unit's program memory that is not running: what a new firmware is written to.
/// </summary>
internal sealed class UnitFile
{
    private const int Room = 4096;
    private byte[]? _bytes;
    private byte[] _version = [];
    private int _next;
    private bool _isVerified;

    /// <summary>The first byte still missing, as the host is told of it.</summary>
    internal byte[] Missing => BitConverter.GetBytes(_next);

    /// <summary>Each returns 0, or the reason why not.</summary>
    internal byte Open(byte[] payload)
    {
        _isVerified = false;
        var size = BitConverter.ToUInt32(payload, 0);
        if (_bytes?.Length == size && _version.AsSpan().SequenceEqual(payload.AsSpan(4))) return 0;
        if (size > Room) return 5;
        _bytes = new byte[size];
        _version = payload[4..];
        _next = 0;
        return 0;
    }

    internal byte Write(byte[] payload)
    {
        var end = BitConverter.ToUInt32(payload, 0) + payload.Length - 4L;
        if (_bytes is null || end > _bytes.Length) return 3;
        if (end <= _next) return 0;
        if (BitConverter.ToUInt32(payload, 0) != _next) return 3;
        payload.AsSpan(4).CopyTo(_bytes.AsSpan(_next));
        _next = (int)end;
        return 0;
    }

    internal byte Verify(byte[] payload)
    {
        if (_bytes is null || _next < _bytes.Length) return 3;
        _isVerified = Crc32(_bytes) == BitConverter.ToUInt32(payload, 0);
        return (byte)(_isVerified ? 0 : 8);
    }

    internal byte Commit()
    {
        if (!_isVerified) return 3;
        _bytes = null;
        _isVerified = false;
        return 0;
    }

    private static uint Crc32(byte[] bytes)
    {
        var crc = uint.MaxValue;
        foreach (var b in bytes)
        {
            crc ^= b;
            for (var bit = 0; bit < 8; bit++) crc = (crc >> 1) ^ ((crc & 1) * 0xEDB88320);
        }

        return ~crc;
    }
}
