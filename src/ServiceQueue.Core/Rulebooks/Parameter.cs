using System.Collections.Immutable;
using ServiceQueue.Core.Halls;

namespace ServiceQueue.Core.Rulebooks;

/// <summary>A figure of the regulations that a hall may set, within what the regulations allow.</summary>
/// <param name="Id">Its lasting name: the family, a dot, lower-case words with hyphens.</param>
/// <param name="Name">What it is.</param>
/// <param name="Unit">Its unit, such as "工作日".</param>
/// <param name="Default">Its value until the hall sets one.</param>
/// <param name="Min">The least that the clause allows.</param>
/// <param name="Max">The most that the clause allows.</param>
/// <param name="Clause">The rule and the clause that set it or bound it.</param>
/// <param name="Choices">The meanings of 0, 1, 2 … for a setting that is a choice; else empty.</param>
public sealed record Parameter(
    string Id, Words Name, Words Unit, int Default, int Min, int Max, string Clause,
    ImmutableArray<Words> Choices = default);
