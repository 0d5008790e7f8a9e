using System.Text;
using NodaTime;
using ServiceQueue.Core.Visits;
using ServiceQueue.Engine.Views;
using ServiceQueue.Host.Hosting;

namespace ServiceQueue.Host.Api;

/// <summary>Day reports.</summary>
internal static class ReportApi
{
    public static void Map(RouteGroupBuilder halls)
    {
        halls.MapGet("/reports/day/{name}", async (string name, HallService hall, HttpContext http) =>
        {
            var csv = name.EndsWith(".csv", StringComparison.Ordinal);
            var day = Body.Day(csv ? name[..^4] : name, "date", csv ? "2026-03-02.csv" : "2026-03-02");
            var report = await OfAsync(hall, day, http.RequestAborted);
            // Spreadsheets take UTF-8 for what it is only behind a byte order mark.
            return csv
                ? Results.File(
                    [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(DayReportCsv.Write(report))],
                    "text/csv; charset=utf-8", name)
                : Api.Json(report);
        });
        halls.MapGet("/reports/days", async (HallService hall, HttpContext http) =>
            Api.Json(await hall.Store.DaysAsync(hall.Id, http.RequestAborted)));
    }

    private static async Task<DayReport> OfAsync(HallService hall, LocalDate day, CancellationToken stop)
    {
        var visits = new List<Visit>();
        if (hall.State.Day?.Date == day) visits.AddRange(hall.State.Visits.Values);
        else await foreach (var row in hall.Store.VisitsAsync(hall.Id, day, stop))
            visits.Add(VisitRows.Read(row));
        return DayReport.Of(hall.State.Plan, day, visits);
    }
}
