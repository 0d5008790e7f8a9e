using NodaTime;
using ServiceQueue.Core.Halls;

namespace ServiceQueue.Engine.Halls;

/// <summary>What a hall answered to a command, after it became durable.</summary>
public abstract record Answer;

/// <summary>Done: the events are in the journal.</summary>
/// <param name="Events">The events; none when all was as asked already.</param>
/// <param name="After">The hall after them. For a repeated request, the hall now.</param>
/// <param name="Repeated">Whether an earlier request with the same id did it.</param>
public sealed record Done(IReadOnlyList<Recorded> Events, HallState After, bool Repeated) : Answer;

/// <summary>Refused: nothing changed.</summary>
/// <param name="Code">Why.</param>
/// <param name="Subject">What it is about.</param>
/// <param name="Why">The reason in words, where the code alone does not say it.</param>
public sealed record NotDone(RefusalCode Code, string? Subject, Words? Why = null) : Answer;

/// <summary>The hall's time, asked for by the hall's own parts.</summary>
/// <param name="At">No event is stamped before it any more.</param>
internal sealed record Stamped(Instant At) : Answer;

/// <summary>A command brought out a bug in the rules. Nothing changed; the hall goes on without it.</summary>
public sealed class HallBugException(Command command, Exception bug)
    : Exception($"{command.GetType().Name} could not be decided: {bug.Message}", bug);
