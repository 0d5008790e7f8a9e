using System.Text;

namespace ServiceQueue.Simulators.Speakers;

/// <summary>
/// The far end of a speech module, SYN6288 or XFS5152: says what it is sent in its own time, one sentence a
/// time, and drops the one it is saying when a new one comes.
/// </summary>
/// <param name="id">The id from hall.json.</param>
/// <param name="isSyn6288">Whether its frames end with a checksum.</param>
public sealed class SimulatedSpeechModule(string id, bool isSyn6288) : SimulatedDevice(id)
{
    private const byte Taken = 0x41;
    private const byte Rejected = 0x45;
    private const byte Started = 0x4A;
    private const byte Busy = 0x4E;
    private const byte Idle = 0x4F;
    private const int Longest = 210;

    private static readonly TimeSpan Gap = TimeSpan.FromMilliseconds(200);

    private readonly List<byte> _inbox = [];
    private readonly List<string> _said = [];
    private DateTimeOffset _lastByte;
    private DateTimeOffset _silentAt;
    private string? _saying;
    private bool _isMute;
    private int _answersToLose;

    /// <summary>How long one character takes. Tests hasten it.</summary>
    public TimeSpan PerCharacter { get; init; } = TimeSpan.FromMilliseconds(180);

    /// <summary>What was said to its end, with its marks, oldest first.</summary>
    public IReadOnlyList<string> Said => [.. _said];

    /// <summary>Sentences that another one cut off.</summary>
    public int CutOff { get; private set; }

    /// <summary>What is being said, or nothing.</summary>
    public string FaceText() => HasPower ? _saying ?? "" : "";

    /// <inheritdoc />
    public override IReadOnlyList<string> FaultKinds => ["silence", "lost-answer"];

    /// <inheritdoc />
    public override bool Fault(string kind)
    {
        if (kind == "lost-answer") _answersToLose = 1;
        else if (kind is "silence" or "none") _isMute = kind == "silence";
        else return false;
        return true;
    }

    /// <inheritdoc />
    public override void PowerCycle()
    {
        _inbox.Clear();
        _saying = null;
        Answer(Started);
    }

    /// <inheritdoc />
    public override void Tick(DateTimeOffset now)
    {
        if (_saying is not { } sentence || now < _silentAt) return;
        _said.Add(sentence);
        _saying = null;
        Answer(Idle);
    }

    /// <inheritdoc />
    public override void Receive(ReadOnlySpan<byte> bytes, DateTimeOffset now)
    {
        if (_isMute) return;
        if (now - _lastByte > Gap) _inbox.Clear();
        _lastByte = now;
        foreach (var b in bytes)
        {
            if (_inbox.Count == 0 && b != 0xFD) continue;
            _inbox.Add(b);
            if (_inbox.Count < 3) continue;
            var length = (_inbox[1] << 8) | _inbox[2];
            if (length is < 1 or > Longest) _inbox.Clear();
            else if (_inbox.Count == length + 3) Obey(now);
        }
    }

    private void Obey(DateTimeOffset now)
    {
        var frame = _inbox.ToArray();
        _inbox.Clear();
        var end = frame.Length;
        if (isSyn6288)
        {
            byte xor = 0;
            foreach (var b in frame) xor ^= b;
            end--;
            if (xor != 0)
            {
                Answer(Rejected);
                return;
            }
        }

        switch (frame[3])
        {
            case 0x01 when end > 5 && frame[4] is 0x00 or 0x01:
                Say(CodePagesEncodingProvider.Instance.GetEncoding(936)!.GetString(frame[5..end]), now);
                break;
            case 0x02:
                Answer(Taken);
                if (_saying is null) break;
                CutOff++;
                _saying = null;
                break;
            case 0x21:
                Answer(_saying is null ? Idle : Busy);
                break;
            default:
                Answer(Rejected);
                break;
        }
    }

    private void Say(string sentence, DateTimeOffset now)
    {
        if (_saying is not null) CutOff++;
        _saying = sentence;
        _silentAt = now + sentence.Length * PerCharacter;
        Answer(Taken);
    }

    private void Answer(byte answer)
    {
        if (_isMute) return;
        if (answer == Taken && _answersToLose > 0)
        {
            _answersToLose--;
            return;
        }

        Send([answer]);
    }
}
