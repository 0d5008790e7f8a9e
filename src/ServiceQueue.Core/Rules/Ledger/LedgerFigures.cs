using System.Collections.Immutable;
using ServiceQueue.Core.Halls;
using ServiceQueue.Core.Rulebooks;

namespace ServiceQueue.Core.Rules.Ledger;

/// <summary>The figures of ledger and archive, 台账与归档.</summary>
public static class LedgerFigures
{
    /// <summary>Whether each visit that leads to a case must have its identity check noted.</summary>
    public static readonly Parameter IdentityNote = new(
        "ledger.identity-note", new Words("办件须登记身份核实", "Identity check must be noted"),
        new Words("选项", "choice"), 0, 0, 1, "R-LOG-VISIT; 000-A 四2",
        [new Words("否", "no"), new Words("是", "yes")]);

    /// <summary>All of them.</summary>
    public static ImmutableArray<Parameter> All { get; } = [IdentityNote];
}
