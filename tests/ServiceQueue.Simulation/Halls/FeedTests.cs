using FluentAssertions;
using ServiceQueue.Contracts;
using ServiceQueue.Simulation.Journal;

namespace ServiceQueue.Simulation.Halls;

public sealed class FeedTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    [Theory]
    [InlineData(0)]
    [InlineData(2)]
    [InlineData(7)]
    public async Task A_follower_goes_on_where_it_stopped(int after)
    {
        await using var hall = await RunningHall.OpenAsync();
        for (var i = 0; i < 10; i++) await hall.IssueAsync($"V{i}");
        var head = hall.Runner.State.Sequence;

        var got = await TakeAsync(hall, after, (int)head - after);

        got.Select(r => r.Sequence)
            .Should().Equal(Enumerable.Range(after + 1, (int)head - after).Select(i => (long)i));
    }

    [Fact]
    public async Task A_follower_that_is_level_waits_for_the_next()
    {
        await using var hall = await RunningHall.OpenAsync();
        await using var following =
            hall.Runner.Feed.FollowAsync(hall.Runner.Feed.Head, default).GetAsyncEnumerator();
        var next = following.MoveNextAsync().AsTask();
        next.IsCompleted.Should().BeFalse();

        await hall.IssueAsync("V1");

        (await next.WaitAsync(Patience)).Should().BeTrue();
        following.Current.Sequence.Should().Be(hall.Runner.State.Sequence);
    }

    [Fact]
    public async Task A_follower_from_the_future_starts_from_now()
    {
        await using var hall = await RunningHall.OpenAsync();
        await using var following = hall.Runner.Feed.FollowAsync(long.MaxValue, default).GetAsyncEnumerator();
        var next = following.MoveNextAsync().AsTask();

        await hall.IssueAsync("V1");

        (await next.WaitAsync(Patience)).Should().BeTrue();
        following.Current.Sequence.Should().Be(hall.Runner.State.Sequence);
    }

    [Fact]
    public async Task A_slow_follower_misses_nothing_and_delays_nobody()
    {
        await using var hall = await RunningHall.OpenAsync();
        await using var slow = hall.Runner.Feed.FollowAsync(0, default).GetAsyncEnumerator();
        await slow.MoveNextAsync();

        // More than the feed keeps in memory, while the follower looks at its first record.
        await Task.WhenAll(Enumerable.Range(0, 4500).Select(i => hall.IssueAsync($"V{i}")));
        var rest = new List<long>();
        while (rest.Count == 0 || rest[^1] < hall.Runner.Feed.Head)
        {
            (await slow.MoveNextAsync().AsTask().WaitAsync(Patience)).Should().BeTrue();
            rest.Add(slow.Current.Sequence);
        }

        rest.Should().Equal(Enumerable.Range(2, (int)hall.Runner.Feed.Head - 1).Select(i => (long)i));
    }

    [Fact]
    public async Task After_a_restart_older_records_are_read_from_the_store()
    {
        await using var before = await RunningHall.OpenAsync();
        await before.IssueAsync("V1");
        await before.NextDayAsync();
        await before.NextDayAsync();
        await using var hall = await before.RestartAsync();

        var got = await TakeAsync(hall, 0, (int)hall.Runner.Feed.Head);

        got.Select(r => r.Sequence).Should().Equal(Enumerable.Range(1, got.Count).Select(i => (long)i));
    }

    [Fact]
    public async Task What_an_unsure_store_kept_reaches_the_followers()
    {
        await using var hall = await RunningHall.OpenAsync();
        await using var following =
            hall.Runner.Feed.FollowAsync(hall.Runner.Feed.Head, default).GetAsyncEnumerator();
        var next = following.MoveNextAsync().AsTask();
        hall.Store.DoubtNext(kept: true);

        await hall.Invoking(h => h.IssueAsync("V1")).Should().ThrowAsync<IOException>();

        (await next.WaitAsync(Patience)).Should().BeTrue();
    }

    [Fact]
    public async Task A_follower_that_is_cancelled_ends()
    {
        await using var hall = await RunningHall.OpenAsync();
        using var stop = new CancellationTokenSource();
        await using var following =
            hall.Runner.Feed.FollowAsync(long.MaxValue, stop.Token).GetAsyncEnumerator(default);
        var next = following.MoveNextAsync().AsTask();

        await stop.CancelAsync();

        await next.Awaiting(n => n.WaitAsync(Patience)).Should().ThrowAsync<OperationCanceledException>();
    }

    private static async Task<List<JournalRecord>> TakeAsync(RunningHall hall, long after, int count)
    {
        var got = new List<JournalRecord>();
        await foreach (var record in hall.Runner.Feed.FollowAsync(after, default))
        {
            got.Add(record);
            if (got.Count == count) break;
        }

        return got;
    }
}
