using System.Text;

namespace ServiceQueue.Simulators.Signs;

/// <summary>
/// The far end of a 仰邦 (Onbon) BX card: undoes the escaping, judges length and CRC bit by bit, shows dynamic
/// areas, forgets them with its power, and answers ACK or NAK when an answer is wanted.
/// </summary>
/// <param name="id">The id from hall.json.</param>
/// <param name="address">The card's address.</param>
public sealed class SimulatedOnbonSign(string id, int address) : SimulatedSign(id, "欢迎光临")
{
    private const int Buffer = 1024;
    private const byte NoCommand = 0x02;
    private const byte WrongSum = 0x05;
    private const byte NoFont = 0x0C;
    private static readonly Encoding Gbk = MakeGbk();

    /// <summary>The width of the area last shown, in cells of 8 dots.</summary>
    public int AreaCells { get; private set; }

    /// <summary>0–15.</summary>
    public int Brightness { get; private set; } = 15;

    /// <summary>How often the brightness was set: what its flash has worn.</summary>
    public int TimesDimmed { get; private set; }

    /// <inheritdoc />
    protected override bool IsWaiting()
    {
        if (Inbox[0] != 0xA5) return Drop(1);
        var begin = Inbox.FindIndex(b => b != 0xA5);
        if (begin < 0) return Inbox.Count <= 64 || Drop(1);
        var next = Inbox.FindIndex(begin, b => b is 0xA5 or 0x5A);
        if (next < 0) return Inbox.Count < Buffer || Drop(Inbox.Count);
        if (Inbox[next] == 0xA5) return Drop(next);
        var wire = Take(next + 1);
        if (Unescaped(wire[begin..^1]) is { Length: >= 21 } frame) Judge(frame);
        return false;
    }

    private static byte[]? Unescaped(byte[] wire)
    {
        var plain = new List<byte>();
        for (var i = 0; i < wire.Length; i++)
        {
            if (wire[i] is not (0xA6 or 0x5B))
            {
                plain.Add(wire[i]);
                continue;
            }

            if (++i == wire.Length) return null;
            switch (wire[i - 1], wire[i])
            {
                case (0xA6, 1):
                    plain.Add(0xA6);
                    break;
                case (0xA6, 2):
                    plain.Add(0xA5);
                    break;
                case (0x5B, 1):
                    plain.Add(0x5B);
                    break;
                case (0x5B, 2):
                    plain.Add(0x5A);
                    break;
                default:
                    return null;
            }
        }

        return [.. plain];
    }

    private void Judge(byte[] frame)
    {
        var to = frame[0] + 256 * frame[1];
        var isAll = to is 0xFFFF or 0xFFFE;
        if (to != address && !isAll) return;
        if (frame[12] + 256 * frame[13] != frame.Length - 16) return;
        var sum = frame[^2] + 256 * frame[^1];
        var error = Sum(frame[..^2]) != sum ? WrongSum : IsRefusing ? NoFont : Obey(frame);
        var isWanted = frame[16] == 0x01 && !isAll;
        if (isWanted) Reply(error);
    }

    /// <summary>Does what it says; the error, or 0.</summary>
    private byte Obey(byte[] frame)
    {
        switch (frame[14], frame[15])
        {
            case (0xA2, 0x00) or (0xA1, 0x02):
                return 0;
            case (0xA3, 0x10):
                Say("", runs: false, blinks: false);
                break;
            case (0xA3, 0x02) when frame.Length == 23 && frame[19] == 1:
                Brightness = frame[20];
                TimesDimmed++;
                break;
            case (0xA3, 0x06):
                return Areas(frame[19..^2]) ? (byte)0 : NoCommand;
            default:
                return NoCommand;
        }

        FramesTaken++;
        return 0;
    }

    private bool Areas(byte[] data)
    {
        var at = 0;
        if (data.Length > 0 && data[at] == 0xFF) Say(Welcome, runs: false, blinks: false);
        else at = data.Length > 0 ? data[0] : 0;
        at++;
        if (at >= data.Length || data[at] > 1) return false;
        FramesTaken++;
        if (data[at++] == 0) return true;
        if (data.Length < at + 29) return false;
        var length = data[at] + 256 * data[at + 1];
        var area = data[(at + 2)..];
        if (area.Length != length || area[0] != 0) return false;
        var extra = area[15];
        var text = area[(27 + extra)..];
        if (BitConverter.ToInt32(area, 23 + extra) != text.Length) return false;
        AreaCells = area[5] + 256 * area[6];
        Speed = Math.Max(0, 7 - area[21 + extra]);
        Say(Gbk.GetString(text), runs: area[19 + extra] == 0x03, blinks: false);
        return true;
    }

    private void Reply(byte error)
    {
        byte[] content =
        [
            0x00, 0x80, (byte)address, (byte)(address >> 8), 0, 0, 0, 0, 0, 0, 0xFE, 0x02, 5, 0,
            0xA0, (byte)(error == 0 ? 0 : 1), error, 0, 0,
        ];
        var sum = Sum(content);
        byte[] whole = [.. content, (byte)sum, (byte)(sum >> 8)];
        var escaped = whole.SelectMany<byte, byte>(b => b switch
        {
            0xA5 => [0xA6, 2],
            0xA6 => [0xA6, 1],
            0x5A => [0x5B, 2],
            0x5B => [0x5B, 1],
            _ => [b],
        });
        Answer([0xA5, 0xA5, 0xA5, 0xA5, 0xA5, 0xA5, 0xA5, 0xA5, .. escaped, 0x5A]);
    }

    /// <summary>CRC-16/ARC, a bit at a time.</summary>
    private static int Sum(byte[] bytes)
    {
        var sum = 0;
        foreach (var b in bytes)
        {
            for (var bit = 0; bit < 8; bit++)
            {
                var isOdd = ((sum ^ b >> bit) & 1) != 0;
                sum >>= 1;
                if (isOdd) sum ^= 0xA001;
            }
        }

        return sum;
    }

    private static Encoding MakeGbk()
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        return Encoding.GetEncoding(936);
    }
}
