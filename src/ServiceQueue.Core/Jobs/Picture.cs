using NodaTime;
using ServiceQueue.Core.Halls;

namespace ServiceQueue.Core.Jobs;

/// <summary>What should be shown now. The newest wins, so a lost one heals itself.</summary>
public abstract record Picture
{
    /// <summary>The last event the picture takes into account.</summary>
    public required long Sequence { get; init; }

    /// <summary>Whether both show the same, whatever their sequence.</summary>
    public abstract bool ShowsSame(Picture other);
}

/// <summary>What a counter is doing, as its sign shows it.</summary>
public enum CounterShows
{
    /// <summary>Nobody serves here.</summary>
    Closed,

    /// <summary>Open, no visit at the counter.</summary>
    Open,

    /// <summary>A visit is invited and has not arrived yet.</summary>
    Called,

    /// <summary>A visit is being served.</summary>
    Serving,

    /// <summary>Paused; it will continue.</summary>
    Paused,
}

/// <summary>A counter's sign, and the retained topic <c>counters/{n}</c>.</summary>
public sealed record CounterPicture : Picture
{
    /// <summary>The counter's number.</summary>
    public required int Counter { get; init; }

    /// <summary>What the counter is doing.</summary>
    public required CounterShows State { get; init; }

    /// <summary>The ticket called or served, or null.</summary>
    public string? Ticket { get; init; }

    /// <summary>The text a sign with Chinese glyphs shows, such as "请A012号".</summary>
    public required string Text { get; init; }

    /// <inheritdoc />
    public override bool ShowsSame(Picture other) =>
        other is CounterPicture o && o with { Sequence = Sequence } == this;
}

/// <summary>A keypad's own small screen: how many wait for this counter, and the ticket at it.</summary>
public sealed record KeypadPicture : Picture
{
    /// <summary>Turns this counter may draw from.</summary>
    public required int Waiting { get; init; }

    /// <summary>The ticket called or served, or null.</summary>
    public TicketNumber? Ticket { get; init; }

    /// <summary>The visit whose rating the evaluator beside it asks for, or null.</summary>
    public VisitId? Rates { get; init; }

    /// <inheritdoc />
    public override bool ShowsSame(Picture other) =>
        other is KeypadPicture o && o with { Sequence = Sequence } == this;
}

/// <summary>The whole hall at a glance: <c>GET /board</c>, and the retained topic <c>board</c>.</summary>
public sealed record BoardPicture : Picture
{
    /// <summary>The hall's id.</summary>
    public required string Hall { get; init; }

    /// <summary>The hall's name.</summary>
    public required Words Name { get; init; }

    /// <summary>Whether tickets are issued now.</summary>
    public required bool Open { get; init; }

    /// <summary>When a closed hall opens next, if that is known.</summary>
    public Instant? OpensAt { get; init; }

    /// <summary>The notice of a closure in force, or null (R-HOURS-CLOSED-NOTICE, 003-D 二).</summary>
    public BoardClosure? Closure { get; init; }

    /// <summary>The hall day the numbers belong to.</summary>
    public LocalDate? Day { get; init; }

    /// <summary>The last calls, newest first, at most ten.</summary>
    public required IReadOnlyList<BoardCall> Calls { get; init; }

    /// <summary>Each service's queue.</summary>
    public required IReadOnlyList<BoardQueue> Waiting { get; init; }

    /// <summary>Each counter in hall order.</summary>
    public required IReadOnlyList<BoardCounter> Counters { get; init; }

    /// <inheritdoc />
    public override bool ShowsSame(Picture other) =>
        other is BoardPicture o && Open == o.Open && OpensAt == o.OpensAt && Closure == o.Closure
            && Day == o.Day && Name == o.Name
        && Calls.SequenceEqual(o.Calls) && Waiting.SequenceEqual(o.Waiting)
        && Counters.SequenceEqual(o.Counters);
}

/// <summary>A closure on the board, with all that its notice says.</summary>
/// <param name="Reason">Why.</param>
/// <param name="Alternative">Where or how to be served meanwhile.</param>
/// <param name="ReopenAt">When service goes on, if that is known.</param>
public sealed record BoardClosure(Words Reason, Words Alternative, Instant? ReopenAt);

/// <summary>One call on the board.</summary>
/// <param name="Sequence">The event that called; a recall has a later one.</param>
/// <param name="Ticket">"A012".</param>
/// <param name="Counter">The counter's number.</param>
/// <param name="Label">"3号窗口".</param>
/// <param name="Place">Where it is, or empty.</param>
/// <param name="Service">The service's id.</param>
/// <param name="At">When it was called.</param>
/// <param name="State">What the counter does with this ticket now; Open once the turn is over.</param>
public sealed record BoardCall(
    long Sequence, string Ticket, int Counter, string Label, string Place, string Service, Instant At,
    CounterShows State);

/// <summary>A service's queue on the board.</summary>
/// <param name="Service">The service's id.</param>
/// <param name="Letter">Its letter.</param>
/// <param name="Name">Its name.</param>
/// <param name="Count">Turns waiting.</param>
/// <param name="EstimateSeconds">The wait of a ticket issued now.</param>
/// <param name="Open">Whether a ticket can be issued for it now.</param>
public sealed record BoardQueue(
    string Service, char Letter, Words Name, int Count, EstimateSeconds EstimateSeconds, bool Open);

/// <summary>A counter on the board.</summary>
/// <param name="Id">The counter's number.</param>
/// <param name="Label">"3号窗口".</param>
/// <param name="Name">What it is for, such as 社保窗口.</param>
/// <param name="Services">The services it draws from.</param>
/// <param name="State">What it is doing.</param>
/// <param name="Ticket">The ticket called or served, or null.</param>
/// <param name="BackAt">When a counter that is paused, or closed by a notice, continues, if told.</param>
public sealed record BoardCounter(
    int Id, string Label, Words Name, IReadOnlyList<string> Services, CounterShows State, string? Ticket,
    Instant? BackAt)
{
    /// <inheritdoc />
    public bool Equals(BoardCounter? other) =>
        other is not null && Id == other.Id && Label == other.Label && Name == other.Name
            && State == other.State
        && Ticket == other.Ticket && BackAt == other.BackAt && Services.SequenceEqual(other.Services);

    /// <inheritdoc />
    public override int GetHashCode() => HashCode.Combine(Id, State, Ticket);
}
