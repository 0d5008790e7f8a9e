namespace ServiceQueue.Host.Commands;

/// <summary>Prints the one line that says the hall is ready.</summary>
internal static class Readiness
{
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan Step = TimeSpan.FromMilliseconds(50);

    /// <summary>
    /// Waits until pages, broker and devices are up. A device that stays away does not hold the hall up for
    /// ever: the line is printed all the same, and what is missing is named.
    /// </summary>
    public static async Task SayAsync(WebApplication app, CancellationToken stop)
    {
        var url = app.Urls.First();
        using var http = new HttpClient { BaseAddress = new Uri(url) };
        var until = TimeProvider.System.GetUtcNow() + Longest;
        var state = "";
        while (state != "ready" && TimeProvider.System.GetUtcNow() < until
            && !app.Lifetime.ApplicationStopping.IsCancellationRequested)
        {
            try
            {
                state = await http.GetStringAsync("/healthz", stop) == "ok"
                    ? await (await http.GetAsync("/readyz", stop)).Content.ReadAsStringAsync(stop)
                    : "";
                if (state != "ready") await Task.Delay(Step, stop);
            }
            catch (Exception problem) when (problem is HttpRequestException or OperationCanceledException)
            {
                if (stop.IsCancellationRequested) return;
                await Task.Delay(Step, CancellationToken.None);
            }
        }

        if (state != "ready") Console.WriteLine($"not all is up: {state}; see /api/halls/…/devices");
        Console.WriteLine($"ready {url.TrimEnd('/')}/");
    }
}
