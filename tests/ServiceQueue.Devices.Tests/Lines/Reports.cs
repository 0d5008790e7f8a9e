using System.Collections.Concurrent;
using ServiceQueue.Contracts;

namespace ServiceQueue.Devices.Tests.Lines;

/// <summary>Keeps what devices report, in order.</summary>
internal sealed class Reports : IDeviceReports
{
    private readonly ConcurrentQueue<DeviceReport> _all = new();

    public IReadOnlyList<DeviceReport> All => [.. _all];

    public IReadOnlyList<KeyPressed> Keys => [.. _all.OfType<KeyPressed>()];

    public IReadOnlyList<EvaluatorPressed> Ratings => [.. _all.OfType<EvaluatorPressed>()];

    public DeviceFaultKind?[] Faults(string device) =>
        [.. _all.OfType<FaultChanged>().Where(f => f.Device == device).Select(f => f.Fault?.Kind)];

    public void Report(DeviceReport report) => _all.Enqueue(report);

    /// <summary>Waits for a condition of the real world.</summary>
    public static Task UntilAsync(Func<bool> condition, string what) => UntilAsync(condition, () => what);

    /// <summary>Waits for a condition of the real world; what is told in vain is looked at then.</summary>
    public static async Task UntilAsync(Func<bool> condition, Func<string> what)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        while (!condition())
        {
            if (limit.IsCancellationRequested) throw new TimeoutException($"Waited in vain: {what()}.");
            await Task.Delay(5, CancellationToken.None);
        }
    }
}
