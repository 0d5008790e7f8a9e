using System.Collections.Immutable;
using NodaTime;
using ServiceQueue.Core.Complaints;
using ServiceQueue.Core.Halls;
using ServiceQueue.Core.Rules.Appointments;

namespace ServiceQueue.Core.Appointments;

/// <summary>An appointment to come.</summary>
public sealed record Appointment
{
    /// <summary>Its id.</summary>
    public required string Id { get; init; }

    /// <summary>Such as "Y2026-00003".</summary>
    public required string Number { get; init; }

    /// <summary>What it is for.</summary>
    public required AppointmentKind Kind { get; init; }

    /// <summary>How it was made.</summary>
    public AppointmentChannel? Channel { get; init; }

    /// <summary>What was agreed.</summary>
    public Slot? Slot { get; init; }

    /// <summary>Who made it.</summary>
    public Contact? Contact { get; init; }

    /// <summary>Why somebody must come home, or what is so urgent; else empty.</summary>
    public string Need { get; init; } = "";

    /// <summary>When it was made.</summary>
    public required Instant BookedAt { get; init; }

    /// <summary>When a slot in the hall is given to others; null for the other kinds.</summary>
    public Instant? ReleaseAt { get; init; }

    /// <summary>Whether it was confirmed.</summary>
    public bool IsConfirmed { get; init; }

    /// <summary>Who was told to come, or null.</summary>
    public string? Clerk { get; init; }

    /// <summary>When that clerk arrived.</summary>
    public Instant? ArrivedAt { get; init; }
}

/// <summary>The appointments to come, 预约.</summary>
public sealed record AppointmentBook
{
    /// <summary>Nothing is open.</summary>
    public static readonly AppointmentBook Empty = new();

    /// <summary>The appointments by id.</summary>
    public ImmutableSortedDictionary<string, Appointment> Open { get; init; } =
        ImmutableSortedDictionary<string, Appointment>.Empty;

    /// <summary>When the next slot is given to others, or null.</summary>
    public Instant? NextRelease { get; init; }

    /// <summary>The year of the last number.</summary>
    public int Year { get; init; }

    /// <summary>The last number of that year.</summary>
    public int Last { get; init; }

    /// <summary>The appointment of an id or a number, or null.</summary>
    public Appointment? Find(string name) =>
        Open.GetValueOrDefault(name) ?? Open.Values.FirstOrDefault(a => a.Number == name);

    internal AppointmentBook With(ImmutableSortedDictionary<string, Appointment> open) =>
        this with { Open = open, NextRelease = open.Values.Min(a => a.ReleaseAt) };
}

/// <summary>Puts a changed appointment book into a hall.</summary>
internal static class AppointmentBooks
{
    public static HallState With(this HallState hall, AppointmentBook appointments) =>
        hall with { Books = hall.Books with { Appointments = appointments } };

    /// <summary>A changed appointment; one that is not open changes nothing.</summary>
    public static HallState Change(this HallState hall, string id, Func<Appointment, Appointment> change)
    {
        var book = hall.Books.Appointments;
        return book.Open.TryGetValue(id, out var appointment)
            ? hall.With(book with { Open = book.Open.SetItem(id, change(appointment)) }) : hall;
    }

    /// <summary>The book without an appointment.</summary>
    public static HallState Without(this HallState hall, string id)
    {
        var book = hall.Books.Appointments;
        return hall.With(book.With(book.Open.Remove(id)));
    }

    /// <summary>How late or early a slot may be taken up.</summary>
    public static Duration Tolerance(this HallState hall) =>
        Duration.FromMinutes(hall.Books.Rules[AppointmentFigures.ToleranceMinutes]);
}
