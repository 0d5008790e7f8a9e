using System.Collections.Immutable;
using NodaTime;
using ServiceQueue.Contracts.Json;
using ServiceQueue.Core.Jobs;
using ServiceQueue.Core.Rules;

namespace ServiceQueue.Devices.Displays;

/// <summary>
/// What stands on the hall's topics, as UTF-8 JSON (firmware-protocols/mqtt). No name, identity number or
/// phone number ever does.
/// </summary>
public static class Payloads
{
    /// <summary>The topic that tells whether the host is there.</summary>
    public const string StatusTopic = "status";

    /// <summary>The topic of the hall at a glance.</summary>
    public const string BoardTopic = "board";

    /// <summary>The topic of calls, which is not retained.</summary>
    public const string CallsTopic = "calls";

    /// <summary>The topic of findings as they are made, which is not retained.</summary>
    public const string FindingsTopic = "findings";

    /// <summary>The topic of how many findings the day has brought.</summary>
    public const string FindingsTodayTopic = "findings/today";

    /// <summary>The filter of the displays' signs of life.</summary>
    public const string AliveFilter = "displays/+/alive";

    /// <summary>The topic of one display's signs of life.</summary>
    public static string AliveTopic(string display) => $"displays/{display}/alive";

    /// <summary>The topic of a counter's sign.</summary>
    public static string CounterTopic(int counter) => $"counters/{counter}";

    /// <summary>The status "online".</summary>
    public static byte[] Online(Instant at, long sequence) =>
        WireJson.Write(new StatusPayload("online", at, sequence));

    /// <summary>The status "offline": the will, fixed at the start, and what an orderly stop says.</summary>
    public static byte[] Offline(Instant at, long sequence) =>
        WireJson.Write(new StatusPayload("offline", at, sequence));

    /// <summary>The same bytes as <c>GET /board</c>.</summary>
    public static byte[] Board(BoardPicture picture) => WireJson.Write(picture);

    /// <summary>A counter's sign.</summary>
    public static byte[] Counter(CounterPicture picture) =>
        WireJson.Write(new CounterPayload(picture.Sequence, picture.State, picture.Ticket, picture.Text));

    /// <summary>A call, spoken in the languages it has.</summary>
    public static byte[] Call(Announcement call)
    {
        var say = new Dictionary<string, string>(StringComparer.Ordinal) { ["zh-CN"] = call.Say.ZhCn };
        if (call.Say.En is { } english) say["en"] = english;
        return WireJson.Write(new CallPayload(
            call.Sequence, call.Ticket, call.Counter, call.Label, call.Place, say, call.Repeat));
    }

    /// <summary>A finding, with its number.</summary>
    public static byte[] Finding(long number, FindingJson finding) => WireJson.Write(new FindingPayload(
        number, finding.Rule, finding.Level, finding.Clause, finding.At, finding.Due, finding.Subject,
        finding.Counter, finding.Says.ZhCn, finding.Evidence));

    /// <summary>How many findings a day has brought so far.</summary>
    public static byte[] FindingsToday(LocalDate day, int breach, int warning) =>
        WireJson.Write(new TodayPayload(day, breach, warning));

    private sealed record FindingPayload(
        long Number, string Rule, FindingLevel Level, string Clause, Instant At, Instant? Due, string Subject,
        int? Counter, string Says, ImmutableArray<long> Evidence);

    private sealed record TodayPayload(LocalDate Day, int Breach, int Warning);

    private sealed record StatusPayload(string State, Instant At, long Sequence);

    private sealed record CounterPayload(long Sequence, CounterShows State, string? Ticket, string Text);

    private sealed record CallPayload(
        long Sequence, string Ticket, int Counter, string Label, string Place, Dictionary<string, string> Say,
        int Repeat);
}

/// <summary>A display's sign of life.</summary>
/// <param name="At">Its own clock; null in its will.</param>
/// <param name="Sequence">The newest sequence it shows.</param>
/// <param name="State">"online" or nothing; "offline" in its will.</param>
public sealed record AlivePayload(Instant? At, long Sequence, string? State = null);
