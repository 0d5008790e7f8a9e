using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json;

namespace ServiceQueue.Benchmarks;

/// <summary>The latencies of a whole hall: the real host, real pseudo-terminals, a real broker.</summary>
public static class HallBenchmark
{
    private const int IssueRate = 100;
    private const int Issues = 2000;
    private const int DayTickets = 5000;

    /// <summary>Runs all measurements, or those of calls only, and prints them.</summary>
    public static async Task RunAsync(string directory, bool callsOnly = false)
    {
        var data = Path.Combine(directory, "hall");
        using (var host = await HostProcess.StartAsync(data))
        {
            Console.WriteLine($"first start to ready: {host.ReadyAfter.TotalMilliseconds:0} ms");
            if (!callsOnly)
            {
                await WarmAsync(host);
                await IssueAsync(host);
            }

            await CallBenchmark.RunAsync(host, directory);
            if (callsOnly) return;
            await TicketBytesAsync(host);
            await FillAsync(host);
            host.Kill();
        }

        using var again = await HostProcess.StartAsync(data);
        Console.WriteLine(
            $"killed with a day of more than {DayTickets} tickets, "
            + $"restart to ready: {again.ReadyAfter.TotalMilliseconds:0} ms");
    }

    private static async Task WarmAsync(HostProcess host)
    {
        for (var i = 0; i < 300; i++)
        {
            using var issued =
                await host.PostAsync("visits", new { requestId = $"warm-{i}", service = "finance" });
        }
    }

    /// <summary>Open loop: a request leaves on time whether or not the ones before are answered.</summary>
    private static async Task IssueAsync(HostProcess host)
    {
        var took = new ConcurrentBag<double>();
        var errors = 0;
        var clock = Stopwatch.StartNew();
        var all = new List<Task>();
        for (var i = 0; i < Issues; i++)
        {
            var due = TimeSpan.FromSeconds((double)i / IssueRate);
            if (due > clock.Elapsed) await Task.Delay(due - clock.Elapsed);
            all.Add(OneAsync(i));
        }

        await Task.WhenAll(all);
        Print($"POST /visits at {IssueRate}/s, durable ({errors} errors)", took);

        async Task OneAsync(int i)
        {
            var from = Stopwatch.GetTimestamp();
            using var answer =
                await host.PostAsync("visits", new { requestId = $"issue-{i}", service = "consultation" });
            took.Add(Stopwatch.GetElapsedTime(from).TotalMilliseconds);
            if (answer.StatusCode != HttpStatusCode.Created) Interlocked.Increment(ref errors);
        }
    }

    private static async Task TicketBytesAsync(HostProcess host)
    {
        var before = await PrintedAsync(host);
        using var issued = await host.PostAsync(
            "visits", new { requestId = "paper", service = "social-security", kiosk = "kiosk-1" });
        var visit = (await issued.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("visit").GetString();
        while (true)
        {
            var look = await host.Http.GetFromJsonAsync<JsonElement>($"api/halls/demo/visits/{visit}");
            if (look.GetProperty("slip").GetString() == "printed") break;
            await Task.Delay(50);
        }

        var bytes = await PrintedAsync(host) - before;
        Console.WriteLine(
            $"bytes of the standard ticket: {bytes}, {bytes * 10 / 19200.0:0.000} s at 19200 baud");
    }

    /// <summary>Bytes sent to the printer but for the short questions about its state.</summary>
    private static async Task<int> PrintedAsync(HostProcess host)
    {
        var trace = await host.Http.GetStringAsync("lab/devices/printer-1/trace");
        return trace.Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(l => JsonDocument.Parse(l).RootElement)
            .Where(e => e.GetProperty("dir").GetString() == "out")
            .Select(e => e.GetProperty("hex").GetString()!)
            .Where(hex => !hex.StartsWith("1004", StringComparison.Ordinal))
            .Sum(hex => hex.Length / 2);
    }

    private static async Task FillAsync(HostProcess host)
    {
        var clock = Stopwatch.StartNew();
        await Parallel.ForEachAsync(
            Enumerable.Range(0, DayTickets), new ParallelOptions { MaxDegreeOfParallelism = 200 },
            async (i, _) =>
        {
            using var answer =
                await host.PostAsync("visits", new { requestId = $"fill-{i}", service = "civil-affairs" });
            answer.EnsureSuccessStatusCode();
        });
        Console.WriteLine(
            $"{DayTickets} tickets from 200 clients: {DayTickets / clock.Elapsed.TotalSeconds:0}/s");
    }

    internal static void Print(string what, IEnumerable<double> milliseconds)
    {
        var sorted = milliseconds.Order().ToArray();
        Console.WriteLine(
            $"{what}: p50 {At(0.5):0.00} ms, p90 {At(0.9):0.00} ms, p99 {At(0.99):0.00} ms, "
            + $"max {sorted[^1]:0.00} ms, n={sorted.Length}");
        double At(double share) => sorted[Math.Max(0, (int)Math.Ceiling(share * sorted.Length) - 1)];
    }
}
