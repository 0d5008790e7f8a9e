using ServiceQueue.Engine.Findings;
using ServiceQueue.Engine.Halls;

namespace ServiceQueue.Host.Findings;

/// <summary>
/// Watches for findings from the start of the host to its end, beside the hall: what goes wrong here is told
/// and leaves the hall alone.
/// </summary>
internal sealed class FindingsOperation(Watch watch, FindingTopics topics, ILogger<FindingsOperation> log)
    : BackgroundService
{
    /// <inheritdoc />
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            await Together.RunAsync(
                Task.Run(() => WatchAsync(stoppingToken), stoppingToken), topics.RunAsync(stoppingToken));
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The host stops.
        }
        catch (Exception broken) when (broken is not OutOfMemoryException)
        {
            log.LogError(broken, "Findings are no longer watched for; servicequeue check finds them");
        }
    }

    private async Task WatchAsync(CancellationToken stop)
    {
        await watch.RunAsync(stop);
        if (!stop.IsCancellationRequested)
            log.LogError("Findings are no longer watched for: {Trouble}", watch.Trouble);
    }
}
