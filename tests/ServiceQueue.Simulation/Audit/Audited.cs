namespace ServiceQueue.Simulation.Audit;

/// <summary>Where an audited visit is.</summary>
internal enum Place
{
    Waiting,
    AtCounter,
    Held,
    Over,
}

/// <summary>A visit as the auditor keeps it: plain, changed in place.</summary>
internal sealed class Audited(string id, string ticket, string service, long order)
{
    public string Id => id;

    public string Ticket => ticket;

    /// <summary>When it took its number, as a place in the journal.</summary>
    public long Arrived { get; } = order;

    public string Service { get; set; } = service;

    public int? OnlyCounter { get; set; }

    public Place Place { get; set; }

    public bool Served { get; set; }

    public bool NoShow { get; set; }

    public long Order { get; set; } = order;

    public long Tie { get; set; } = order;

    public bool MayBeCalledBy(int counter, IEnumerable<string> services) =>
        OnlyCounter is { } only ? only == counter : services.Contains(Service);
}
