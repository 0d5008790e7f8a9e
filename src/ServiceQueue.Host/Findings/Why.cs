using System.Text.Json;
using NodaTime;
using NodaTime.Text;
using ServiceQueue.Contracts;
using ServiceQueue.Contracts.Json;
using ServiceQueue.Core.Halls;
using ServiceQueue.Core.Selection;
using ServiceQueue.Engine.Findings;

namespace ServiceQueue.Host.Findings;

/// <summary>"Why was A023 called before A019 at 10:41?", answered from the journal for any call.</summary>
/// <param name="Ticket">The ticket that was called.</param>
/// <param name="Other">The ticket that was not.</param>
/// <param name="Day">The hall day.</param>
/// <param name="At">The minute of the call, hall-local; null for every call of the ticket on the day.</param>
internal sealed record Why(TicketNumber Ticket, TicketNumber Other, LocalDate Day, LocalTime? At)
{
    private static readonly LocalTimePattern Minute = LocalTimePattern.CreateWithInvariantCulture("HH:mm");

    /// <summary>
    /// Reads the question. Throws <see cref="FormatException"/> naming the option that is missing or wrong.
    /// </summary>
    public static Why Read(string ticket, string? other, string? day, string? at) => new(
        TicketOf("--why", ticket),
        TicketOf("--before", other),
        LocalDatePattern.Iso.Parse(day ?? "") is { Success: true, Value: var date }
            ? date : throw new FormatException("Name the day of the call: --day 2026-03-02."),
        at is null ? null : Minute.Parse(at) is { Success: true, Value: var time }
            ? time : throw new FormatException($"--at \"{at}\" is no time; write for instance --at 10:41."));

    /// <summary>Answers; whether first come, first served was kept.</summary>
    public async Task<bool> AnswerAsync(IHallStore store, string hall, bool asJson, CancellationToken stop)
    {
        var calls = await CallSearch.FindAsync(store, hall, Day, Ticket, stop);
        var meant = calls.Where(c => At is not { } at || MinuteOf(c) == at).ToList();
        if (meant.Count == 0) throw new FormatException(NotFound(calls));
        var kept = true;
        foreach (var call in meant)
        {
            var answer = Fairness.Why(call.Before, call.Call, Other);
            kept &= answer.Reason != FairnessReason.Unexplained;
            Console.WriteLine(asJson ? Json(hall, call, answer) : Words(call, answer));
        }

        return kept;
    }

    private string Words(JournalCall call, Explanation answer)
    {
        var plan = call.Before.Plan;
        var counter = plan.Counter(call.Call.Counter)?.Label ?? $"{call.Call.Counter}号窗口";
        var at = FindingText.Local(call.Record.At, plan.Zone);
        return $"{at}  {Ticket}到{counter}（记录 {call.Record.Sequence}），"
            + $"先于{Other}：\n  {answer.Says.ZhCn}\n  {answer.Says.In("en")}\n";
    }

    private string Json(string hall, JournalCall call, Explanation answer) => JsonSerializer.Serialize(
        new
        {
            hall, Ticket, before = Other, at = call.Record.At, call.Record.Sequence, call.Call.Counter,
            answer.Reason, answer.Says,
        },
        WireJson.Options);

    private string NotFound(IReadOnlyList<JournalCall> calls) => calls.Count == 0
        ? $"{Ticket} was not called on {LocalDatePattern.Iso.Format(Day)}."
        : $"{Ticket} was not called at {Minute.Format(At!.Value)}, but at "
            + $"{string.Join(", ", calls.Select(c => Minute.Format(MinuteOf(c))))}.";

    private static LocalTime MinuteOf(JournalCall call)
    {
        var time = call.Record.At.InZone(call.Before.Plan.Zone).TimeOfDay;
        return new LocalTime(time.Hour, time.Minute);
    }

    private static TicketNumber TicketOf(string option, string? text) =>
        TicketNumber.TryParse(text ?? "", out var ticket)
            ? ticket : throw new FormatException($"{option} must name a ticket, such as {option} A023.");
}
