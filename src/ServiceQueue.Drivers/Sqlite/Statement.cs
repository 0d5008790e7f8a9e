using Microsoft.Data.Sqlite;

namespace ServiceQueue.Drivers.Sqlite;

/// <summary>
/// One prepared statement with the parameters $0, $1, …; compiled on first use, reset and reused after.
/// </summary>
internal sealed class Statement : IDisposable
{
    private readonly SqliteCommand _command;

    /// <summary>Names the statement's text and the type of each parameter.</summary>
    public Statement(SqliteConnection connection, string sql, params ReadOnlySpan<SqliteType> parameters)
    {
        _command = connection.CreateCommand();
        _command.CommandText = sql;
        for (var i = 0; i < parameters.Length; i++) _command.Parameters.Add($"${i}", parameters[i]);
    }

    /// <summary>Runs it; the number of rows it changed.</summary>
    public int Execute(params ReadOnlySpan<object> values)
    {
        Bind(values);
        return _command.ExecuteNonQuery();
    }

    /// <summary>Runs it for its rows; dispose them before the next use.</summary>
    public SqliteDataReader Read(params ReadOnlySpan<object> values)
    {
        Bind(values);
        return _command.ExecuteReader();
    }

    /// <inheritdoc />
    public void Dispose() => _command.Dispose();

    private void Bind(ReadOnlySpan<object> values)
    {
        for (var i = 0; i < values.Length; i++) _command.Parameters[i].Value = values[i];
    }
}
