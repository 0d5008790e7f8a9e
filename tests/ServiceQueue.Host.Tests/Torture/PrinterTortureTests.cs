using FluentAssertions;
using ServiceQueue.Core.Halls;
using ServiceQueue.Core.Visits;
using ServiceQueue.Host.Tests.Running;
using Xunit;
using Xunit.Abstractions;

namespace ServiceQueue.Host.Tests.Torture;

/// <summary>
/// Tickets with a random fault every few of them, against simulated printers on real pseudo-terminals: every
/// ticket is printed once, or reported and printed again with the mark; none comes out twice unmarked, and
/// none after its time. <c>SQ_TORTURE=1000</c> deals so many tickets over all models, <c>SQ_SEED</c> sets the
/// seed.
/// </summary>
public sealed class PrinterTortureTests(ITestOutputHelper output)
{
    private const int FaultOneIn = 3;
    private const int MostReprints = 3;

    private static readonly string[] Faults =
        ["paper-out", "cover-open", "cutter", "unplug", "power-off", "mute", "offline", "loss"];

    // Model, printers of the kiosk. The models differ in what they prove, forget and have room for.
    private static readonly (string Profile, int Printers)[] Models =
    [
        ("generic-80mm-cjk", 1), ("epson-tm-t88", 1), ("epson-tm-t88-buffer45", 1),
        ("generic-80mm-xonxoff", 1), ("generic-80mm-oldcut", 1), ("generic-58mm-cjk", 2),
        ("epson-tm-t20", 2),
    ];

    private static int Tickets =>
        int.TryParse(Environment.GetEnvironmentVariable("SQ_TORTURE"), out var count) ? count : 42;

    private static int Seed =>
        int.TryParse(Environment.GetEnvironmentVariable("SQ_SEED"), out var seed) ? seed : 20261122;

    [Fact]
    public async Task Every_ticket_comes_out_once_or_says_that_it_may_be_a_second()
    {
        output.WriteLine($"seed {Seed}, {Tickets} tickets; again: SQ_TORTURE={Tickets} SQ_SEED={Seed}");
        var each = (Tickets + Models.Length - 1) / Models.Length;
        var runs = Models.Select((m, i) => Task.Run(() => RunAsync(m.Profile, m.Printers, each, Seed + i)));
        var objections = (await Task.WhenAll(runs)).SelectMany(o => o).ToList();
        objections.Should().BeEmpty();
    }

    private async Task<IReadOnlyList<string>> RunAsync(string profile, int printers, int tickets, int seed)
    {
        var chance = new Random(seed);
        await using var hall = await TortureHall.StartAsync(profile, printers, seed);
        var audit = new PaperAudit(hall);
        string? before = null;
        var thrown = new SortedDictionary<string, int>(StringComparer.Ordinal);
        for (var number = 1; number <= tickets; number++)
        {
            var visit = await hall.IssueAsync(number);
            audit.Issued(visit);
            var kind = chance.Next(FaultOneIn) == 0 ? Faults[chance.Next(Faults.Length)] : null;
            // A cut that the wire has lost leaves the rest of one slip above the next.
            if (kind == "loss" || before == "loss") audit.Disturbed(visit);
            before = kind;
            if (kind is not null) await FaultAsync(hall, chance, kind);
            if (kind is not null) thrown[kind] = thrown.GetValueOrDefault(kind) + 1;
            await PrintedAsync(hall, visit);
            audit.Settled(visit);
        }

        await Until.SoAsync(() => hall.IsWell, "the printers are well at the end");
        audit.Judge();
        output.WriteLine(
            $"{profile} ×{printers}: {tickets} tickets, {audit.Whole} whole slips, "
            + $"{audit.Partial} broken off, {audit.Damaged} damaged by lost bytes, "
            + $"{hall.Doubts.Values.Sum()} reported uncertain, {hall.Moved} moved; faults "
            + string.Join(", ", thrown.Select(f => $"{f.Key} {f.Value}")));
        return [.. audit.Objections.Select(o => $"{profile} ×{printers} (seed {seed}): {o}")];
    }

    private static async Task FaultAsync(TortureHall hall, Random chance, string kind)
    {
        var printer = hall.PrinterIds[chance.Next(hall.PrinterIds.Count)];
        // The fault may come before the first byte, in the middle of the paper, or after the cut.
        await Task.Delay(chance.Next(220));
        hall.Fault(printer, kind);
        // Where another printer stands in, the fault may well last.
        var lasts = hall.PrinterIds.Count > 1 && chance.Next(4) == 0;
        await Task.Delay(lasts ? 6500 : 200 + chance.Next(1200));
        hall.Fault(printer, "none");
    }

    /// <summary>
    /// Waits for the proof. A slip that was given up is seen on the manager's page and asked for.
    /// </summary>
    private static async Task PrintedAsync(TortureHall hall, VisitId visit)
    {
        for (var asked = 0; asked < MostReprints; asked++)
        {
            await Until.SoAsync(
                () =>
                {
                    hall.Collect();
                    return hall.Look(visit).Slip is not (SlipState.Queued or SlipState.Sent);
                },
                "the slip is printed or given up");
            if (hall.Look(visit).Slip == SlipState.Printed) return;
            await hall.ReprintAsync(visit);
        }

        throw new InvalidOperationException(
            $"{hall.Profile.Name}: {hall.Look(visit).Ticket} was asked for {MostReprints} times in vain");
    }
}
