using FluentAssertions;
using NodaTime;
using ServiceQueue.Contracts;
using ServiceQueue.Core.Halls;
using ServiceQueue.Core.Jobs;
using ServiceQueue.Devices.Lines;
using ServiceQueue.Devices.Speakers;
using ServiceQueue.Devices.Tests.Lines;
using ServiceQueue.Drivers.Termios;
using ServiceQueue.Simulators.Speakers;
using ServiceQueue.Simulators.Wires;
using Xunit;

namespace ServiceQueue.Devices.Tests.Speakers;

/// <summary>A speaker against the simulated speech module, over a real pseudo-terminal.</summary>
public sealed class SpeakerTests : IAsyncDisposable
{
    private readonly CancellationTokenSource _stop = new();
    private readonly SimulatedBench _bench = new(TimeProvider.System, seed: 42);
    private readonly Reports _reports = new();
    private readonly List<Task> _running = [];
    private SimulatedSpeechModule _far = null!;

    public static TheoryData<string> Modules() => new(SpeechModule.All.Select(m => m.Name));

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await Task.WhenAll(_running);
        _bench.Dispose();
        _stop.Dispose();
    }

    [Theory]
    [MemberData(nameof(Modules))]
    public async Task Calls_are_said_one_after_the_other_and_none_is_cut_off(string module)
    {
        var speaker = Start(SpeechModule.Named(module)!);

        var calls = new[] { "A001", "A002", "A003" }
            .Select(t => speaker.PerformAsync(Call(t, times: 2), default)).ToArray();
        var outcomes = await Task.WhenAll(calls);

        outcomes.Should().AllBeEquivalentTo(JobOutcome.Done);
        _bench.Look(() => _far.CutOff).Should().Be(0);
        var mark = module == "syn6288" ? "[v13]" : "[v8]";
        _bench.Look(() => _far.Said).Should().BeEquivalentTo(
            from ticket in new[] { "A001", "A002", "A003" }
            from time in Enumerable.Range(0, 2)
            select $"{mark}请{ticket}号到3号窗口");
    }

    [Fact]
    public async Task Each_call_is_said_in_both_languages_where_the_module_can()
    {
        var speaker = Start(SpeechModule.Xfs5152, inEnglish: true);
        await speaker.PerformAsync(Call("A001"), default);
        _bench.Look(() => _far.Said).Should().Equal("[v8]请A001号到3号窗口", "[v8]Ticket A001, counter 3.");
    }

    [Fact]
    public async Task A_lost_answer_does_not_make_it_say_the_sentence_twice()
    {
        var speaker = Start(SpeechModule.Syn6288);
        await Reports.UntilAsync(() => speaker.Health.LastSeen is not null, "the speaker's first answer");
        _bench.Fault("speaker-1", "lost-answer");
        (await speaker.PerformAsync(Call("A001"), default)).Should().Be(JobOutcome.Done);
        _bench.Look(() => (_far.Said.Count, _far.CutOff)).Should().Be((1, 0));
        speaker.Health.Retries.Should().Be(0, "it was busy, so it had taken the sentence");
    }

    [Fact]
    public async Task A_silent_module_is_a_fault_and_the_call_has_not_started()
    {
        var speaker = Start(SpeechModule.Syn6288);
        await Reports.UntilAsync(() => speaker.Health.LastSeen is not null, "the speaker's first answer");
        _bench.Fault("speaker-1", "silence");
        (await speaker.PerformAsync(Call("A001"), default)).Result.Should().Be(JobResult.NotStarted);
        speaker.Health.Fault!.Kind.Should().Be(DeviceFaultKind.Silent);
        _bench.Fault("speaker-1", "none");
        (await speaker.PerformAsync(Call("A002"), default)).Should().Be(JobOutcome.Done);
        speaker.Health.Fault.Should().BeNull();
        _reports.Faults("speaker-1").Should().Equal(DeviceFaultKind.Silent, null);
    }

    [Fact]
    public async Task An_unplugged_speaker_is_named_and_talks_again_when_it_is_back()
    {
        var speaker = Start(SpeechModule.Syn6288);
        await Reports.UntilAsync(() => speaker.Health.LastSeen is not null, "the speaker's first answer");
        _bench.Fault("speaker-1", "unplug");
        await Reports.UntilAsync(() => speaker.Health.Fault?.Kind == DeviceFaultKind.LineGone, "the fault");
        (await speaker.PerformAsync(Call("A001"), default)).Result.Should().Be(JobResult.NotStarted);
        _bench.Fault("speaker-1", "none");
        await Reports.UntilAsync(() => speaker.Health.Fault is null, "the line is back");
        (await speaker.PerformAsync(Call("A002"), default)).Should().Be(JobOutcome.Done);
        _bench.Look(() => _far.Said).Should().ContainSingle();
    }

    private static Job Call(string ticket, int times = 1) => new(
        "1.0", "speaker-1", Instant.FromUnixTimeSeconds(0), new Announce(new Announcement(
            1, ticket, 3, "3号窗口", "", new Words($"请{ticket}号到3号窗口", $"Ticket {ticket}, counter 3."), times)));

    private Speaker Start(SpeechModule module, bool inEnglish = false)
    {
        var address = new LineAddress { Scheme = "sim", Target = "speaker", BaudRate = 115200 };
        var driver = new SimLineDriver(new TermiosLineDriver(), _bench);
        var line = new SharedLine(address, driver, TimeProvider.System);
        _far = new SimulatedSpeechModule("speaker-1", module == SpeechModule.Syn6288)
        {
            PerCharacter = TimeSpan.FromMilliseconds(40),
        };
        _bench.Add("speaker", _far);
        var voice = new SpeakerVoice(module, DateTimeZone.Utc)
        {
            InEnglish = inEnglish, Gap = Duration.FromMilliseconds(20),
        };
        var speaker = new Speaker("speaker-1", voice, line, _reports, TimeProvider.System);
        _running.Add(speaker.RunAsync(_stop.Token));
        _running.Add(line.RunAsync(_stop.Token));
        return speaker;
    }
}
