using FluentAssertions;
using ServiceQueue.Contracts;
using ServiceQueue.Drivers.Sqlite;
using Xunit;

namespace ServiceQueue.Drivers.Tests.Stores;

/// <summary>Backing up a journal in use, and bringing it back.</summary>
public sealed class StoreBackupTests : IDisposable
{
    private const string Hall = "demo";

    private readonly StorePlace _place = StorePlace.Of("sqlite");

    private string Backup => Path.Combine(_place.Directory, "backup.db");

    public void Dispose() => _place.Dispose();

    [Fact]
    public async Task A_backup_of_a_journal_in_use_brings_it_back_as_it_was()
    {
        await using (var store = SqliteHallStore.Open(_place.File, TimeProvider.System))
        {
            await store.AppendAsync(Samples.Batch(Hall, 1), default);
            await store.AppendAsync(Samples.Batch(Hall, 2), default);
            StoreBackup.BackUp(_place.File, Backup);
            await store.AppendAsync(Samples.Batch(Hall, 3), default);
        }

        StoreBackup.Restore(Backup, _place.File);
        await using var again = SqliteHallStore.Open(_place.File, TimeProvider.System);
        (await again.AllAsync(Hall))
            .Should().BeEquivalentTo([Samples.Record(Hall, 1), Samples.Record(Hall, 2)]);
        await again.AppendAsync(Samples.Batch(Hall, 3), default);
        File.Exists(_place.File + ".replaced").Should().BeTrue();
    }

    [Fact]
    public async Task A_journal_in_use_is_not_replaced()
    {
        await using var store = SqliteHallStore.Open(_place.File, TimeProvider.System);
        StoreBackup.BackUp(_place.File, Backup);
        var restore = () => StoreBackup.Restore(Backup, _place.File);
        restore.Should().Throw<IOException>().WithMessage("*in use*");
    }

    [Fact]
    public async Task A_damaged_backup_changes_nothing()
    {
        await using (var store = SqliteHallStore.Open(_place.File, TimeProvider.System))
            await store.AppendAsync(Samples.Batch(Hall, 1), default);
        await File.WriteAllTextAsync(Backup, new string('x', 10000));
        var restore = () => StoreBackup.Restore(Backup, _place.File);
        restore.Should().Throw<IOException>().WithMessage($"*{Backup}*");
        await using var again = SqliteHallStore.Open(_place.File, TimeProvider.System);
        (await again.AllAsync(Hall)).Should().ContainSingle();
    }

    [Fact]
    public async Task A_backup_is_never_written_over_another_file()
    {
        await using var store = SqliteHallStore.Open(_place.File, TimeProvider.System);
        await File.WriteAllTextAsync(Backup, "keep me");
        var backUp = () => StoreBackup.BackUp(_place.File, Backup);
        backUp.Should().Throw<IOException>().WithMessage("*exists*");
        (await File.ReadAllTextAsync(Backup)).Should().Be("keep me");
    }
}
