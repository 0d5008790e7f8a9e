using FluentAssertions;
using NodaTime;
using ServiceQueue.Contracts;
using ServiceQueue.Core.Halls;
using ServiceQueue.Core.Jobs;
using ServiceQueue.Core.Notices;
using ServiceQueue.Devices.Lines;
using ServiceQueue.Devices.Printers;
using ServiceQueue.Devices.Profiles;
using ServiceQueue.Devices.Tests.Lines;
using ServiceQueue.Drivers.Termios;
using ServiceQueue.Simulators.Printers;
using ServiceQueue.Simulators.Wires;
using Xunit;

namespace ServiceQueue.Devices.Tests.Printers;

/// <summary>The whole way over a real pseudo-terminal, in real time.</summary>
public sealed class PrinterPtyTests : IAsyncDisposable
{
    private readonly CancellationTokenSource _stop = new();
    private readonly SimulatedBench _bench = new(TimeProvider.System, seed: 5);
    private readonly Reports _reports = new();
    private readonly SimulatedPrinter _far;
    private readonly Printer _printer;
    private readonly Task[] _running;

    public PrinterPtyTests()
    {
        var profile = PrinterProfiles.Named("generic-80mm-cjk");
        _far = new SimulatedPrinter("printer-1", profile, PrinterRig.FontRaster, speed: 10);
        _bench.Add("paper", _far);
        var address = new LineAddress { Scheme = "sim", Target = "paper", BaudRate = 19200 };
        var line =
            new SharedLine(address, new SimLineDriver(new TermiosLineDriver(), _bench), TimeProvider.System);
        _printer = new Printer("printer-1", profile, line, PrinterRig.Raster, _reports, TimeProvider.System);
        _running = [line.RunAsync(_stop.Token), _printer.RunAsync(_stop.Token)];
    }

    private DeviceFaultKind? Fault => _printer.Health.Fault?.Kind;

    [Fact]
    public async Task A_slip_comes_out_of_a_printer_on_a_real_pseudo_terminal()
    {
        await SeenAsync();
        (await PrintAsync("A012")).Should().Be(JobOutcome.Done);
        (await PrintAsync("A013")).Should().Be(JobOutcome.Done);
        _far.Slips.Select(slip => slip.Lines.Single(line => line.StartsWith("A0", StringComparison.Ordinal)))
            .Should().Equal("A012", "A013");
        _far.Notes.Should().BeEmpty();
    }

    [Fact]
    public async Task A_notice_comes_out_whole()
    {
        await SeenAsync();
        var sheet = new NoticeSheet(
            Slips.NoticeLayoutTests.Supplement, new Words("栖霞区便民服务中心"),
            new LocalDateTime(2026, 3, 2, 10, 20), "http://hall.example.cn/c/2026-00012");
        var job = new Job("7.1", "printer-1", Instant.FromUtc(2026, 3, 2, 2, 20), new PrintNotice(sheet));

        (await _printer.PerformAsync(job, _stop.Token)).Should().Be(JobOutcome.Done);

        var paper = string.Concat(_far.Slips.Should().ContainSingle().Subject.Lines.Select(l => l.Trim()));
        paper.Should().ContainAll("补充件通知书", "2026补字第00012号", "王某某：", "（盖章）");
        if (Environment.GetEnvironmentVariable("SQ_PICTURES") is { } folder)
            await File.WriteAllBytesAsync(Path.Combine(folder, "notice.png"), _far.PaperPng());
    }

    [Fact]
    public async Task Unplug_garbage_and_power_loss_are_told_apart_and_pass()
    {
        await SeenAsync();
        foreach (var (fault, kind) in ((string, DeviceFaultKind)[])[
            ("unplug", DeviceFaultKind.LineGone),
            ("power-off", DeviceFaultKind.Silent),
            ("garbage", DeviceFaultKind.Garbage),
            ("paper-out", DeviceFaultKind.PaperOut)])
        {
            await PassesAsync(fault, kind);
        }

        (await PrintAsync("A014")).Should().Be(JobOutcome.Done);
        _far.Slips[^1].Lines.Should().Contain("A014").And.NotContain("A999");
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await Task.WhenAll(_running);
        _bench.Dispose();
        _stop.Dispose();
    }

    private async Task PassesAsync(string fault, DeviceFaultKind kind)
    {
        _bench.Fault("printer-1", fault).Should().BeTrue();
        await Reports.UntilAsync(() => Fault == kind, $"{fault} is reported as {kind}, not {Fault}");
        (await PrintAsync("A999")).Result.Should().NotBe(JobResult.Done);
        _bench.Fault("printer-1", "none").Should().BeTrue();
        await Reports.UntilAsync(() => Fault is null, $"the printer is well after {fault}, not {Fault}");
    }

    private Task SeenAsync() =>
        Reports.UntilAsync(() => _printer.Health.LastSeen is not null, "the printer is seen");

    private Task<JobOutcome> PrintAsync(string ticket) => _printer.PerformAsync(
        new Job(
            $"{ticket}.0",
            "printer-1",
            Instant.FromUtc(2026, 11, 21, 1, 30),
            new PrintSlip(PrinterRig.Slip(ticket))),
        _stop.Token);
}
