using ServiceQueue.Host.Tests.Running;
using Xunit;

namespace ServiceQueue.Host.Tests.BadInput;

/// <summary>
/// One hall for all that is sent to it in vain: two wait, counter 2 serves one, nothing may change.
/// </summary>
public sealed class OpenHall : IAsyncLifetime
{
    private HallFolder? _folder;

    /// <summary>The hall.</summary>
    internal RunningHall Hall { get; private set; } = null!;

    /// <summary>A visit that waits.</summary>
    internal string Visit { get; private set; } = "";

    /// <inheritdoc />
    public async Task InitializeAsync()
    {
        _folder = HallFolder.OfDemo();
        Hall = await RunningHall.StartAsync(_folder.Write());
        foreach (var _ in Enumerable.Range(0, 3))
            Visit = (string)(await Hall.Api.TakeAsync("social-security"))["visit"]!;
        await Hall.Api.DoAsync("counters/2/call-next");
        await Hall.Api.DoAsync("counters/2/serve");
        await Hall.Api.DoAsync("counters/6/close");
    }

    /// <inheritdoc />
    public async Task DisposeAsync()
    {
        try
        {
            await Hall.EndWholeAsync();
        }
        finally
        {
            await Hall.DisposeAsync();
            _folder!.Dispose();
        }
    }
}
