using System.Diagnostics;
using NodaTime;
using ServiceQueue.Core.Halls;
using ServiceQueue.Core.Jobs;
using ServiceQueue.Devices.Printers.EscPos;
using ServiceQueue.Devices.Profiles;
using ServiceQueue.Devices.Slips;
using ServiceQueue.Drivers.Pango;

namespace ServiceQueue.Benchmarks;

/// <summary>
/// Tickets for a printer without a Chinese font: every Chinese line is drawn by Pango and cut into bands. The
/// bar is 3 ms a ticket in the median, and a process that does not grow over 2,000 of them.
/// </summary>
internal static class RasterBenchmark
{
    private const int Tickets = 2_000;
    private const int WarmUp = 2_000;

    public static void Run()
    {
        using var raster = new PangoRaster();
        foreach (var name in (string[])["generic-80mm-nocjk", "generic-80mm-cjk"])
            Measure(PrinterProfiles.Named(name), raster);
    }

    private static void Measure(PrinterProfile profile, PangoRaster raster)
    {
        var bytes = 0;
        for (var i = 0; i < WarmUp; i++) bytes = Write(i, profile, raster);
        var before = ResidentBytes();
        var times = new double[Tickets];
        for (var i = 0; i < Tickets; i++)
        {
            var began = Stopwatch.GetTimestamp();
            Write(i, profile, raster);
            times[i] = Stopwatch.GetElapsedTime(began).TotalMilliseconds;
        }

        var grown = (ResidentBytes() - before) / 1024.0 / 1024;
        Array.Sort(times);
        Console.WriteLine(
            $"raster: {profile.Name}, {bytes} bytes a ticket, median {times[Tickets / 2]:0.00} ms, "
            + $"p99 {times[Tickets * 99 / 100]:0.00} ms, memory {grown:+0.0;-0.0;0} MiB "
            + $"over {Tickets} tickets");
    }

    private static int Write(int number, PrinterProfile profile, PangoRaster raster) =>
        EscPosWriter.Write(SlipLayout.Of(Ticket(number), profile), profile, raster).Sum(p => p.Length);

    private static long ResidentBytes()
    {
        GC.Collect();
        GC.WaitForPendingFinalizers();
        GC.Collect();
        using var self = Process.GetCurrentProcess();
        return self.WorkingSet64;
    }

    private static Slip Ticket(int number) => new(
        new VisitId("7K3QF8ZT0M2XA"), $"A{number % 1000:000}", Copy: 1, MayBeSecond: false,
        new Words("栖霞区便民服务中心"), new Words("社会保险"), Ahead: number % 40,
        new EstimateSeconds(600, 900), ["3号窗口", "4号窗口"], new LocalDateTime(2026, 11, 21, 9, number % 60),
        "http://hall.example.cn/v/7K3QF8ZT0M2XA", "zh-CN");
}
