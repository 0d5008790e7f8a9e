using FluentAssertions;
using ServiceQueue.Contracts;
using ServiceQueue.Core.Halls;
using ServiceQueue.Core.Ratings;
using ServiceQueue.Devices.Keypads.Ff68;
using ServiceQueue.Devices.Lines;
using ServiceQueue.Devices.Tests.Lines;
using ServiceQueue.Simulators.Keypads;
using ServiceQueue.Simulators.Memory;
using Xunit;

namespace ServiceQueue.Devices.Tests.Keypads;

/// <summary>
/// The keypad's session against the simulated keypad, over a real pseudo-terminal, and by hand in memory.
/// </summary>
public sealed class Ff68KeypadTests
{
    [Theory]
    [InlineData("call", PressedKey.Call)]
    [InlineData("recall", PressedKey.Recall)]
    [InlineData("no-show", PressedKey.NoShow)]
    [InlineData("pause", PressedKey.Pause)]
    public async Task A_key_is_reported_once_and_echoed(string key, PressedKey expected)
    {
        await using var bus = new Bus();
        bus.Keypad(3).Show(Bus.Waits(12, 7));
        bus.Start();

        // The digits prove that both ends hear each other.
        var far = bus.Far<SimulatedFf68Keypad>("keypad-3");
        await Reports.UntilAsync(() => bus.Bench.Look(far.FaceText) == "12 007", "the digits");
        bus.Bench.Press("keypad-3", key).Should().BeTrue();

        await Reports.UntilAsync(() => far.Echoes >= 1, () => $"the echo; {bus.Seen("keypad-3")}");
        bus.Reports.Keys.Should().Equal(new KeyPressed("keypad-3", expected));
    }

    [Theory]
    [InlineData("rate-0", RatingLevel.VerySatisfied)]
    [InlineData("rate-1", RatingLevel.Satisfied)]
    [InlineData("rate-2", RatingLevel.FairlySatisfied)]
    [InlineData("rate-3", RatingLevel.Dissatisfied)]
    public async Task An_evaluator_asks_once_and_its_rating_is_reported_once(string key, RatingLevel level)
    {
        await using var bus = new Bus();
        var keypad = bus.Keypad(3, hasEvaluator: true);
        bus.Start();
        var far = bus.Far<SimulatedFf68Keypad>("keypad-3");
        keypad.Show(Bus.Waits(12, 7) with { Rates = new VisitId("v1") });
        await Reports.UntilAsync(() => bus.Bench.Look(() => far.Asks), "the evaluator asks");

        bus.Bench.Press("keypad-3", key).Should().BeTrue();
        await Reports.UntilAsync(() => far.Echoes >= 1, () => $"the answer; {bus.Seen("keypad-3")}");
        bus.Reports.Ratings.Should().Equal(new EvaluatorPressed("keypad-3", level));
        bus.Reports.Keys.Should().BeEmpty();
        foreach (var ticket in new[] { 8, 9 })
        {
            keypad.Show(Bus.Waits(13, ticket) with { Rates = new VisitId("v1") });
            await Reports.UntilAsync(() => bus.Bench.Look(far.FaceText) == $"13 00{ticket}", "the digits");
        }

        bus.Bench.Look(() => far.Asks).Should().BeFalse("it has asked that visitor already");
    }

    [Fact]
    public async Task The_digits_show_how_many_wait_and_the_ticket_and_come_back_after_power_loss()
    {
        await using var bus = new Bus();
        var keypad = bus.Keypad(3);
        bus.Start();
        string Digits() => bus.Bench.Look(() => bus.Far<SimulatedFf68Keypad>("keypad-3").FaceText());

        keypad.Show(Bus.Waits(12, 7));
        await Reports.UntilAsync(() => Digits() == "12 007", "the digits");
        bus.Bench.Fault("keypad-3", "power-off");
        Digits().Should().BeEmpty();
        bus.Bench.Fault("keypad-3", "none");

        await Reports.UntilAsync(() => Digits() == "12 007", "the digits again");
    }

    [Fact]
    public async Task Counts_that_change_fast_do_not_fill_the_line_but_a_new_ticket_shows_at_once()
    {
        var time = new ManualTime();
        await using var bus = await MemoryBus.StartAsync(time);
        bus.Keypad.Show(Bus.Waits(1, 7));
        (await bus.ReadAsync(15)).Should().Equal(Ff68Writer.Show(3, 1, 7));

        for (var i = 2; i <= 50; i++) bus.Keypad.Show(Bus.Waits(i, 7));
        time.Advance(TimeSpan.FromMilliseconds(100));
        bus.Keypad.Show(Bus.Waits(50, 8));
        (await bus.ReadAsync(15)).Should().Equal(Ff68Writer.Show(3, 50, 8));

        bus.Keypad.Show(Bus.Waits(51, 8));
        await Reports.UntilAsync(() => time.Next is not null, "the wait for the next second");
        time.Advance(TimeSpan.FromSeconds(1));
        (await bus.ReadAsync(15)).Should().Equal(Ff68Writer.Show(3, 51, 8));
        bus.Keypad.Health.BytesOut.Should().Be(45);
    }

    [Fact]
    public async Task Two_signs_and_two_keypads_share_one_line()
    {
        await using var bus = new Bus(baud: 19200);
        var signs = new[] { bus.Sign(3), bus.Sign(4) };
        var keypads = new[] { bus.Keypad(3), bus.Keypad(4) };
        bus.Start();

        signs[0].Show(Bus.Called("A001"));
        signs[1].Show(Bus.Called("B002"));
        keypads[0].Show(Bus.Waits(1, 1));
        keypads[1].Show(Bus.Waits(2, 2));
        bus.Bench.Press("keypad-3", "call");
        bus.Bench.Press("keypad-4", "recall");

        await bus.ShowsAsync(3, "请A001号");
        await bus.ShowsAsync(4, "请B002号");
        string Digits(string id) => bus.Bench.Look(() => bus.Far<SimulatedFf68Keypad>(id).FaceText());
        await Reports.UntilAsync(() => Digits("keypad-3") == "1 001", "digits of 3");
        await Reports.UntilAsync(() => Digits("keypad-4") == "2 002", "digits of 4");
        await Reports.UntilAsync(() => bus.Reports.Keys.Count >= 2, "both keys");
        bus.Reports.Keys.Should().BeEquivalentTo(new[]
        {
            new KeyPressed("keypad-3", PressedKey.Call), new KeyPressed("keypad-4", PressedKey.Recall),
        });
        await Reports.UntilAsync(() => signs.All(s => s.Health.LastSeen is not null), "both signs proven");
    }

    [Fact]
    public async Task A_repeated_frame_acts_once_and_is_echoed_each_time()
    {
        var time = new ManualTime();
        await using var bus = await MemoryBus.StartAsync(time);
        var call = Ff68Writer.Key(3, [0x0C]);

        for (var i = 1; i <= 3; i++)
        {
            await bus.Far.WriteAsync(call, CancellationToken.None);
            (await bus.ReadAsync(call.Length)).Should().Equal(call);
            time.Advance(TimeSpan.FromMilliseconds(300));
        }

        bus.Reports.Keys.Should().ContainSingle();
        time.Advance(TimeSpan.FromSeconds(2));
        await bus.Far.WriteAsync(call, CancellationToken.None);
        await bus.ReadAsync(call.Length);
        bus.Reports.Keys.Should().HaveCount(2, "a press after the repeats is a new one");
        bus.Keypad.Health.Retries.Should().Be(2);
    }

    [Fact]
    public async Task A_host_that_hears_all_tries_at_once_and_too_late_still_acts_once()
    {
        await using var bus = await MemoryBus.StartAsync(new ManualTime());
        var call = Ff68Writer.Key(3, [0x0C]);
        byte[] tries = [.. call, .. call, .. call];

        await bus.Far.WriteAsync(tries, CancellationToken.None);

        (await bus.ReadAsync(tries.Length)).Should().Equal(tries);
        bus.Reports.Keys.Should().Equal(new KeyPressed("k", PressedKey.Call));
    }

    [Fact]
    public async Task An_adapter_that_gives_back_what_it_sends_starts_no_endless_echo()
    {
        var time = new ManualTime();
        await using var bus = await MemoryBus.StartAsync(time);
        var call = Ff68Writer.Key(3, [0x0C]);
        await bus.Far.WriteAsync(call, CancellationToken.None);
        await bus.ReadAsync(call.Length);

        await bus.Far.WriteAsync(call, CancellationToken.None);
        var recall = Ff68Writer.Key(3, [0x0D]);
        await bus.Far.WriteAsync(recall, CancellationToken.None);

        (await bus.ReadAsync(recall.Length)).Should().Equal(recall, "the given-back echo is not echoed");
        bus.Reports.Keys.Select(k => k.Key).Should().Equal(PressedKey.Call, PressedKey.Recall);
    }

    [Fact]
    public async Task Another_address_and_a_wrong_sum_do_nothing()
    {
        var time = new ManualTime();
        await using var bus = await MemoryBus.StartAsync(time);
        var broken = Ff68Writer.Key(3, [0x0C]);
        broken[^2] ^= 1;
        await bus.Far.WriteAsync(broken, CancellationToken.None);
        await bus.Far.WriteAsync(Ff68Writer.Key(4, [0x0C]), CancellationToken.None);
        var pause = Ff68Writer.Key(3, [0x12]);
        await bus.Far.WriteAsync(pause, CancellationToken.None);

        (await bus.ReadAsync(pause.Length)).Should().Equal(pause);
        bus.Reports.Keys.Should().Equal(new KeyPressed("k", PressedKey.Pause));
        bus.Keypad.Health.CrcErrors.Should().Be(1);
    }

    /// <summary>A keypad's host side on an in-memory line, its far end played by the test.</summary>
    private sealed class MemoryBus : IAsyncDisposable
    {
        private readonly CancellationTokenSource _stop = new();
        private readonly MemoryLineDriver _driver = new();
        private readonly Task _running;

        private MemoryBus(TimeProvider time)
        {
            var line = new SharedLine(new LineAddress { Scheme = "sim", Target = "m" }, _driver, time);
            Keypad = new Ff68Keypad("k", 3, line, Reports, time);
            _running = Task.WhenAll(Keypad.RunAsync(_stop.Token), line.RunAsync(_stop.Token));
        }

        public Ff68Keypad Keypad { get; }

        public Reports Reports { get; } = new();

        public MemoryLine Far { get; private set; } = null!;

        public static async Task<MemoryBus> StartAsync(TimeProvider time)
        {
            var bus = new MemoryBus(time);
            bus.Far = await bus._driver.FarAsync();
            return bus;
        }

        public async Task<byte[]> ReadAsync(int count)
        {
            using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(20));
            var got = new byte[count];
            for (var at = 0; at < count;) at += await Far.ReadAsync(got.AsMemory(at), limit.Token);
            return got;
        }

        public async ValueTask DisposeAsync()
        {
            await _stop.CancelAsync();
            await _running;
            _stop.Dispose();
        }
    }
}
