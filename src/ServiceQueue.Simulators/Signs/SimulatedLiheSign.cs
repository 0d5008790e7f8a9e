using System.Text;

namespace ServiceQueue.Simulators.Signs;

/// <summary>
/// The far end of a 平安力合 card, V2.1, with a face of 64 × 16 lamps: takes ticket frames and instant texts by
/// position, acknowledges and answers the version query as the card does, shows its welcome text when power
/// comes, and keeps quiet about frames it cannot make sense of.
/// </summary>
/// <param name="id">The id from hall.json.</param>
/// <param name="address">The card's address.</param>
public sealed class SimulatedLiheSign(string id, int address) : SimulatedDevice(id), ILitFace
{
    private const string Welcome = "欢迎光临";
    private static readonly TimeSpan TurnAround = TimeSpan.FromMilliseconds(3);
    private static readonly TimeSpan Gap = TimeSpan.FromMilliseconds(150);
    private static readonly Encoding Gbk = MakeGbk();

    private readonly List<byte> _inbox = [];
    private readonly Queue<(DateTimeOffset At, byte[] Bytes)> _answers = new();
    private DateTimeOffset _lastByte;
    private DateTimeOffset _shownAt;
    private DateTimeOffset _now;
    private DateTimeOffset? _validUntil;
    private bool _isOffline;

    /// <summary>The text it shows.</summary>
    public string Text { get; private set; } = Welcome;

    /// <summary>0 red, 1 green, 2 yellow.</summary>
    public int Colour { get; private set; }

    /// <summary>How the text comes on: 01 runs to the left, 0B stands at once.</summary>
    public int Mode { get; private set; } = 0x0B;

    /// <summary>0–7.</summary>
    public int Speed { get; private set; } = 4;

    /// <summary>Frames shown since power came.</summary>
    public int FramesTaken { get; private set; }

    /// <summary>Bytes that belonged to no frame since power came.</summary>
    public int BytesDropped { get; private set; }

    /// <inheritdoc />
    public override IReadOnlyList<string> FaultKinds => ["offline"];

    /// <inheritdoc />
    public string FaceText() => HasPower ? Text : "";

    /// <summary>The lamps that are lit now, by column and row, 64 × 16.</summary>
    public bool[,] Lamps() => HasPower
        ? LedFace.Light(Text, Mode == 0x01, (_now - _shownAt).TotalSeconds * (16 + 12 * Speed))
        : new bool[LedFace.Width, LedFace.Height];

    /// <inheritdoc />
    public byte[] FacePng() => LedFace.Png(Lamps(), Colour switch
    {
        1 => (40, 255, 80),
        2 => (255, 186, 20),
        _ => (255, 42, 30),
    });

    /// <inheritdoc />
    public override void Receive(ReadOnlySpan<byte> bytes, DateTimeOffset now)
    {
        if (_isOffline) return;
        if (_inbox.Count > 0 && now - _lastByte > Gap) Drop(_inbox.Count);
        _lastByte = _now = now;
        foreach (var b in bytes)
        {
            _inbox.Add(b);
            while (_inbox.Count > 0 && !IsWaiting())
            {
                // Taken or dropped something; what follows may be whole already.
            }
        }
    }

    /// <inheritdoc />
    public override void Tick(DateTimeOffset now)
    {
        _now = now;
        if (_validUntil <= now) Say(Welcome, 0x0B, 4, 0, null);
        while (_answers.TryPeek(out var next) && next.At <= now) Send(_answers.Dequeue().Bytes);
    }

    /// <inheritdoc />
    public override bool Fault(string kind)
    {
        if (kind is not ("offline" or "silence" or "none")) return false;
        _isOffline = kind != "none";
        _inbox.Clear();
        _answers.Clear();
        return true;
    }

    /// <inheritdoc />
    public override void PowerCycle()
    {
        _inbox.Clear();
        _answers.Clear();
        FramesTaken = BytesDropped = 0;
        Say(Welcome, 0x0B, 4, 0, null);
    }

    /// <summary>Looks at the inbox' front: true when more bytes are needed to know what it is.</summary>
    private bool IsWaiting() => _inbox[0] switch
    {
        0xA0 => IsTicketWaiting(),
        0xAA => IsTextWaiting(),
        _ => Drop(1),
    };

    private bool IsTicketWaiting()
    {
        if (_inbox.Count < 2) return true;
        var length = _inbox[1];
        if (length is < 3 or > 16) return Drop(1);
        if (_inbox.Count < length + 4) return true;
        var sum = 0;
        for (var i = 1; i < length + 2; i++) sum += _inbox[i];
        if (_inbox[length + 3] != 0xFF || _inbox[length + 2] != sum % 100) return Drop(1);
        var frame = _inbox[..(length + 4)].ToArray();
        _inbox.RemoveRange(0, frame.Length);
        if (frame[3] == address) Obey(frame[2], frame[4], frame[5..^2]);
        return false;
    }

    private void Obey(byte command, byte sub, byte[] data)
    {
        switch (command, sub)
        {
            case (0x98, 0x50) when data.Length == 0:
                Answer([0x98, (byte)address, 0x50, 0x02, 0x21]);
                return;
            case (0x28, 0x00):
                Say(Welcome, 0x0B, 4, 0, null);
                break;
            case (0x28, 0x02):
                Say("暂停服务", 0x0B, 4, 0, null);
                break;
            case (0x28, 0x01) when data.Length >= 3:
                Say($"请{Number(data)}号", 0x0B, 4, 0, null);
                break;
            case (0x28, 0x04) when data.Length >= 3:
                Say($"{Number(data)}号", 0x0B, 4, 0, null);
                break;
            default:
                return;
        }

        FramesTaken++;
        Answer([0x14, (byte)address, 0x50]);
    }

    private static string Number(byte[] data) =>
        (data.Length > 3 ? ((char)data[3]).ToString() : "") + (data[0] * 100 + data[1]).ToString("000");

    private bool IsTextWaiting()
    {
        ReadOnlySpan<int> expected = [0xAA, -1, 0xBB, 0x51];
        for (var i = 0; i < Math.Min(_inbox.Count, expected.Length); i++)
        {
            if (expected[i] >= 0 && _inbox[i] != expected[i]) return Drop(1);
        }

        if (_inbox.Count > 4 && _inbox[4] is not (0x54 or 0x50)) return Drop(1);
        if (_inbox.Count > 256) return Drop(1);
        if (_inbox.Count < 12 || _inbox[^1] != 0xFF) return true;
        var sum = 0;
        for (var i = 6; i < _inbox.Count - 1; i++) sum += _inbox[i];
        if ((sum & 0xFF) != _inbox[5]) return Drop(1);
        var frame = _inbox.ToArray();
        _inbox.Clear();
        if (frame[1] != address) return false;
        FramesTaken++;
        Say(Gbk.GetString(frame.AsSpan(11..^1)), frame[6], frame[7], frame[9], frame[10]);
        return false;
    }

    private void Say(string text, int mode, int speed, int colour, int? validSeconds)
    {
        // The same text once more does not begin its run anew.
        if (text != Text || mode != Mode) _shownAt = _now;
        Text = text;
        Mode = mode;
        Speed = Math.Min(speed, 7);
        Colour = colour;
        _validUntil = validSeconds is { } seconds and < 99 ? _now + TimeSpan.FromSeconds(seconds) : null;
    }

    private void Answer(byte[] body)
    {
        var sum = body.Length;
        foreach (var b in body) sum += b;
        _answers.Enqueue((_now + TurnAround, [0xA0, (byte)body.Length, .. body, (byte)(sum % 100), 0xFF]));
    }

    private bool Drop(int count)
    {
        _inbox.RemoveRange(0, count);
        BytesDropped += count;
        return false;
    }

    private static Encoding MakeGbk()
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        return Encoding.GetEncoding(936);
    }
}
