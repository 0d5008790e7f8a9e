using ServiceQueue.Contracts;
using ServiceQueue.Drivers.Sqlite;
using ServiceQueue.Simulators.Store;
using Xunit;

namespace ServiceQueue.Drivers.Tests.Stores;

/// <summary>Where a store keeps its things in a test: a directory of its own, removed afterwards.</summary>
public sealed class StorePlace : IDisposable
{
    private readonly string _kind;
    private readonly MemoryStore _memory = new();

    private StorePlace(string kind) => _kind = kind;

    /// <summary>The stores every contract test runs against.</summary>
    public static TheoryData<string> Kinds => new() { "sqlite", "memory" };

    /// <summary>The directory.</summary>
    public string Directory { get; } = System.IO.Directory.CreateTempSubdirectory("store-").FullName;

    /// <summary>The SQLite file in it.</summary>
    public string File => Path.Combine(Directory, "hall.db");

    /// <summary>A fresh place for a kind of store.</summary>
    public static StorePlace Of(string kind) => new(kind);

    /// <summary>Opens the store; again after it is disposed, to go on where it ended.</summary>
    public IHallStore Open() => _kind switch
    {
        "sqlite" => SqliteHallStore.Open(File, TimeProvider.System),
        "memory" => _memory,
        _ => throw new ArgumentOutOfRangeException(nameof(_kind), _kind, "No such store."),
    };

    public void Dispose() => System.IO.Directory.Delete(Directory, recursive: true);
}
