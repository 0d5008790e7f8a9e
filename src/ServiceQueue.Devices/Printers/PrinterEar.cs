using ServiceQueue.Contracts;
using ServiceQueue.Devices.Printers.EscPos;

namespace ServiceQueue.Devices.Printers;

/// <summary>
/// What the host knows of a printer from what it hears: answers awaited, its status, and the one fault that
/// follows. Reports a fault when it changes, in order. Thread-safe.
/// </summary>
internal sealed class PrinterEar(string id, IDeviceReports reports, TimeProvider time)
{
    /// <summary>
    /// Unexplained bytes, less what answers made good, from which on nothing the printer says is believed.
    /// </summary>
    private const int GarbageFrom = 20;
    private const int GarbageUntil = 5;
    private const int Doubtful = 4;
    private const int MostDoubt = 26;

    /// <summary>
    /// A round of four answers does not clear garbage at once: noise leaves gaps, and in them a proof could
    /// be noise.
    /// </summary>
    private const int AnswerMakesGood = 2;

    private readonly Lock _lock = new();
    private readonly EscPosReader _reader = new();
    private readonly List<AwaitedAnswer> _awaited = [];
    private PrinterStatus _status;
    private DeviceFault? _fault;
    private string? _lineWhy;
    private int _doubt;
    private bool _garbage;
    private bool _silent;
    private bool _paused;
    private bool _heardAnswer;

    /// <summary>The present fault, or null.</summary>
    internal DeviceFault? Fault
    {
        get { lock (_lock) return _fault; }
    }

    /// <summary>What the printer last said about itself.</summary>
    internal PrinterStatus Status
    {
        get { lock (_lock) return _status; }
    }

    /// <summary>When it last proved to be there.</summary>
    internal DateTimeOffset? LastSeen { get; private set; }

    /// <summary>Bytes that made no sense since start.</summary>
    internal long Nonsense { get; private set; }

    /// <summary>Whether so much noise was heard lately that one short answer proves nothing.</summary>
    internal bool IsDoubtful
    {
        get { lock (_lock) return _doubt >= Doubtful; }
    }

    /// <summary>Whether the printer has asked by XOFF to wait.</summary>
    internal bool Paused
    {
        get { lock (_lock) return _paused; }
    }

    /// <summary>
    /// Expects the next answer of a kind. It fails with <see cref="LineGoneException"/> when the line goes.
    /// </summary>
    internal AwaitedAnswer Expect(Func<PrinterAnswer, bool> isIt)
    {
        var awaited = new AwaitedAnswer(isIt);
        lock (_lock)
        {
            if (_lineWhy is { } why) awaited.Failed(new LineGoneException(why));
            else _awaited.Add(awaited);
        }

        return awaited;
    }

    /// <summary>No longer expects an answer.</summary>
    internal void Forget(AwaitedAnswer awaited)
    {
        lock (_lock) _awaited.Remove(awaited);
    }

    /// <summary>The printer has proven to take bytes: a pause heard before is over.</summary>
    internal void EndPause()
    {
        lock (_lock) _paused = false;
    }

    /// <summary>Takes in what a whole round of questions brought.</summary>
    internal void Learn(PrinterStatus status) => Change(() => _status = status);

    /// <summary>The printer did (true) or did not (false) answer a question put twice.</summary>
    internal void Answered(bool answered) => Change(() => _silent = !answered);

    internal void LineCame() => Change(() =>
    {
        _reader.Reset();
        _lineWhy = null;
        _doubt = 0;
        _paused = false;
    });

    internal void LineWent(string why) => Change(() =>
    {
        _lineWhy = why;
        foreach (var awaited in _awaited) awaited.Failed(new LineGoneException(why));
        _awaited.Clear();
    });

    /// <summary>Takes in what was heard; true when an answer that was due is among it.</summary>
    internal bool Heard(ReadOnlySpan<byte> bytes)
    {
        lock (_lock)
        {
            _heardAnswer = false;
            var nonsense = _reader.Nonsense;
            _reader.Feed(bytes, Take);
            Doubt((int)Math.Min(_reader.Nonsense - nonsense, MostDoubt));
            Nonsense += _reader.Nonsense - nonsense;
            Assess();
            return _heardAnswer;
        }
    }

    private void Take(PrinterAnswer answer)
    {
        if (answer is FlowChanged flow)
        {
            _paused = !flow.Go;
            return;
        }

        var index = _awaited.FindIndex(awaited => awaited.Is(answer));
        if (index < 0 && answer is not AutoStatus)
        {
            // A late answer to a question given up, or noise that looks like one: it proves nothing.
            Doubt(1);
            return;
        }

        _heardAnswer = true;
        LastSeen = time.GetUtcNow();
        Doubt(-AnswerMakesGood);
        if (answer is AutoStatus auto) _status = PrinterStatus.Of(auto);
        if (index < 0) return;
        _awaited[index].Came(answer);
        _awaited.RemoveAt(index);
    }

    private void Doubt(int more)
    {
        _doubt = Math.Clamp(_doubt + more, 0, MostDoubt);
        _garbage = _doubt >= (_garbage ? GarbageUntil : GarbageFrom);
    }

    private void Change(Action change)
    {
        lock (_lock)
        {
            change();
            Assess();
        }
    }

    private void Assess()
    {
        var fault = this switch
        {
            { _lineWhy: { } why } => new DeviceFault(DeviceFaultKind.LineGone, why),
            { _silent: true } => new DeviceFault(DeviceFaultKind.Silent, "the printer does not answer"),
            { _garbage: true } =>
                new DeviceFault(DeviceFaultKind.Garbage, "the printer's answers make no sense"),
            // A word amid noise is not enough to change one's mind.
            { _doubt: >= Doubtful } => _fault,
            _ => _status.Fault,
        };
        if (fault == _fault) return;
        _fault = fault;
        reports.Report(new FaultChanged(id, fault));
    }
}
