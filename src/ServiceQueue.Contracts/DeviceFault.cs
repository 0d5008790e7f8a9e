namespace ServiceQueue.Contracts;

/// <summary>What can be wrong with a device. A closed list: every driver maps what it sees onto it.</summary>
public enum DeviceFaultKind
{
    /// <summary>The line cannot be opened or was unplugged.</summary>
    LineGone,

    /// <summary>The device does not answer.</summary>
    Silent,

    /// <summary>The device answers that it is offline, without a better reason.</summary>
    Offline,

    /// <summary>Out of paper.</summary>
    PaperOut,

    /// <summary>The cover is open.</summary>
    CoverOpen,

    /// <summary>The cutter is jammed.</summary>
    Cutter,

    /// <summary>An error the device cannot recover from by itself.</summary>
    Hardware,

    /// <summary>What comes back makes no sense. The device may work beside the noise.</summary>
    Garbage,

    /// <summary>Paper is running low. A warning: the device still works.</summary>
    PaperNearEnd,

    /// <summary>The broker refuses or drops the connection.</summary>
    BrokerGone,
}

/// <summary>What a fault asks for.</summary>
public enum FaultRemedy
{
    /// <summary>The driver keeps trying; nobody needs to come.</summary>
    Retry,

    /// <summary>Somebody must put it right.</summary>
    Fix,

    /// <summary>Works for now; see to it soon.</summary>
    Watch,
}

/// <summary>A device's fault.</summary>
/// <param name="Kind">What is wrong.</param>
/// <param name="Detail">Where and what exactly, for the maintainer; never a citizen's data.</param>
public sealed record DeviceFault(DeviceFaultKind Kind, string Detail = "")
{
    /// <summary>
    /// Whether the device can go on working. Of itself only with paper running low; a driver may find that it
    /// works in spite of other faults, such as noise on its line.
    /// </summary>
    public bool Works { get; init; } = Kind == DeviceFaultKind.PaperNearEnd;

    /// <summary>What the fault asks for.</summary>
    public FaultRemedy Remedy => Kind switch
    {
        _ when Works => FaultRemedy.Watch,
        DeviceFaultKind.LineGone or DeviceFaultKind.Silent or DeviceFaultKind.Offline
            or DeviceFaultKind.Garbage
            or DeviceFaultKind.BrokerGone => FaultRemedy.Retry,
        _ => FaultRemedy.Fix,
    };
}
