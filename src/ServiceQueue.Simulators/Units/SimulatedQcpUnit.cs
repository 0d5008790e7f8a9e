using ServiceQueue.Simulators.Signs;

namespace ServiceQueue.Simulators.Units;

/// <summary>
/// The far end of a counter's unit on the open bus, version 0: a sign of 64 × 16 lamps and a keypad with a
/// screen. It speaks when it is asked, carries each command out once, keeps events until they are
/// acknowledged and forgets what it showed when it loses power.
/// </summary>
/// <param name="id">The id from hall.json.</param>
/// <param name="address">The unit's address; 0 for one that has none yet.</param>
/// <param name="nonce">The nonce of its first boot; each boot adds one.</param>
public sealed class SimulatedQcpUnit(string id, int address, uint nonce = 0x51435001)
    : SimulatedDevice(id), ILitFace
{
    private const string Idle = "欢迎光临";
    private const byte Ack = 0x40, Nak = 0x41;
    private static readonly string[] Pads = ["call", "recall", "no-show", "pause"];
    private static readonly string[] Rates = ["rate-0", "rate-1", "rate-2", "rate-3", "rate-4"];
    private static readonly TimeSpan TurnAround = TimeSpan.FromMilliseconds(2);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(8);

    /// <summary>The codes this unit knows, with the least and the most bytes of their payload.</summary>
    private static readonly Dictionary<byte, (int Least, int Most)> Known = new()
    {
        [0x10] = (0, 2), [0x11] = (0, 0), [0x12] = (0, 0), [0x13] = (5, 5), [0x14] = (0, 0),
        [0x18] = (12, 12), [0x19] = (6, 6), [0x1A] = (7, 7), [0x20] = (7, 240), [0x21] = (14, 240),
        [0x22] = (3, 3),
        [0x23] = (1, 1), [0x24] = (2, 2), [0x28] = (7, 7), [0x29] = (5, 240), [0x2A] = (4, 4),
        [0x2B] = (0, 0), [0x30] = (4, 12), [0x31] = (1, 1), [0x32] = (2, 2), [0x34] = (6, 6), [0x35] = (4, 4),
    };

    private readonly QcpWire _wire = new();
    private readonly UnitFace _face = new();
    private readonly UnitEvents _events = new();
    private readonly UnitFile _file = new();
    private readonly Queue<(DateTimeOffset At, byte[] Bytes)> _answers = new();
    private readonly byte[] _uid = [0x02, 0x53, 0x51, 0x00, 0x00, 0x2A];
    private int _address = address;
    private uint _nonce = nonce;
    private int _signRevision;
    private int _screenRevision;
    private int _rowsRevision;
    private int _rows;
    private int? _sequence;
    private byte[] _kept = [];
    private byte[]? _session;
    private byte _faults;
    private bool _isReportDue;
    private bool _isMute;
    private bool _isOffline;
    private DateTimeOffset? _asked;
    private DateTimeOffset _shownAt;
    private DateTimeOffset _now;

    /// <summary>Texts shown since start.</summary>
    public int Texts { get; private set; }

    /// <summary>Beeps made since start.</summary>
    public int Beeps { get; private set; }

    /// <summary>Questions answered since start, repeated ones included.</summary>
    public int Answers { get; private set; }

    /// <summary>Whether a host has asked within the last 8 s.</summary>
    public bool IsAsked => _asked is { } at && _now - at < Patience;

    /// <summary>Whether it has an evaluator with five keys.</summary>
    public bool HasEvaluator { get; init; }

    /// <summary>Whether the evaluator asks for a rating.</summary>
    public bool Asks => _session is not null;

    /// <summary>Whether it still carries out an earlier command.</summary>
    public bool IsBusy { get; set; }

    /// <inheritdoc />
    public override IReadOnlyList<string> FaultKinds => ["offline", "lamps"];

    /// <inheritdoc />
    public override IReadOnlyList<string> Keys => HasEvaluator ? [.. Pads, .. Rates] : Pads;

    /// <inheritdoc />
    public string FaceText() => !HasPower ? "" : _signRevision == 0 ? Idle : _face.Text;

    /// <summary>The keypad's screen: how many wait, and the ticket; empty without power.</summary>
    public string ScreenText() => HasPower ? $"{_face.Waiting} {_face.Ticket}".Trim() : "";

    /// <inheritdoc />
    public byte[] FacePng() => LedFace.Png(
        HasPower
            ? LedFace.Light(
                FaceText(), _face.IsRunning && _signRevision != 0, (_now - _shownAt).TotalSeconds * 64)
            : new bool[LedFace.Width, LedFace.Height],
        _face.Colour switch { 1 => (40, 255, 80), 2 => (255, 186, 20), _ => (255, 42, 30) });

    /// <summary>Presses a key by its code; false when no host listens, or the keys pile up.</summary>
    public bool Press(byte key) => HasPower && !_isOffline && IsAsked && _events.Add(0x50, key);

    /// <summary>The visitor gives a rating; false when there is no room.</summary>
    public bool Rate(byte[] session, byte score) => _events.Add(0x51, [.. session, score]);

    /// <summary>The lamps show something else than the host wants: the next report says so.</summary>
    public void LosePicture()
    {
        _signRevision = 0;
        _isReportDue = true;
    }

    /// <summary>Sets the bits of its faults.</summary>
    public void SetFaults(byte faults)
    {
        _isReportDue |= faults != _faults;
        _faults = faults;
    }

    /// <inheritdoc />
    public override bool Press(string key)
    {
        byte? code = key switch
        {
            "call" => 0x0C,
            "recall" => 0x0D,
            "no-show" => 0x06,
            "pause" => 0x12,
            _ => null,
        };
        if (code is { } known) Press(known);
        var rate = HasEvaluator ? Array.IndexOf(Rates, key) : -1;
        if (rate >= 0 && _session is { } session && Rate(session, (byte)(rate + 1))) _session = null;
        return code is not null || rate >= 0;
    }

    /// <inheritdoc />
    public override void Receive(ReadOnlySpan<byte> bytes, DateTimeOffset now)
    {
        if (_isOffline) return;
        _now = now;
        foreach (var frame in _wire.Take(bytes.ToArray()))
        {
            if (Obey(frame) is { } answer) _answers.Enqueue((now + TurnAround, answer));
        }
    }

    /// <inheritdoc />
    public override void Tick(DateTimeOffset now)
    {
        _now = now;
        if (_asked is not null && !IsAsked)
        {
            _events.ForgetKeys();
            _asked = null;
        }

        while (_answers.TryPeek(out var next) && next.At <= now) Send(_answers.Dequeue().Bytes);
    }

    /// <inheritdoc />
    public override bool Fault(string kind)
    {
        if (kind is not ("offline" or "silence" or "lamps" or "none")) return false;
        _isOffline = kind is "offline" or "silence";
        SetFaults((byte)(kind == "lamps" ? 0x01 : 0));
        if (_isOffline) _wire.Clear();
        return true;
    }

    /// <inheritdoc />
    public override void PowerCycle() => Boot(_nonce + 1);

    /// <summary>Starts anew, with a nonce.</summary>
    public void Boot(uint bootNonce)
    {
        _nonce = bootNonce;
        _wire.Clear();
        _face.Clear();
        _events.Clear();
        _answers.Clear();
        _signRevision = _screenRevision = 0;
        _sequence = null;
        _asked = null;
        _session = null;
        _isReportDue = _isMute = false;
    }

    /// <summary>What a frame brings about; null when it is not answered.</summary>
    private byte[]? Obey(byte[] frame)
    {
        var (to, sequence, command, payload) = (frame[0], frame[1] & 3, frame[2], frame[3..]);
        if (to == 0x7F) ObeyAll(command, payload);
        else if (to == 0 && _address == 0) return Unaddressed(command, payload);
        else if (to == _address && to is > 0 and < 0x7F) return ObeyMine(sequence, command, payload);
        return null;
    }

    private void ObeyAll(byte command, byte[] payload)
    {
        if (command == 0x14) Boot(_nonce + 1);
        if (command == 0x19) _isMute = false;
        if (command is not (0x1A or 0x20 or 0x22 or 0x23 or 0x24 or 0x31)) return;
        Do(0, command, payload);
        _isReportDue = true;
    }

    private byte[]? Unaddressed(byte command, byte[] payload)
    {
        switch (command)
        {
            case 0x18 when payload.Length == 12 && !_isMute && Compare(payload[..6], _uid) <= 0
                && Compare(_uid, payload[6..]) <= 0:
                return Answer(0, 0, 0x42, Identity());
            case 0x19 when payload.AsSpan().SequenceEqual(_uid):
                _isMute = true;
                return Answer(0, 0, Ack, []);
            case 0x1A when payload.Length == 7 && TakeAddress(payload) == 0:
                return Answer(0, 0, Ack, []);
            default:
                return null;
        }
    }

    private byte[] ObeyMine(int sequence, byte command, byte[] payload)
    {
        _asked = _now;
        Answers++;
        var from = _address;
        if (sequence > 0 && sequence == _sequence) return _kept;
        var isTurn = sequence == 0
            ? command is 0x10 or 0x11 or 0x12 or 0x1A
            : _sequence is { } last && sequence == last % 3 + 1;
        if (!isTurn) return Answer(from, sequence, Nak, [7]);
        _sequence = sequence;
        var (code, body) = Do(sequence, command, payload);
        _kept = Answer(from, sequence, code, body);
        var answer = _kept;
        if (command == 0x14) Boot(_nonce + 1);
        return answer;
    }

    private (byte Code, byte[] Payload) Do(int sequence, byte command, byte[] payload)
    {
        if (!Known.TryGetValue(command, out var length)) return (Nak, [1]);
        if (payload.Length < length.Least || payload.Length > length.Most) return (Nak, [2]);
        return command switch
        {
            0x10 => Poll(sequence == 0, payload),
            0x11 => (0x42, Identity()),
            0x12 => (0x43, Abilities()),
            0x1A => Done(TakeAddress(payload)),
            0x18 or 0x19 => (Nak, [3]),
            0x20 or 0x21 or 0x22 or 0x30 => Show(command, payload),
            0x28 => Filed(_file.Open(payload)),
            0x29 => Filed(_file.Write(payload)),
            0x2A => Done(_file.Verify(payload)),
            0x2B => Done(_file.Commit()),
            0x31 => Beep(),
            0x34 or 0x35 => Ask(command == 0x34 ? payload[..4] : null),
            _ => (Ack, []),
        };
    }

    private (byte Code, byte[] Payload) Poll(bool isFirst, byte[] payload)
    {
        if (payload.Length == 1) return (Nak, [2]);
        if (payload.Length == 2) _events.Acknowledge(payload[0] + 256 * payload[1]);
        if (isFirst || _isReportDue) return (Ack, Report());
        return _events.Count > 0 ? _events.Oldest : (Ack, []);
    }

    private (byte Code, byte[] Payload) Show(byte command, byte[] payload)
    {
        if (command == 0x30)
        {
            _face.Screen(payload);
            _screenRevision = payload[0] + 256 * payload[1];
            return (Ack, Report());
        }

        var isMine = payload[0] == 1 || (payload[0] == 0xFF && command == 0x22);
        if (!isMine || (command == 0x20 && !_face.Say(payload))) return (Nak, [3]);
        var revision = payload[1] + 256 * payload[2];
        if (command == 0x21) return ShowRows(payload, revision);
        if (command == 0x22) _face.Darken();
        else Texts++;
        _shownAt = _now;
        _signRevision = revision;
        return (Ack, Report());
    }

    /// <summary>Rows are taken in order; the lamps of pictures are not simulated.</summary>
    private (byte Code, byte[] Payload) ShowRows(byte[] payload, int revision)
    {
        var (width, height) = (BitConverter.ToUInt16(payload, 7), BitConverter.ToUInt16(payload, 9));
        var (offset, count) = (BitConverter.ToUInt16(payload, 11), payload.Length - 13);
        var total = (width + 7) / 8 * height;
        if (offset == 0) (_rowsRevision, _rows) = (revision, 0);
        if (revision != _rowsRevision || offset != _rows || offset + count > total) return (Nak, [3]);
        _rows += count;
        _signRevision = _rows == total ? revision : 0;
        return (Ack, Report());
    }

    private (byte Code, byte[] Payload) Ask(byte[]? session)
    {
        _session = session;
        return (Ack, []);
    }

    private (byte Code, byte[] Payload) Beep()
    {
        Beeps++;
        return (Ack, []);
    }

    private byte[] Report()
    {
        _isReportDue = false;
        return
        [
            .. BitConverter.GetBytes(_nonce), _faults, 1, (byte)_signRevision, (byte)(_signRevision >> 8),
            0xF0, (byte)_screenRevision, (byte)(_screenRevision >> 8),
        ];
    }

    private byte[] Identity() =>
        [0x51, 0x53, 1, 0, .. _uid, 0, 1, 1, 0, 0, .. BitConverter.GetBytes(_nonce)];

    private static byte[] Abilities() =>
    [
        1, 7, 1, 64, 0, 16, 0, 3, 6,
        2, 4, 0x06, 0x0C, 0x0D, 0x12,
        3, 1, 6,
        4, 1, 5,
        6, 4, 0, 16, 0, 0,
    ];

    private byte TakeAddress(byte[] payload)
    {
        if (payload.Length != 7 || !payload.AsSpan(0, 6).SequenceEqual(_uid) || payload[6] >= 0x7F) return 3;
        _address = payload[6];
        _sequence = null;
        return 0;
    }

    private static (byte Code, byte[] Payload) Done(byte reason) => reason == 0 ? (Ack, []) : (Nak, [reason]);

    private (byte Code, byte[] Payload) Filed(byte reason) =>
        reason == 0 ? ((byte)0x44, _file.Missing) : (Nak, [reason]);

    private byte[] Answer(int from, int sequence, byte code, byte[] payload)
    {
        var others = _events.Count - (code is >= 0x50 and < 0x60 ? 1 : 0);
        var control = sequence | (others > 0 ? 0x40 : 0) | (IsBusy ? 0x80 : 0);
        return QcpWire.Pack([(byte)(from | 0x80), (byte)control, code, .. payload]);
    }

    private static int Compare(byte[] a, byte[] b) => a.AsSpan().SequenceCompareTo(b);
}
