using ServiceQueue.Simulators;

namespace ServiceQueue.Drivers.Tests.Termios;

/// <summary>A far end that keeps what it hears and can say it again.</summary>
internal sealed class Recorder(string id, bool echoes = false) : SimulatedDevice(id)
{
    private readonly List<byte> _heard = [];

    public byte[] Heard
    {
        get
        {
            lock (_heard) return [.. _heard];
        }
    }

    public DateTimeOffset First { get; private set; }

    public DateTimeOffset Last { get; private set; }

    public override void Receive(ReadOnlySpan<byte> bytes, DateTimeOffset now)
    {
        lock (_heard)
        {
            if (_heard.Count == 0) First = now;
            _heard.AddRange(bytes);
            Last = now;
        }

        if (echoes) Send(bytes.ToArray());
    }

    public static async Task UntilAsync(Func<bool> condition, string what)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        while (!condition())
        {
            if (limit.IsCancellationRequested) throw new TimeoutException($"Waited in vain: {what}.");
            await Task.Delay(5, CancellationToken.None);
        }
    }
}
