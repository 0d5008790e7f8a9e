using System.Collections.Immutable;
using ServiceQueue.Core.Halls;

namespace ServiceQueue.Host.Configuration;

/// <summary>Reads the counters and kiosks of hall.json.</summary>
internal static class CounterSection
{
    public static ImmutableArray<CounterPlan> Read(
        ConfigPlace place, ImmutableArray<ServicePlan> services, IReadOnlyList<DeviceConfig> devices)
    {
        var counters =
            place.Each(required: true).Select(p => Counter(p, services, devices)).ToImmutableArray();
        if (counters.IsEmpty) place.Wrong("is empty; a hall needs at least one counter.");
        HallFile.Unique(place, counters.Select(c => c.Id.ToString()), "id");
        HallFile.Unique(place, counters.Select(c => c.Sign ?? ""), "sign");
        HallFile.Unique(place, counters.Select(c => c.Keypad ?? ""), "keypad");
        return counters;
    }

    public static ImmutableArray<KioskPlan> Kiosks(ConfigPlace place, IReadOnlyList<DeviceConfig> devices)
    {
        var kiosks = place.Each().Select(p => Kiosk(p, devices)).ToImmutableArray();
        HallFile.Unique(place, kiosks.Select(k => k.Id), "id");
        return kiosks;
    }

    private static KioskPlan Kiosk(ConfigPlace place, IReadOnlyList<DeviceConfig> devices)
    {
        place.Knows("id", "printer", "printers");
        var id = HallFile.Id(place.At("id"), "kiosk-1");
        var list = place.At("printers");
        if (!list.Exists)
            return new KioskPlan(id, Device(place.At("printer"), devices, DeviceKind.Printer));
        if (place.At("printer").Exists)
            place.At("printer")
                .Wrong("stands beside \"printers\"; keep the list alone, the kiosk's own first.");
        var printers = list.Each()
            .Select(p => Device(p, devices, DeviceKind.Printer)).OfType<string>().ToImmutableArray();
        HallFile.Unique(list, printers, "printer");
        return new KioskPlan(id, printers.FirstOrDefault()) { Spares = [.. printers.Skip(1)] };
    }

    private static CounterPlan Counter(
        ConfigPlace place, ImmutableArray<ServicePlan> services, IReadOnlyList<DeviceConfig> devices)
    {
        place.Knows("id", "label", "name", "place", "services", "sign", "keypad", "printer");
        var id = place.At("id").Number(1, 999);
        var label = place.At("label").OptionalText("3号窗口") ?? $"{id}号窗口";
        var name =
            place.At("name").Exists ? HallFile.Name(place.At("name"), "社保窗口") : new Words("窗口", "service");
        return new CounterPlan(
            id, label, name, place.At("place")
                .OptionalText("一楼东侧") ?? "", Drawn(place.At("services"), services),
            Device(place.At("sign"), devices, DeviceKind.Sign),
            Device(place.At("keypad"), devices, DeviceKind.Keypad),
            Device(place.At("printer"), devices, DeviceKind.Printer));
    }

    private static ImmutableArray<string> Drawn(ConfigPlace place, ImmutableArray<ServicePlan> services)
    {
        var drawn = ImmutableArray.CreateBuilder<string>();
        foreach (var service in place.Each(required: true))
        {
            var id = service.Text("social-security");
            if (id.Length > 0 && services.All(s => s.Id != id))
                service.Wrong(
                    $"there is no service \"{id}\"; "
                    + $"there are {string.Join(", ", services.Select(s => s.Id))}.");
            if (drawn.Contains(id)) service.Wrong($"\"{id}\" stands here twice; keep one.");
            else drawn.Add(id);
        }

        return drawn.ToImmutable();
    }

    /// <summary>A unit has a sign and a keypad; a counter may use either or both.</summary>
    private static bool IsPart(DeviceKind kind, DeviceKind whole) =>
        whole == DeviceKind.Unit && kind is (DeviceKind.Sign or DeviceKind.Keypad);

    private static string? Device(ConfigPlace place, IReadOnlyList<DeviceConfig> devices, DeviceKind kind)
    {
        if (place.OptionalText($"{kind.ToString().ToLowerInvariant()}-1") is not { Length: > 0 } id)
            return null;
        var there = devices.Where(d => d.Kind == kind || IsPart(kind, d.Kind)).Select(d => d.Id).ToList();
        if (there.Contains(id)) return id;
        place.Wrong($"there is no {kind.ToString().ToLowerInvariant()} \"{id}\" in devices; "
            + (there.Count > 0 ? $"there are {string.Join(", ", there)}." : "add one there."));
        return id;
    }
}
