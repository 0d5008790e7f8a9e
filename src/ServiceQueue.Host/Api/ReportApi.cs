using System.Text;
using NodaTime;
using ServiceQueue.Core.Visits;
using ServiceQueue.Engine.Views;
using ServiceQueue.Host.Hosting;

namespace ServiceQueue.Host.Api;

/// <summary>Day reports.</summary>
internal static class ReportApi
{
    private const string Workbook = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    public static void Map(RouteGroupBuilder halls)
    {
        halls.MapGet("/reports/day/{name}", async (string name, HallService hall, HttpContext http) =>
        {
            var form = Path.GetExtension(name) is ".csv" or ".xlsx" ? Path.GetExtension(name) : "";
            var day = Body.Day(name[..^form.Length], "date", $"2026-03-02{form}");
            var report = await OfAsync(hall, day, http.RequestAborted);
            return form switch
            {
                // Spreadsheets take UTF-8 for what it is only behind a byte order mark.
                ".csv" => Results.File(
                    [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(DayReportCsv.Write(report))],
                    "text/csv; charset=utf-8", name),
                ".xlsx" => Results.File(DayReportXlsx.Write(report), Workbook, name),
                _ => Api.Json(report),
            };
        }).Gives<DayReport>("A hall day's figures; .csv and .xlsx too");
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
