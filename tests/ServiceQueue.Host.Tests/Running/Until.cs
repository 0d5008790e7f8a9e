using System.Diagnostics;

namespace ServiceQueue.Host.Tests.Running;

/// <summary>Waits for what must come, with a limit only a broken hall reaches.</summary>
internal static class Until
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan Step = TimeSpan.FromMilliseconds(25);

    /// <summary>Looks until what is seen is right, and returns it.</summary>
    public static async Task<T> SeenAsync<T>(Func<Task<T>> look, Func<T, bool> right, string what)
    {
        var began = Stopwatch.GetTimestamp();
        while (true)
        {
            var seen = await look();
            if (right(seen)) return seen;
            if (Stopwatch.GetElapsedTime(began) > Limit)
                throw new TimeoutException($"Never seen: {what}. Last seen: {seen}");
            await Task.Delay(Step);
        }
    }

    /// <summary>Looks until it is so.</summary>
    public static Task SoAsync(Func<bool> so, string what) =>
        SeenAsync(() => Task.FromResult(so()), yes => yes, what);
}
