namespace ServiceQueue.Simulators.Store;

/// <summary>One writing on its way to the memory store's disk, and the caller that waits for it.</summary>
internal sealed class MemoryWriting(string hall, Action<MemoryHall> write)
{
    // A caller with a synchronization context continues on it, in order; the disk is never re-entered from
    // Sync.
    private readonly TaskCompletionSource _outcome = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>The hall it is for.</summary>
    public string Hall => hall;

    /// <summary>Ends when it is on the disk or failed.</summary>
    public Task Outcome => _outcome.Task;

    /// <summary>Writes it; throws, with nothing written, when it does not fit the journal.</summary>
    public void Perform(MemoryHall target) => write(target);

    /// <summary>Tells the caller it was taken back.</summary>
    public void Cancel(CancellationToken stop) => _outcome.TrySetCanceled(stop);

    /// <summary>Tells the caller; null is success.</summary>
    public void Report(Exception? fault)
    {
        if (fault is null) _outcome.TrySetResult();
        else _outcome.TrySetException(fault);
    }
}
