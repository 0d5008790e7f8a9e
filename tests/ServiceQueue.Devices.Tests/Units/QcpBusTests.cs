using FluentAssertions;
using ServiceQueue.Contracts;
using ServiceQueue.Core.Halls;
using ServiceQueue.Core.Jobs;
using ServiceQueue.Core.Ratings;
using ServiceQueue.Devices.Keypads.Ff68;
using ServiceQueue.Devices.Signs;
using ServiceQueue.Devices.Signs.Lihe;
using ServiceQueue.Devices.Tests.Lines;
using ServiceQueue.Drivers.Termios;
using ServiceQueue.Simulators.Keypads;
using ServiceQueue.Simulators.Signs;
using ServiceQueue.Simulators.Units;
using ServiceQueue.Simulators.Wires;
using Xunit;

namespace ServiceQueue.Devices.Tests.Units;

/// <summary>Units on a real pseudo-terminal, simulated far ends, other protocols beside them.</summary>
public sealed class QcpBusTests : IAsyncDisposable
{
    private readonly SimulatedBench _bench = new(TimeProvider.System, seed: 5);
    private QcpHost _host = null!;

    public async ValueTask DisposeAsync()
    {
        await _host.DisposeAsync();
        _bench.Dispose();
    }

    [Fact]
    public async Task A_unit_shows_its_sign_and_its_screen_and_its_keys_act_once()
    {
        var unit = Host().Unit(3);
        var far = Far(3);
        unit.Show(Bus.Called("A012"));
        unit.Show(Bus.Waits(4, 12));

        await UntilShowsAsync(far, "请A012号");
        await Reports.UntilAsync(() => Look(far.ScreenText) == "4 A012", "the screen");
        foreach (var key in (string[])["call", "recall", "no-show", "pause"])
            _bench.Press("unit-3", key).Should().BeTrue();
        await Reports.UntilAsync(() => _host.Reports.Keys.Count >= 4, "four keys");

        _host.Reports.Keys.Select(k => k.Key).Should()
            .Equal(PressedKey.Call, PressedKey.Recall, PressedKey.NoShow, PressedKey.Pause);
        unit.Health.Fault.Should().BeNull();
    }

    [Fact]
    public async Task A_unit_that_lost_power_and_one_that_was_silent_are_shown_their_pictures_again()
    {
        var unit = Host().Unit(3);
        var far = Far(3);
        unit.Show(Bus.Called("A012"));
        await UntilShowsAsync(far, "请A012号");

        _bench.Fault("unit-3", "power-off");
        await Reports.UntilAsync(() => unit.Health.Fault is not null, "it is silent");
        _bench.Fault("unit-3", "none");
        await UntilShowsAsync(far, "请A012号");

        _bench.Fault("unit-3", "lamps");
        await Reports.UntilAsync(() => unit.Health.Fault?.Kind == DeviceFaultKind.Hardware, "the lamps");
        _bench.Fault("unit-3", "none");
        await Reports.UntilAsync(() => unit.Health.Fault is null, "well");
        _host.Reports.Faults("unit-3").Should()
            .Equal(DeviceFaultKind.Silent, null, DeviceFaultKind.Hardware, null);
    }

    [Fact]
    public async Task The_evaluator_asks_for_the_visit_and_its_rating_counts_for_no_other()
    {
        var unit = Host().Unit(3, hasEvaluator: true);
        var far = Far(3);
        KeypadPicture Asks(string visit) => Bus.Waits(1, 7) with { Rates = new VisitId(visit) };
        unit.Show(Asks("visit-1"));
        await Reports.UntilAsync(() => Look(() => far.Asks), "it asks");
        _bench.Press("unit-3", "rate-1").Should().BeTrue();
        await Reports.UntilAsync(() => Ratings.Count == 1, "the rating");
        Ratings[0].Should().Be(new EvaluatorPressed("unit-3", RatingLevel.Satisfied));

        // A rating of a session that is over comes late: it belongs to nobody.
        unit.Show(Asks("visit-2"));
        await Reports.UntilAsync(() => Look(() => far.Asks), "it asks the next");
        Look(() => far.Rate([1, 2, 3, 4], 5)).Should().BeTrue();
        _bench.Press("unit-3", "rate-4").Should().BeTrue();
        await Reports.UntilAsync(() => Ratings.Count == 2, "the second");
        unit.Show(Bus.Waits(1, 8));
        await Reports.UntilAsync(() => Look(far.ScreenText) == "1 A008", "the screen");
        Ratings.Select(r => r.Level).Should().Equal(RatingLevel.Satisfied, RatingLevel.VeryDissatisfied);

        unit.Show(Asks("visit-3"));
        await Reports.UntilAsync(() => Look(() => far.Asks), "it asks the third");
        Look(() => PowerCycle(far)).Should().BeFalse();
        await Reports.UntilAsync(() => Look(() => far.Asks), "it asks again after a power loss");
        unit.Show(Bus.Waits(1, 9));
        await Reports.UntilAsync(() => !Look(() => far.Asks), "it asks no longer");
    }

    [Fact]
    public async Task A_line_pulled_out_and_put_back_shows_the_newest_picture_and_loses_no_key()
    {
        var unit = Host().Unit(3);
        var far = Far(3);
        unit.Show(Bus.Called("A012"));
        await UntilShowsAsync(far, "请A012号");

        _bench.Fault("unit-3", "unplug");
        await Reports.UntilAsync(() => unit.Health.Fault is not null, "the line is gone");
        unit.Health.Fault!.Kind.Should().Be(DeviceFaultKind.LineGone);
        unit.Show(Bus.Called("A013"));
        _bench.Press("unit-3", "call");
        _bench.Fault("unit-3", "none");

        await UntilShowsAsync(far, "请A013号");
        await Reports.UntilAsync(() => _host.Reports.Keys.Count == 1, "the key pressed meanwhile");
    }

    [Fact]
    public async Task On_a_wire_of_noise_every_key_acts_once()
    {
        var unit = Host().Unit(3);
        var far = Far(3);
        unit.Show(Bus.Called("A012"));
        await UntilShowsAsync(far, "请A012号");
        _bench.Fault("unit-3", "garbage");
        var pressed = 0;
        while (pressed < 12)
        {
            if (_bench.Look(() => far.Press(0x0C))) pressed++;
            var wanted = pressed;
            await Reports.UntilAsync(() => _host.Reports.Keys.Count >= wanted - 2, $"key {wanted}");
        }

        _bench.Fault("unit-3", "none");
        unit.Show(Bus.Called("A013"));
        await UntilShowsAsync(far, "请A013号");
        await Reports.UntilAsync(() => _host.Reports.Keys.Count >= pressed, "all keys");
        _host.Reports.Keys.Should().HaveCount(pressed);
    }

    [Fact]
    public async Task A_unit_a_lihe_sign_and_an_ff68_keypad_share_a_wire()
    {
        var host = Host(baud: 19200);
        var unit = host.Unit(3);
        var sign = new SignStation(
            "sign-3", new LiheDialect(3, LiheForm.Text), host.Line, host.Reports, host.Time);
        var keypad = new Ff68Keypad("keypad-3", 3, host.Line, host.Reports, host.Time);
        _bench.Add("bus", new SimulatedLiheSign("sign-3", 3));
        _bench.Add("bus", new SimulatedFf68Keypad("keypad-3", 3));
        host.Run(sign);
        host.Run(keypad);
        unit.Show(Bus.Called("A001"));
        sign.Show(Bus.Called("B002"));
        keypad.Show(Bus.Waits(7, 3));

        await UntilShowsAsync(Far(3), "请A001号");
        await Reports.UntilAsync(
            () => Look(((SimulatedLiheSign)_bench.Device("sign-3")!).FaceText) == "请B002号", "the sign");
        await Reports.UntilAsync(
            () => Look(((SimulatedFf68Keypad)_bench.Device("keypad-3")!).FaceText) == "7 003", "the digits");
        _bench.Press("unit-3", "call");
        await Reports.UntilAsync(() => host.Reports.Keys.Count == 1, "the unit's key");
        _bench.Press("keypad-3", "recall");
        await Reports.UntilAsync(() => host.Reports.Keys.Count == 2, "the keypad's key");

        host.Reports.Keys.Should().Equal(
            new KeyPressed("unit-3", PressedKey.Call), new KeyPressed("keypad-3", PressedKey.Recall));
        await Reports.UntilAsync(() => sign.Health.LastSeen is not null, "the sign answers");
        host.Reports.All.OfType<FaultChanged>().Should().BeEmpty("no protocol takes another for noise");
    }

    [Fact]
    public async Task Sixteen_units_two_of_them_dead_are_shown_and_heard()
    {
        var host = Host(baud: 38400);
        var units = Enumerable.Range(1, 16).Select(a => host.Unit(a)).ToList();
        foreach (var unit in units)
        {
            unit.Show(Bus.Called($"A{unit.Address:000}"));
            if (unit.Address is 5 or 9) Look(() => Far(unit.Address).Fault("offline"));
        }

        var living = units.Where(u => u.Address is not (5 or 9)).ToList();
        foreach (var unit in living) await UntilShowsAsync(Far(unit.Address), $"请A{unit.Address:000}号");
        foreach (var unit in living) Look(() => Far(unit.Address).Press(0x0C)).Should().BeTrue();
        await Reports.UntilAsync(() => host.Reports.Keys.Count == living.Count, "a key of each");

        host.Reports.Keys.Select(k => k.Device).Should().BeEquivalentTo(living.Select(u => u.Id));
        await Reports.UntilAsync(
            () => units.Except(living).All(u => u.Health.Fault?.Kind == DeviceFaultKind.Silent),
            "two silent");
        living.Should().OnlyContain(u => u.Health.Fault == null);
    }

    private QcpHost Host(int baud = 115200)
    {
        for (var address = 1; address <= 16; address++)
        {
            // All are there; only those with a session are asked.
            _bench.Add("bus", new SimulatedQcpUnit($"unit-{address}", address) { HasEvaluator = true });
        }

        var line = new LineAddress { Scheme = "sim", Target = "bus", BaudRate = baud };
        return _host = new QcpHost(new SimLineDriver(new TermiosLineDriver(), _bench), line);
    }

    private static bool PowerCycle(SimulatedQcpUnit far)
    {
        far.PowerCycle();
        return far.Asks;
    }

    private SimulatedQcpUnit Far(int address) => (SimulatedQcpUnit)_bench.Device($"unit-{address}")!;

    private IReadOnlyList<EvaluatorPressed> Ratings => [.. _host.Reports.All.OfType<EvaluatorPressed>()];

    private T Look<T>(Func<T> look) => _bench.Look(look);

    private Task UntilShowsAsync(SimulatedQcpUnit far, string text) =>
        Reports.UntilAsync(
            () => Look(far.FaceText) == text, () => $"{far.Id} shows {text}, not {Look(far.FaceText)}");
}
