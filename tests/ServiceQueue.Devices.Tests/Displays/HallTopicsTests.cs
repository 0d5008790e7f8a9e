using System.Text;
using System.Text.Json.Nodes;
using FluentAssertions;
using NodaTime;
using ServiceQueue.Contracts;
using ServiceQueue.Core.Jobs;
using ServiceQueue.Devices.Displays;
using ServiceQueue.Simulators.Broker;
using Xunit;

namespace ServiceQueue.Devices.Tests.Displays;

/// <summary>
/// The hall's topics and its displays over the broker in memory, with a clock that the test moves.
/// </summary>
public sealed class HallTopicsTests : IAsyncLifetime
{
    private readonly HandClock _clock = new();
    private readonly MemoryHub _hub = new();
    private readonly CancellationTokenSource _stop = new();
    private readonly Reports _reports = new();
    private readonly List<Task> _running = [];
    private readonly MemoryBroker _broker;
    private readonly MemoryBroker _screen;
    private readonly HallTopics _topics;
    private readonly DisplayDevice _display;

    public HallTopicsTests()
    {
        _broker = Client("host", "status");
        _screen = Client("screen", "displays/d1/alive");
        _topics = new HallTopics("broker", _broker, _reports, _clock);
        _display = new DisplayDevice("d1", _broker, _reports, _clock);
    }

    public Task InitializeAsync()
    {
        // Without a context what a timer wakes runs at once, on the thread that moves the clock.
        var context = SynchronizationContext.Current;
        SynchronizationContext.SetSynchronizationContext(null);
        _running.Add(_topics.RunAsync(_stop.Token));
        _running.Add(_broker.RunAsync(_stop.Token));
        _running.Add(_screen.RunAsync(_stop.Token));
        _running.Add(_display.RunAsync(_stop.Token));
        SynchronizationContext.SetSynchronizationContext(context);
        return Task.CompletedTask;
    }

    public async Task DisposeAsync()
    {
        await _stop.CancelAsync();
        await Task.WhenAll(_running);
        _stop.Dispose();
    }

    [Fact]
    public void PicturesAreRetained()
    {
        _topics.Show(Samples.Board);
        _topics.Show(
            new CounterPicture { Sequence = 5, Counter = 3, State = CounterShows.Open, Text = "欢迎" });
        _hub.Retained["sq/hall/board"].Should().Equal(Payloads.Board(Samples.Board));
        Json("counters/3")["state"]!.GetValue<string>().Should().Be("open");
        _topics.Health.BytesOut.Should().BePositive();
    }

    [Fact]
    public void AnOlderPictureDoesNotReplaceANewerOne()
    {
        _topics.Show(Samples.ClosedBoard);
        _topics.Show(Samples.Board);
        Json("board")["sequence"]!.GetValue<int>().Should().Be(900);
    }

    [Fact]
    public void TheStatusSaysSinceWhenAndHowFar()
    {
        Json("status")["state"]!.GetValue<string>().Should().Be("online");
        _topics.Show(Samples.Board);
        _clock.Pass(10);
        Json("status")["sequence"]!.GetValue<int>().Should().Be(418);
        Json("status")["at"]!.GetValue<string>().Should().Be("2026-11-21T12:00:10Z");
    }

    [Fact]
    public async Task ACallIsPublishedOnce()
    {
        var heard = new List<string>();
        _screen.Hear("calls", (_, payload) => heard.Add(Encoding.UTF8.GetString(payload.Span)));
        (await _topics.PerformAsync(CallJob(), default)).Should().Be(JobOutcome.Done);
        heard.Should().ContainSingle().Which.Should().Contain("请A012号到3号社保窗口办理");
        _hub.Retained.Should().NotContainKey("sq/hall/calls");
    }

    [Fact]
    public async Task AnOldCallIsNotSpoken()
    {
        var heard = 0;
        _screen.Hear("calls", (_, _) => heard++);
        var job = CallJob();
        _clock.Pass(30);
        (await _topics.PerformAsync(job, default)).Result.Should().Be(JobResult.Done, "30 s is just in time");
        _clock.Pass(1);
        (await _topics.PerformAsync(job, default)).Result.Should().Be(JobResult.Failed);
        heard.Should().Be(1);
    }

    [Fact]
    public async Task WithoutTheBrokerACallHasNotBegunAndTheFaultIsReportedOnce()
    {
        _hub.GoDown();
        _clock.Pass(3);
        var outcome = await _topics.PerformAsync(CallJob(), default);
        outcome.Result.Should().Be(JobResult.NotStarted);
        outcome.Fault!.Kind.Should().Be(DeviceFaultKind.BrokerGone);
        _reports.Of("broker").Should().Equal(DeviceFaultKind.BrokerGone);
        _hub.ComeUp();
        _reports.Of("broker").Should().Equal(DeviceFaultKind.BrokerGone, null);
        _topics.Health.Fault.Should().BeNull();
        Json("status")["state"]!.GetValue<string>().Should().Be("online");
    }

    [Fact]
    public async Task WorkThatIsNoCallIsRefused() =>
        (
            await _topics.PerformAsync(
                new Job("1.0", "broker", Now, new PrintSlip(null!)), default)).Result.Should()
                    .Be(JobResult.Failed);

    [Fact]
    public void ADisplayThatBeatsIsWell()
    {
        for (var i = 0; i < 10; i++)
        {
            Beat(i);
            _clock.Pass(5);
        }

        _reports.Of("d1").Should().BeEmpty();
        _topics.Displays.Should().ContainSingle().Which.Should().Be(
            new DisplaySeen(
                "d1", Now - Duration.FromSeconds(5), 9, _clock.GetUtcNow().AddSeconds(-5), Gone: false));
        _display.Health.LastSeen.Should().NotBeNull();
    }

    [Fact]
    public void ADisplayThatFallsSilentIsAFaultAndComesBack()
    {
        Beat(1);
        _clock.Pass(15);
        _reports.Of("d1").Should().BeEmpty();
        _clock.Pass(2);
        _reports.Of("d1").Should().Equal(DeviceFaultKind.Silent);
        Beat(2);
        _clock.Pass(1);
        _reports.Of("d1").Should().Equal(DeviceFaultKind.Silent, null);
    }

    [Fact]
    public void ADisplayNeverSeenIsAFault()
    {
        _clock.Pass(17);
        _reports.Of("d1").Should().Equal(DeviceFaultKind.Silent);
        _display.Health.Fault!.Detail.Should().Contain("not seen");
    }

    [Fact]
    public void ALeftOverSignIsNoSignOfLife()
    {
        _screen.Retain("displays/d1/alive", "{\"at\":\"2026-11-21T11:00:00Z\",\"sequence\":1}"u8.ToArray());
        _clock.Pass(17);
        _reports.Of("d1").Should().Equal(DeviceFaultKind.Silent);
    }

    [Theory]
    [InlineData("")]
    [InlineData("{\"at\":\"2026-11-21T11:00:00Z\",\"sequence\":0}")]
    [InlineData("{\"at\":null,\"sequence\":0,\"state\":\"offline\"}")]
    public void TheWillOfADisplayIsAFaultAtOnce(string will)
    {
        Beat(1);
        _screen.Retain("displays/d1/alive", Encoding.UTF8.GetBytes(will));
        _clock.Pass(1);
        _reports.Of("d1").Should().Equal(DeviceFaultKind.Silent);
        Beat(2);
        _clock.Pass(1);
        _reports.Of("d1").Should().Equal(DeviceFaultKind.Silent, null);
    }

    [Fact]
    public void WhileTheBrokerIsAwayNothingIsSaidOfADisplay()
    {
        Beat(1);
        _hub.GoDown();
        _clock.Pass(60);
        _reports.Of("d1").Should().BeEmpty();
        _hub.ComeUp();
        _clock.Pass(10);
        _reports.Of("d1").Should().BeEmpty("it has 15 seconds again");
        _clock.Pass(10);
        _reports.Of("d1").Should().Equal(DeviceFaultKind.Silent);
    }

    [Fact]
    public void GarbageFromADisplayIsCountedAndNoSignOfLife()
    {
        _screen.Retain("displays/d1/alive", "garbage"u8.ToArray());
        _screen.Retain("displays/d1/alive", new byte[] { 0xFF, 0xFE });
        _topics.Displays.Should().BeEmpty();
        _topics.Health.CrcErrors.Should().Be(2);
    }

    private Instant Now => Instant.FromDateTimeOffset(_clock.GetUtcNow());

    private MemoryBroker Client(string id, string status) => new(
        new BrokerAddress { Root = "sq/hall/", ClientId = id, StatusTopic = status, OfflineStatus = default },
        _hub);

    private Job CallJob() => new("417.0", "broker", Now, new Announce(Samples.Call));

    private void Beat(int sequence) =>
        _screen.Retain(
            "displays/d1/alive", ServiceQueue.Contracts.Json.WireJson.Write(new AlivePayload(Now, sequence)));

    private JsonNode Json(string topic) => JsonNode.Parse(_hub.Retained["sq/hall/" + topic])!;

    private sealed class Reports : IDeviceReports
    {
        private readonly List<FaultChanged> _all = [];

        public void Report(DeviceReport report) => _all.Add((FaultChanged)report);

        public IEnumerable<DeviceFaultKind?> Of(string device) =>
            _all.Where(r => r.Device == device).Select(r => r.Fault?.Kind);
    }
}
