using System.Collections.Concurrent;
using System.Text;
using FluentAssertions;
using ServiceQueue.Contracts;
using ServiceQueue.Drivers.Mqtt;
using Xunit;

namespace ServiceQueue.Drivers.Tests.Mqtt;

/// <summary>The MQTT client against a real mosquitto that is killed, refuses and restarts.</summary>
public sealed class MqttBrokerTests
{
    private const int Topics = 30;

    [Fact]
    public async Task HoweverOftenTheBrokerIsKilledEveryTopicIsRightAndNeverOlder()
    {
        using var child = await BrokerChild.StartAsync();
        using var stop = new CancellationTokenSource();
        var host = new MqttBroker(child.Address("host"), TimeProvider.System);
        var running = host.RunAsync(stop.Token);
        var value = 0;
        using var writtenEnough = new CancellationTokenSource();
        var writing = WriteAsync(host, () => Interlocked.Increment(ref value), writtenEnough.Token);
        for (var round = 0; round < 6; round++)
        {
            await Until.TrueAsync(() => host.Connected, "the host connects");
            var seen = Volatile.Read(ref value);
            await Until.TrueAsync(() => Volatile.Read(ref value) > seen + 200, "publishes are under way");
            child.Kill();
            await child.RestartAsync();
        }

        await Until.TrueAsync(() => host.Connected, "the host connects for the last time");
        await writtenEnough.CancelAsync();
        await writing;
        await stop.CancelAsync();
        await running;

        using var again = new CancellationTokenSource();
        var last = LastOf(value);
        var watcher = new MqttBroker(child.Address("watcher"), TimeProvider.System);
        var older = new ConcurrentQueue<string>();
        var now = new ConcurrentDictionary<string, int>();
        watcher.Hear("t/+", (topic, payload) =>
        {
            var got = int.Parse(Encoding.UTF8.GetString(payload.Span));
            if (now.TryGetValue(topic, out var before) && got < before)
                older.Enqueue($"{topic}: {got} after {before}");
            now[topic] = got;
        });
        var watching = watcher.RunAsync(again.Token);
        await Until.TrueAsync(() => now.Count == last.Count, "every topic is retained");
        now.Should().BeEquivalentTo(last, "the orderly stop waited for every acknowledgement");
        older.Should().BeEmpty();
        await again.CancelAsync();
        await watching;
    }

    [Fact]
    public async Task ASubscriberThatStaysNeverSeesAnOlderValueAcrossTheKill()
    {
        using var child = await BrokerChild.StartAsync();
        using var stop = new CancellationTokenSource();
        var (host, screen) = (
            new MqttBroker(child.Address("host"), TimeProvider.System),
            new MqttBroker(child.Address("screen"), TimeProvider.System));
        var older = new ConcurrentQueue<string>();
        var now = new ConcurrentDictionary<string, int>();
        screen.Hear("t/+", (topic, payload) =>
        {
            var got = int.Parse(Encoding.UTF8.GetString(payload.Span));
            if (now.TryGetValue(topic, out var before) && got < before)
                older.Enqueue($"{topic}: {got} after {before}");
            now[topic] = got;
        });
        Task[] running = [host.RunAsync(stop.Token), screen.RunAsync(stop.Token)];
        var value = 0;
        for (var round = 0; round < 4; round++)
        {
            await Until.TrueAsync(() => host.Connected && screen.Connected, "both connect");
            for (var i = 0; i < 500; i++) Retain(host, ++value);
            child.Kill();
            for (var i = 0; i < 50; i++) Retain(host, ++value);
            await child.RestartAsync();
            var last = LastOf(value);
            await Until.TrueAsync(
                () => last.All(l => now.GetValueOrDefault(l.Key) == l.Value), "the screen is right again");
        }

        older.Should().BeEmpty();
        await stop.CancelAsync();
        await Task.WhenAll(running);
    }

    [Fact]
    public async Task TheWillIsSeenWhenTheClientVanishes()
    {
        using var child = await BrokerChild.StartAsync();
        using var stop = new CancellationTokenSource();
        var screen = new MqttBroker(child.Address("screen"), TimeProvider.System);
        var heard = new ConcurrentQueue<string>();
        screen.Hear("status", (_, payload) => heard.Enqueue(Encoding.UTF8.GetString(payload.Span)));
        var running = screen.RunAsync(stop.Token);

        // Another client with the same id takes the session over: to the broker the first one has vanished.
        var host = new MqttBroker(child.Address("host"), TimeProvider.System);
        host.Retain("status", "online"u8.ToArray());
        using var first = new CancellationTokenSource();
        var hosting = host.RunAsync(first.Token);
        await Until.TrueAsync(() => heard.Contains("online"), "online is heard");
        var opening = await Opening.OpenAsync(child.Address("host"), default);
        await Until.TrueAsync(() => heard.Contains("offline"), "the will is heard");
        opening.Socket.Dispose();
        await Until.TrueAsync(
            () => heard.LastOrDefault() == "online", "the host takes its place again and says so");
        await first.CancelAsync();
        await stop.CancelAsync();
        await Task.WhenAll(hosting, running);
    }

    [Fact]
    public async Task ARefusedPublishIsToldWithItsReason()
    {
        using var child = await BrokerChild.StartAsync();
        using var stop = new CancellationTokenSource();
        var reader = new MqttBroker(child.Address("reader", "reader"), TimeProvider.System);
        var running = reader.RunAsync(stop.Token);
        await Until.TrueAsync(() => reader.Connected, "it connects");
        var publishing = () => reader.PublishAsync("calls", "A001"u8.ToArray(), default);
        (await publishing.Should().ThrowAsync<BrokerRefusedException>())
            .WithMessage("*calls*not authorized*0x87*");
        reader.Retain("board", "1"u8.ToArray());
        await Until.TrueAsync(() => reader.Trouble.Length > 0, "the refusal is told");
        reader.Trouble.Should().Contain("board").And.Contain("0x87");
        reader.Connected.Should().BeTrue();
        await stop.CancelAsync();
        await running;
    }

    [Fact]
    public async Task AWrongPasswordIsToldAndTriedAgain()
    {
        using var child = await BrokerChild.StartAsync();
        using var stop = new CancellationTokenSource();
        var host = new MqttBroker(child.Address("host") with { Password = "wrong" }, TimeProvider.System);
        var running = host.RunAsync(stop.Token);
        await Until.TrueAsync(() => host.Trouble.Length > 0, "the refusal is told");
        host.Trouble.Should().Contain("refused: ").And.MatchRegex("0x8[67]");
        host.Connected.Should().BeFalse();
        await stop.CancelAsync();
        await running;
    }

    [Fact]
    public async Task ItConnectsWithMoreThan1024OpenFiles()
    {
        using var child = await BrokerChild.StartAsync();
        var files = Enumerable.Range(0, 1200).Select(_ => File.OpenHandle("/dev/null")).ToList();
        try
        {
            using var stop = new CancellationTokenSource();
            files[^1].DangerousGetHandle().Should().BeGreaterThan(1024);
            var host = new MqttBroker(child.Address("host"), TimeProvider.System);
            var running = host.RunAsync(stop.Token);
            await Until.TrueAsync(() => host.Connected, "it connects");
            await host.PublishAsync("calls", "A001"u8.ToArray(), default);
            child.Kill();
            await child.RestartAsync();
            await Until.TrueAsync(() => host.Connected, "it connects again");
            await stop.CancelAsync();
            await running;
        }
        finally
        {
            files.ForEach(f => f.Dispose());
        }
    }

    [Fact]
    public async Task ThousandsOfCallsGoThroughAllTheSame()
    {
        using var child = await BrokerChild.StartAsync();
        using var stop = new CancellationTokenSource();
        var (host, screen) = (
            new MqttBroker(child.Address("host"), TimeProvider.System),
            new MqttBroker(child.Address("screen"), TimeProvider.System));
        var heard = new ConcurrentQueue<string>();
        screen.Hear("calls", (_, payload) => heard.Enqueue(Encoding.UTF8.GetString(payload.Span)));
        Task[] running = [host.RunAsync(stop.Token), screen.RunAsync(stop.Token)];
        await Until.TrueAsync(() => host.Connected && screen.Connected, "both connect");

        // Heard once proves that the subscription stands.
        await Until.TrueAsync(
            () => !heard.IsEmpty
                || !host.PublishAsync("calls", "first"u8.ToArray(), default).Wait(50), "the screen hears");
        for (var batch = 0; batch < 10; batch++)
        {
            var at = batch;
            await Task.WhenAll(Enumerable.Range(0, 300).Select(i =>
                host.PublishAsync("calls", Encoding.UTF8.GetBytes($"{(at * 300) + i}"), default)));
        }

        await Until.TrueAsync(() => heard.Contains("2999"), "the last one is heard");
        heard.Where(h => h != "first").Should().Equal(Enumerable.Range(0, 3000).Select(i => $"{i}"));
        await stop.CancelAsync();
        await Task.WhenAll(running);
    }

    private static async Task WriteAsync(MqttBroker host, Func<int> next, CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
        {
            for (var i = 0; i < 10; i++) Retain(host, next());
            await Task.Delay(1, CancellationToken.None);
        }
    }

    private static void Retain(MqttBroker host, int value) =>
        host.Retain($"t/{value % Topics}", Encoding.UTF8.GetBytes($"{value}"));

    private static Dictionary<string, int> LastOf(int value) =>
        Enumerable.Range(value - Topics + 1, Topics).ToDictionary(v => $"t/{v % Topics}");
}
