using ServiceQueue.Contracts;
using ServiceQueue.Core.Halls;
using ServiceQueue.Core.Jobs;

namespace ServiceQueue.Devices.Units.Qcp;

/// <summary>A question to a unit; asked again, it is the very same.</summary>
/// <param name="Sequence">0 begins a link.</param>
/// <param name="Command">What the unit shall do.</param>
/// <param name="Payload">With what.</param>
/// <param name="Picture">The picture it carries, or null.</param>
/// <param name="Revision">The picture's revision.</param>
internal sealed record QcpAsked(
    int Sequence, QcpCommand Command, byte[] Payload, QcpPicture? Picture = null, ushort Revision = 0);

/// <summary>
/// The host's side of a unit's link, without the wire: which question is next, and what an answer means.
/// Questions are numbered 0, 1, 2, 3, 1, …; one that may not have been answered stays the next until it is,
/// or the link is lost. Not thread-safe but for <see cref="Show"/>.
/// </summary>
internal sealed class QcpLink(string id, IDeviceReports reports)
{
    private const int SignCells = 8;

    private readonly QcpPicture _sign = new(QcpArea.Sign);
    private readonly QcpPicture _lcd = new(QcpArea.Lcd);
    private readonly QcpRating _rating = new();
    private QcpAsked? _open;
    private int? _sequence;
    private uint? _nonce;
    private ushort? _event;
    private ushort? _owed;
    private bool _isPictureNext;
    private bool _isRefusedTurn;
    private QcpFaults _faults;
    private string _refusal = "";

    /// <summary>Whether the unit asks for ratings.</summary>
    internal bool HasEvaluator { get; set; }

    /// <summary>What the unit says is wrong with it, or null.</summary>
    internal DeviceFault? Fault => (_faults, _refusal) switch
    {
        (QcpFaults.None, "") => null,
        (QcpFaults.None, var refusal) => new DeviceFault(DeviceFaultKind.Hardware, refusal) { Works = true },
        var (faults, _) => new DeviceFault(DeviceFaultKind.Hardware, $"The unit reports: {faults}.")
        {
            // A unit whose case is open works; one whose lamps are broken does not.
            Works = !faults.HasFlag(QcpFaults.Sign),
        },
    };

    /// <summary>Whether an event has to be acknowledged, or the link has to begin again, at once.</summary>
    internal bool HasNews => _owed is not null || _isRefusedTurn;

    /// <summary>Takes a picture to show; true when it is another one.</summary>
    internal bool Show(Picture picture)
    {
        if (picture is KeypadPicture keypad) _rating.Show(keypad);
        return picture switch
        {
            CounterPicture => _sign.Show(picture),
            KeypadPicture => _lcd.Show(picture),
            _ => false,
        };
    }

    /// <summary>The unit has not answered for long, or the line is another one: begin again.</summary>
    internal void Lost()
    {
        _open = null;
        _sequence = null;
        Forget();
    }

    /// <summary>
    /// The question to ask now, or null when none is due. Between two pictures there is a poll if it is
    /// due, so that a picture which the unit does not take holds up no key.
    /// </summary>
    internal QcpAsked? Next(bool isPollDue)
    {
        if (_open is not null) return _open;
        if (_sequence is not { } last) return isPollDue ? _open = new QcpAsked(0, QcpCommand.Poll, []) : null;
        var next = last % 3 + 1;
        var isPicture = _isPictureNext || !isPollDue;
        _isPictureNext = !isPicture;
        if (isPicture && (DuePicture() is { } due ? Carrying(due, next) : Rating(next)) is { } told)
            return _open = told;
        return isPollDue ? _open = new QcpAsked(next, QcpCommand.Poll, QcpWriter.Poll(_owed)) : null;
    }

    /// <summary>An answer to a question.</summary>
    internal void Answered(QcpAsked asked, QcpFrame answer)
    {
        _open = null;
        _sequence = asked.Sequence;
        _isRefusedTurn = false;
        if (asked.Command == QcpCommand.Poll) Polled();
        switch (answer.Code)
        {
            case (byte)QcpReply.Ack:
                if (QcpReport.Of(answer) is { } report) Reported(report);
                else if (asked.Sequence == 0) _sequence = null;
                if (asked.Picture is not null) _refusal = "";
                break;
            case (byte)QcpReply.Nak:
                Refused(asked, answer);
                break;
            case >= (byte)QcpEvent.Key and <= 0x5F when answer.Payload.Length >= 2:
                Happened(answer);
                break;
        }
    }

    private void Forget()
    {
        _sign.Forget();
        _lcd.Forget();
        _rating.Forget();
    }

    private QcpAsked? Rating(int sequence)
    {
        if (!HasEvaluator || !_rating.IsDue) return null;
        var (command, payload) = _rating.Take();
        return new QcpAsked(sequence, command, payload);
    }

    private void Polled()
    {
        _owed = null;
        _sign.Release();
        _lcd.Release();
    }

    private QcpPicture? DuePicture() => _sign.IsDue ? _sign : _lcd.IsDue ? _lcd : null;

    private static QcpAsked Carrying(QcpPicture due, int sequence)
    {
        var (picture, revision) = due.Take();
        return picture switch
        {
            CounterPicture sign => new QcpAsked(
                sequence, QcpCommand.Text,
                QcpWriter.Text(due.Area, revision, sign.Text, QcpColour.Red, Motion(sign.Text)),
                due, revision),
            KeypadPicture lcd => new QcpAsked(
                sequence, QcpCommand.KeypadLcd,
                QcpWriter.KeypadLcd(revision, lcd.Waiting, lcd.Ticket?.ToString() ?? ""), due, revision),
            _ => throw new System.Diagnostics.UnreachableException(picture.GetType().Name),
        };
    }

    private static QcpMotion Motion(string text) =>
        QcpWriter.Cells(text) <= SignCells ? QcpMotion.Still : QcpMotion.RunLeft;

    private void Reported(QcpReport report)
    {
        if (report.BootNonce != _nonce)
        {
            // Another boot: its events count from one again, and what it shows is none of ours.
            _nonce = report.BootNonce;
            _event = null;
            Forget();
        }

        _faults = report.Faults;
        foreach (var picture in (QcpPicture[])[_sign, _lcd])
            picture.Reported(report.Shown.TryGetValue(picture.Area, out var shown) ? shown : null);
    }

    private void Refused(QcpAsked asked, QcpFrame answer)
    {
        var reason = (QcpRefusal)answer.Payload.FirstOrDefault();
        if (reason == QcpRefusal.Sequence)
        {
            // A unit that refuses even to begin is asked again with the next poll, not at once.
            _sequence = null;
            _isRefusedTurn = asked.Sequence != 0;
        }
        else if (asked.Picture is { } picture && reason != QcpRefusal.Busy)
        {
            picture.Refused(asked.Revision);
            _refusal = $"The unit refuses what it should show: {reason}.";
        }
    }

    /// <summary>
    /// An event is the same however often it comes: it acts once and is acknowledged each time.
    /// </summary>
    private void Happened(QcpFrame answer)
    {
        var number = (ushort)answer.Word(0);
        _owed = number;
        if (number == _event) return;
        _event = number;
        if (ReportOf(answer) is { } report) reports.Report(report);
    }

    private DeviceReport? ReportOf(QcpFrame answer) => ((QcpEvent)answer.Code, answer.Payload) switch
    {
        (QcpEvent.Key, [_, _, var code, ..]) => KeyOf(code) is { } key ? new KeyPressed(id, key) : null,
        (QcpEvent.Rating, var payload) =>
            _rating.LevelOf(payload) is { } level ? new EvaluatorPressed(id, level) : null,
        _ => null,
    };

    private static PressedKey? KeyOf(byte code) => (QcpKey)code switch
    {
        QcpKey.Call => PressedKey.Call,
        QcpKey.Recall => PressedKey.Recall,
        QcpKey.NoShow => PressedKey.NoShow,
        QcpKey.Pause => PressedKey.Pause,
        _ => null,
    };
}
