using Microsoft.Data.Sqlite;
using ServiceQueue.Contracts;

namespace ServiceQueue.Drivers.Sqlite;

/// <summary>
/// The writer's statements, prepared once and used for ever. Belongs to the writer's thread alone.
/// </summary>
internal sealed class WriteStatements(SqliteConnection connection) : IDisposable
{
    private readonly Statement _begin = new(connection, "BEGIN IMMEDIATE");
    private readonly Statement _commit = new(connection, "COMMIT");
    private readonly Statement _rollBack = new(connection, "ROLLBACK");
    private readonly Statement _mark = new(connection, "SAVEPOINT batch");
    private readonly Statement _keep = new(connection, "RELEASE batch");
    private readonly Statement _drop = new(connection, "ROLLBACK TO batch");

    private readonly Statement _head = new(
        connection, "SELECT sequence, at FROM journal WHERE hall = $0 ORDER BY sequence DESC LIMIT 1",
        SqliteType.Text);

    private readonly Statement _record = new(
        connection,
        "INSERT INTO journal (hall, sequence, at, actor, request, type, body, hash) " +
        "VALUES ($0, $1, $2, $3, $4, $5, $6, $7)",
        SqliteType.Text, SqliteType.Integer, SqliteType.Integer, SqliteType.Text, SqliteType.Text,
        SqliteType.Text, SqliteType.Blob, SqliteType.Blob);

    private readonly Statement _job = new(
        connection, "INSERT INTO jobs (hall, id, device, started, body) VALUES ($0, $1, $2, $3, $4)",
        SqliteType.Text, SqliteType.Text, SqliteType.Text, SqliteType.Integer, SqliteType.Blob);

    private readonly Statement _settle = new(
        connection, "DELETE FROM jobs WHERE hall = $0 AND id = $1", SqliteType.Text, SqliteType.Text);

    private readonly Statement _start = new(
        connection, "UPDATE jobs SET started = 1 WHERE hall = $0 AND id = $1",
        SqliteType.Text, SqliteType.Text);

    private readonly Statement _visit = new(
        connection,
        "INSERT INTO visits (hall, visit, day, body) VALUES ($0, $1, $2, $3) " +
        "ON CONFLICT (hall, visit) DO UPDATE SET day = excluded.day, body = excluded.body",
        SqliteType.Text, SqliteType.Text, SqliteType.Text, SqliteType.Blob);

    private readonly Statement _case = new(
        connection,
        "INSERT INTO cases (hall, number, day, body) VALUES ($0, $1, $2, $3) " +
        "ON CONFLICT (hall, number) DO UPDATE SET day = excluded.day, body = excluded.body",
        SqliteType.Text, SqliteType.Text, SqliteType.Text, SqliteType.Blob);

    private readonly Statement _checkpoint = new(connection, "PRAGMA wal_checkpoint(PASSIVE)");

    /// <summary>Begins a group.</summary>
    public void Begin() => _begin.Execute();

    /// <summary>Makes a group durable: returns when it is synced.</summary>
    public void Commit() => _commit.Execute();

    /// <summary>Undoes a group, where the fault has not done so already.</summary>
    public void RollBack()
    {
        if (connection.Handle is { } handle && SQLitePCL.raw.sqlite3_get_autocommit(handle) == 0)
            _rollBack.Execute();
    }

    /// <summary>Marks the beginning of one batch in a group.</summary>
    public void Mark() => _mark.Execute();

    /// <summary>Keeps the batch since the mark.</summary>
    public void Keep() => _keep.Execute();

    /// <summary>Drops the batch since the mark; the others of the group stay.</summary>
    public void Drop()
    {
        _drop.Execute();
        _keep.Execute();
    }

    /// <summary>Moves the log into the tables as far as readers allow; never waits for them.</summary>
    public void Checkpoint() => _checkpoint.Execute();

    /// <summary>Writes one batch.</summary>
    public void Append(StoreBatch batch)
    {
        if (batch.Records.Count > 0) CheckFollows(batch);
        foreach (var r in batch.Records)
            _record.Execute(
                r.Hall, r.Sequence, StoreText.Of(r.At), r.Actor, r.Request, r.Type, r.Body, r.Hash);
        foreach (var job in batch.Jobs)
            _job.Execute(job.Hall, job.Id, job.Device, job.Started ? 1L : 0L, job.Body);
        foreach (var id in batch.Settled) _settle.Execute(batch.Hall, id);
        foreach (var row in batch.Visits)
            _visit.Execute(row.Hall, row.Visit, StoreText.Of(row.Day), row.Body);
        foreach (var row in batch.Cases)
            _case.Execute(row.Hall, row.Case, StoreText.Of(row.Day), row.Body);
    }

    /// <summary>Notes that a job's performance begins.</summary>
    public void Start(string hall, string job)
    {
        if (_start.Execute(hall, job) == 0)
            throw new InvalidOperationException($"Job {job} of hall {hall} is not open, so it cannot start.");
    }

    /// <inheritdoc />
    public void Dispose()
    {
        Statement[] all =
            [
                _begin, _commit, _rollBack, _mark, _keep, _drop, _head, _record, _job, _settle, _start,
                _visit, _case, _checkpoint,
            ];
        foreach (var statement in all) statement.Dispose();
    }

    private void CheckFollows(StoreBatch batch)
    {
        var (sequence, at) = (0L, long.MinValue);
        using (var row = _head.Read(batch.Hall))
        {
            if (row.Read()) (sequence, at) = (row.GetInt64(0), row.GetInt64(1));
        }

        var first = batch.Records[0];
        if (first.Sequence != sequence + 1)
        {
            throw new InvalidOperationException(
                $"The journal of hall {batch.Hall} ends with record {sequence}; a batch that begins with " +
                $"{first.Sequence} does not follow it.");
        }

        if (StoreText.Of(first.At) < at)
            throw new InvalidOperationException(
                $"Record {first.Sequence} of hall {batch.Hall} is earlier than the one before.");
    }
}
