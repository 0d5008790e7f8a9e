using NodaTime;
using ServiceQueue.Core.Halls;

namespace ServiceQueue.Engine.Halls;

/// <summary>Wakes a hall when <see cref="Hall.NextAlarm"/> says so.</summary>
public sealed class AlarmClock(HallRunner runner, TimeProvider time)
{
    /// <summary>Looked at again at least this often, so that a changed system clock is noticed.</summary>
    private static readonly TimeSpan LongestSleep = TimeSpan.FromMinutes(1);

    /// <summary>Runs until cancelled. Wakes the hall once at the start.</summary>
    public async Task RunAsync(CancellationToken stop)
    {
        try
        {
            await WakeAsync(stop);
            while (true)
            {
                var alarm = Hall.NextAlarm(runner.State);
                var sleep =
                    alarm is { } at ? at - Instant.FromDateTimeOffset(time.GetUtcNow()) : Duration.MaxValue;
                if (sleep > Duration.Zero)
                {
                    await Task.Delay(
                        sleep > Duration.FromTimeSpan(LongestSleep)
                            ? LongestSleep : sleep.ToTimeSpan(), time, stop);
                    if (sleep > Duration.FromTimeSpan(LongestSleep)) continue;
                }

                await WakeAsync(stop);
            }
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            // The hall stops, and its clock with it.
        }
    }

    private async Task WakeAsync(CancellationToken stop)
    {
        if (await TryWakeAsync(stop) is not Done { Events.Count: > 0 })
            await Task.Delay(TimeSpan.FromSeconds(1), time, stop);
    }

    private async Task<Answer?> TryWakeAsync(CancellationToken stop)
    {
        try
        {
            return await runner.AskAsync(new Wake(), "clock", null, stop);
        }
        catch (IOException)
        {
            return null;
        }
    }
}
