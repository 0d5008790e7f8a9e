using ServiceQueue.Core.Halls;
using ServiceQueue.Core.Jobs;
using ServiceQueue.Core.Ratings;

namespace ServiceQueue.Contracts;

/// <summary>
/// A device speaks a protocol over a line or a broker. One instance per configured device.
/// Thread-safety: <see cref="PerformAsync"/> is called by one caller at a time; <see cref="Show"/> and
/// <see cref="Health"/> from any thread; <see cref="RunAsync"/> once.
/// </summary>
public interface IDevice
{
    /// <summary>The id from hall.json.</summary>
    string Id { get; }

    /// <summary>What it is.</summary>
    DeviceKind Kind { get; }

    /// <summary>
    /// Runs the device's session until cancelled: polls, shows, re-sends after silence. Never throws for a
    /// fault of the device or its line: those are reported, and the session goes on trying.
    /// </summary>
    Task RunAsync(CancellationToken stop);

    /// <summary>
    /// Performs a job. Returns only when the device has proven it done, or says how far it got.
    /// Throws <see cref="OperationCanceledException"/> when cancelled.
    /// </summary>
    Task<JobOutcome> PerformAsync(Job job, CancellationToken stop);

    /// <summary>
    /// Tells that a job was broken off by the end of an earlier run of the host: what it left behind must not
    /// be taken for a part of what comes next. Returns at once.
    /// </summary>
    void BrokenOff()
    {
    }

    /// <summary>Takes a picture to show. Returns at once; the newest wins.</summary>
    void Show(Picture picture);

    /// <summary>A reading of the device's health.</summary>
    DeviceHealth Health { get; }
}

/// <summary>How a job ended.</summary>
public enum JobResult
{
    /// <summary>The device has proven it done.</summary>
    Done,

    /// <summary>Nothing of it reached the device: it may be tried again without a mark.</summary>
    NotStarted,

    /// <summary>Some of it may have been performed: a second try must say that it may be one.</summary>
    Unknown,

    /// <summary>It was surely not performed, or only in part, and trying again by itself is no use.</summary>
    Failed,
}

/// <summary>How a job ended, and the fault that ended it early.</summary>
public readonly record struct JobOutcome(JobResult Result, DeviceFault? Fault = null)
{
    /// <summary>The device has proven the job done.</summary>
    public static readonly JobOutcome Done = new(JobResult.Done);
}

/// <summary>A reading of a device's health, for <c>GET /devices</c>.</summary>
public sealed record DeviceHealth
{
    /// <summary>The present fault, or null.</summary>
    public DeviceFault? Fault { get; init; }

    /// <summary>When the device last proved to be there; null before the first time.</summary>
    public DateTimeOffset? LastSeen { get; init; }

    /// <summary>Frames or jobs that had to be sent again since start.</summary>
    public long Retries { get; init; }

    /// <summary>Received frames with a wrong checksum since start.</summary>
    public long CrcErrors { get; init; }

    /// <summary>Bytes written since start.</summary>
    public long BytesOut { get; init; }

    /// <summary>Bytes read since start.</summary>
    public long BytesIn { get; init; }

    /// <summary>The line, as in hall.json, or the broker's address.</summary>
    public string Line { get; init; } = "";

    /// <summary>The profile a printer is driven by; empty for devices that have none.</summary>
    public string Profile { get; init; } = "";

    /// <summary>Maker, model and firmware as the device itself says; empty when it was not asked.</summary>
    public string Model { get; init; } = "";

    /// <summary>What a maintainer should know though nothing is wrong; empty for nothing.</summary>
    public string Note { get; init; } = "";
}

/// <summary>What a device says by itself.</summary>
/// <param name="Device">Its id.</param>
public abstract record DeviceReport(string Device);

/// <summary>A fault came, changed or (null) went. Reported on change only.</summary>
public sealed record FaultChanged(string Device, DeviceFault? Fault) : DeviceReport(Device);

/// <summary>A key was pressed, exactly once however often the frame came.</summary>
public sealed record KeyPressed(string Device, PressedKey Key) : DeviceReport(Device);

/// <summary>A visitor pressed the evaluator of a device, exactly once however often the frame came.</summary>
public sealed record EvaluatorPressed(string Device, RatingLevel Level) : DeviceReport(Device);

/// <summary>Where devices report. Called from any thread; never blocks, never throws.</summary>
public interface IDeviceReports
{
    /// <summary>Hands a report on.</summary>
    void Report(DeviceReport report);
}
