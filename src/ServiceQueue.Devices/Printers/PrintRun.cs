using Polly.Timeout;
using ServiceQueue.Contracts;
using ServiceQueue.Devices.Lines;
using ServiceQueue.Devices.Printers.EscPos;
using ServiceQueue.Devices.Profiles;

namespace ServiceQueue.Devices.Printers;

/// <summary>
/// One slip on its way: written no faster than the printer takes it, then proven. From the first byte on,
/// anything but a proof leaves it unknown how much is on paper.
/// </summary>
internal sealed class PrintRun(
    PrinterProfile profile, LineAddress address, PrinterEar ear, PrinterTalk talk, TimeProvider time)
{
    private const int ChunkBytes = 64;

    /// <summary>
    /// A printer that answers and shows no fault may take this long for what stands before a mark.
    /// </summary>
    private static readonly TimeSpan ProofLimit = TimeSpan.FromSeconds(12);

    /// <summary>An answer that is due for so long may have been lost, or its question.</summary>
    private static readonly TimeSpan SecondMarkAfter = TimeSpan.FromSeconds(1.5);

    /// <summary>Rounds in which an answer to an earlier question would have come too.</summary>
    private const int RoundsForEarlier = 2;
    private static readonly TimeSpan PauseStep = TimeSpan.FromMilliseconds(20);
    private static readonly TimeSpan PauseLimit = TimeSpan.FromSeconds(2);

    private int _sinceMark;
    private bool _sent;
    private bool _proven;

    /// <summary>Whether bytes of the slip went out and were not proven to be on paper.</summary>
    internal bool LeavesDataBehind => _sent && !_proven;

    /// <summary>Prints the pieces and proves it. Throws only when cancelled.</summary>
    internal async Task<JobOutcome> PrintAsync(
        LineTurn turn, IReadOnlyList<byte[]> pieces, string proofId, CancellationToken stop)
    {
        try
        {
            var fault = await SendAllAsync(turn, pieces, stop) ?? await ProveAsync(turn, proofId, stop);
            _proven = fault is null;
            if (_proven) return JobOutcome.Done;
            return new JobOutcome(_sent ? JobResult.Unknown : JobResult.NotStarted, fault);
        }
        catch (LineGoneException gone)
        {
            return new JobOutcome(JobResult.Unknown, new DeviceFault(DeviceFaultKind.LineGone, gone.Message));
        }
        catch (TimeoutRejectedException)
        {
            return new JobOutcome(
                JobResult.Unknown, new DeviceFault(DeviceFaultKind.Offline, "the line takes no more bytes"));
        }
    }

    private async Task<DeviceFault?> SendAllAsync(
        LineTurn turn, IReadOnlyList<byte[]> pieces, CancellationToken stop)
    {
        foreach (var piece in pieces)
        {
            // Between pieces only: inside one, a command would be cut short and swallow what comes after.
            if (ear.Fault is { Works: false } fault) return fault;
            if (await MakeRoomAsync(turn, piece.Length, stop) is { } stuck) return stuck;
            if (await SendAsync(turn, piece, stop) is { } paused) return paused;
        }

        return null;
    }

    /// <summary>
    /// A mark every half buffer keeps the printer from losing bytes, where no wire holds the host back: an
    /// XOFF comes when a chunk is on its way already. A printer that cannot forget is never given more than a
    /// piece.
    /// </summary>
    private async Task<DeviceFault?> MakeRoomAsync(LineTurn turn, int bytes, CancellationToken stop)
    {
        var mayHold = profile.Clear == ClearForm.DleEnq ? 0
            : profile.Flow == PrinterFlow.Wire ? int.MaxValue : profile.ReceiveBufferBytes / 2;
        if (_sinceMark == 0 || _sinceMark + bytes <= mayHold) return null;
        return await PassMarkAsync(turn, EscPosBytes.AskPaperInTurn.ToArray(), a => a is QueuedStatus, stop);
    }

    private async Task<DeviceFault?> SendAsync(LineTurn turn, byte[] piece, CancellationToken stop)
    {
        for (var at = 0; at < piece.Length; at += ChunkBytes)
        {
            if (!await MayGoOnAsync(turn, at == 0, stop))
                return new DeviceFault(DeviceFaultKind.Offline, "the printer has not sent XON");
            var chunk = piece.AsMemory(at, Math.Min(ChunkBytes, piece.Length - at));
            _sent = true;
            _sinceMark += chunk.Length;
            await talk.WriteAsync(turn, chunk, stop);
            if (ByteTime > TimeSpan.Zero) await Task.Delay(ByteTime * chunk.Length, time, stop);
        }

        return null;
    }

    /// <summary>
    /// Waits out a pause. An XOFF that was noise, or whose XON was lost in noise, must not hold the printer
    /// for ever: between pieces an answer in turn says that all before it was taken in, and ends the pause.
    /// </summary>
    private async Task<bool> MayGoOnAsync(LineTurn turn, bool betweenPieces, CancellationToken stop)
    {
        if (profile.Flow != PrinterFlow.XonXoff) return true;
        for (var waited = TimeSpan.Zero; ear.Paused; waited += PauseStep)
        {
            if (waited > PauseLimit)
            {
                // Inside a piece the question would be taken for the data of a command.
                if (!betweenPieces) return false;
                var mark = EscPosBytes.AskPaperInTurn.ToArray();
                if (await PassMarkAsync(turn, mark, a => a is QueuedStatus, stop) is not null) return false;
                ear.EndPause();
                return true;
            }

            await Task.Delay(PauseStep, time, stop);
        }

        return true;
    }

    private async Task<DeviceFault?> ProveAsync(LineTurn turn, string proofId, CancellationToken stop)
    {
        if (profile.Proof == PrintProof.GsH)
        {
            var wanted = $"\"{proofId}";
            return await PassMarkAsync(
                turn,
                EscPosBytes.AskProof(proofId),
                a => a is BlockAnswer { Kind: 0x37 } block && block.Text == wanted,
                stop);
        }

        var fault =
            await PassMarkAsync(turn, EscPosBytes.AskPaperInTurn.ToArray(), a => a is QueuedStatus, stop);
        if (fault is not null) return fault;

        // GS r tells that the data was taken in order; only the status tells that the paper was there to its
        // end.
        if (!await talk.PollAsync(turn, stop)) return ear.Fault;
        return ear.Fault is { Works: false } late ? late : null;
    }

    /// <summary>
    /// Sends a mark and awaits its answer as long as the printer is there and well; null when it came.
    /// </summary>
    private async Task<DeviceFault?> PassMarkAsync(
        LineTurn turn, byte[] mark, Func<PrinterAnswer, bool> isIt, CancellationToken stop)
    {
        var answer = ear.Expect(isIt);
        AwaitedAnswer? second = null;
        try
        {
            var began = time.GetTimestamp();
            await talk.WriteAsync(turn, mark, stop);
            while (!await talk.CameAsync(answer, stop))
            {
                await talk.PollAsync(turn, stop);

                // The proof may have overtaken the fault: a slip can use up the last of the paper.
                if (ear.Fault is { Works: false } fault)
                    return await talk.CameAsync(answer, stop) ? null : fault;
                var waited = time.GetElapsedTime(began);
                if (waited > ProofLimit)
                    return new DeviceFault(
                        DeviceFaultKind.Offline, "the printer does not say whether it has printed");
                if (second is not null && await IsOvertakenAsync(answer, second, stop)) return Forgotten;
                if (second is null && waited > SecondMarkAfter) second = await AskSecondAsync(turn, stop);
            }

            // Two questions of a kind have two answers of a kind: one alone may be the second's.
            var isAmbiguous = second is not null && mark.AsSpan().SequenceEqual(EscPosBytes.AskPaperInTurn);
            if (isAmbiguous && !await BothCameAsync(second!, stop)) return Forgotten;
            _sinceMark = 0;
            return ear.IsDoubtful
                ? new DeviceFault(DeviceFaultKind.Garbage, "the proof came amid noise and may be noise")
                : null;
        }
        finally
        {
            ear.Forget(answer);
            if (second is not null) ear.Forget(second);
        }
    }

    /// <summary>A printer that answers what was asked later and not what was asked first.</summary>
    private static DeviceFault Forgotten => new(
        DeviceFaultKind.Offline, "the printer has lost what it was to print: its power went, or bytes did");

    private async Task<AwaitedAnswer> AskSecondAsync(LineTurn turn, CancellationToken stop)
    {
        var second = ear.Expect(a => a is QueuedStatus);
        await talk.WriteAsync(turn, EscPosBytes.AskPaperInTurn.ToArray(), stop);
        return second;
    }

    /// <summary>Whether the second answer is there and the first is not coming any more.</summary>
    private async Task<bool> IsOvertakenAsync(
        AwaitedAnswer first, AwaitedAnswer second, CancellationToken stop)
    {
        if (!second.HasCome) return false;
        for (var round = 0; round < RoundsForEarlier; round++)
        {
            if (await talk.CameAsync(first, stop)) return false;
        }

        return true;
    }

    private async Task<bool> BothCameAsync(AwaitedAnswer second, CancellationToken stop)
    {
        for (var round = 0; round < RoundsForEarlier; round++)
        {
            if (await talk.CameAsync(second, stop)) return true;
        }

        return false;
    }

    /// <summary>
    /// Time a byte is given: the wire's or the printer's, whichever is slower; a TCP line paces itself.
    /// </summary>
    private TimeSpan ByteTime
    {
        get
        {
            var wire = address.Scheme == "tcp" ? TimeSpan.Zero : address.ByteTime;
            var printer = profile.BytesPerSecond > 0
                ? TimeSpan.FromSeconds(1.0 / profile.BytesPerSecond)
                : TimeSpan.Zero;
            return wire > printer ? wire : printer;
        }
    }
}
