using System.Globalization;
using System.Text;
using ServiceQueue.Contracts;
using ServiceQueue.Host.Hosting;

namespace ServiceQueue.Host.Api;

/// <summary>What operations ask: is it alive, is it ready, how is it doing.</summary>
internal static class Operations
{
    public static void MapOperations(this IEndpointRouteBuilder app)
    {
        app.MapGet("/healthz", () => Results.Text("ok")).ExcludeFromDescription();
        app.MapGet("/readyz", (HallService hall, IBroker broker) => Ready(hall, broker))
            .ExcludeFromDescription();
        app.MapGet("/metrics", (HallService hall) => Results.Text(Metrics(hall), "text/plain; version=0.0.4"))
            .ExcludeFromDescription();
    }

    private static IResult Ready(HallService hall, IBroker broker)
    {
        var waiting = new List<string>();
        if (!HallOperation.Running) waiting.Add("hall");
        if (!broker.Connected) waiting.Add("broker");
        waiting.AddRange(hall.Bench.Devices.Where(d => !IsUp(hall, d)).Select(d => d.Id));
        return Results.Text(
            waiting.Count == 0
                ? "ready" : $"waiting for {string.Join(", ", waiting)}", statusCode: waiting.Count == 0
                ? 200 : 503);
    }

    /// <summary>
    /// A printer is up once it answered, anything else on a line once its line is open; a fault is an answer
    /// too.
    /// </summary>
    private static bool IsUp(HallService hall, IDevice device) =>
        device.Health.Fault is not null
        || (device.Kind == Core.Halls.DeviceKind.Printer
            ? device.Health.LastSeen is not null
            : hall.Bench.LineOf(device.Id)?.IsOpen ?? true);

    private static string Metrics(HallService hall)
    {
        var text = new StringBuilder();
        Metric(
            text, "servicequeue_journal_sequence", "counter", "Last event of the journal.",
            [("", hall.State.Sequence)]);
        Metric(text, "servicequeue_waiting", "gauge", "Turns waiting, by service.",
            hall.State.Plan.Services.Select(
                s => ($"service=\"{s.Id}\"", (double)hall.State.Waiting.Of(s.Id).Count)));
        Metric(text, "servicequeue_issued_today", "gauge", "Tickets of the hall day, by letter.",
            hall.State.LastNumbers.OrderBy(n => n.Key).Select(n => ($"letter=\"{n.Key}\"", (double)n.Value)));
        var devices = hall.Bench.Devices.Select(
            d => (Label: $"device=\"{d.Id}\"", d.Health, Pending: hall.Dispatcher.PendingOf(d.Id))).ToList();
        Metric(
            text, "servicequeue_device_up", "gauge", "1 when the device works.",
            devices.Select(d => (d.Label, d.Health.Fault is { Works: false } ? 0.0 : 1)));
        Metric(
            text, "servicequeue_device_jobs_pending", "gauge", "Jobs that wait for the device.",
            devices.Select(d => (d.Label, (double)d.Pending)));
        Metric(
            text, "servicequeue_device_retries_total", "counter", "Frames or jobs sent again.",
            devices.Select(d => (d.Label, (double)d.Health.Retries)));
        Metric(
            text, "servicequeue_device_crc_errors_total", "counter", "Frames received with a wrong checksum.",
            devices.Select(d => (d.Label, (double)d.Health.CrcErrors)));
        return text.ToString();
    }

    private static void Metric(
        StringBuilder text, string name, string type, string help,
        IEnumerable<(string Label, double Value)> values)
    {
        text.Append(CultureInfo.InvariantCulture, $"# HELP {name} {help}\n# TYPE {name} {type}\n");
        foreach (var (label, value) in values)
            text.Append(
                CultureInfo.InvariantCulture,
                $"{name}{(label.Length > 0 ? "{" + label + "}" : "")} {value}\n");
    }
}
