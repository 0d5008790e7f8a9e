using ServiceQueue.Contracts;
using ServiceQueue.Devices.Lines;
using Xunit;

namespace ServiceQueue.Devices.Tests.Lines;

/// <summary>A line that is noisy, and read at the very moment it would have been found calm.</summary>
public sealed class NoisyReadTests : ISerialLine, ISerialLineDriver
{
    private readonly TaskCompletionSource<int> _late =
        new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _reads;

    public string Scheme => "sim";

    [Fact]
    public async Task A_byte_that_comes_just_when_the_line_would_be_calm_does_not_end_the_line()
    {
        var time = new ManualTime();
        await using var timer = time.CreateTimer(
            _ => _late.SetResult(1), null, TimeSpan.FromSeconds(10), Timeout.InfiniteTimeSpan);
        var line = new SharedLine(new LineAddress { Scheme = "sim", Target = "m" }, this, time);
        using var stop = new CancellationTokenSource();
        var running = line.RunAsync(stop.Token);

        // The wait for calm is the nearer timer once the line is loud; then both are over at once.
        await Reports.UntilAsync(() => time.Next < TimeSpan.FromSeconds(9), "the wait for calm");
        time.Advance(TimeSpan.FromSeconds(10));

        await Reports.UntilAsync(
            () => Volatile.Read(ref _reads) >= 3, () => $"a further read; {running.Status}");
        await stop.CancelAsync();
        await running;
    }

    public ValueTask<ISerialLine> OpenAsync(LineAddress address, CancellationToken stop) => new(this);

    public ValueTask WriteAsync(ReadOnlyMemory<byte> bytes, CancellationToken stop) =>
        ValueTask.CompletedTask;

    public ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken stop) =>
        Interlocked.Increment(ref _reads) switch
        {
            1 => new ValueTask<int>(Math.Min(64, buffer.Length)),
            2 => new ValueTask<int>(_late.Task),
            _ => new ValueTask<int>(ForeverAsync(stop)),
        };

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private static async Task<int> ForeverAsync(CancellationToken stop)
    {
        await Task.Delay(Timeout.Infinite, stop);
        return 0;
    }
}
