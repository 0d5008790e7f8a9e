namespace ServiceQueue.Drivers.Sqlite;

/// <summary>
/// What one caller wants written. Until the writer takes it the caller may withdraw it; from then on its
/// outcome is reported, and nothing else: a cancelled task always means that nothing was written.
/// </summary>
internal sealed class Writing(Action<WriteStatements> write, int rows)
{
    private const int Waits = 0, Taken = 1, Withdrawn = 2;

    // Callers continue on their own threads, never on the writer's.
    private readonly TaskCompletionSource _outcome = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private Exception? _fault;
    private int _state;

    /// <summary>Ends when the writing is on the disk, failed or withdrawn.</summary>
    public Task Outcome => _outcome.Task;

    /// <summary>About how many rows it writes.</summary>
    public int Rows => rows;

    /// <summary>The writer takes it; false when its caller has withdrawn it.</summary>
    public bool TryTake() => Interlocked.CompareExchange(ref _state, Taken, Waits) == Waits;

    /// <summary>The caller withdraws it; without effect once it is taken.</summary>
    public void Withdraw(CancellationToken stop)
    {
        if (Interlocked.CompareExchange(ref _state, Withdrawn, Waits) == Waits) _outcome.TrySetCanceled(stop);
    }

    /// <summary>Writes it.</summary>
    public void Perform(WriteStatements statements) => write(statements);

    /// <summary>Notes that it failed alone, whatever becomes of its group.</summary>
    public void Refuse(Exception fault) => _fault = fault;

    /// <summary>Tells the caller: null when its group is on the disk, else the group's fault.</summary>
    public void Report(Exception? group)
    {
        if ((_fault ?? group) is { } fault) _outcome.TrySetException(fault);
        else _outcome.TrySetResult();
    }
}
