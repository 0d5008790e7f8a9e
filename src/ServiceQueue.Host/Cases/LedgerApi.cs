using System.Globalization;
using System.Text;
using CsvHelper;
using NodaTime;
using ServiceQueue.Core.Cases;
using ServiceQueue.Core.Notices;
using ServiceQueue.Engine.Views;
using ServiceQueue.Host.Api;
using ServiceQueue.Host.Hosting;

namespace ServiceQueue.Host.Cases;

/// <summary>
/// The ledger of accepted cases: 受理时间、受理编号、办结时间、受理人 (R-LEDGER-FIELDS, 002-E 限时三), and what
/// the public reads of it.
/// </summary>
internal static class LedgerApi
{
    private const int LongestDays = 366;

    private static readonly string[] Head = ["受理编号", "事项", "类型", "受理时间", "办结时间", "受理人"];

    public static void Map(RouteGroupBuilder halls)
    {
        halls.MapGet("/ledger", async (HallService hall, HttpContext http, string? from, string? to) =>
            Api.Api.Json(await LinesAsync(hall, Span(hall, from, to), false, http.RequestAborted)))
            .Gives<IReadOnlyList<LedgerLine>>("The accepted cases of a span of days");
        halls.MapGet("/ledger/public", async (HallService hall, HttpContext http, string? from, string? to) =>
            Api.Api.Json(await LinesAsync(hall, Span(hall, from, to), true, http.RequestAborted)))
            .Gives<IReadOnlyList<LedgerLine>>("The same without what is not the public's to know");
        halls.MapGet("/ledger.csv", async (HallService hall, HttpContext http, string? from, string? to) =>
        {
            var (first, last) = Span(hall, from, to);
            var lines = await LinesAsync(hall, (first, last), false, http.RequestAborted);
            // Spreadsheets take UTF-8 for what it is only behind a byte order mark.
            return Results.File(
                [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(Csv(hall, lines))],
                "text/csv; charset=utf-8", $"ledger-{first:uuuu-MM-dd}-{last:uuuu-MM-dd}.csv");
        }).WithSummary("The ledger as a table for spreadsheets");
    }

    private static async Task<List<LedgerLine>> LinesAsync(
        HallService hall, (LocalDate From, LocalDate To) span, bool isPublic, CancellationToken stop)
    {
        var lines = new List<LedgerLine>();
        await foreach (var row in hall.Store.CasesAsync(hall.Id, span.From, span.To, stop))
        {
            var c = CaseRows.Read(row);
            if (c.Accepted is not { } how) continue;
            lines.Add(LedgerLine.Of(c, how, isPublic, HallService.Now));
        }

        return lines;
    }

    private static (LocalDate From, LocalDate To) Span(HallService hall, string? from, string? to)
    {
        var today = HallService.Now.InZone(hall.State.Plan.Zone).Date;
        var last = to is null ? today : Body.Day(to, "to", "2026-03-31");
        var first = from is null ? last.PlusDays(-30) : Body.Day(from, "from", "2026-03-01");
        return Period.DaysBetween(first, last) is >= 0 and <= LongestDays
            ? (first, last)
            : throw Body.Bad(
                "from", $"至“to”须为0至{LongestDays}日", $"to \"to\" must be 0 to {LongestDays} days");
    }

    private static string Csv(HallService hall, List<LedgerLine> lines)
    {
        using var text = new StringWriter(CultureInfo.InvariantCulture);
        using (var csv = CsvWriter.Create(text, new CsvWriterOptions(), leaveOpen: true))
        {
            csv.WriteRecord(Head);
            foreach (var line in lines) csv.WriteRecord(Cells(hall, line));
        }

        return text.ToString();
    }

    private static string[] Cells(HallService hall, LedgerLine line)
    {
        var plan = hall.State.Plan;
        return
        [
            line.Case, line.Item ?? "", StateWords.Of(line.Kind), NoticeText.Of(plan, line.AcceptedAt),
            line.DecidedAt is { } at ? NoticeText.Of(plan, at) : "", line.AcceptedBy,
        ];
    }
}
