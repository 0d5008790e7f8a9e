using FluentAssertions;
using ServiceQueue.Contracts;
using ServiceQueue.Core.Jobs;
using ServiceQueue.Devices.Tests.Lines;
using ServiceQueue.Simulators.Signs;
using Xunit;

namespace ServiceQueue.Devices.Tests.Signs;

/// <summary>
/// What every sign owes, whatever its protocol: each over a real pseudo-terminal with its simulated far end.
/// </summary>
public sealed class SignContractTests
{
    public static TheoryData<string> Kinds => SignKind.Names;

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task A_picture_is_shown_and_the_sign_proves_to_be_there(string kind)
    {
        await using var bus = new Bus(baud: 9600);
        var sign = SignKind.Named(kind).On(bus, 3);
        bus.Start();

        sign.Show(SignKind.Picture("Z001"));

        await SignKind.Named(kind).ShowsAsync(bus, 3, "Z001");
        await Reports.UntilAsync(() => sign.Health.LastSeen is not null, "an answer of the sign");
        (sign.Health.Fault, sign.Health.CrcErrors).Should().Be((null, 0));
        bus.Reports.Faults("sign-3").Should().BeEmpty();
    }

    /// <summary>One cycle is all that is said at rest before it is said again.</summary>
    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Power_loss_nobody_saw_is_healed_within_one_cycle(string kind)
    {
        await using var bus = new Bus(baud: 9600);
        var sign = SignKind.Named(kind).On(bus, 3);
        bus.Start();
        sign.Show(SignKind.Picture("A012"));
        await SignKind.Named(kind).ShowsAsync(bus, 3, "A012");

        bus.Bench.Look(() =>
        {
            var far = bus.Far<SimulatedSign>("sign-3");
            far.PowerCycle();
            return far.FaceText();
        }).Should().NotContain("012");
        var before = sign.Health.BytesOut;
        var dialect = SignKind.Named(kind).Near(3);
        var cycle = dialect.Question!.Length
            + dialect.Show(SignKind.Picture("A012")).Sum(f => f.Bytes.Length)
            + dialect.Keep(SignKind.Picture("A012")).Sum(f => f.Bytes.Length);

        await SignKind.Named(kind).ShowsAsync(bus, 3, "A012");

        (sign.Health.BytesOut - before).Should().BeLessOrEqualTo(cycle);
        bus.Reports.Faults("sign-3").Should().BeEmpty();
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task A_silent_sign_is_named_and_shows_the_newest_picture_when_it_is_back(string kind)
    {
        await using var bus = new Bus();
        var sign = SignKind.Named(kind).On(bus, 3);
        bus.Start();
        sign.Show(SignKind.Picture("A012"));
        await SignKind.Named(kind).ShowsAsync(bus, 3, "A012");

        bus.Bench.Fault("sign-3", "offline");
        sign.Show(SignKind.Picture("A013", 2));
        await Reports.UntilAsync(() => sign.Health.Fault?.Kind == DeviceFaultKind.Silent, "silence named");
        sign.Show(SignKind.Picture("A014", 3));
        bus.Bench.Fault("sign-3", "none");

        await SignKind.Named(kind).ShowsAsync(bus, 3, "A014");
        await Reports.UntilAsync(() => sign.Health.Fault is null, "the fault to go");
        bus.Reports.Faults("sign-3").Should().Equal(DeviceFaultKind.Silent, null);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Unplug_is_a_fault_and_replug_brings_the_picture_back(string kind)
    {
        await using var bus = new Bus();
        var sign = SignKind.Named(kind).On(bus, 3);
        bus.Start();
        sign.Show(SignKind.Picture("A012"));
        await SignKind.Named(kind).ShowsAsync(bus, 3, "A012");

        bus.Bench.Fault("sign-3", "unplug");
        await Reports.UntilAsync(() => sign.Health.Fault?.Kind == DeviceFaultKind.LineGone, "the unplug");
        sign.Show(SignKind.Picture("A013", 2));
        bus.Bench.Fault("sign-3", "none");

        await SignKind.Named(kind).ShowsAsync(bus, 3, "A013");
        await Reports.UntilAsync(() => sign.Health.Fault is null, "the fault to go");
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Power_that_goes_and_comes_back_heals(string kind)
    {
        await using var bus = new Bus();
        var sign = SignKind.Named(kind).On(bus, 3);
        bus.Start();
        sign.Show(SignKind.Picture("A012"));
        await SignKind.Named(kind).ShowsAsync(bus, 3, "A012");

        bus.Bench.Fault("sign-3", "power-off");
        await Reports.UntilAsync(() => sign.Health.Fault?.Kind == DeviceFaultKind.Silent, "silence named");
        bus.Bench.Fault("sign-3", "none");

        await SignKind.Named(kind).ShowsAsync(bus, 3, "A012");
        await Reports.UntilAsync(() => sign.Health.Fault is null, "the fault to go");
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Noise_neither_stops_the_sign_nor_leaves_it_wrong(string kind)
    {
        await using var bus = new Bus();
        var sign = SignKind.Named(kind).On(bus, 3);
        bus.Start();
        bus.Bench.Fault("sign-3", "garbage");
        for (var i = 1; i <= 5; i++)
        {
            sign.Show(SignKind.Picture($"A{i:000}", i));
            await SignKind.Named(kind).ShowsAsync(bus, 3, $"A{i:000}");
        }

        bus.Bench.Fault("sign-3", "none");
        sign.Show(SignKind.Picture("A099", 99));
        await SignKind.Named(kind).ShowsAsync(bus, 3, "A099");
        await Reports.UntilAsync(() => sign.Health.Fault is null, "health");
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task A_dead_sign_does_not_stop_its_neighbour(string kind)
    {
        await using var bus = new Bus();
        var dead = SignKind.Named(kind).On(bus, 3);
        var well = SignKind.Named(kind).On(bus, 4);
        bus.Bench.Fault("sign-3", "offline");
        bus.Start();
        dead.Show(SignKind.Picture("A001"));
        await Reports.UntilAsync(() => dead.Health.Fault is not null, "silence named");

        for (var i = 1; i <= 10; i++)
        {
            well.Show(SignKind.Picture($"B{i:000}", i));
            await SignKind.Named(kind).ShowsAsync(bus, 4, $"B{i:000}");
        }

        bus.Reports.Faults("sign-4").Should().BeEmpty();
        SignKind.Face(bus, 3).Should().NotContain("B");
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task While_the_wire_is_full_only_the_newest_picture_goes_out(string kind)
    {
        await using var bus = new Bus(baud: 1200);
        var sign = SignKind.Named(kind).On(bus, 3);
        bus.Start();
        await Reports.UntilAsync(() => sign.Health.LastSeen is not null, "the first answer");
        var before = sign.Health.BytesOut;

        for (var i = 1; i <= 100; i++) sign.Show(SignKind.Picture($"A{i:000}", i));

        await SignKind.Named(kind).ShowsAsync(bus, 3, "A100");

        // A queue of a hundred pictures would be more than 1,300 bytes of the shortest protocol's.
        (sign.Health.BytesOut - before).Should().BeLessThan(400);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task A_refusal_is_named_with_its_reason_and_goes_when_the_sign_takes_the_picture(string kind)
    {
        await using var bus = new Bus();
        var sign = SignKind.Named(kind).On(bus, 3);
        if (!bus.Bench.Look(() => bus.Far<SimulatedSign>("sign-3").FaultKinds.Contains("refuse"))) return;
        bus.Start();
        await Reports.UntilAsync(() => sign.Health.LastSeen is not null, "the first answer");
        bus.Bench.Fault("sign-3", "refuse");
        sign.Show(SignKind.Picture("A012"));

        await Reports.UntilAsync(() => sign.Health.Fault?.Kind == DeviceFaultKind.Hardware, "a fault");
        sign.Health.Fault!.Detail.Should().Contain("the device refuses: ");
        sign.Health.Fault.Remedy.Should().Be(FaultRemedy.Fix);
        bus.Bench.Fault("sign-3", "none");

        await SignKind.Named(kind).ShowsAsync(bus, 3, "A012");
        await Reports.UntilAsync(() => sign.Health.Fault is null, "the fault to go");
        bus.Reports.Faults("sign-3").Should().Equal(DeviceFaultKind.Hardware, null);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task No_state_leaves_an_old_number_on_the_face(string kind)
    {
        await using var bus = new Bus();
        var sign = SignKind.Named(kind).On(bus, 3);
        bus.Start();
        foreach (var (state, text) in new[]
        {
            (CounterShows.Open, "综合窗口"), (CounterShows.Paused, "暂停服务"), (CounterShows.Closed, "窗口关闭"),
        })
        {
            sign.Show(SignKind.Picture("A042"));
            await SignKind.Named(kind).ShowsAsync(bus, 3, "A042");
            sign.Show(SignKind.Picture("", 2) with { State = state, Ticket = null, Text = text });
            await Reports.UntilAsync(() => !SignKind.Face(bus, 3).Contains("42"), $"no number at {state}");
        }
    }
}
