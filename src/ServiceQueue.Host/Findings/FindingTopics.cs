using System.Threading.Channels;
using ServiceQueue.Contracts;
using ServiceQueue.Contracts.Json;
using ServiceQueue.Devices.Displays;
using ServiceQueue.Engine.Findings;

namespace ServiceQueue.Host.Findings;

/// <summary>
/// Brings what the watch finds to the broker: each finding once it is made, in order, and the counts of the
/// day. While the broker is away findings wait, the newest thousand of them; the others are in the journal.
/// </summary>
internal sealed class FindingTopics
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    private readonly IBroker _broker;
    private readonly Channel<NumberedFinding> _waiting = Channel.CreateBounded<NumberedFinding>(
        new BoundedChannelOptions(1000) { FullMode = BoundedChannelFullMode.DropOldest });

    public FindingTopics(Watch watch, IBroker broker)
    {
        _broker = broker;
        watch.Noticed += finding => _waiting.Writer.TryWrite(finding);
        watch.TodayChanged += today => broker.Retain(
            Payloads.FindingsTodayTopic, Payloads.FindingsToday(today.Day, today.Breach, today.Warning));
    }

    /// <summary>Publishes until cancelled.</summary>
    public async Task RunAsync(CancellationToken stop)
    {
        await foreach (var finding in _waiting.Reader.ReadAllAsync(stop))
        {
            while (!await TryPublishAsync(finding, stop)) await Task.Delay(Pause, stop);
        }
    }

    private async Task<bool> TryPublishAsync(NumberedFinding found, CancellationToken stop)
    {
        try
        {
            var finding = FindingJson.Of(found.Finding, Checker.InfoOf(found.Finding.Rule));
            await _broker.PublishAsync(
                Payloads.FindingsTopic, Payloads.Finding(found.Number, finding), stop);
            return true;
        }
        catch (LineGoneException)
        {
            return false;
        }
        catch (BrokerRefusedException)
        {
            // To try the same again is no use; the finding is in the feed and in the journal.
            return true;
        }
    }
}
