using System.Collections.Concurrent;
using System.Text;
using FluentAssertions;
using ServiceQueue.Contracts;
using ServiceQueue.Drivers.Mqtt;
using ServiceQueue.Simulators.Broker;
using Xunit;

namespace ServiceQueue.Drivers.Tests.Mqtt;

/// <summary>What every <see cref="IBroker"/> owes, over the real one and the one of the simulation.</summary>
public sealed class BrokerContract
{
    public static TheoryData<string> Drivers => ["mqtt", "memory"];

    [Theory, MemberData(nameof(Drivers))]
    public async Task ARetainedValueReachesWhoComesLater(string driver)
    {
        await using var bench = await BrokerBench.OpenAsync(driver);
        var host = bench.Client("host");
        host.Retain("board", "1"u8.ToArray());
        await bench.ConnectAsync(host);
        host.Retain("board", "2"u8.ToArray());

        var screen = bench.Client("screen");
        var heard = Log(screen, "board");
        await bench.ConnectAsync(screen);
        await Until.TrueAsync(() => heard.LastOrDefault() == "board=2", "the newest value is heard");
    }

    [Theory, MemberData(nameof(Drivers))]
    public async Task ACallReachesOnlyWhoHearsItNow(string driver)
    {
        await using var bench = await BrokerBench.OpenAsync(driver);
        var (host, screen) = (bench.Client("host"), bench.Client("screen"));
        var heard = Log(screen, "calls");
        await bench.ConnectAsync(screen);
        await bench.ConnectAsync(host);
        await host.PublishAsync("calls", "A001"u8.ToArray(), default);
        await Until.TrueAsync(() => heard.Contains("calls=A001"), "the call is heard");

        // A later one hears what is retained after the subscription is granted, and no call from before it.
        host.Retain("mark", "here"u8.ToArray());
        var late = bench.Client("late");
        var heardLate = Log(late, "+");
        await bench.ConnectAsync(late);
        await Until.TrueAsync(() => heardLate.Contains("mark=here"), "the retained mark is heard");
        heardLate.Should().NotContain("calls=A001");
    }

    [Theory, MemberData(nameof(Drivers))]
    public async Task WithoutAConnectionACallFailsAtOnce(string driver)
    {
        await using var bench = await BrokerBench.OpenAsync(driver);
        var host = bench.Client("host");
        await host.Invoking(h => h.PublishAsync("calls", "A001"u8.ToArray(), default))
            .Should().ThrowAsync<LineGoneException>();
    }

    [Theory, MemberData(nameof(Drivers))]
    public async Task AfterAKillTheLatestValuesAreRightAgainAndTheStatusComesFirst(string driver)
    {
        await using var bench = await BrokerBench.OpenAsync(driver);
        var (host, screen) = (bench.Client("host"), bench.Client("screen"));
        var changes = new ConcurrentQueue<bool>();
        host.ConnectionChanged += changes.Enqueue;
        host.Retain("status", "online"u8.ToArray());
        host.Retain("board", "1"u8.ToArray());
        await bench.ConnectAsync(host);
        bench.KillBroker();
        await Until.TrueAsync(() => !host.Connected, "the loss is seen");
        host.Trouble.Should().NotBeEmpty();
        host.Retain("board", "2"u8.ToArray());
        var heard = Log(screen, "#");
        bench.Run(screen);
        await bench.RestartBrokerAsync();
        await Until.TrueAsync(
            () => host.Connected && heard.Contains("board=2")
                && heard.Contains("status=online"), "all is right");
        heard.Should().NotContain("board=1");
        changes.Should().Equal(true, false, true);
        host.Trouble.Should().BeEmpty();
    }

    [Theory, MemberData(nameof(Drivers))]
    public async Task AnOrderlyStopSaysOffline(string driver)
    {
        await using var bench = await BrokerBench.OpenAsync(driver);
        var (host, screen) = (bench.Client("host"), bench.Client("screen"));
        var heard = Log(screen, "status");
        await bench.ConnectAsync(screen);
        host.Retain("status", "online"u8.ToArray());
        await bench.ConnectAsync(host);
        await Until.TrueAsync(() => heard.Contains("status=online"), "online is heard");
        await bench.StopAsync(host);
        await Until.TrueAsync(() => heard.LastOrDefault() == "status=offline", "offline is heard");
        host.Connected.Should().BeFalse();
    }

    [Theory, MemberData(nameof(Drivers))]
    public async Task WhoStopsHearingHearsNoMore(string driver)
    {
        await using var bench = await BrokerBench.OpenAsync(driver);
        var (host, screen) = (bench.Client("host"), bench.Client("screen"));
        var first = new ConcurrentQueue<string>();
        var hearing =
            screen.Hear("calls", (_, payload) => first.Enqueue(Encoding.UTF8.GetString(payload.Span)));
        var second = Log(screen, "calls");
        await bench.ConnectAsync(screen);
        await bench.ConnectAsync(host);
        await host.PublishAsync("calls", "A001"u8.ToArray(), default);
        await Until.TrueAsync(() => !first.IsEmpty && !second.IsEmpty, "both hear");
        hearing.Dispose();
        await host.PublishAsync("calls", "A002"u8.ToArray(), default);
        await Until.TrueAsync(() => second.Contains("calls=A002"), "the other still hears");
        first.Should().NotContain("A002");
    }

    [Theory, MemberData(nameof(Drivers))]
    public async Task HearingMayBeginWhileConnected(string driver)
    {
        await using var bench = await BrokerBench.OpenAsync(driver);
        var (host, screen) = (bench.Client("host"), bench.Client("screen"));
        await bench.ConnectAsync(screen);
        await bench.ConnectAsync(host);
        host.Retain("displays/a/alive", "1"u8.ToArray());
        host.Retain("displays/b/alive", "2"u8.ToArray());
        host.Retain("displays/b/other", "3"u8.ToArray());
        var heard = Log(screen, "displays/+/alive");
        await Until.TrueAsync(() => heard.Distinct().Count() >= 2, "both are heard");
        heard.Distinct().Should().BeEquivalentTo("displays/a/alive=1", "displays/b/alive=2");
    }

    [Theory, MemberData(nameof(Drivers))]
    public async Task TopicsAreChecked(string driver)
    {
        await using var bench = await BrokerBench.OpenAsync(driver);
        var host = bench.Client("host");
        host.Invoking(h => h.Retain("a/#", default)).Should().Throw<ArgumentException>();
        host.Invoking(h => h.Retain("a\0b", default)).Should().Throw<ArgumentException>();
        host.Invoking(h => h.Retain(new string('a', 70_000), default)).Should().Throw<ArgumentException>();
        host.Invoking(h => h.Hear("a#", (_, _) => { })).Should().Throw<ArgumentException>();
        host.Invoking(h => h.Hear("#/a", (_, _) => { })).Should().Throw<ArgumentException>();
        await host.Invoking(h => h.PublishAsync("a/+", default, default))
            .Should().ThrowAsync<ArgumentException>();
    }

    private static ConcurrentQueue<string> Log(IBroker broker, string filter)
    {
        var log = new ConcurrentQueue<string>();
        broker.Hear(
            filter, (topic, payload) => log.Enqueue($"{topic}={Encoding.UTF8.GetString(payload.Span)}"));
        return log;
    }
}

/// <summary>A broker and clients of one driver.</summary>
internal sealed class BrokerBench : IAsyncDisposable
{
    private readonly Dictionary<IBroker, (CancellationTokenSource Stop, Task Running)> _running = [];
    private BrokerChild? _child;
    private MemoryHub? _hub;

    public static async Task<BrokerBench> OpenAsync(string driver) => driver == "mqtt"
        ? new BrokerBench { _child = await BrokerChild.StartAsync() }
        : new BrokerBench { _hub = new MemoryHub() };

    public IBroker Client(string id)
    {
        if (_child is not null) return new MqttBroker(_child.Address(id), TimeProvider.System);
        var address = new BrokerAddress
        {
            Root = "sq/hall/",
            ClientId = id,
            OfflineStatus = "offline"u8.ToArray(),
            StatusTopic = id == "host" ? "status" : "status-of-" + id,
        };
        return new MemoryBroker(address, _hub!);
    }

    public void Run(IBroker broker)
    {
        var stop = new CancellationTokenSource();
        _running.Add(broker, (stop, broker.RunAsync(stop.Token)));
    }

    public async Task ConnectAsync(IBroker broker)
    {
        Run(broker);
        await Until.TrueAsync(() => broker.Connected, "the client connects");
    }

    public async Task StopAsync(IBroker broker)
    {
        _running.Remove(broker, out var run);
        await run.Stop.CancelAsync();
        await run.Running.WaitAsync(TimeSpan.FromSeconds(10));
        run.Stop.Dispose();
    }

    public void KillBroker()
    {
        _child?.Kill();
        _hub?.GoDown();
    }

    public async Task RestartBrokerAsync()
    {
        if (_child is not null) await _child.RestartAsync();
        _hub?.ComeUp();
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var broker in _running.Keys.ToList()) await StopAsync(broker);
        _child?.Dispose();
    }
}
