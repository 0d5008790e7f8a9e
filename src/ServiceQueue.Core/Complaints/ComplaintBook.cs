using System.Collections.Immutable;
using ServiceQueue.Core.Halls;

namespace ServiceQueue.Core.Complaints;

/// <summary>The open complaints, 投诉, and the numbers given out.</summary>
public sealed record ComplaintBook
{
    /// <summary>Nothing is open.</summary>
    public static readonly ComplaintBook Empty = new();

    /// <summary>How many closed ones their pages still tell about; the journal keeps all.</summary>
    private const int ClosedKept = 200;

    /// <summary>The open complaints by id.</summary>
    public ImmutableSortedDictionary<string, Complaint> Open { get; init; } =
        ImmutableSortedDictionary<string, Complaint>.Empty;

    /// <summary>The last ones closed, newest last.</summary>
    public ImmutableList<ClosedComplaint> Closed { get; init; } = [];

    /// <summary>The year of the last number.</summary>
    public int Year { get; init; }

    /// <summary>The last number of that year.</summary>
    public int Last { get; init; }

    /// <summary>The open complaint of an id or a number, or null.</summary>
    public Complaint? Find(string? name) => name is null
        ? null
        : Open.GetValueOrDefault(name) ?? Open.Values.FirstOrDefault(c => c.Number == name);

    internal ComplaintBook With(Complaint complaint) =>
        this with { Open = Open.SetItem(complaint.Id, complaint) };

    internal ComplaintBook Without(ClosedComplaint closed)
    {
        var kept = Closed.Count < ClosedKept ? Closed : Closed.RemoveRange(0, Closed.Count - ClosedKept + 1);
        return this with { Open = Open.Remove(closed.Id), Closed = kept.Add(closed) };
    }

    internal static string NumberOf(int year, int number) => $"T{year}-{number:00000}";
}

/// <summary>Puts a changed complaint book into a hall.</summary>
internal static class ComplaintBooks
{
    public static HallState With(this HallState hall, ComplaintBook complaints) =>
        hall with { Books = hall.Books with { Complaints = complaints } };

    /// <summary>A changed complaint; one that is not open changes nothing.</summary>
    public static HallState Change(this HallState hall, string id, Func<Complaint, Complaint> change) =>
        hall.Books.Complaints.Open.TryGetValue(id, out var complaint)
            ? hall.With(hall.Books.Complaints.With(change(complaint))) : hall;
}
