using System.Collections.Concurrent;
using Microsoft.Data.Sqlite;

namespace ServiceQueue.Drivers.Sqlite;

/// <summary>
/// A few connections that only read, opened when needed and kept. A read runs on a thread of the pool, so
/// that no caller's thread waits for the disk, and gives its connection back before the caller goes on: a
/// slow consumer holds neither a connection nor the log.
/// </summary>
internal sealed class ReadConnections(string path) : IAsyncDisposable
{
    private const int Limit = 4;

    private readonly SemaphoreSlim _free = new(Limit, Limit);
    private readonly ConcurrentBag<ReadStatements> _idle = [];
    private int _ended;

    /// <summary>Reads on a free connection.</summary>
    public async Task<T> ReadAsync<T>(Func<ReadStatements, T> read, CancellationToken stop)
    {
        await _free.WaitAsync(stop);
        try
        {
            ObjectDisposedException.ThrowIf(_ended != 0, typeof(SqliteHallStore));
            return await Task.Run(() => Use(read), stop);
        }
        finally
        {
            _free.Release();
        }
    }

    /// <summary>Waits for the reads under way, then closes every connection.</summary>
    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref _ended, 1) != 0) return;
        for (var i = 0; i < Limit; i++) await _free.WaitAsync();
        foreach (var statements in _idle) statements.Dispose();
        _idle.Clear();
        _free.Release(Limit);
    }

    private T Use<T>(Func<ReadStatements, T> read)
    {
        ReadStatements? statements = null;
        try
        {
            if (!_idle.TryTake(out statements))
                statements = new ReadStatements(StoreConnection.OpenToRead(path));
            var answer = read(statements);
            _idle.Add(statements);
            return answer;
        }
        catch (SqliteException fault)
        {
            // A connection that failed once is not trusted again.
            statements?.Dispose();
            throw StoreFault.Of(fault, path);
        }
    }
}
