using System.Collections.Frozen;
using System.Collections.Immutable;
using ServiceQueue.Core.Rules.Appointments;
using ServiceQueue.Core.Rules.Asking;
using ServiceQueue.Core.Rules.Cases;
using ServiceQueue.Core.Rules.Complaints;
using ServiceQueue.Core.Rules.Disclosure;
using ServiceQueue.Core.Rules.Hours;
using ServiceQueue.Core.Rules.Ledger;
using ServiceQueue.Core.Rules.Liaison;
using ServiceQueue.Core.Rules.Orders;
using ServiceQueue.Core.Rules.Ratings;
using ServiceQueue.Core.Rules.Queue;
using ServiceQueue.Core.Rules.Staff;

namespace ServiceQueue.Core.Rulebooks;

/// <summary>All figures a hall may set, family by family, in the order of the catalogue of rules.</summary>
public static class Figures
{
    /// <summary>All of them. A family that has figures is named here.</summary>
    public static ImmutableArray<Parameter> All { get; } =
    [
        .. HoursFigures.All,
        .. QueueFigures.All,
        .. AskingFigures.All,
        .. CaseFigures.All,
        .. AppointmentFigures.All,
        .. ComplaintFigures.All,
        .. OrderFigures.All,
        .. RatingFigures.All,
        .. StaffFigures.All,
        .. ScoreFigures.All,
        .. LedgerFigures.All,
        .. DisclosureFigures.All,
        .. LiaisonFigures.All,
    ];

    private static readonly FrozenDictionary<string, Parameter> ById =
        All.ToFrozenDictionary(p => p.Id, StringComparer.Ordinal);

    /// <summary>The figure of an id, or null when there is none.</summary>
    public static Parameter? Find(string id) => ById.GetValueOrDefault(id);
}
