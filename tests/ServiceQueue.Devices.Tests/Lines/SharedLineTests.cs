using FluentAssertions;
using ServiceQueue.Contracts;
using ServiceQueue.Devices.Lines;
using ServiceQueue.Simulators.Memory;
using Xunit;

namespace ServiceQueue.Devices.Tests.Lines;

/// <summary>The shared line on in-memory lines and a clock of the test's own.</summary>
public sealed class SharedLineTests : IAsyncDisposable
{
    private readonly ManualTime _time = new();
    private readonly MemoryLineDriver _driver = new();
    private readonly CancellationTokenSource _stop = new();
    private readonly SharedLine _line;
    private readonly Ear _ear = new();
    private Task _running = Task.CompletedTask;

    public SharedLineTests()
    {
        _line = new SharedLine(new LineAddress { Scheme = "sim", Target = "m" }, _driver, _time);
        _line.Attach(_ear);
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _running;
        _stop.Dispose();
    }

    private async Task<MemoryLine> StartAsync()
    {
        _running = _line.RunAsync(_stop.Token);
        var far = await _driver.FarAsync();
        await Reports.UntilAsync(() => _line.IsOpen, "the line opens");
        return far;
    }

    private async Task AdvanceToNextTimerAsync()
    {
        await Reports.UntilAsync(() => _time.Next is not null, "a timer");
        _time.Advance(_time.Next!.Value);
    }

    [Fact]
    public async Task Stations_hear_that_the_line_came_every_byte_and_that_it_went()
    {
        var far = await StartAsync();
        await far.WriteAsync(new byte[] { 1, 2 }, CancellationToken.None);
        await Reports.UntilAsync(() => _ear.Said.Count == 2, "the bytes");

        await _driver.UnplugAsync();
        await Reports.UntilAsync(() => !_line.IsOpen, "the unplug");
        await AdvanceToNextTimerAsync();
        await Reports.UntilAsync(() => _line.IsOpen, "the line again");

        _ear.Said.Should().Equal("came", "0102", "went", "came");
        _line.Trace.BytesIn.Should().Be(2);
    }

    [Fact]
    public async Task Opening_backs_off_to_a_second_and_starts_anew_after_a_line_that_held()
    {
        _driver.Refusal = "not there";
        _running = _line.RunAsync(_stop.Token);
        var waits = new List<double>();
        for (var i = 0; i < 7; i++)
        {
            await Reports.UntilAsync(() => _driver.Attempts == i + 1 && _time.Next is not null, "an attempt");
            waits.Add(_time.Next!.Value.TotalMilliseconds);
            _time.Advance(_time.Next!.Value);
        }

        waits.Should().Equal(100, 200, 400, 800, 1000, 1000, 1000);
        _line.Why.Should().Be("not there");

        await Reports.UntilAsync(() => _driver.Attempts == 8 && _time.Next is not null, "an attempt");
        _driver.Refusal = null;
        _time.Advance(_time.Next!.Value);
        await Reports.UntilAsync(() => _line.IsOpen, "the line");
        _line.Why.Should().BeEmpty();
        _time.Advance(TimeSpan.FromSeconds(10));
        await _driver.UnplugAsync();
        await Reports.UntilAsync(() => _time.Next is not null, "a wait");
        _time.Next!.Value.TotalMilliseconds.Should().Be(50);
        _ear.Said.Should().Equal("went", "came", "went");
    }

    [Fact]
    public async Task A_line_that_goes_as_soon_as_it_comes_is_not_opened_in_a_tight_loop()
    {
        await StartAsync();
        var waits = new List<double>();
        for (var i = 0; i < 6; i++)
        {
            await _driver.UnplugAsync();
            await Reports.UntilAsync(() => !_line.IsOpen && _time.Next is not null, "a wait");
            waits.Add(_time.Next!.Value.TotalMilliseconds);
            _time.Advance(_time.Next!.Value);
            await Reports.UntilAsync(() => _line.IsOpen, "the line");
        }

        waits.Should().Equal(100, 200, 400, 800, 1000, 1000);
    }

    [Fact]
    public async Task The_floor_is_given_in_the_order_it_was_asked_for_and_a_holder_learns_that_it_is_wanted()
    {
        await StartAsync();
        var first = await _line.TakeFloorAsync(CancellationToken.None);
        first.Wanted.IsCancellationRequested.Should().BeFalse();
        var order = new List<int>();
        var waiting = Enumerable.Range(1, 5).Select(TakeAsync).ToList();

        first.Wanted.IsCancellationRequested.Should().BeTrue();
        order.Should().BeEmpty();
        first.Dispose();
        first.Dispose();
        await Task.WhenAll(waiting);

        order.Should().Equal(1, 2, 3, 4, 5);

        async Task TakeAsync(int n)
        {
            using var turn = await _line.TakeFloorAsync(CancellationToken.None);
            lock (order) order.Add(n);
            turn.Wanted.IsCancellationRequested.Should().Be(n < 5);
        }
    }

    [Fact]
    public async Task One_who_gives_up_asking_does_not_hold_the_floor()
    {
        await StartAsync();
        var first = await _line.TakeFloorAsync(CancellationToken.None);
        using var given = new CancellationTokenSource();
        var asking = _line.TakeFloorAsync(given.Token);
        await given.CancelAsync();
        var wait = async () => await asking;
        await wait.Should().ThrowAsync<OperationCanceledException>();
        first.Dispose();

        var taking = _line.TakeFloorAsync(CancellationToken.None);
        using var next = await taking.WaitAsync(TimeSpan.FromSeconds(10));
        next.Wanted.IsCancellationRequested.Should().BeFalse();
    }

    [Fact]
    public async Task A_write_that_hangs_ends_with_a_fault_and_frees_the_floor()
    {
        var line = new SharedLine(new LineAddress { Scheme = "sim", Target = "h" }, new HungDriver(), _time);
        using var stop = new CancellationTokenSource();
        var running = line.RunAsync(stop.Token);
        await Reports.UntilAsync(() => line.IsOpen, "the line");
        var turn = await line.TakeFloorAsync(CancellationToken.None);
        var writing = turn.WriteAsync(new byte[100], CancellationToken.None).AsTask();

        await Reports.UntilAsync(() => _time.Next is not null, "the limit");
        _time.Next!.Value.TotalSeconds.Should().BeInRange(1, 2);
        _time.Advance(_time.Next!.Value);

        var wait = async () => await writing.WaitAsync(TimeSpan.FromSeconds(10));
        (await wait.Should().ThrowAsync<LineGoneException>()).WithMessage("*takes no bytes*");
        turn.Dispose();
        (await line.TakeFloorAsync(CancellationToken.None).WaitAsync(TimeSpan.FromSeconds(10))).Dispose();
        await stop.CancelAsync();
        await running;
    }

    [Fact]
    public async Task The_backlog_is_the_time_of_the_bytes_on_the_wire()
    {
        await StartAsync();
        using var turn = await _line.TakeFloorAsync(CancellationToken.None);
        await turn.WriteAsync(new byte[96], CancellationToken.None);
        _line.Backlog.TotalMilliseconds.Should().BeApproximately(100, 0.1);

        _time.Advance(TimeSpan.FromMilliseconds(60));
        _line.Backlog.TotalMilliseconds.Should().BeApproximately(40, 0.1);
        _time.Advance(TimeSpan.FromMilliseconds(60));
        _line.Backlog.Should().Be(TimeSpan.Zero);
    }

    [Fact]
    public async Task Writing_to_a_line_that_is_not_open_says_why()
    {
        using var turn = await _line.TakeFloorAsync(CancellationToken.None);
        var write = async () => await turn.WriteAsync(new byte[1], CancellationToken.None);
        (await write.Should().ThrowAsync<LineGoneException>()).WithMessage("*not opened yet*");
    }

    [Fact]
    public void The_trace_forgets_the_oldest_and_counts_all()
    {
        var trace = new LineTrace();
        for (var i = 0; i < 300; i++) trace.Add(DateTimeOffset.UnixEpoch, isOut: true, new byte[1024]);
        trace.Snapshot().Count.Should().Be(256);
        trace.BytesOut.Should().Be(300 * 1024);

        for (var i = 0; i < 20_000; i++) trace.Add(DateTimeOffset.UnixEpoch, isOut: false, [(byte)i]);
        trace.Snapshot().Count.Should().BeLessOrEqualTo(8192);
        trace.Snapshot()[^1].Bytes.Should().Equal(unchecked((byte)19_999));
    }

    private sealed class Ear : IStation
    {
        private readonly List<string> _said = [];

        public IReadOnlyList<string> Said
        {
            get
            {
                lock (_said) return [.. _said];
            }
        }

        public void Heard(ReadOnlySpan<byte> bytes) => Say(Convert.ToHexString(bytes));

        public void LineNoisy(bool isNoisy) => Say(isNoisy ? "noisy" : "calm");

        public void LineCame() => Say("came");

        public void LineWent(string why) => Say("went");

        private void Say(string what)
        {
            lock (_said) _said.Add(what);
        }
    }

    private sealed class HungDriver : ISerialLineDriver, ISerialLine
    {
        public string Scheme => "sim";

        public ValueTask<ISerialLine> OpenAsync(LineAddress address, CancellationToken stop) =>
            ValueTask.FromResult<ISerialLine>(this);

        public async ValueTask WriteAsync(ReadOnlyMemory<byte> bytes, CancellationToken stop) =>
            await Task.Delay(Timeout.Infinite, stop);

        public async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken stop)
        {
            await Task.Delay(Timeout.Infinite, stop);
            return 0;
        }

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}
