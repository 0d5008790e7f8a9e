using System.Text.Json;
using ServiceQueue.Contracts.Json;
using ServiceQueue.Core.Halls;
using ServiceQueue.Host.Api;
using ServiceQueue.Host.Hosting;
using ServiceQueue.Simulators.Printers;
using ServiceQueue.Simulators.Signs;

namespace ServiceQueue.Host.Lab;

/// <summary>
/// The demonstration's laboratory: what came out on paper and glass, drawn from the wire; faults and keys.
/// </summary>
internal static class LabApi
{
    /// <summary><c>POST /lab/devices/{id}/fault</c>.</summary>
    private sealed record FaultBody(string? Kind);

    /// <summary><c>POST /lab/devices/{id}/press</c>.</summary>
    private sealed record PressBody(string? Key);

    public static void MapLab(this IEndpointRouteBuilder app)
    {
        var lab = app.MapGroup("/lab/devices").ExcludeFromDescription();
        lab.MapGet("/", (HallService hall, LabBench bench) => Api.Api.Json(hall.Bench.Configs.Select(c => new
        {
            c.Id, c.Kind, line =
                c.Line?.ToString(), faults = bench.Bench.FaultKinds(c.Id), keys = bench.Bench.Keys(c.Id),
            fault = hall.Bench.Find(c.Id)?.Health.Fault?.Kind,
        })));
        lab.MapGet("/{id}/paper.txt", (string id, int? last, LabBench bench) =>
            Paper(id, bench, p => Results.Text(p.PaperText(last ?? 0), "text/plain; charset=utf-8")));
        lab.MapGet("/{id}/paper.png", (string id, int? last, LabBench bench) =>
            Paper(id, bench, p => Results.File(p.PaperPng(last ?? 0), "image/png")));
        lab.MapGet(
            "/{id}/face.png", (string id, LabBench bench) =>
                Face(id, bench, s => Results.File(s.FacePng(), "image/png")));
        lab.MapGet("/{id}/face.txt", (string id, LabBench bench) =>
            Face(id, bench, s => Results.Text(s.FaceText(), "text/plain; charset=utf-8")));
        lab.MapGet("/{id}/trace", Trace);
        lab.MapPost("/{id}/fault", FaultAsync);
        lab.MapPost("/{id}/press", PressAsync);
    }

    private static IResult Paper(string id, LabBench bench, Func<SimulatedPrinter, IResult> look) =>
        bench.Bench.Device(id) is SimulatedPrinter printer
            ? bench.Bench.Look(() => look(printer)) : Unknown(id);

    private static IResult Face(string id, LabBench bench, Func<SimulatedSign, IResult> look) =>
        bench.Bench.Device(id) is SimulatedSign sign ? bench.Bench.Look(() => look(sign)) : Unknown(id);

    private static IResult Trace(string id, HallService hall)
    {
        if (hall.Bench.LineOf(id) is not { } line) return Unknown(id);
        var lines = line.Trace.Snapshot().Select(e => JsonSerializer.Serialize(
            new { at = e.At, dir = e.Out ? "out" : "in", hex = Convert.ToHexStringLower(e.Bytes) },
            WireJson.Options));
        return Results.Text(
            string.Concat(lines.Select(l => l + "\n")), "application/x-ndjson; charset=utf-8");
    }

    private static async Task<IResult> FaultAsync(string id, LabBench bench, HttpContext http)
    {
        var kind = Body.Text((await Body.ReadAsync<FaultBody>(http)).Kind, "kind", 20, required: true)!;
        if (bench.Bench.Device(id) is null) return Unknown(id);
        var known = bench.Bench.FaultKinds(id);
        return bench.Bench.Fault(id, kind)
            ? Results.NoContent()
            : throw Body.Bad(
                "kind", $"须为以下之一：{string.Join("、", known)}", $"must be one of {string.Join(", ", known)}");
    }

    private static async Task<IResult> PressAsync(string id, LabBench bench, HttpContext http)
    {
        var key = Body.Text((await Body.ReadAsync<PressBody>(http)).Key, "key", 20, required: true)!;
        if (bench.Bench.Device(id) is null) return Unknown(id);
        var known = bench.Bench.Keys(id);
        return bench.Bench.Press(id, key)
            ? Results.NoContent()
            : throw Body.Bad(
                "key", $"须为以下之一：{string.Join("、", known)}", $"must be one of {string.Join(", ", known)}");
    }

    private static IResult Unknown(string id) =>
        Problems.Of(RefusalCode.UnknownDevice, id.Length <= 40 ? id : id[..40]);
}
