using ServiceQueue.Contracts;

namespace ServiceQueue.Devices.Lines;

/// <summary>Keeps a station's health and reports its fault when it changes. Thread-safe.</summary>
internal sealed class StationHealth(string id, SharedLine line, IDeviceReports reports, TimeProvider time)
{
    private readonly Lock _lock = new();
    private DeviceHealth _now = new() { Line = line.Address.ToString() };
    private string? _lineWhy;
    private string? _refusal;
    private int _unanswered;
    private bool _isNoisy;
    private DeviceFault? _own;

    /// <summary>A reading, with the reader's count of wrong checksums.</summary>
    internal DeviceHealth Reading(long crcErrors)
    {
        lock (_lock) return _now with { CrcErrors = crcErrors };
    }

    internal void Wrote(int bytes)
    {
        lock (_lock) _now = _now with { BytesOut = _now.BytesOut + bytes };
    }

    internal void Heard(int bytes)
    {
        lock (_lock) _now = _now with { BytesIn = _now.BytesIn + bytes };
    }

    internal void Retried()
    {
        lock (_lock) _now = _now with { Retries = _now.Retries + 1 };
    }

    /// <summary>The device proved to be there.</summary>
    internal void Seen() => Change(() =>
    {
        _unanswered = 0;
        _now = _now with { LastSeen = time.GetUtcNow() };
    });

    /// <summary>The device did not answer, however often it was asked.</summary>
    internal void Silent(int tries) => Change(() => _unanswered = tries);

    /// <summary>The device is there and refuses what it is sent; null when it takes it again.</summary>
    internal void Refused(string? why) => Change(() => _refusal = why);

    /// <summary>What the device itself says is wrong with it, or null.</summary>
    internal void Says(DeviceFault? own) => Change(() => _own = own);

    internal void LineNoisy(bool isNoisy) => Change(() => _isNoisy = isNoisy);

    internal void LineCame() => Change(() =>
    {
        _lineWhy = null;
        _refusal = null;
        _unanswered = 0;
        _isNoisy = false;
        _own = null;
    });

    internal void LineWent(string why) => Change(() => _lineWhy = why);

    /// <summary>Reported under the lock, so that reports keep their order; a report never blocks.</summary>
    private void Change(Action change)
    {
        lock (_lock)
        {
            change();
            var fault = Fault();
            if (_now.Fault == fault) return;
            _now = _now with { Fault = fault };
            reports.Report(new FaultChanged(id, fault));
        }
    }

    /// <summary>
    /// A device that does not answer amid noise may well have answered; one that answers works beside it.
    /// </summary>
    private DeviceFault? Fault() => (_lineWhy, _unanswered, _isNoisy) switch
    {
        (null, 0, _) when _refusal is { } refusal => new DeviceFault(
            DeviceFaultKind.Hardware, $"{_now.Line}: the device refuses: {refusal}."),
        ({ } why, _, _) => new DeviceFault(DeviceFaultKind.LineGone, why),
        (_, > 0, true) => new DeviceFault(
            DeviceFaultKind.Garbage, $"{_now.Line}: what comes back makes no sense."),
        (_, > 0, false) => new DeviceFault(
            DeviceFaultKind.Silent, $"{_now.Line}: no answer to {_unanswered} questions."),
        _ when _own is not null => _own,
        (_, _, true) => new DeviceFault(
            DeviceFaultKind.Garbage, $"{_now.Line}: noise between what its devices say.") { Works = true },
        _ => null,
    };
}
