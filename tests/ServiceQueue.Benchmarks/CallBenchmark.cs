using System.Diagnostics;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;

namespace ServiceQueue.Benchmarks;

/// <summary>
/// How long a call takes to the sign's line and to a screen, beside what one sync of the same disk takes
/// between the same calls: a call is durable before it is shown, so it cannot be faster than the disk.
/// </summary>
internal static class CallBenchmark
{
    private const int Calls = 1000;

    /// <summary>A hall that has just started has not compiled its ways yet.</summary>
    private const int First = 20;

    public static async Task RunAsync(HostProcess host, string directory)
    {
        await Parallel.ForAsync(0, Calls, new ParallelOptions { MaxDegreeOfParallelism = 32 }, async (i, _) =>
        {
            using var issued =
                await host.PostAsync("visits", new { requestId = $"call-{i}", service = "social-security" });
        });
        await using var screen = await Screen.OpenAsync(host.Port);
        await using var disk = new FileStream(
            Path.Combine(directory, "raw-sync"), FileMode.CreateNew, FileAccess.Write, FileShare.None, 0);
        var calls = new List<Call>();
        var syncs = new List<double>();
        for (var i = 0; i < Calls; i++)
        {
            await Task.Delay(20 + (i * 7 % 40));
            syncs.Add(Sync(disk));
            calls.Add(await OneAsync(host, screen, i));
        }

        Print(calls, await OnLineAsync(host), syncs);
    }

    private static async Task<Call> OneAsync(HostProcess host, Screen screen, int number)
    {
        var asked = DateTimeOffset.UtcNow;
        using var called = await host.PostAsync("counters/3/call-next", new { requestId = $"next-{number}" });
        var answered = DateTimeOffset.UtcNow;
        var visit = await called.Content.ReadFromJsonAsync<JsonElement>();
        var ticket = visit.GetProperty("ticket").GetString()!;
        var stamped = visit.GetProperty("turns")[0].GetProperty("calledAt").GetDateTimeOffset();
        var seen = await screen.SeenAsync(ticket);

        // The call's frame must be out before the finish, whose picture would take its place.
        await Task.Delay(20);
        using var finished = await host.PostAsync("counters/3/finish", new { outcome = "answered" });
        return new Call(ticket, asked, stamped, answered, seen);
    }

    private static double Sync(FileStream disk)
    {
        var from = Stopwatch.GetTimestamp();
        disk.Write(new byte[4096]);
        disk.Flush(flushToDisk: true);
        return Stopwatch.GetElapsedTime(from).TotalMilliseconds;
    }

    /// <summary>When each ticket was first handed to the sign's line, read once, when all is over.</summary>
    private static async Task<List<(DateTimeOffset At, string Text)>> OnLineAsync(HostProcess host)
    {
        var trace = await host.Http.GetStringAsync("lab/devices/sign-3/trace");
        return [.. trace.Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(line => JsonDocument.Parse(line).RootElement)
            .Where(piece => piece.GetProperty("dir").GetString() == "out")
            .Select(piece => (piece.GetProperty("at").GetDateTimeOffset(),
                Encoding.Latin1.GetString(Convert.FromHexString(piece.GetProperty("hex").GetString()!))))];
    }

    private static void Print(
        List<Call> calls, List<(DateTimeOffset At, string Text)> pieces, List<double> syncs)
    {
        var shown = calls.Select(c => (Call: c, At: FirstAfter(pieces, c))).Where(s => s.At is not null)
            .Select(s => (s.Call, At: s.At!.Value)).ToList();
        Console.WriteLine($"calls: {calls.Count}, of which {shown.Count} found on the sign's line");
        HallBenchmark.Print("one raw append and sync of the same disk, between the calls", syncs);
        HallBenchmark.Print("call-next asked → answered", calls.Select(c => Took(c.Asked, c.Answered)));
        HallBenchmark.Print(
            "call-next asked → first byte of the sign's frame handed to the line",
            shown.Select(s => Took(s.Call.Asked, s.At)));
        HallBenchmark.Print(
            $"the same, the first {First}", shown.Take(First).Select(s => Took(s.Call.Asked, s.At)));
        HallBenchmark.Print(
            "call-next stamped, before its commit (whole ms) → first byte of the sign's frame",
            shown.Select(s => Took(s.Call.Stamped, s.At)));
        HallBenchmark.Print(
            "call-next answered → first byte of the sign's frame (below 0: it was first)",
            shown.Select(s => Took(s.Call.Answered, s.At)));
        HallBenchmark.Print(
            "call-next asked → retained board at an MQTT subscriber",
            calls.Select(c => Took(c.Asked, c.Seen)));
    }

    private static DateTimeOffset? FirstAfter(List<(DateTimeOffset At, string Text)> pieces, Call call)
    {
        foreach (var (at, text) in pieces)
        {
            if (at >= call.Stamped && text.Contains(call.Ticket, StringComparison.Ordinal)) return at;
        }

        return null;
    }

    private static double Took(DateTimeOffset from, DateTimeOffset to) => (to - from).TotalMilliseconds;

    private sealed record Call(
        string Ticket, DateTimeOffset Asked, DateTimeOffset Stamped, DateTimeOffset Answered,
        DateTimeOffset Seen);
}
