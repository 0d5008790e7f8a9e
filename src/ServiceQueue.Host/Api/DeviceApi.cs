using ServiceQueue.Contracts;
using ServiceQueue.Core.Halls;
using ServiceQueue.Host.Configuration;
using ServiceQueue.Host.Hosting;

namespace ServiceQueue.Host.Api;

/// <summary>The devices and their health.</summary>
internal static class DeviceApi
{
    public static void Map(RouteGroupBuilder halls)
    {
        halls.MapGet("/devices", (HallService hall) =>
            Api.Json(hall.Bench.Devices.Select(d => Shape(hall, d))))
            .Gives<IReadOnlyList<DeviceShape>>("The devices and their health");
        halls.MapPost("/devices/{id}/test", async (string id, HallService hall, HttpContext http) =>
            hall.Bench.Find(id) is { } device
                ? Api.Json(await DeviceTest.RunAsync(hall, device, http.RequestAborted))
                : Problems.Of(RefusalCode.UnknownDevice, id.Length <= 40 ? id : id[..40]));
    }

    /// <summary>A device as the interface tells it.</summary>
    public static DeviceShape Shape(HallService hall, IDevice device)
    {
        var health = device.Health;
        var config = hall.Bench.Configs.FirstOrDefault(c => c.Id == device.Id);
        var since = hall.State.Devices.GetValueOrDefault(device.Id)?.Since;
        var fault = health.Fault is { } f
            ? new FaultShape(
                Camel(f.Kind.ToString()), Camel(f.Remedy.ToString()), f.Detail, since, FaultWords.Of(f.Kind))
            : null;
        var state = health switch
        {
            { Fault.Works: false } => "fault",
            { Fault: not null } => "warning",
            { LastSeen: null } when device.Kind != DeviceKind.Keypad => "starting",
            _ => "ok",
        };
        return new DeviceShape(
            device.Id, device.Kind, config?.Protocol ?? "mqtt", health.Line, state, fault, health.LastSeen,
            health.Retries,
            health.CrcErrors, health.BytesOut, health.BytesIn, hall.Dispatcher.PendingOf(device.Id))
        {
            Profile = OrNull(health.Profile), Model = OrNull(health.Model), Note = OrNull(health.Note),
        };
    }

    private static string? OrNull(string text) => text.Length > 0 ? text : null;

    private static string Camel(string name) => System.Text.Json.JsonNamingPolicy.CamelCase.ConvertName(name);
}
