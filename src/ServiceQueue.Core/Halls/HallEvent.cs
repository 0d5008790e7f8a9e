using NodaTime;

namespace ServiceQueue.Core.Halls;

/// <summary>Something that happened in a hall. Events are the truth; every state is a fold of them.</summary>
public abstract record HallEvent;

/// <summary>Something that happened to one visit.</summary>
/// <param name="Visit">The visit.</param>
public abstract record VisitEvent(VisitId Visit) : HallEvent;

/// <summary>An event with its place in the journal.</summary>
/// <param name="Sequence">Counts from 1 without a gap, per hall.</param>
/// <param name="At">When; never earlier than the one before.</param>
/// <param name="Actor">Who caused it: a clerk, a kiosk, a device, "clock".</param>
/// <param name="Event">What.</param>
public sealed record Recorded(long Sequence, Instant At, string Actor, HallEvent Event);

/// <summary>Something asked of a hall. It is decided on the state of that moment.</summary>
public abstract record Command;

/// <summary>Time has reached <see cref="Hall.NextAlarm"/>, or may have.</summary>
public sealed record Wake : Command;
