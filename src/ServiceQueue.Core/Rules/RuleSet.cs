using System.Collections.Frozen;
using ServiceQueue.Core.Rules.Appointments;
using ServiceQueue.Core.Rules.Asking;
using ServiceQueue.Core.Rules.Cases;
using ServiceQueue.Core.Rules.Complaints;
using ServiceQueue.Core.Rules.Disclosure;
using ServiceQueue.Core.Rules.Hours;
using ServiceQueue.Core.Rules.Ledger;
using ServiceQueue.Core.Rules.Liaison;
using ServiceQueue.Core.Rules.Once;
using ServiceQueue.Core.Rules.Orders;
using ServiceQueue.Core.Rules.Queue;
using ServiceQueue.Core.Rules.Ratings;
using ServiceQueue.Core.Rules.Staff;

namespace ServiceQueue.Core.Rules;

/// <summary>All rules the hall is held against.</summary>
public static class RuleSet
{
    private static readonly FrozenDictionary<string, RuleInfo> Infos =
        Make().Select(r => r.Info).ToFrozenDictionary(i => i.Id, StringComparer.Ordinal);

    /// <summary>What the rule of an id is, or null when there is none.</summary>
    public static RuleInfo? Find(string id) => Infos.GetValueOrDefault(id);

    /// <summary>
    /// Every rule, in the order of the catalogue, made anew: rules remember, so each audit has its own.
    /// </summary>
    public static IReadOnlyList<Rule> Make() =>
    [
        .. HoursRules.Make(),
        .. QueueRules.Make(),
        .. AskingRules.Make(),
        .. OnceRules.Make(),
        .. CasesRules.Make(),
        .. AppointmentsRules.Make(),
        .. StaffRules.Make(),
        .. ComplaintsRules.Make(),
        .. OrdersRules.Make(),
        .. RatingsRules.Make(),
        .. LedgerRules.Make(),
        .. DisclosureRules.Make(),
        .. LiaisonRules.Make(),
    ];
}
