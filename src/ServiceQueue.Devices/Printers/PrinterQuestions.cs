using ServiceQueue.Devices.Lines;
using ServiceQueue.Devices.Printers.EscPos;
using ServiceQueue.Devices.Profiles;

namespace ServiceQueue.Devices.Printers;

/// <summary>
/// Asks a printer what it is (GS I). To be called while it is well and has nothing to print.
/// </summary>
internal static class PrinterQuestions
{
    private const byte TypeNumber = 2;
    private const byte Firmware = 0x41;
    private const byte Maker = 0x42;
    private const byte Model = 0x43;
    private const byte Language = 0x45;

    /// <summary>
    /// Its answers. A printer that answers neither of the first two is not asked on: it may print the
    /// question.
    /// </summary>
    internal static async Task<PrinterIdentity> AskAsync(
        PrinterTalk talk, LineTurn turn, CancellationToken stop)
    {
        var type = await AskTypeAsync(talk, turn, stop);
        var model = await AskTextAsync(talk, turn, Model, stop);
        if (type is null && model is null) return PrinterIdentity.Silent;
        return new PrinterIdentity(
            model is null ? null : await AskTextAsync(talk, turn, Maker, stop),
            model,
            model is null ? null : await AskTextAsync(talk, turn, Firmware, stop),
            await AskTextAsync(talk, turn, Language, stop),
            type);
    }

    private static async Task<byte?> AskTypeAsync(PrinterTalk talk, LineTurn turn, CancellationToken stop) =>
        await talk.AskOnceAsync(turn, EscPosBytes.AskIdentity(TypeNumber), a => a is QueuedStatus, stop)
            is QueuedStatus answer ? answer.Value : null;

    private static async Task<string?> AskTextAsync(
        PrinterTalk talk, LineTurn turn, byte what, CancellationToken stop) =>
        await talk.AskOnceAsync(
            turn, EscPosBytes.AskIdentity(what), a => a is BlockAnswer { Kind: 0x5F }, stop)
            is BlockAnswer answer ? answer.Text.Trim() : null;
}
