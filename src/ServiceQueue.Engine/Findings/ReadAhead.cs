using System.Runtime.CompilerServices;
using System.Threading.Channels;
using ServiceQueue.Contracts;

namespace ServiceQueue.Engine.Findings;

/// <summary>
/// Reads a journal ahead of whoever folds it: one stage reads and follows the chain, another reads the
/// events. A few pages are under way at the most, however long the journal is.
/// </summary>
/// <param name="store">The journal's store.</param>
/// <param name="hall">The hall.</param>
/// <param name="chain">Follows the records; whoever folds may ask it once all are read.</param>
/// <param name="start">Starts a stage, on a thread of its own where the caller has threads to give.</param>
internal sealed class ReadAhead(IHallStore store, string hall, Chain chain, Func<Func<Task>, Task> start)
{
    private const int PageRecords = 512;
    private const int PagesAhead = 8;

    private readonly Channel<ReadPage> _followed = Channel.CreateBounded<ReadPage>(PagesAhead);
    private readonly Channel<ReadPage> _decoded = Channel.CreateBounded<ReadPage>(PagesAhead);

    /// <summary>The pages after the chain's last record, up to a sequence. Called once.</summary>
    public async IAsyncEnumerable<ReadPage> PagesAsync(
        long to, [EnumeratorCancellation] CancellationToken stop)
    {
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(stop);
        Task[] stages =
        [
            start(() => StageAsync(_followed, () => FollowAsync(to, ending.Token))),
            start(() => StageAsync(_decoded, () => DecodeAsync(ending.Token))),
        ];
        try
        {
            while (await _decoded.Reader.WaitToReadAsync(stop))
            {
                while (_decoded.Reader.TryRead(out var page)) yield return page;
            }
        }
        finally
        {
            await ending.CancelAsync();
            // What a stage met is told through its channel.
            await Task.WhenAll(stages);
        }
    }

    private static async Task StageAsync(Channel<ReadPage> to, Func<Task> work)
    {
        try
        {
            await work();
            to.Writer.TryComplete();
        }
        catch (Exception failure)
        {
            to.Writer.TryComplete(failure);
        }
    }

    private async Task FollowAsync(long to, CancellationToken stop)
    {
        var page = new List<JournalRecord>(PageRecords);
        await foreach (var record in store.ReadAsync(hall, chain.Sequence + 1, to, stop))
        {
            page.Add(record);
            if (page.Count < PageRecords) continue;
            await _followed.Writer.WriteAsync(ReadPage.Of([.. page], chain), stop);
            page.Clear();
        }

        if (page.Count > 0) await _followed.Writer.WriteAsync(ReadPage.Of([.. page], chain), stop);
    }

    private async Task DecodeAsync(CancellationToken stop)
    {
        while (await _followed.Reader.WaitToReadAsync(stop))
        {
            while (_followed.Reader.TryRead(out var page))
                await _decoded.Writer.WriteAsync(page.Decode(), stop);
        }
    }
}
