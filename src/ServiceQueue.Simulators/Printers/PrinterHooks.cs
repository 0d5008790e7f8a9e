namespace ServiceQueue.Simulators.Printers;

/// <summary>What the command interpreter asks of the printer around it.</summary>
/// <param name="Send">Puts bytes on the wire.</param>
/// <param name="SetAutoStatus">GS a n.</param>
/// <param name="PaperSensor">The value GS r 1 answers.</param>
/// <param name="Cut">Works the cutter: "full" or "partial".</param>
/// <param name="Note">Notes something odd about the commands.</param>
public sealed record PrinterHooks(
    Action<byte[]> Send, Action<byte> SetAutoStatus, Func<byte> PaperSensor, Action<string> Cut,
    Action<string> Note);
