using System.Threading.Channels;
using Microsoft.Data.Sqlite;

namespace ServiceQueue.Drivers.Sqlite;

/// <summary>
/// The one writer: a thread of its own that takes whatever waits, writes it in one transaction and syncs
/// once. While it syncs, the next group gathers, so the group grows with the load and a lone caller never
/// waits for company.
/// </summary>
internal sealed class GroupWriter : IAsyncDisposable
{
    private const int GroupLimit = 512, WaitingLimit = 2048;

    // The log is moved into the tables when about this many rows came in and nobody waits, or at the latest
    // after so many.
    private const int CheckpointRows = 1000, CheckpointRowsAtMost = 4000;

    private readonly SqliteConnection _connection;
    private readonly WriteStatements _statements;
    private readonly string _path;
    private readonly AutoResetEvent _bell = new(initialState: false);
    private readonly TaskCompletionSource _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Channel<Writing> _waiting = Channel.CreateBounded<Writing>(
        new BoundedChannelOptions(WaitingLimit) { SingleReader = true });

    private int _rows;

    /// <summary>Takes over an open connection and starts.</summary>
    public GroupWriter(SqliteConnection connection, string path)
    {
        (_connection, _path) = (connection, path);
        _statements = new WriteStatements(connection);
        new Thread(Run) { IsBackground = true, Name = "journal writer" }.Start();
    }

    /// <summary>Writes with others in one group; ends when that is on the disk.</summary>
    public async Task WriteAsync(Action<WriteStatements> write, int rows, CancellationToken stop)
    {
        var writing = new Writing(write, rows);
        try
        {
            await _waiting.Writer.WriteAsync(writing, stop);
        }
        catch (ChannelClosedException fault)
        {
            throw new ObjectDisposedException("The store is closed.", fault);
        }

        _bell.Set();
        await using var withdrawal = stop.UnsafeRegister(
            static (state, token) => ((Writing)state!).Withdraw(token), writing);
        await writing.Outcome;
    }

    /// <summary>Writes what waits, then ends.</summary>
    public async ValueTask DisposeAsync()
    {
        if (!_waiting.Writer.TryComplete()) return;
        _bell.Set();
        await _ended.Task;

        // The bell is left to the collector: a caller whose writing was taken may be about to ring it.
    }

    private void Run()
    {
        var group = new List<Writing>(GroupLimit);
        while (!_waiting.Reader.Completion.IsCompleted)
        {
            if (Gather(group)) Commit(group);
            else if (!_waiting.Reader.Completion.IsCompleted) _bell.WaitOne();
        }

        _statements.Dispose();
        _connection.Dispose();
        _ended.SetResult();
    }

    private bool Gather(List<Writing> group)
    {
        group.Clear();
        while (group.Count < GroupLimit && _waiting.Reader.TryRead(out var writing))
        {
            if (writing.TryTake()) group.Add(writing);
        }

        return group.Count > 0;
    }

    private void Commit(List<Writing> group)
    {
        var fault = Write(group);
        foreach (var writing in group) writing.Report(fault);
        foreach (var writing in group) _rows += writing.Rows;
        if (_rows >= CheckpointRowsAtMost || (_rows >= CheckpointRows && !_waiting.Reader.TryPeek(out _)))
            Checkpoint();
    }

    private Exception? Write(List<Writing> group)
    {
        try
        {
            _statements.Begin();
            foreach (var writing in group) Perform(writing);
        }
        catch (SqliteException fault)
        {
            return RollBack() ?? StoreFault.Of(fault, _path);
        }

        try
        {
            _statements.Commit();
            return null;
        }
        catch (SqliteException fault)
        {
            RollBack();
            return StoreFault.OfCommit(fault, _path);
        }
    }

    private void Perform(Writing writing)
    {
        _statements.Mark();
        try
        {
            writing.Perform(_statements);
            _statements.Keep();
        }
        catch (Exception fault) when (StoreFault.IsOfOneBatch(fault))
        {
            _statements.Drop();
            writing.Refuse(StoreFault.Of(fault, _path));
        }
    }

    private Exception? RollBack()
    {
        try
        {
            _statements.RollBack();
            return null;
        }
        catch (SqliteException fault)
        {
            return StoreFault.Of(fault, _path);
        }
    }

    private void Checkpoint()
    {
        try
        {
            _rows = 0;
            _statements.Checkpoint();
        }
        catch (SqliteException)
        {
            // The records are safe in the log; a disk in trouble shows at the next commit, with a caller to
            // tell.
        }
    }
}
