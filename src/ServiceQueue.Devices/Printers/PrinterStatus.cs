using ServiceQueue.Contracts;
using ServiceQueue.Devices.Printers.EscPos;

namespace ServiceQueue.Devices.Printers;

/// <summary>What a printer last said about itself, whichever way it said it.</summary>
public readonly record struct PrinterStatus
{
    /// <summary>It does not print now, for whatever reason.</summary>
    public bool Offline { get; init; }

    /// <summary>The cover is open.</summary>
    public bool CoverOpen { get; init; }

    /// <summary>The paper end sensor sees no paper.</summary>
    public bool PaperEnd { get; init; }

    /// <summary>The roll is nearly used up.</summary>
    public bool PaperNearEnd { get; init; }

    /// <summary>The cutter is stuck.</summary>
    public bool CutterError { get; init; }

    /// <summary>An error that DLE ENQ can end once its cause is gone.</summary>
    public bool RecoverableError { get; init; }

    /// <summary>An error that only a technician can end.</summary>
    public bool UnrecoverableError { get; init; }

    /// <summary>The head is too hot; it prints again when it has cooled.</summary>
    public bool HeadHot { get; init; }

    /// <summary>With an answer to DLE EOT n taken in.</summary>
    public PrinterStatus With(int n, byte value) => n switch
    {
        1 => this with { Offline = (value & 0x08) != 0 },
        2 => this with { CoverOpen = (value & 0x04) != 0 },
        3 => this with
        {
            RecoverableError = (value & 0x04) != 0,
            CutterError = (value & 0x08) != 0,
            UnrecoverableError = (value & 0x20) != 0,
            HeadHot = (value & 0x40) != 0,
        },
        4 => this with { PaperNearEnd = (value & 0x0C) != 0, PaperEnd = (value & 0x60) != 0 },
        _ => this,
    };

    /// <summary>What automatic status says; it tells everything at once.</summary>
    public static PrinterStatus Of(AutoStatus auto) => new()
    {
        Offline = (auto.Printer & 0x08) != 0,
        CoverOpen = (auto.Printer & 0x20) != 0,
        RecoverableError = (auto.Error & 0x04) != 0,
        CutterError = (auto.Error & 0x08) != 0,
        UnrecoverableError = (auto.Error & 0x20) != 0,
        HeadHot = (auto.Error & 0x40) != 0,
        PaperNearEnd = (auto.Paper & 0x03) != 0,
        PaperEnd = (auto.Paper & 0x0C) != 0,
    };

    /// <summary>
    /// The fault this amounts to, or null. The cover comes before the paper: with the cover open some models
    /// keep saying what the paper sensor last saw.
    /// </summary>
    public DeviceFault? Fault => this switch
    {
        { UnrecoverableError: true } =>
            new DeviceFault(DeviceFaultKind.Hardware, "the printer reports an unrecoverable error"),
        { CoverOpen: true } => new DeviceFault(DeviceFaultKind.CoverOpen, "the cover is open"),
        { PaperEnd: true } => new DeviceFault(DeviceFaultKind.PaperOut, "out of paper"),
        { CutterError: true } => new DeviceFault(DeviceFaultKind.Cutter, "the cutter is stuck"),
        { RecoverableError: true } =>
            new DeviceFault(DeviceFaultKind.Hardware, "the printer reports a recoverable error"),
        { HeadHot: true } =>
            new DeviceFault(DeviceFaultKind.Offline, "the print head is too hot and cools down"),
        { Offline: true } =>
            new DeviceFault(DeviceFaultKind.Offline, "the printer is offline and gives no reason"),
        { PaperNearEnd: true } =>
            new DeviceFault(DeviceFaultKind.PaperNearEnd, "the paper roll is nearly used up"),
        _ => null,
    };
}
