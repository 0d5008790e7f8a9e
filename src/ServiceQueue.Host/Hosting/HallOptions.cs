namespace ServiceQueue.Host.Hosting;

/// <summary>How the host is started.</summary>
public sealed record HallOptions
{
    /// <summary>Holds hall.json, catalogue.json and perhaps appsettings.json and calendars/.</summary>
    public required string ConfigDirectory { get; init; }

    /// <summary>Holds the journal; made when it is not there.</summary>
    public required string DataDirectory { get; init; }

    /// <summary>Simulated devices, a broker of its own, every role for every caller, loopback only.</summary>
    public bool Demo { get; init; }

    /// <summary>
    /// Whether a demonstration keeps the hall's hours; otherwise it is open around the clock.
    /// </summary>
    public bool RealHours { get; init; } = true;

    /// <summary>The port, or null for what appsettings.json says (8080 without).</summary>
    public int? Port { get; init; }

    /// <summary>The journal's file in a data directory.</summary>
    public static string JournalOf(string dataDirectory) => Path.Combine(dataDirectory, "servicequeue.db");
}
