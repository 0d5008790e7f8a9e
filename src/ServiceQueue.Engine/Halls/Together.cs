namespace ServiceQueue.Engine.Halls;

/// <summary>Work that makes sense only as long as all of it goes on.</summary>
public static class Together
{
    /// <summary>
    /// Ends when all of it has ended, or throws as soon as one part fails: a loop that died must not go
    /// unnoticed until the others end, which may be never.
    /// </summary>
    public static async Task RunAsync(params IReadOnlyList<Task> parts)
    {
        var running = parts.ToList();
        while (running.Count > 0)
        {
            var ended = await Task.WhenAny(running);
            running.Remove(ended);
            await ended;
        }
    }
}
