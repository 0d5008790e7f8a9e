using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;

namespace ServiceQueue.Benchmarks;

/// <summary>The latencies of a whole hall: the real host, real pseudo-terminals, a real broker.</summary>
public static class HallBenchmark
{
    private const int IssueRate = 100;
    private const int Issues = 2000;
    private const int Calls = 300;
    private const int DayTickets = 5000;

    /// <summary>Runs all measurements and prints them.</summary>
    public static async Task RunAsync(string directory)
    {
        var data = Path.Combine(directory, "hall");
        using (var host = await HostProcess.StartAsync(data))
        {
            Console.WriteLine($"first start to ready: {host.ReadyAfter.TotalMilliseconds:0} ms");
            await WarmAsync(host);
            await IssueAsync(host);
            await CallAsync(host);
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

    /// <summary>
    /// From the request for the next call, which is before its acceptance, to the sign's line and to a
    /// screen.
    /// </summary>
    private static async Task CallAsync(HostProcess host)
    {
        for (var i = 0; i < Calls; i++)
        {
            using var issued =
                await host.PostAsync("visits", new { requestId = $"call-{i}", service = "social-security" });
        }

        await using var screen = await Screen.OpenAsync(host.Port);
        var sign = new List<double>();
        var board = new List<double>();
        var answers = new List<double>();
        var stamped = new List<double>();
        var afterAnswer = new List<double>();
        for (var i = 0; i < Calls; i++)
        {
            await Task.Delay(20 + (i * 7 % 60));
            var asked = DateTimeOffset.UtcNow;
            using var called = await host.PostAsync("counters/3/call-next", new { requestId = $"next-{i}" });
            var answered = DateTimeOffset.UtcNow;
            answers.Add((answered - asked).TotalMilliseconds);
            var visit = await called.Content.ReadFromJsonAsync<JsonElement>();
            var ticket = visit.GetProperty("ticket").GetString()!;
            var accepted = visit.GetProperty("turns")[0].GetProperty("calledAt").GetDateTimeOffset();
            board.Add((await screen.SeenAsync(ticket) - asked).TotalMilliseconds);
            var onLine = await OnLineAsync(host, ticket, asked);
            sign.Add((onLine - asked).TotalMilliseconds);
            stamped.Add((onLine - accepted).TotalMilliseconds);
            afterAnswer.Add((onLine - answered).TotalMilliseconds);
            using var finished = await host.PostAsync("counters/3/finish", new { outcome = "answered" });
        }

        Print("call-next asked → answered", answers);
        Print("call-next asked → first byte of the sign's frame handed to the line", sign);
        Print("call-next stamped, before its commit → first byte of the sign's frame", stamped);
        Print("call-next answered → first byte of the sign's frame (below 0: it was first)", afterAnswer);
        Print("call-next asked → retained board at an MQTT subscriber", board);
    }

    private static async Task<DateTimeOffset> OnLineAsync(
        HostProcess host, string ticket, DateTimeOffset since)
    {
        var text = Convert.ToHexStringLower(Encoding.ASCII.GetBytes(ticket));
        while (true)
        {
            foreach (var line in (await host.Http.GetStringAsync("lab/devices/sign-3/trace"))
                .Split('\n', StringSplitOptions.RemoveEmptyEntries).Reverse())
            {
                var entry = JsonDocument.Parse(line).RootElement;
                var at = entry.GetProperty("at").GetDateTimeOffset();
                if (at < since.AddMilliseconds(-50)) break;
                if (entry.GetProperty("dir").GetString() == "out"
                    && entry.GetProperty("hex").GetString()!.Contains(text)) return at;
            }

            await Task.Delay(5);
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

    private static void Print(string what, IEnumerable<double> milliseconds)
    {
        var sorted = milliseconds.Order().ToArray();
        Console.WriteLine(
            $"{what}: p50 {At(0.5):0.00} ms, p99 {At(0.99):0.00} ms, "
            + $"max {sorted[^1]:0.00} ms, n={sorted.Length}");
        double At(double share) => sorted[Math.Max(0, (int)Math.Ceiling(share * sorted.Length) - 1)];
    }
}
