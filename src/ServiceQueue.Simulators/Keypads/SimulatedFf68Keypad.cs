namespace ServiceQueue.Simulators.Keypads;

/// <summary>
/// The far end of an FF-68 keypad: sends a pressed key's frame up to three times until it hears it back, and
/// shows six digits: how many wait, and the ticket.
/// </summary>
/// <param name="id">The id from hall.json.</param>
/// <param name="address">The keypad's address.</param>
public sealed class SimulatedFf68Keypad(string id, int address) : SimulatedDevice(id)
{
    private const int Tries = 3;
    private const string Dark = "      ";
    private static readonly string[] Rates = ["rate-0", "rate-1", "rate-2", "rate-3"];
    private static readonly TimeSpan Between = TimeSpan.FromMilliseconds(300);
    private static readonly TimeSpan Gap = TimeSpan.FromMilliseconds(150);

    private readonly List<byte> _inbox = [];
    private readonly Queue<byte[]> _pressed = new();
    private DateTimeOffset _lastByte;
    private DateTimeOffset _sentAt;
    private bool _isOffline;
    private int _sent;

    /// <summary>The six digits as lit: three for the count, three for the ticket; a space is dark.</summary>
    public string Digits { get; private set; } = Dark;

    /// <summary>Keys that no echo came for.</summary>
    public int Unheard { get; private set; }

    /// <summary>Echoes heard.</summary>
    public int Echoes { get; private set; }

    /// <summary>Beeps made.</summary>
    public int Beeps { get; private set; }

    /// <inheritdoc />
    public override IReadOnlyList<string> FaultKinds => ["offline"];

    /// <summary>Whether an evaluator with four keys hangs on it.</summary>
    public bool HasEvaluator { get; init; }

    /// <summary>Whether the evaluator's lamps ask for a rating.</summary>
    public bool Asks { get; private set; }

    /// <inheritdoc />
    public override IReadOnlyList<string> Keys => HasEvaluator
        ? ["call", "recall", "no-show", "pause", .. Rates] : ["call", "recall", "no-show", "pause"];

    /// <summary>What a clerk reads: "12 042", dark digits left out.</summary>
    public string FaceText() => HasPower ? $"{Digits[..3].Trim()} {Digits[3..].Trim()}".Trim() : "";

    /// <inheritdoc />
    public override bool Press(string key)
    {
        byte[]? code = key switch
        {
            "call" => [0x01, 0x0C],
            "recall" => [0x01, 0x0D],
            "no-show" => [0x01, 0x06, 0x0F],
            "pause" => [0x01, 0x12],
            _ when HasEvaluator && Array.IndexOf(Rates, key) is >= 0 and var rate => [0x11, (byte)rate],
            _ => null,
        };
        if (code is null) return false;
        if (HasPower && !_isOffline && _pressed.Count < 8) _pressed.Enqueue(Frame(code));
        return true;
    }

    /// <inheritdoc />
    public override void Tick(DateTimeOffset now)
    {
        if (_pressed.Count == 0 || (_sent > 0 && now - _sentAt < Between)) return;
        if (_sent == Tries)
        {
            Unheard++;
            NextKey();
            return;
        }

        _sent++;
        _sentAt = now;
        Send(_pressed.Peek());
    }

    /// <inheritdoc />
    public override void Receive(ReadOnlySpan<byte> bytes, DateTimeOffset now)
    {
        if (_isOffline) return;
        if (now - _lastByte > Gap) _inbox.Clear();
        _lastByte = now;
        foreach (var b in bytes)
        {
            _inbox.Add(b);
            while (_inbox.Count > 0 && TakeOne())
            {
                // What follows a taken or dropped piece may be whole already.
            }
        }
    }

    /// <inheritdoc />
    public override bool Fault(string kind)
    {
        if (kind is not ("offline" or "silence" or "none")) return false;
        _isOffline = kind != "none";
        _pressed.Clear();
        _sent = 0;
        return true;
    }

    /// <inheritdoc />
    public override void PowerCycle()
    {
        _inbox.Clear();
        _pressed.Clear();
        _sent = 0;
        Digits = Dark;
        Asks = false;
    }

    /// <summary>Takes or drops something from the inbox' front; false when more bytes are needed.</summary>
    private bool TakeOne()
    {
        ReadOnlySpan<byte> start = [0xFF, 0x68];
        for (var i = 0; i < Math.Min(_inbox.Count, 2); i++)
        {
            if (_inbox[i] != start[i]) return DropOne();
        }

        if (_inbox.Count < 5) return false;
        int length = _inbox[2];
        if (_inbox[3] != length || _inbox[4] != 0x68 || length is < 2 or > 16) return DropOne();
        if (_inbox.Count < length + 7) return false;
        var frame = _inbox[..(length + 7)].ToArray();
        if (frame[^1] != 0x16 || (byte)frame[5..^2].Sum(b => b) != frame[^2]) return DropOne();
        _inbox.RemoveRange(0, frame.Length);
        if (frame[5] == address) Obey(frame);
        return true;
    }

    private void Obey(byte[] frame)
    {
        switch (frame[6])
        {
            case 0x01 when _pressed.TryPeek(out var key) && _sent > 0 && IsAnswer(frame, key):
                Echoes++;
                if (key[6] == 0x11) Asks = false;
                NextKey();
                break;
            case 0x01 when frame is [.., 0x0B, _, _]:
                Asks = HasEvaluator;
                break;
            case 0x02 when frame.Length == 15:
                Digits = string.Concat(frame[7..13].Select(d => d < 10 ? (char)('0' + d) : ' '));
                break;
            case 0x03:
                Beeps++;
                break;
        }
    }

    /// <summary>A key comes back as it went out; a rating is answered by a key frame with its data.</summary>
    private static bool IsAnswer(byte[] frame, byte[] pressed) =>
        frame.AsSpan(7..^2).SequenceEqual(pressed.AsSpan(7..^2));

    private void NextKey()
    {
        _pressed.Dequeue();
        _sent = 0;
    }

    private bool DropOne()
    {
        _inbox.RemoveAt(0);
        return true;
    }

    private byte[] Frame(byte[] said)
    {
        byte[] body = [(byte)address, .. said];
        var length = (byte)body.Length;
        return [0xFF, 0x68, length, length, 0x68, .. body, (byte)body.Sum(b => b), 0x16];
    }
}
