using System.Text;

namespace ServiceQueue.Simulators.Signs;

/// <summary>
/// The far end of a 平安力合 card, V2.1, with a face of 64 × 16 lamps: takes ticket frames and instant texts by
/// position, acknowledges and answers the version query as the card does, shows its welcome text when power
/// comes, and keeps quiet about frames it cannot make sense of.
/// </summary>
/// <param name="id">The id from hall.json.</param>
/// <param name="address">The card's address.</param>
public sealed class SimulatedLiheSign(string id, int address) : SimulatedSign(id, "欢迎光临")
{
    private const byte RunsLeft = 0x01;
    private const byte Stands = 0x0B;
    private static readonly Encoding Gbk = MakeGbk();

    private DateTimeOffset? _validUntil;

    /// <summary>How the text comes on: 01 runs to the left, 0B stands at once.</summary>
    public int Mode { get; private set; } = Stands;

    /// <inheritdoc />
    protected override bool CanRefuse => false;

    /// <inheritdoc />
    public override void Tick(DateTimeOffset now)
    {
        base.Tick(now);
        if (_validUntil <= now) Say(Welcome);
    }

    /// <inheritdoc />
    public override void PowerCycle()
    {
        base.PowerCycle();
        Mode = Stands;
        _validUntil = null;
    }

    /// <inheritdoc />
    protected override bool IsWaiting() => Inbox[0] switch
    {
        0xA0 => IsTicketWaiting(),
        0xAA => IsTextWaiting(),
        _ => Drop(1),
    };

    private bool IsTicketWaiting()
    {
        if (Inbox.Count < 2) return true;
        var length = Inbox[1];
        if (length is < 3 or > 16) return Drop(1);
        if (Inbox.Count < length + 4) return true;
        var sum = 0;
        for (var i = 1; i < length + 2; i++) sum += Inbox[i];
        if (Inbox[length + 3] != 0xFF || Inbox[length + 2] != sum % 100) return Drop(1);
        var frame = Take(length + 4);
        if (frame[3] == address) Obey(frame[2], frame[4], frame[5..^2]);
        return false;
    }

    private void Obey(byte command, byte sub, byte[] data)
    {
        switch (command, sub)
        {
            case (0x98, 0x50) when data.Length == 0:
                Reply([0x98, (byte)address, 0x50, 0x02, 0x21]);
                return;
            case (0x28, 0x00):
                Say(Welcome);
                break;
            case (0x28, 0x02):
                Say("暂停服务");
                break;
            case (0x28, 0x01) when data.Length >= 3:
                Say($"请{Number(data)}号");
                break;
            case (0x28, 0x04) when data.Length >= 3:
                Say($"{Number(data)}号");
                break;
            default:
                return;
        }

        FramesTaken++;
        Reply([0x14, (byte)address, 0x50]);
    }

    private static string Number(byte[] data) =>
        (data.Length > 3 ? ((char)data[3]).ToString() : "") + (data[0] * 100 + data[1]).ToString("000");

    private bool IsTextWaiting()
    {
        ReadOnlySpan<int> expected = [0xAA, -1, 0xBB, 0x51];
        for (var i = 0; i < Math.Min(Inbox.Count, expected.Length); i++)
        {
            if (expected[i] >= 0 && Inbox[i] != expected[i]) return Drop(1);
        }

        if (Inbox.Count > 4 && Inbox[4] is not (0x54 or 0x50)) return Drop(1);
        if (Inbox.Count > 256) return Drop(1);
        if (Inbox.Count < 12 || Inbox[^1] != 0xFF) return true;
        var sum = 0;
        for (var i = 6; i < Inbox.Count - 1; i++) sum += Inbox[i];
        if ((sum & 0xFF) != Inbox[5]) return Drop(1);
        var frame = Take(Inbox.Count);
        if (frame[1] != address) return false;
        FramesTaken++;
        Mode = frame[6];
        Speed = Math.Min((int)frame[7], 7);
        Colour = frame[9];
        _validUntil = frame[10] < 99 ? Now + TimeSpan.FromSeconds(frame[10]) : null;
        Say(Gbk.GetString(frame.AsSpan(11..^1)), Mode == RunsLeft, blinks: false);
        return false;
    }

    /// <summary>One of the card's own layouts.</summary>
    private void Say(string text)
    {
        (Mode, Speed, Colour, _validUntil) = (Stands, 4, 0, null);
        Say(text, runs: false, blinks: false);
    }

    private void Reply(byte[] body)
    {
        var sum = body.Length;
        foreach (var b in body) sum += b;
        Answer([0xA0, (byte)body.Length, .. body, (byte)(sum % 100), 0xFF]);
    }

    private static Encoding MakeGbk()
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        return Encoding.GetEncoding(936);
    }
}
