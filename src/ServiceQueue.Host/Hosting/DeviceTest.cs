using NodaTime;
using ServiceQueue.Contracts;
using ServiceQueue.Core.Halls;
using ServiceQueue.Core.Jobs;

namespace ServiceQueue.Host.Hosting;

/// <summary>How a test of a device went.</summary>
/// <param name="Device">The device.</param>
/// <param name="Passed">Whether the device proved that it did it.</param>
/// <param name="What">What was done, or why not.</param>
public sealed record DeviceTestResult(string Device, bool Passed, Words What);

/// <summary>Tries one device: prints a test slip, lights a sign, shows all eights on a keypad.</summary>
public static class DeviceTest
{
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan Lit = TimeSpan.FromSeconds(3);

    /// <summary>Runs the test; the device shows its own picture again afterwards.</summary>
    public static async Task<DeviceTestResult> RunAsync(
        HallService hall, IDevice device, CancellationToken stop)
    {
        if (device.Health.Fault is { Works: false } fault)
            return new DeviceTestResult(device.Id, false, Api.FaultWords.Of(fault.Kind));
        return device.Kind switch
        {
            DeviceKind.Printer => await PrintAsync(hall, device, stop),
            DeviceKind.Sign => await ShowAsync(hall, device, [Lamp(hall)], stop),
            DeviceKind.Keypad => await ShowAsync(hall, device, [Digits(hall)], stop),
            DeviceKind.Unit => await ShowAsync(hall, device, [Lamp(hall), Digits(hall)], stop),
            DeviceKind.Speaker => await SpeakAsync(hall, device, stop),
            _ => new DeviceTestResult(device.Id, true, new Words("连接正常。", "The connection stands.")),
        };
    }

    private static Task<DeviceTestResult> PrintAsync(
        HallService hall, IDevice device, CancellationToken stop) => PerformAsync(
            device, new PrintSlip(TestSlip(hall)),
            new Words("测试票已打印并得到打印机确认。", "The printer has proven the test slip printed."), stop);

    private static Task<DeviceTestResult> SpeakAsync(
        HallService hall, IDevice device, CancellationToken stop) => PerformAsync(
            device, new Announce(new Announcement(
                hall.State.Sequence, "A000", 0, "", "",
                new Words("语音测试，请A000号到1号窗口办理", "This is a test. Ticket A000, please come to counter 1."),
                1)),
            new Words("语音已播报完毕。", "The speaker has said the test call to its end."), stop);

    private static async Task<DeviceTestResult> PerformAsync(
        IDevice device, Work work, Words passed, CancellationToken stop)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(stop);
        limit.CancelAfter(Longest);
        try
        {
            var outcome = await device.PerformAsync(
                new Job("test.0", device.Id, HallService.Now, work), limit.Token);
            return outcome.Result == JobResult.Done
                ? new DeviceTestResult(device.Id, true, passed)
                : new DeviceTestResult(
                    device.Id, false, Api.FaultWords.Of(outcome.Fault?.Kind ?? DeviceFaultKind.Silent));
        }
        catch (OperationCanceledException) when (!stop.IsCancellationRequested)
        {
            return new DeviceTestResult(device.Id, false, Api.FaultWords.Of(DeviceFaultKind.Silent));
        }
    }

    private static async Task<DeviceTestResult> ShowAsync(
        HallService hall, IDevice device, Picture[] pictures, CancellationToken stop)
    {
        foreach (var picture in pictures) device.Show(picture);
        await Task.Delay(Lit, stop);
        var plan = hall.State.Plan.Devices.First(d => d.Id == device.Id);
        foreach (var own in Hall.Show(hall.State, plan)) device.Show(own);
        return device.Health.Fault is { Works: false } fault
            ? new DeviceTestResult(device.Id, false, Api.FaultWords.Of(fault.Kind))
            : new DeviceTestResult(
                device.Id, true,
                new Words("已显示测试内容3秒，请目视确认。", "A test picture was shown for 3 seconds; please look."));
    }

    private static CounterPicture Lamp(HallService hall) => new()
    {
        Sequence = hall.State.Sequence, Counter = 0, State = CounterShows.Open, Text = "屏幕测试8888",
    };

    private static KeypadPicture Digits(HallService hall) => new()
    {
        Sequence = hall.State.Sequence, Waiting = 888, Ticket = new TicketNumber('T', 888),
    };

    private static Slip TestSlip(HallService hall) => new(
        new VisitId("TEST"), "T000", 1, false, hall.State.Plan.Name, new Words("打印测试", "Test print"), 0,
        default, [],
        HallService.Now.InZone(hall.State.Plan.Zone).LocalDateTime, $"{hall.State.Plan.PublicUrl}/", "zh-CN");
}
