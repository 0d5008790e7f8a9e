using Polly;
using Polly.Retry;
using Polly.Timeout;
using ServiceQueue.Contracts;
using ServiceQueue.Devices.Lines;
using ServiceQueue.Devices.Printers.EscPos;
using ServiceQueue.Devices.Profiles;

namespace ServiceQueue.Devices.Printers;

/// <summary>
/// Questions and answers with a printer while the floor of its line is held: one question at a time, so that
/// an answer cannot be taken for that of another.
/// </summary>
internal sealed class PrinterTalk
{
    private static readonly TimeSpan AnswerLimit = TimeSpan.FromMilliseconds(400);
    private static readonly TimeSpan AskAgainAfter = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan WriteLimit = TimeSpan.FromSeconds(10);

    private readonly PrinterEar _ear;
    private readonly ResiliencePipeline _asking;
    private readonly ResiliencePipeline _waiting;
    private readonly ResiliencePipeline _writing;

    internal PrinterTalk(PrinterEar ear, PrinterProfile profile, TimeProvider time)
    {
        (_ear, Profile) = (ear, profile);
        _asking = new ResiliencePipelineBuilder { TimeProvider = time }
            .AddRetry(new RetryStrategyOptions
            {
                ShouldHandle = new PredicateBuilder().Handle<TimeoutRejectedException>(),
                MaxRetryAttempts = 1,
                Delay = AskAgainAfter,
                OnRetry = _ =>
                {
                    Retries++;
                    return ValueTask.CompletedTask;
                },
            })
            .AddTimeout(AnswerLimit)
            .Build();
        _waiting = new ResiliencePipelineBuilder { TimeProvider = time }.AddTimeout(AnswerLimit).Build();
        _writing = new ResiliencePipelineBuilder { TimeProvider = time }.AddTimeout(WriteLimit).Build();
    }

    /// <summary>What the printer is taken for. Set while the floor of the line is held.</summary>
    internal PrinterProfile Profile { get; set; }

    /// <summary>Questions that had to be put again.</summary>
    internal long Retries { get; private set; }

    /// <summary>
    /// Asks for the whole status. False when the printer did not answer; what it said is in the ear. A round
    /// is asked again when it says offline without a cause, which may have come or gone between two
    /// questions, and when a question had to be repeated, as its late answer may have been taken for the next
    /// one's.
    /// </summary>
    internal async Task<bool> PollAsync(LineTurn turn, CancellationToken stop)
    {
        var retries = Retries;
        if (await RoundAsync(turn, stop) is not { } status) return false;
        if (Retries != retries || status.Fault is { Kind: DeviceFaultKind.Offline })
        {
            if (await RoundAsync(turn, stop) is not { } again) return false;
            status = again;
        }

        _ear.Learn(status);
        return true;
    }

    /// <summary>DLE EOT 1 to 4, one at a time.</summary>
    private async Task<PrinterStatus?> RoundAsync(LineTurn turn, CancellationToken stop)
    {
        var status = default(PrinterStatus);
        for (var n = 1; n <= 4; n++)
        {
            var answer =
                await AskAsync(turn, EscPosBytes.AskStatus(n), a => a is RealTimeStatus, _asking, stop);
            _ear.Answered(answer is not null);
            if (answer is not RealTimeStatus { Value: var value }) return null;
            status = status.With(n, value);
        }

        return status;
    }

    /// <summary>Puts a question once; null when it is not answered.</summary>
    internal Task<PrinterAnswer?> AskOnceAsync(
        LineTurn turn, ReadOnlyMemory<byte> question, Func<PrinterAnswer, bool> isIt,
        CancellationToken stop) =>
        AskAsync(turn, question, isIt, _waiting, stop);

    /// <summary>Awaits an answer a while; false when it has not come yet.</summary>
    internal async Task<bool> CameAsync(AwaitedAnswer answer, CancellationToken stop)
    {
        try
        {
            await RunAsync(_waiting, answer.WaitAsync, stop);
            return true;
        }
        catch (TimeoutRejectedException)
        {
            return false;
        }
    }

    /// <summary>
    /// Writes; throws <see cref="TimeoutRejectedException"/> when the line takes nothing for ten seconds.
    /// </summary>
    internal Task WriteAsync(LineTurn turn, ReadOnlyMemory<byte> bytes, CancellationToken stop) =>
        RunAsync(
            _writing,
            async within =>
            {
                await turn.WriteAsync(bytes, within);
                return true;
            },
            stop);

    /// <summary>
    /// Empties the printer's buffers, so that a reload of paper does not bring an old slip out. True when the
    /// printer has confirmed it.
    /// </summary>
    internal async Task<bool> ClearAsync(LineTurn turn, CancellationToken stop)
    {
        var cleared = false;
        if (Profile.Clear is ClearForm.DleDc4 or ClearForm.Both)
        {
            var answer = await AskOnceAsync(
                turn,
                EscPosBytes.ClearBuffers.ToArray(),
                a => a is BlockAnswer { Kind: 0x37, Text: "%" },
                stop);
            cleared = answer is not null;
        }

        if (!cleared && Profile.Clear is ClearForm.DleEnq or ClearForm.Both)
            await WriteAsync(turn, EscPosBytes.RecoverAndForget.ToArray(), stop);
        return cleared;
    }

    private async Task<PrinterAnswer?> AskAsync(
        LineTurn turn, ReadOnlyMemory<byte> question, Func<PrinterAnswer, bool> isIt,
        ResiliencePipeline pipeline, CancellationToken stop)
    {
        try
        {
            return await RunAsync(pipeline, within => TryAsync(turn, question, isIt, within), stop);
        }
        catch (TimeoutRejectedException)
        {
            return null;
        }
    }

    private async Task<PrinterAnswer> TryAsync(
        LineTurn turn, ReadOnlyMemory<byte> question, Func<PrinterAnswer, bool> isIt,
        CancellationToken within)
    {
        var answer = _ear.Expect(isIt);
        try
        {
            await turn.WriteAsync(question, within);
            return await answer.WaitAsync(within);
        }
        finally
        {
            _ear.Forget(answer);
        }
    }

    /// <summary>
    /// Polly leaves the caller's context unless told to stay; the simulation lives by that context.
    /// </summary>
    private static async Task<T> RunAsync<T>(
        ResiliencePipeline pipeline, Func<CancellationToken, Task<T>> work, CancellationToken stop)
    {
        var context = ResilienceContextPool.Shared.Get(continueOnCapturedContext: true, stop);
        try
        {
            return await pipeline.ExecuteAsync(
                static async (inner, run) => await run(inner.CancellationToken), context, work);
        }
        finally
        {
            ResilienceContextPool.Shared.Return(context);
        }
    }
}
