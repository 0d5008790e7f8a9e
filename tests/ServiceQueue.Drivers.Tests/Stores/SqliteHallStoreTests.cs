using FluentAssertions;
using Microsoft.Data.Sqlite;
using ServiceQueue.Contracts;
using ServiceQueue.Drivers.Sqlite;
using Xunit;

namespace ServiceQueue.Drivers.Tests.Stores;

/// <summary>
/// What the SQLite store owes beyond the contract: crashes, locks, damaged and foreign files.
/// </summary>
public sealed class SqliteHallStoreTests : IDisposable
{
    private const string Hall = "demo";

    private readonly StorePlace _place = StorePlace.Of("sqlite");

    public void Dispose() => _place.Dispose();

    [Fact]
    public async Task All_that_was_acknowledged_is_there_after_kill_9()
    {
        for (var round = 0; round < 6; round++)
        {
            using var writer = Writer.Start(_place.File, enough: 400);
            await writer.Wrote.WaitAsync(TimeSpan.FromSeconds(60));
            await writer.KillAsync();
            writer.Fault.Should().BeNull();
            writer.Acknowledged.Should().HaveCount(WriterProgram.Callers);

            await using var store = SqliteHallStore.Open(_place.File, TimeProvider.System);
            foreach (var (hall, acknowledged) in writer.Acknowledged)
            {
                var records = await store.AllAsync(hall);
                records.Count.Should().BeGreaterThanOrEqualTo((int)acknowledged);
                records.Select((record, i) => IsWhole(record, i + 1)).Should().NotContain(false);
            }
        }
    }

    [Fact]
    public async Task A_write_the_disk_refuses_is_told_and_harms_nothing_before_it()
    {
        // No file of the child may grow beyond 512 KiB; the write that would is refused with EFBIG. The
        // runtime's own double mapping needs a larger file, so it is switched off.
        using var writer = Writer.Start(
            _place.File, enough: int.MaxValue,
            "trap '' XFSZ; export DOTNET_EnableWriteXorExecute=0; ulimit -f 512");
        await writer.EndAsync().WaitAsync(TimeSpan.FromSeconds(60));
        writer.Fault.Should().StartWith(nameof(StoreUncertainException)).And.Contain(_place.File);

        await using var store = SqliteHallStore.Open(_place.File, TimeProvider.System);
        foreach (var (hall, acknowledged) in writer.Acknowledged)
        {
            var head = (await store.HeadAsync(hall, default))!.Sequence;
            head.Should().BeInRange(acknowledged, acknowledged + 1);
            await store.AppendAsync(Samples.Batch(hall, head + 1), default);
        }
    }

    [Fact]
    public async Task A_second_host_is_refused_by_name_until_the_first_ends()
    {
        await using (SqliteHallStore.Open(_place.File, TimeProvider.System))
        {
            Refusal().Should().Contain("in use").And.Contain($"{Environment.ProcessId}")
                .And.Contain("another data directory");
        }

        await using var next = SqliteHallStore.Open(_place.File, TimeProvider.System);
    }

    [Fact]
    public async Task The_lock_of_a_killed_host_locks_nothing()
    {
        using var writer = Writer.Start(_place.File, enough: 1);
        await writer.Wrote.WaitAsync(TimeSpan.FromSeconds(60));
        Refusal().Should().Contain("in use");
        await writer.KillAsync();
        await using var store = SqliteHallStore.Open(_place.File, TimeProvider.System);
        (await store.HallsAsync(default)).Should().NotBeEmpty();
    }

    [Fact]
    public async Task Another_program_may_read_while_a_host_writes_but_not_append()
    {
        await using var host = SqliteHallStore.Open(_place.File, TimeProvider.System);
        await host.AppendAsync(Samples.Batch(Hall, 1), default);
        await using var reader = SqliteHallStore.OpenToRead(_place.File);
        (await reader.HeadAsync(Hall, default))!.Sequence.Should().Be(1);
        await host.AppendAsync(Samples.Batch(Hall, 2), default);
        (await reader.HeadAsync(Hall, default))!.Sequence.Should().Be(2);
        await reader.Invoking(s => s.AppendAsync(Samples.Batch(Hall, 3), default)).Should()
            .ThrowAsync<InvalidOperationException>().WithMessage("*only to read*");
    }

    [Fact]
    public async Task A_closed_journal_can_be_read_without_a_host()
    {
        await using (var host = SqliteHallStore.Open(_place.File, TimeProvider.System))
            await host.AppendAsync(Samples.Batch(Hall, 1), default);
        await using var reader = SqliteHallStore.OpenToRead(_place.File);
        (await reader.AllAsync(Hall)).Should().ContainSingle();
    }

    [Fact]
    public void Reading_where_nothing_is_makes_nothing()
    {
        var open = () => SqliteHallStore.OpenToRead(_place.File);
        open.Should().Throw<FileNotFoundException>().WithMessage($"*{_place.File}*");
        Directory.EnumerateFileSystemEntries(_place.Directory).Should().BeEmpty();
    }

    [Fact]
    public async Task A_newer_journal_is_refused_and_left_as_it_is()
    {
        await using (SqliteHallStore.Open(_place.File, TimeProvider.System))
        {
        }

        Execute("INSERT INTO store_version (version, at) VALUES (99, '2030-01-01')");
        var before = await File.ReadAllBytesAsync(_place.File);
        Refusal().Should().Contain("newer release").And.Contain("99");
        (await File.ReadAllBytesAsync(_place.File)).Should().Equal(before);
    }

    [Fact]
    public void The_file_of_another_program_is_refused_and_left_as_it_is()
    {
        Execute("CREATE TABLE theirs (x)");
        var before = File.ReadAllBytes(_place.File);
        Refusal().Should().Contain("another program");
        File.ReadAllBytes(_place.File).Should().Equal(before);
    }

    [Fact]
    public void A_file_that_is_no_journal_names_the_remedy()
    {
        File.WriteAllText(_place.File, new string('x', 10000));
        Refusal().Should().Contain(_place.File).And.Contain("servicequeue restore");
    }

    [Fact]
    public async Task A_damaged_page_is_an_error_with_the_remedy_and_not_a_wrong_answer()
    {
        await using (var host = SqliteHallStore.Open(_place.File, TimeProvider.System))
        {
            for (var i = 1; i <= 2000; i += 100)
            {
                var records = Enumerable.Range(i, 100).Select(n => Samples.Record(Hall, n)).ToList();
                await host.AppendAsync(new StoreBatch { Hall = Hall, Records = records }, default);
            }
        }

        await using (var file = File.OpenWrite(_place.File))
        {
            // Everything behind the first pages: the tables' roots still stand, their leaves do not.
            file.Position = 12 * 4096;
            var noise = new byte[file.Length - file.Position];
            Array.Fill(noise, (byte)0xA5);
            file.Write(noise);
        }

        await using var store = SqliteHallStore.Open(_place.File, TimeProvider.System);
        await store.Invoking(s => s.AllAsync(Hall)).Should()
            .ThrowAsync<IOException>().WithMessage($"*{_place.File}*servicequeue restore*");
    }

    [Fact]
    public async Task A_foreign_writer_is_waited_for_and_then_named()
    {
        await using var store = SqliteHallStore.Open(_place.File, TimeProvider.System);
        using (var shell = Connect())
        {
            Execute(shell, "BEGIN IMMEDIATE");
            var append = store.AppendAsync(Samples.Batch(Hall, 1), default);
            await store.Invoking(_ => append)
                .Should().ThrowAsync<IOException>().WithMessage("*another program*");
            Execute(shell, "ROLLBACK");
        }

        await store.AppendAsync(Samples.Batch(Hall, 1), default);
    }

    [Fact]
    public void A_directory_that_cannot_be_made_is_named()
    {
        File.WriteAllText(_place.File, "a file, not a directory");
        var open = () => SqliteHallStore.Open(Path.Combine(_place.File, "hall.db"), TimeProvider.System);
        open.Should().Throw<IOException>().WithMessage($"*{_place.File}*write access*");
    }

    [Fact]
    public void A_directory_that_cannot_be_written_is_named()
    {
        // /proc takes no files from anyone, root included.
        var open = () => SqliteHallStore.Open("/proc/hall.db", TimeProvider.System);
        open.Should().Throw<IOException>().WithMessage("*/proc*write*");
    }

    [Fact]
    public async Task A_closed_store_says_so()
    {
        var store = SqliteHallStore.Open(_place.File, TimeProvider.System);
        await store.DisposeAsync();
        await store.DisposeAsync();
        await store.Invoking(s => s.AppendAsync(Samples.Batch(Hall, 1), default))
            .Should().ThrowAsync<ObjectDisposedException>();
        await store.Invoking(s => s.HeadAsync(Hall, default)).Should().ThrowAsync<ObjectDisposedException>();
    }

    [Fact]
    public async Task Appends_under_way_are_written_before_it_closes()
    {
        var store = SqliteHallStore.Open(_place.File, TimeProvider.System);
        var appends = Enumerable.Range(0, 50)
            .Select(i => store.AppendAsync(Samples.Batch($"hall-{i:00}", 1), default)).ToList();
        await store.DisposeAsync();
        await Task.WhenAll(appends);
        await using var again = SqliteHallStore.Open(_place.File, TimeProvider.System);
        (await again.HallsAsync(default)).Should().HaveCount(50);
    }

    // Compared by hand: the structural comparison of thousands of records takes longer than writing them.
    private static bool IsWhole(JournalRecord record, long sequence)
    {
        var expected = Samples.Record(record.Hall, sequence);
        return record with { Body = expected.Body, Hash = expected.Hash } == expected
            && record.Body.AsSpan().SequenceEqual(expected.Body)
            && record.Hash.AsSpan().SequenceEqual(expected.Hash);
    }

    private string Refusal()
    {
        var open = () => SqliteHallStore.Open(_place.File, TimeProvider.System);
        return open.Should().Throw<IOException>().Which.Message;
    }

    private SqliteConnection Connect()
    {
        var connection = new SqliteConnection($"Data Source={_place.File};Pooling=False");
        connection.Open();
        return connection;
    }

    private void Execute(string sql)
    {
        using var connection = Connect();
        Execute(connection, sql);
    }

    private static void Execute(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
