namespace ServiceQueue.Devices.Printers.EscPos;

/// <summary>What a printer says, taken apart.</summary>
public abstract record PrinterAnswer;

/// <summary>The answer to DLE EOT. It does not say which of the questions it answers.</summary>
public sealed record RealTimeStatus(byte Value) : PrinterAnswer;

/// <summary>Automatic status (GS a): four bytes, sent on every change.</summary>
public sealed record AutoStatus(byte Printer, byte Error, byte Paper, byte Reserved) : PrinterAnswer;

/// <summary>The answer to GS r, in its turn behind the print data.</summary>
public sealed record QueuedStatus(byte Value) : PrinterAnswer;

/// <summary>
/// A block that ends in 00: proof of print (37 22 …), buffers cleared (37 25), printer information (5F, 3D).
/// </summary>
/// <param name="Kind">The first byte: 37, 3D or 5F.</param>
/// <param name="Text">What stands between it and the 00, as Latin-1.</param>
public sealed record BlockAnswer(byte Kind, string Text) : PrinterAnswer;

/// <summary>XON (true) or XOFF (false).</summary>
public sealed record FlowChanged(bool Go) : PrinterAnswer;
