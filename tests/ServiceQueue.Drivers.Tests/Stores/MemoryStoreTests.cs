using FluentAssertions;
using ServiceQueue.Contracts;
using ServiceQueue.Simulators.Store;
using Xunit;

namespace ServiceQueue.Drivers.Tests.Stores;

/// <summary>The disk that obeys: what the memory store owes a simulation beyond the contract.</summary>
public sealed class MemoryStoreTests
{
    private const string Hall = "demo";

    private readonly MemoryStore _store = new();

    [Fact]
    public void An_append_is_done_before_it_returns()
    {
        _store.AppendAsync(Samples.Batch(Hall, 1), default).IsCompletedSuccessfully.Should().BeTrue();
        _store.HeadAsync(Hall, default).IsCompletedSuccessfully.Should().BeTrue();
        _store.Synced.Should().Be(1);
    }

    [Fact]
    public async Task A_held_append_is_neither_told_nor_read_until_it_is_synced()
    {
        _store.Holds = true;
        var first = _store.AppendAsync(Samples.Batch(Hall, 1), default);
        var second = _store.AppendAsync(Samples.Batch(Hall, 2), default);
        _store.Waiting.Should().Be(2);
        (await _store.HeadAsync(Hall, default)).Should().BeNull();

        _store.Sync(1);
        await first;
        second.IsCompleted.Should().BeFalse();
        (await _store.HeadAsync(Hall, default))!.Sequence.Should().Be(1);

        _store.Sync();
        await second;
        (await _store.HeadAsync(Hall, default))!.Sequence.Should().Be(2);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(3)]
    public async Task A_power_cut_loses_what_had_not_reached_the_disk(int kept)
    {
        await _store.AppendAsync(Samples.Batch(Hall, 1), default);
        _store.Holds = true;
        var appends =
            Enumerable.Range(2, 3).Select(i => _store.AppendAsync(Samples.Batch(Hall, i), default)).ToList();
        _store.PowerCut(kept);
        foreach (var append in appends)
            await append.Invoking(a => a).Should().ThrowAsync<StoreUncertainException>();
        (await _store.HeadAsync(Hall, default))!.Sequence.Should().Be(1 + kept);
        _store.Waiting.Should().Be(0);
    }

    [Fact]
    public async Task A_planned_failure_leaves_nothing_and_is_over_after_one_writing()
    {
        _store.FailNext(new IOException("The disk is full."));
        await _store.Invoking(s => s.AppendAsync(Samples.Batch(Hall, 1), default))
            .Should().ThrowAsync<IOException>();
        (await _store.HeadAsync(Hall, default)).Should().BeNull();
        await _store.AppendAsync(Samples.Batch(Hall, 1), default);
    }

    [Theory]
    [InlineData(true, 1)]
    [InlineData(false, 0)]
    public async Task A_doubtful_append_is_there_or_not(bool kept, int records)
    {
        _store.DoubtNext(kept);
        await _store.Invoking(s => s.AppendAsync(Samples.Batch(Hall, 1), default))
            .Should().ThrowAsync<StoreUncertainException>();
        (await _store.AllAsync(Hall)).Should().HaveCount(records);
    }

    [Fact]
    public async Task A_held_append_can_be_taken_back()
    {
        _store.Holds = true;
        using var source = new CancellationTokenSource();
        var append = _store.AppendAsync(Samples.Batch(Hall, 1), source.Token);
        await source.CancelAsync();
        await append.Invoking(a => a).Should().ThrowAsync<OperationCanceledException>();
        _store.Sync();
        (await _store.HeadAsync(Hall, default)).Should().BeNull();
    }
}
