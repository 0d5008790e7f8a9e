namespace ServiceQueue.Simulators.Signs;

/// <summary>
/// The far end of a sign, whatever its protocol, with a face of 64 × 16 lamps: keeps an inbox of bytes, which
/// the protocol takes frames from, and shows a text that stands, runs or blinks.
/// </summary>
/// <param name="id">The id from hall.json.</param>
/// <param name="welcome">What it shows when power comes.</param>
public abstract class SimulatedSign(string id, string welcome) : SimulatedDevice(id), ILitFace
{
    private static readonly TimeSpan TurnAround = TimeSpan.FromMilliseconds(3);
    private static readonly TimeSpan BlinkEvery = TimeSpan.FromMilliseconds(500);

    private readonly Queue<(DateTimeOffset At, byte[] Bytes)> _answers = new();
    private DateTimeOffset _lastByte;
    private DateTimeOffset _shownAt;
    private bool _isOffline;

    /// <summary>The text it shows.</summary>
    public string Text { get; private set; } = welcome;

    /// <summary>Whether the text runs to the left.</summary>
    public bool Runs { get; private set; }

    /// <summary>Whether the text blinks.</summary>
    public bool Blinks { get; private set; }

    /// <summary>0 red, 1 green, 2 yellow.</summary>
    public int Colour { get; protected set; }

    /// <summary>0–7, 7 the fastest.</summary>
    public int Speed { get; protected set; } = 4;

    /// <summary>Frames taken since power came.</summary>
    public int FramesTaken { get; protected set; }

    /// <summary>Bytes that belonged to no frame since power came.</summary>
    public int BytesDropped { get; private set; }

    /// <summary>What it shows when power comes.</summary>
    protected string Welcome { get; } = welcome;

    /// <summary>The latest time it was told.</summary>
    protected DateTimeOffset Now { get; private set; }

    /// <summary>Bytes not taken yet.</summary>
    protected List<byte> Inbox { get; } = [];

    /// <summary>Whether it is made to refuse what it is sent.</summary>
    protected bool IsRefusing { get; private set; }

    /// <summary>Whether its protocol has a word for refusing.</summary>
    protected virtual bool CanRefuse => true;

    /// <summary>An unfinished frame is void after a silence of this length.</summary>
    protected virtual TimeSpan Gap => TimeSpan.FromMilliseconds(150);

    /// <inheritdoc />
    public override IReadOnlyList<string> FaultKinds => CanRefuse ? ["offline", "refuse"] : ["offline"];

    /// <summary>What a passer-by reads; empty without power.</summary>
    public string FaceText() => HasPower ? Text : "";

    /// <summary>The lamps that are lit now, by column and row, 64 × 16.</summary>
    public bool[,] Lamps()
    {
        var isDark = !HasPower || (Blinks && (Now - _shownAt).Ticks / BlinkEvery.Ticks % 2 == 1);
        return isDark
            ? new bool[LedFace.Width, LedFace.Height]
            : LedFace.Light(Text, Runs, (Now - _shownAt).TotalSeconds * (16 + 12 * Speed));
    }

    /// <summary>The lamps as a PNG file of 384 × 96 points, as they are lit now.</summary>
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
        if (Inbox.Count > 0 && now - _lastByte > Gap) Silence();
        _lastByte = Now = now;
        foreach (var b in bytes)
        {
            Inbox.Add(b);
            while (Inbox.Count > 0 && !IsWaiting())
            {
                // Taken or dropped something; what follows may be whole already.
            }
        }
    }

    /// <inheritdoc />
    public override void Tick(DateTimeOffset now)
    {
        Now = now;
        while (_answers.TryPeek(out var next) && next.At <= now) Send(_answers.Dequeue().Bytes);
    }

    /// <inheritdoc />
    public override bool Fault(string kind)
    {
        if (kind is not ("offline" or "silence" or "none") && !(kind == "refuse" && CanRefuse)) return false;
        _isOffline = kind is "offline" or "silence";
        IsRefusing = kind == "refuse";
        if (kind == "refuse") return true;
        Inbox.Clear();
        _answers.Clear();
        return true;
    }

    /// <inheritdoc />
    public override void PowerCycle()
    {
        Inbox.Clear();
        _answers.Clear();
        FramesTaken = BytesDropped = 0;
        Speed = 4;
        Colour = 0;
        Say(Welcome, runs: false, blinks: false);
    }

    /// <summary>
    /// Looks at the inbox' front: true when more bytes are needed to know what it is. Otherwise takes or
    /// drops something.
    /// </summary>
    protected abstract bool IsWaiting();

    /// <summary>Nothing came for longer than <see cref="Gap"/>: what was begun is void.</summary>
    protected virtual void Silence() => Drop(Inbox.Count);

    /// <summary>Shows a text; the same once more does not begin its run anew.</summary>
    protected void Say(string text, bool runs, bool blinks)
    {
        if (text != Text || runs != Runs || blinks != Blinks) _shownAt = Now;
        Text = text;
        Runs = runs;
        Blinks = blinks;
    }

    /// <summary>Answers, after a moment.</summary>
    protected void Answer(byte[] bytes) => _answers.Enqueue((Now + TurnAround, bytes));

    /// <summary>Takes so many bytes off the inbox' front.</summary>
    protected byte[] Take(int count)
    {
        var taken = Inbox[..count].ToArray();
        Inbox.RemoveRange(0, count);
        return taken;
    }

    /// <summary>Drops so many bytes; false, so that the rest is looked at.</summary>
    protected bool Drop(int count)
    {
        Inbox.RemoveRange(0, count);
        BytesDropped += count;
        return false;
    }
}
