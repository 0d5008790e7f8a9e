namespace ServiceQueue.Simulators.Printers;

/// <summary>
/// Picks real-time commands (DLE …) out of the byte stream at the moment they arrive, wherever they stand, as
/// printers do: even inside a picture. What turns out to be none is passed on.
/// </summary>
public sealed class RealTimeScanner(Action<byte> pass, Action<byte[]> act)
{
    private const byte Dle = 0x10;
    private static readonly byte[] Clear = [Dle, 0x14, 0x08, 0x01, 0x03, 0x14, 0x01, 0x06, 0x02, 0x08];

    private readonly List<byte> _held = [];

    /// <summary>Takes the next byte from the wire.</summary>
    public void Take(byte value)
    {
        _held.Add(value);
        while (_held.Count > 0 && !Hold())
        {
            pass(_held[0]);
            _held.RemoveAt(0);
        }
    }

    /// <summary>Forgets what was half received.</summary>
    public void Reset() => _held.Clear();

    /// <summary>Whether what is held may still become a command; acts on it when it is one.</summary>
    private bool Hold()
    {
        var wanted = Wanted();
        if (wanted == 0) return false;
        if (_held.Count < wanted) return true;
        byte[] command = [.. _held.Take(wanted)];
        _held.RemoveRange(0, wanted);
        act(command);
        return _held.Count == 0 || Hold();
    }

    /// <summary>Bytes the command that may begin here has; 0 when none can.</summary>
    private int Wanted()
    {
        if (_held[0] != Dle) return 0;
        if (_held.Count == 1) return 2;
        if (_held.Count == 2) return _held[1] is 0x04 or 0x05 or 0x14 ? 3 : 0;
        return (_held[1], _held[2]) switch
        {
            (0x04, >= 1 and <= 4) or (0x05, <= 2) => 3,
            (0x14, 0x07) => 4,
            (0x14, 0x01) => 5,
            (0x14, 0x08) =>
                _held.Take(Clear.Length).SequenceEqual(Clear.Take(_held.Count)) ? Clear.Length : 0,
            _ => 0,
        };
    }
}
