using ServiceQueue.Contracts;

namespace ServiceQueue.Devices.Lines;

/// <summary>Keeps a station's health and reports its fault when it changes. Thread-safe.</summary>
internal sealed class StationHealth(string id, SharedLine line, IDeviceReports reports, TimeProvider time)
{
    /// <summary>So many bytes without sense, where an answer was due, are garbage and not silence.</summary>
    private const int Noise = 16;

    private readonly Lock _lock = new();
    private DeviceHealth _now = new() { Line = line.Address.ToString() };
    private long _noise;

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
        lock (_lock)
        {
            _now = _now with { BytesIn = _now.BytesIn + bytes };
            _noise += bytes;
        }
    }

    internal void Retried()
    {
        lock (_lock) _now = _now with { Retries = _now.Retries + 1 };
    }

    /// <summary>The device proved to be there.</summary>
    internal void Seen()
    {
        lock (_lock)
        {
            _noise = 0;
            _now = _now with { LastSeen = time.GetUtcNow() };
            Change(null);
        }
    }

    /// <summary>
    /// An answer is awaited from now on: what is heard until then counts as noise unless it is one.
    /// </summary>
    internal void Asks()
    {
        lock (_lock) _noise = 0;
    }

    /// <summary>The device did not answer, however often it was asked.</summary>
    internal void Silent(int tries)
    {
        lock (_lock)
        {
            if (_now.Fault is not null) return;
            Change(_noise >= Noise
                ? new DeviceFault(DeviceFaultKind.Garbage, $"{_now.Line}: what comes back makes no sense.")
                : new DeviceFault(DeviceFaultKind.Silent, $"{_now.Line}: no answer to {tries} questions."));
        }
    }

    internal void LineCame()
    {
        lock (_lock) Change(null);
    }

    internal void LineWent(string why)
    {
        lock (_lock) Change(new DeviceFault(DeviceFaultKind.LineGone, why));
    }

    /// <summary>Reported under the lock, so that reports keep their order; a report never blocks.</summary>
    private void Change(DeviceFault? fault)
    {
        if (_now.Fault == fault) return;
        _now = _now with { Fault = fault };
        reports.Report(new FaultChanged(id, fault));
    }
}
