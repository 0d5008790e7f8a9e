using Polly.Timeout;
using ServiceQueue.Contracts;
using ServiceQueue.Core.Halls;
using ServiceQueue.Core.Jobs;
using ServiceQueue.Devices.Lines;
using ServiceQueue.Devices.Printers.EscPos;
using ServiceQueue.Devices.Profiles;

namespace ServiceQueue.Devices.Printers;

/// <summary>
/// A ticket printer that speaks ESC/POS. It keeps a session with the printer (asks for its status every
/// second, hears changes at once), prints slips, and takes a slip for printed only when the printer has
/// proven it.
/// </summary>
public sealed class Printer : IDevice, IStation
{
    private static readonly TimeSpan PollWell = TimeSpan.FromSeconds(1);
    private const int FillAtOnce = 8 * 1024;
    private static readonly byte[] Filling = new byte[1024];
    private static readonly TimeSpan PollFaulty = TimeSpan.FromMilliseconds(400);

    private readonly PrinterProfile _configured;
    private readonly SharedLine _line;
    private readonly ITextRaster _raster;
    private readonly TimeProvider _time;
    private readonly PrinterEar _ear;
    private readonly PrinterTalk _talk;
    private PrinterIdentity _said = PrinterIdentity.Silent;
    private string _note = "";
    private int _attempts;
    private bool _greeted;
    private bool _holdsOldData;
    private bool _brokenOff;

    /// <summary>
    /// A printer on a line; it hears the line from now on, and acts once <see cref="RunAsync"/> runs.
    /// </summary>
    public Printer(
        string id, PrinterProfile profile, SharedLine line, ITextRaster raster, IDeviceReports reports,
        TimeProvider time)
    {
        (Id, _configured, _line, _raster, _time) = (id, profile, line, raster, time);
        _ear = new PrinterEar(id, reports, time);
        _talk = new PrinterTalk(_ear, profile, time);
        line.Attach(this);
    }

    /// <inheritdoc />
    public string Id { get; }

    /// <inheritdoc />
    public DeviceKind Kind => DeviceKind.Printer;

    /// <inheritdoc />
    public DeviceHealth Health => new()
    {
        Fault = _ear.Fault,
        LastSeen = _ear.LastSeen,
        Retries = _talk.Retries,
        CrcErrors = _ear.Nonsense,
        BytesOut = _line.Trace.BytesOut,
        BytesIn = _line.Trace.BytesIn,
        Line = _line.Address.ToString(),
        Profile = Profile.Name,
        Model = _said.ToString(),
        Note = _note,
    };

    private PrinterProfile Profile => _talk.Profile;

    /// <inheritdoc />
    public async Task RunAsync(CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
        {
            try
            {
                await StepAsync(stop);
                await Task.Delay(_ear.Fault is { Works: false } ? PollFaulty : PollWell, _time, stop);
            }
            catch (OperationCanceledException) when (stop.IsCancellationRequested)
            {
                return;
            }
        }
    }

    /// <inheritdoc />
    public async Task<JobOutcome> PerformAsync(Job job, CancellationToken stop)
    {
        if (job.Work is not (PrintSlip or PrintNotice))
            return new JobOutcome(
                JobResult.Failed,
                new DeviceFault(DeviceFaultKind.Hardware, "a printer prints slips and notices only"));
        using var turn = await _line.TakeFloorAsync(stop);
        if (await ReadyAsync(turn, stop) is { } fault) return new JobOutcome(JobResult.NotStarted, fault);
        var run = new PrintRun(Profile, _line.Address, _ear, _talk, _time);
        try
        {
            var blocks = BlocksOf(job.Work);
            var pieces = EscPosWriter.Write(blocks, Profile, _raster, Volatile.Read(ref _brokenOff));
            var outcome = await run.PrintAsync(turn, pieces, EscPosBytes.ProofId(job.Id, ++_attempts), stop);
            if (outcome.Result == JobResult.Done) Volatile.Write(ref _brokenOff, false);
            return outcome;
        }
        finally
        {
            if (run.LeavesDataBehind) await ForgetSlipAsync(turn, stop);
        }
    }

    private IReadOnlyList<Slips.SlipBlock> BlocksOf(Work work) => work switch
    {
        PrintSlip print => Slips.SlipLayout.Of(print.Slip, Profile),
        PrintNotice print => Slips.NoticeLayout.Of(print.Sheet, Profile),
        _ => throw new System.Diagnostics.UnreachableException(work.GetType().Name),
    };

    /// <inheritdoc />
    public void BrokenOff() => Volatile.Write(ref _brokenOff, true);

    /// <summary>A printer shows nothing.</summary>
    public void Show(Picture picture)
    {
    }

    /// <inheritdoc />
    public void Heard(ReadOnlySpan<byte> bytes)
    {
        if (_ear.Heard(bytes)) _line.MadeSense(bytes.Length - 1, bytes.Length);
    }

    /// <summary>A printer is asked all the time, and its ear judges the noise by its answers.</summary>
    public void LineNoisy(bool isNoisy)
    {
    }

    /// <inheritdoc />
    public void LineCame()
    {
        Volatile.Write(ref _greeted, false);
        _ear.LineCame();
    }

    /// <inheritdoc />
    public void LineWent(string why) => _ear.LineWent(why);

    /// <summary>
    /// What keeps the printer from printing now, or null. Nothing of a slip has been sent yet.
    /// </summary>
    private async Task<DeviceFault?> ReadyAsync(LineTurn turn, CancellationToken stop)
    {
        try
        {
            if (!_line.IsOpen) return new DeviceFault(DeviceFaultKind.LineGone, _line.Why);
            await _talk.PollAsync(turn, stop);
            if (_ear.Fault is { Works: false } fault)
            {
                NoteGarbage(fault);
                return fault;
            }

            if ((_holdsOldData || !Volatile.Read(ref _greeted)) && !await GreetAsync(turn, stop))
                return _ear.Fault ?? new DeviceFault(
                    DeviceFaultKind.Offline, "the printer is in the middle of a command that lost bytes");
            return _ear.Fault is { Works: false } late ? late : null;
        }
        catch (Exception gone) when (gone is LineGoneException or TimeoutRejectedException)
        {
            return _ear.Fault ?? new DeviceFault(DeviceFaultKind.LineGone, gone.Message);
        }
    }

    private async Task StepAsync(CancellationToken stop)
    {
        if (!_line.IsOpen) return;
        using var turn = await _line.TakeFloorAsync(stop);
        try
        {
            if (!await _talk.PollAsync(turn, stop))
            {
                Volatile.Write(ref _greeted, false);
                return;
            }

            if (_ear.Status is { CutterError: true } or { RecoverableError: true })
            {
                // Such an error lasts until it is asked to end, even when the jam has been cleared by hand.
                await _talk.WriteAsync(turn, EscPosBytes.RecoverAndForget.ToArray(), stop);
                await _talk.PollAsync(turn, stop);
            }

            if (_ear.Fault is { Works: false } fault)
            {
                NoteGarbage(fault);
                return;
            }

            if (_holdsOldData || !Volatile.Read(ref _greeted)) await GreetAsync(turn, stop);
        }
        catch (Exception gone) when (gone is LineGoneException or TimeoutRejectedException)
        {
            // The line tells its stations itself; a line that takes nothing shows as silence.
            if (gone is TimeoutRejectedException) _ear.Answered(false);
        }
    }

    /// <summary>Noise goes both ways: the printer may have taken it for the beginning of a command.</summary>
    private void NoteGarbage(DeviceFault fault)
    {
        if (fault.Kind != DeviceFaultKind.Garbage) return;
        Volatile.Write(ref _greeted, false);
        _holdsOldData = true;
    }

    /// <summary>
    /// Sets a printer up that has come (back). What is asked in turn is answered at once; when it is not,
    /// though the printer answers real-time questions, it is in the middle of a command that was left
    /// unfinished: its buffers are emptied, and if it cannot do that, the command is filled up. False when it
    /// does not come out of it yet.
    /// </summary>
    private async Task<bool> GreetAsync(LineTurn turn, CancellationToken stop)
    {
        if (_holdsOldData) await _talk.ClearAsync(turn, stop);
        var isNew = !Volatile.Read(ref _greeted);
        if (!await HelloAsync(turn, stop))
        {
            await _talk.ClearAsync(turn, stop);
            if (!await HelloAsync(turn, stop) && !await FillUpAsync(turn, stop)) return false;
        }

        Volatile.Write(ref _greeted, true);
        _holdsOldData = false;
        if (_configured.Detects && isNew && _ear.Fault is null or { Works: true })
            await DetectAsync(turn, stop);
        return true;
    }

    private async Task<bool> HelloAsync(LineTurn turn, CancellationToken stop)
    {
        byte[] hello =
            [.. EscPosBytes.Initialise, .. EscPosBytes.AutoStatusOn, .. EscPosBytes.AskPaperInTurn];
        return await _talk.AskOnceAsync(turn, hello, a => a is QueuedStatus, stop) is not null;
    }

    /// <summary>
    /// Sends what is nothing between commands and dots without ink within a picture. A command may want
    /// 65 kB; what is not reached this time is reached by the next greetings.
    /// </summary>
    private async Task<bool> FillUpAsync(LineTurn turn, CancellationToken stop)
    {
        for (var sent = 0; sent < FillAtOnce; sent += Filling.Length)
        {
            await _talk.WriteAsync(turn, Filling, stop);
            await Task.Delay(_line.Address.ByteTime * Filling.Length, _time, stop);
            if (await HelloAsync(turn, stop)) return true;
            if (!await _talk.PollAsync(turn, stop) || _ear.Fault is { Works: false }) return false;
        }

        return false;
    }

    /// <summary>
    /// Asks what the printer is and goes by that from now on. Another one may have been put in its place, but
    /// one that is only silent this time is still what it was.
    /// </summary>
    private async Task DetectAsync(LineTurn turn, CancellationToken stop)
    {
        var said = await PrinterQuestions.AskAsync(_talk, turn, stop);
        if (said == PrinterIdentity.Silent && _said != PrinterIdentity.Silent) return;
        var choice = ProfileChoice.For(said, _configured);
        (_said, _note, _talk.Profile) = (said, choice.Note, choice.Profile);

        // A printer that does not know the questions has taken their ends for text.
        if (choice.Note.Length > 0) await HelloAsync(turn, stop);
    }

    /// <summary>
    /// The printer may still hold what it did not print, and would print it when the paper is back: by then
    /// the slip may have come out elsewhere. What cannot be forgotten now is forgotten when the printer is
    /// well again.
    /// </summary>
    private async Task ForgetSlipAsync(LineTurn turn, CancellationToken stop)
    {
        _holdsOldData = true;
        BrokenOff();
        try
        {
            if (!stop.IsCancellationRequested) await _talk.ClearAsync(turn, stop);
        }
        catch (Exception gone) when (
            gone is LineGoneException or TimeoutRejectedException or OperationCanceledException)
        {
            Volatile.Write(ref _greeted, false);
        }
    }
}
