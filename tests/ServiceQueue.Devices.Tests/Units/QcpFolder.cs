using System.Text.Json;

namespace ServiceQueue.Devices.Tests.Units;

/// <summary>firmware-protocols/qcp and what is generated from it.</summary>
internal static class QcpFolder
{
    private static readonly JsonSerializerOptions Camel = new(JsonSerializerDefaults.Web);

    public static string Root { get; } = FindRoot();

    public static string Protocol { get; } = Path.Combine(Root, "firmware-protocols", "qcp");

    public static string Registry => Path.Combine(Protocol, "registry.yaml");

    public static string Header => Path.Combine(Protocol, "c", "qcp_codes.h");

    public static string Codes =>
        Path.Combine(Root, "src", "ServiceQueue.Devices", "Units", "Qcp", "QcpCodes.cs");

    public static IReadOnlyList<T> Vectors<T>(string file) => JsonSerializer.Deserialize<List<T>>(
        File.ReadAllText(Path.Combine(Protocol, "vectors", file)), Camel)!;

    private static string FindRoot()
    {
        var at = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(at!.FullName, "ServiceQueue.sln"))) at = at.Parent;
        return at.FullName;
    }
}

/// <summary>A record of vectors/parts.json: a CRC or a coding.</summary>
public sealed record QcpPart(string Id, string Desc, string Part, string Plain, string Coded, string Source)
{
    public override string ToString() => $"{Id} {Desc}";
}

/// <summary>A record of vectors/sessions.json.</summary>
public sealed record QcpSession(
    string Id, string Desc, int Address, string Nonce, string Source, IReadOnlyList<QcpStep> Steps)
{
    public uint BootNonce => Convert.ToUInt32(Nonce, 16);

    public override string ToString() => $"{Id} {Desc}";
}

/// <summary>One step: what the host says and the device answers, or what happens to the device.</summary>
public sealed record QcpStep(
    string? Note, string? Host, string? Device, string? Press, string? Rate, string? Score, int? Wait,
    string? Reboot, string? Faults, string? Lost, string? Busy, string? State, string? Result);
