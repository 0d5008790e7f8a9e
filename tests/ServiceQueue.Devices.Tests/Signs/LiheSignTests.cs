using FluentAssertions;
using ServiceQueue.Contracts;
using ServiceQueue.Core.Jobs;
using ServiceQueue.Devices.Signs.Lihe;
using ServiceQueue.Devices.Tests.Lines;
using ServiceQueue.Simulators.Signs;
using Xunit;

namespace ServiceQueue.Devices.Tests.Signs;

/// <summary>The sign's session against the simulated card, over a real pseudo-terminal.</summary>
public sealed class LiheSignTests
{
    [Theory]
    [InlineData(LiheForm.Text)]
    [InlineData(LiheForm.Ticket)]
    public async Task A_picture_is_shown_and_proven(LiheForm form)
    {
        await using var hall = new Hall();
        var sign = hall.Sign(3, form);
        hall.Start();

        sign.Show(Hall.Called("A012"));

        await hall.ShowsAsync(3, "请A012号");
        await Reports.UntilAsync(() => sign.Health.LastSeen is not null, "an answer of the card");
        sign.Health.Fault.Should().BeNull();
        sign.Health.BytesOut.Should().BeGreaterThan(0);
    }

    [Theory]
    [InlineData(CounterShows.Paused, null, "暂停服务")]
    [InlineData(CounterShows.Open, null, "欢迎光临")]
    [InlineData(CounterShows.Serving, "B007", "B007号")]
    public async Task Each_state_has_its_ticket_frame(CounterShows state, string? ticket, string face)
    {
        await using var hall = new Hall();
        var sign = hall.Sign(3, LiheForm.Ticket);
        hall.Start();
        sign.Show(Hall.Called("A999"));
        await hall.ShowsAsync(3, "请A999号");

        sign.Show(new CounterPicture { Sequence = 2, Counter = 3, State = state, Ticket = ticket, Text = "?" });

        await hall.ShowsAsync(3, face);
    }

    [Fact]
    public async Task Text_wider_than_the_sign_scrolls_and_other_text_stands()
    {
        await using var hall = new Hall();
        var sign = hall.Sign(3);
        hall.Start();

        sign.Show(Hall.Called("A012") with { Text = "请A012号到3号窗口" });
        await hall.ShowsAsync(3, "请A012号到3号窗口");
        hall.Bench.Look(() => hall.Far<SimulatedLiheSign>("sign-3").Mode).Should().Be(0x01);

        sign.Show(Hall.Called("A013"));
        await hall.ShowsAsync(3, "请A013号");
        hall.Bench.Look(() => hall.Far<SimulatedLiheSign>("sign-3").Mode).Should().Be(0x0B);
    }

    [Fact]
    public async Task While_the_wire_is_full_only_the_newest_picture_goes_out()
    {
        await using var hall = new Hall(baud: 1200);
        var sign = hall.Sign(3);
        hall.Start();
        await Reports.UntilAsync(() => sign.Health.LastSeen is not null, "the card's first answer");

        for (var i = 1; i <= 100; i++) sign.Show(Hall.Called($"A{i:000}", i));

        await hall.ShowsAsync(3, "请A100号");

        // A text frame has 20 bytes; a queue of old pictures would be 2,000.
        sign.Health.BytesOut.Should().BeLessThan(200);
    }

    [Fact]
    public async Task Power_loss_nobody_saw_heals_by_itself()
    {
        await using var hall = new Hall();
        var sign = hall.Sign(3);
        hall.Start();
        sign.Show(Hall.Called("A012"));
        await hall.ShowsAsync(3, "请A012号");

        hall.Bench.Look(() =>
        {
            hall.Bench.Device("sign-3")!.PowerCycle();
            return hall.Face(3);
        }).Should().Be("欢迎光临");

        await hall.ShowsAsync(3, "请A012号");
    }

    [Fact]
    public async Task A_silent_sign_is_reported_and_shows_the_newest_picture_when_it_is_back()
    {
        await using var hall = new Hall();
        var sign = hall.Sign(3);
        hall.Start();
        sign.Show(Hall.Called("A012"));
        await hall.ShowsAsync(3, "请A012号");

        hall.Bench.Fault("sign-3", "offline");
        sign.Show(Hall.Called("A013", 2));
        await Reports.UntilAsync(() => sign.Health.Fault?.Kind == DeviceFaultKind.Silent, "silence noticed");
        sign.Show(Hall.Called("A014", 3));
        hall.Bench.Fault("sign-3", "none");

        await hall.ShowsAsync(3, "请A014号");
        await Reports.UntilAsync(() => sign.Health.Fault is null, "the fault to go");
        hall.Reports.Faults("sign-3").Should().Equal(DeviceFaultKind.Silent, null);
        sign.Health.Retries.Should().BeGreaterOrEqualTo(3);
    }

    [Fact]
    public async Task Unplug_is_a_fault_and_replug_brings_the_picture_back()
    {
        await using var hall = new Hall();
        var sign = hall.Sign(3);
        hall.Start();
        sign.Show(Hall.Called("A012"));
        await hall.ShowsAsync(3, "请A012号");

        hall.Bench.Fault("sign-3", "unplug");
        await Reports.UntilAsync(() => sign.Health.Fault?.Kind == DeviceFaultKind.LineGone, "the unplug");
        sign.Show(Hall.Called("A013", 2));
        hall.Bench.Fault("sign-3", "none");

        await hall.ShowsAsync(3, "请A013号");
        await Reports.UntilAsync(() => sign.Health.Fault is null, "the fault to go");
    }

    [Fact]
    public async Task A_dead_sign_does_not_stop_the_others_on_its_line()
    {
        await using var hall = new Hall();
        var dead = hall.Sign(3);
        var well = hall.Sign(4);
        hall.Bench.Fault("sign-3", "offline");
        hall.Start();
        dead.Show(Hall.Called("A001"));
        await Reports.UntilAsync(() => dead.Health.Fault is not null, "silence noticed");

        for (var i = 1; i <= 30; i++)
        {
            well.Show(Hall.Called($"A{i:000}", i));
            await hall.ShowsAsync(4, $"请A{i:000}号");
        }

        hall.Reports.Faults("sign-4").Should().BeEmpty();
    }

    [Fact]
    public async Task Noise_on_the_line_neither_stops_the_sign_nor_leaves_it_wrong()
    {
        await using var hall = new Hall();
        var sign = hall.Sign(3);
        hall.Start();
        hall.Bench.Fault("sign-3", "garbage");
        for (var i = 1; i <= 10; i++)
        {
            sign.Show(Hall.Called($"A{i:000}", i));
            await hall.ShowsAsync(3, $"请A{i:000}号");
        }

        hall.Bench.Fault("sign-3", "none");
        sign.Show(Hall.Called("A099", 99));
        await hall.ShowsAsync(3, "请A099号");
        await Reports.UntilAsync(() => sign.Health.Fault is null, "health");
    }

    /// <summary>The glyph is U+7A97 of GNU Unifont 15.0.01.</summary>
    [Fact]
    public void The_face_lights_the_glyphs_of_the_text_in_the_middle()
    {
        const string Glyph = "020001007FFE4822921404003FF8220823C824482A882108228824083FF82008";
        var card = new SimulatedLiheSign("s", 1);

        card.Receive(LiheWriter.Text(1, "窗", LiheMode.Immediate, 7, 99, LiheColour.Green), DateTimeOffset.UnixEpoch);

        var lamps = card.Lamps();
        for (var y = 0; y < 16; y++)
        {
            var row = Convert.ToInt32(Glyph.Substring(y * 4, 4), 16);
            for (var x = 0; x < 64; x++)
                lamps[x, y].Should().Be(x is >= 24 and < 40 && (row >> (39 - x) & 1) != 0, "lamp {0},{1}", x, y);
        }

        card.Colour.Should().Be(1);
        card.FacePng()[..8].Should().Equal(0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A);
    }

    [Fact]
    public void A_text_too_wide_for_the_face_runs_with_time()
    {
        var card = new SimulatedLiheSign("s", 1);
        var now = DateTimeOffset.UnixEpoch;
        card.Receive(LiheWriter.Text(1, "请A012号到3号窗口", LiheMode.ScrollLeft, 4, 0, LiheColour.Red), now);
        var lit = new HashSet<string>(StringComparer.Ordinal);
        for (var i = 0; i < 10; i++)
        {
            card.Tick(now += TimeSpan.FromMilliseconds(100));
            lit.Add(string.Concat(card.Lamps().Cast<bool>().Select(lamp => lamp ? '#' : '.')));
        }

        lit.Should().HaveCount(10);
    }
}
