using FluentAssertions;
using ServiceQueue.Contracts;
using ServiceQueue.Core.Halls;
using ServiceQueue.Devices.Tests.Lines;
using ServiceQueue.Devices.Units.Qcp;
using Xunit;

namespace ServiceQueue.Devices.Tests.Units;

/// <summary>
/// The host's session with a unit, played by hand: what it asks, when, and what it makes of answers.
/// </summary>
public sealed class QcpUnitTests : IAsyncDisposable
{
    private readonly QcpMemory _bus = new();

    public ValueTask DisposeAsync() => _bus.DisposeAsync();

    [Fact]
    public async Task A_question_without_an_answer_is_asked_again_the_very_same()
    {
        var polls = 0;
        _bus.Answer = f => f.Sequence == 0 ? QcpMemory.Report(f, 1, 0)
            : ++polls <= 2 ? null : QcpMemory.Reply(f, 0x40);
        var unit = _bus.Unit(3);
        await _bus.OpenAsync();

        await _bus.PassAsync(() => _bus.Asked.Count >= 5);

        _bus.Asked.Take(5).Select(a => a.Frame.Sequence).Should().Equal(0, 1, 1, 1, 2);
        unit.Health.Retries.Should().Be(2);
        unit.Health.Fault.Should().BeNull();
        var waited = _bus.Asked[2].At - _bus.Asked[1].At;
        waited.Should().BeCloseTo(TimeSpan.FromMilliseconds(204), TimeSpan.FromMilliseconds(5));
    }

    [Fact]
    public async Task A_unit_that_never_answers_is_silent_and_asked_after_1_2_4_and_at_last_30_seconds()
    {
        var unit = _bus.Unit(3);
        await _bus.OpenAsync();

        await _bus.PassAsync(() => _bus.Asked.Count >= 11);

        var asked = _bus.Asked;
        asked.Should().OnlyContain(a => a.Frame.Sequence == 0);
        var gaps = asked.Zip(asked.Skip(1), (a, b) => Math.Round((b.At - a.At).TotalSeconds - 0.2));
        gaps.Take(10).Should().Equal(0, 0, 1, 2, 4, 8, 16, 30, 30, 30);
        unit.Health.Fault!.Kind.Should().Be(DeviceFaultKind.Silent);
    }

    [Fact]
    public async Task A_silent_unit_that_answers_again_is_well_and_shown_its_picture()
    {
        var isDead = true;
        var shown = 0;
        _bus.Answer = f =>
        {
            if (isDead) return null;
            if (f.Code == (byte)QcpCommand.Text) shown = f.Payload[1] + 256 * f.Payload[2];
            return QcpMemory.Report(f, 1, shown);
        };
        var unit = _bus.Unit(3);
        unit.Show(Bus.Called("A001"));
        await _bus.OpenAsync();
        await _bus.PassAsync(() => unit.Health.Fault is not null);

        isDead = false;
        await _bus.PassAsync(() => shown > 0);

        unit.Health.Fault.Should().BeNull();
        _bus.Reports.Faults("unit-3").Should().Equal(DeviceFaultKind.Silent, null);
    }

    [Fact]
    public async Task Two_dead_units_cost_the_others_one_question_a_cycle()
    {
        _bus.Answer = f => f.Address is 1 or 2 ? null
            : f.Sequence == 0 ? QcpMemory.Report(f, 1, 0) : QcpMemory.Reply(f, 0x40);
        for (var address = 1; address <= 6; address++) _bus.Unit(address);
        await _bus.OpenAsync();

        await _bus.PassAsync(() => _bus.Asked.Count(a => a.Frame.Address is 1 or 2) >= 14);

        // Between two questions to dead units after they were found silent, each living one is asked.
        var asked = _bus.Asked.Select(a => a.Frame.Address).ToList();
        var dead = Enumerable.Range(0, asked.Count).Where(i => asked[i] is 1 or 2).Skip(6).ToList();
        foreach (var (from, to) in dead.Zip(dead.Skip(1)))
            asked[(from + 1)..to].Distinct().Should().BeEquivalentTo([3, 4, 5, 6]);
    }

    [Fact]
    public async Task An_answer_of_another_number_or_another_unit_is_dropped()
    {
        var asked = 0;
        _bus.Answer = f => f.Sequence == 0
            ? QcpMemory.Report(f, 1, 0)
            : ++asked > 2 ? QcpMemory.Reply(f, 0x40) :
            [
                .. QcpMemory.Frame([0x84, (byte)f.Sequence, 0x50, 1, 0, 0x0C]),
                .. QcpMemory.Frame([0x83, (byte)(f.Sequence % 3 + 1), 0x50, 1, 0, 0x0C]),
            ];
        _bus.Unit(3);
        await _bus.OpenAsync();

        await _bus.PassAsync(() => asked >= 4);

        _bus.Reports.Keys.Should().BeEmpty();
        _bus.Asked.Select(a => a.Frame.Sequence).Take(5).Should().Equal(0, 1, 1, 1, 2);
    }

    [Fact]
    public async Task An_event_acts_once_for_each_boot_and_is_acknowledged_each_time()
    {
        byte nonce = 1;
        var acknowledged = new List<int>();
        var toSend = 3;
        _bus.Answer = f =>
        {
            if (f.Sequence == 0) return QcpMemory.Report(f, nonce, 0);
            if (f.Payload.Length == 2) acknowledged.Add(f.Payload[0]);
            return toSend-- > 0 ? QcpMemory.Reply(f, 0x50, 7, 0, 0x0C) : QcpMemory.Reply(f, 0x40);
        };
        _bus.Unit(3);
        await _bus.OpenAsync();
        await _bus.PassAsync(() => acknowledged.Count >= 3);
        _bus.Reports.Keys.Should().Equal(new KeyPressed("unit-3", PressedKey.Call));

        // Another boot counts its events anew: 7 is another press.
        nonce = 2;
        toSend = 1;
        var next = _bus.Answer;
        _bus.Answer = f => { _bus.Answer = next; return QcpMemory.Reply(f, 0x41, 7); };
        await _bus.PassAsync(() => acknowledged.Count >= 4);
        _bus.Reports.Keys.Should().HaveCount(2);
        acknowledged.Should().OnlyContain(id => id == 7);
    }

    [Theory]
    [InlineData(0x0C, PressedKey.Call)]
    [InlineData(0x0D, PressedKey.Recall)]
    [InlineData(0x06, PressedKey.NoShow)]
    [InlineData(0x12, PressedKey.Pause)]
    [InlineData(0x13, null)]
    public async Task A_key_of_the_registry_is_one_of_the_hall_or_acknowledged_without_effect(
        byte code, PressedKey? key)
    {
        var isTold = false;
        var isAcknowledged = false;
        _bus.Answer = f =>
        {
            if (f.Sequence == 0) return QcpMemory.Report(f, 1, 0);
            isAcknowledged |= f.Payload is [9, 0];
            if (isTold) return QcpMemory.Reply(f, 0x40);
            isTold = true;
            return QcpMemory.Reply(f, 0x50, 9, 0, code);
        };
        _bus.Unit(3);
        await _bus.OpenAsync();

        await _bus.PassAsync(() => isAcknowledged);

        _bus.Reports.Keys.Select(k => (PressedKey?)k.Key).Should().Equal(key is null ? [] : [key]);
    }

    [Fact]
    public async Task A_picture_is_sent_until_the_unit_reports_it_with_polls_between()
    {
        var texts = 0;
        _bus.Answer = f => f.Code == (byte)QcpCommand.Text && ++texts > 4
            ? QcpMemory.Report(f, 1, f.Payload[1]) : QcpMemory.Report(f, 1, 0);
        var unit = _bus.Unit(3);
        unit.Show(Bus.Called("A001"));
        await _bus.OpenAsync();

        await _bus.PassAsync(() => texts >= 5);

        var codes = _bus.Asked.Select(a => (QcpCommand)a.Frame.Code).ToList();
        codes.Zip(codes.Skip(1)).Should()
            .NotContain((QcpCommand.Text, QcpCommand.Text), "keys come in between");
    }

    [Fact]
    public async Task A_picture_that_the_unit_refuses_is_told_and_not_sent_again_until_it_is_another()
    {
        var texts = 0;
        _bus.Answer = f => f.Sequence == 0 ? QcpMemory.Report(f, 1, 0)
            : f.Code != (byte)QcpCommand.Text ? QcpMemory.Reply(f, 0x40)
            : ++texts == 1 ? QcpMemory.Reply(f, 0x41, 3) : QcpMemory.Report(f, 1, f.Payload[1]);
        var unit = _bus.Unit(3);
        unit.Show(Bus.Called("A001"));
        await _bus.OpenAsync();
        await _bus.PassAsync(() => _bus.Asked.Count >= 12);
        (texts, unit.Health.Fault!.Works).Should().Be((1, true));

        unit.Show(Bus.Called("A002"));
        await _bus.PassAsync(() => unit.Health.Fault is null);
        texts.Should().Be(2);
    }

    [Fact]
    public async Task A_revision_shown_before_this_run_of_the_host_counts_for_nothing()
    {
        var texts = 0;
        _bus.Answer = f =>
        {
            if (f.Code == (byte)QcpCommand.Text) texts++;
            return QcpMemory.Report(f, 1, 1);
        };
        var unit = _bus.Unit(3);
        unit.Show(Bus.Called("A001"));
        await _bus.OpenAsync();

        await _bus.PassAsync(() => _bus.Asked.Count >= 6);

        texts.Should().Be(1);
    }

    [Fact]
    public async Task A_unit_without_an_area_is_not_sent_what_it_cannot_show()
    {
        _bus.Answer = f => QcpMemory.Reply(f, 0x40, 1, 0, 0, 0, 0);
        var unit = _bus.Unit(3);
        unit.Show(Bus.Called("A001"));
        unit.Show(Bus.Waits(3, 1));
        await _bus.OpenAsync();

        await _bus.PassAsync(() => _bus.Asked.Count >= 6);

        _bus.Asked.Should().OnlyContain(a => a.Frame.Code == (byte)QcpCommand.Poll);
    }

    [Fact]
    public async Task A_unit_that_refuses_even_to_begin_does_not_take_the_line_for_itself()
    {
        _bus.Answer = f => QcpMemory.Reply(f, 0x41, 7);
        _bus.Unit(3);
        await _bus.OpenAsync();

        await _bus.PassAsync(() => _bus.Asked.Count >= 5);

        var asked = _bus.Asked;
        (asked[4].At - asked[0].At).Should()
            .BeCloseTo(TimeSpan.FromMilliseconds(400), TimeSpan.FromMilliseconds(40));
    }
}
