using ServiceQueue.Devices.Printers.EscPos;

namespace ServiceQueue.Devices.Printers;

/// <summary>
/// An answer that a printer owes. It can be waited for again after a wait was given up. Whoever waits is
/// resumed on its own context, never inside the line's reader. Thread-safe; one waiter at a time.
/// </summary>
internal sealed class AwaitedAnswer(Func<PrinterAnswer, bool> isIt)
{
    private readonly Lock _lock = new();
    private TaskCompletionSource<PrinterAnswer>? _waiter;
    private PrinterAnswer? _answer;
    private Exception? _failure;

    /// <summary>Whether it is there.</summary>
    internal bool HasCome
    {
        get { lock (_lock) return _answer is not null; }
    }

    internal bool Is(PrinterAnswer answer) => isIt(answer);

    internal void Came(PrinterAnswer answer)
    {
        lock (_lock)
        {
            _answer = answer;
            _waiter?.TrySetResult(answer);
        }
    }

    internal void Failed(Exception failure)
    {
        lock (_lock)
        {
            _failure = failure;
            _waiter?.TrySetException(failure);
        }
    }

    /// <summary>
    /// Waits; cancelling gives up this wait only. Not Task.WaitAsync, which hops to the pool.
    /// </summary>
    internal async Task<PrinterAnswer> WaitAsync(CancellationToken stop)
    {
        TaskCompletionSource<PrinterAnswer> waiter;
        lock (_lock)
        {
            if (_failure is not null) throw _failure;
            if (_answer is not null) return _answer;
            waiter = _waiter = new TaskCompletionSource<PrinterAnswer>(
                TaskCreationOptions.RunContinuationsAsynchronously);
        }

        await using var given = stop.Register(() => waiter.TrySetCanceled(stop));
        return await waiter.Task;
    }
}
