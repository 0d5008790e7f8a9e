using System.Collections.Immutable;

namespace ServiceQueue.Core.Rulebooks;

/// <summary>The hall's figures in force: what it has set, and the defaults for the rest. Immutable.</summary>
public sealed record Rulebook
{
    /// <summary>A hall that has set nothing.</summary>
    public static readonly Rulebook Empty = new();

    /// <summary>The figures that differ from their defaults, by parameter id.</summary>
    public ImmutableSortedDictionary<string, int> Set { get; init; } =
        ImmutableSortedDictionary<string, int>.Empty;

    /// <summary>The figure in force.</summary>
    public int this[Parameter parameter] => Set.GetValueOrDefault(parameter.Id, parameter.Default);

    /// <summary>Whether a setting of yes (1) or no (0) is yes.</summary>
    public bool Is(Parameter parameter) => this[parameter] != 0;
}
