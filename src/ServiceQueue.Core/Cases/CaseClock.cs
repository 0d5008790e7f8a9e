using NodaTime;
using ServiceQueue.Core.Halls;
using ServiceQueue.Core.Hours;
using ServiceQueue.Core.Rulebooks;
using ServiceQueue.Core.Rules.Cases;

namespace ServiceQueue.Core.Cases;

/// <summary>
/// The clocks of cases, by the hall's hours, calendar and figures. Pure; null where a calendar year is
/// missing: the hall never guesses.
/// </summary>
public static class CaseClock
{
    /// <summary>What the hall counts its limits with.</summary>
    public static HallClock Of(HallState hall) =>
        new(hall.Plan.Hours, hall.Plan.Zone, Settings(hall.Books.Rules));

    /// <summary>By when a hand-in's missing papers must be told (R-ONCE-5WD).</summary>
    public static Instant? NoticeDue(HallState hall, Instant received) => DueTimes.Of(
        Of(hall), received, TimeLimit.WorkingDays(hall.Books.Rules[CaseFigures.NoticeDays])).At;

    /// <summary>By when a supplement should be brought.</summary>
    public static Instant? SupplementUntil(HallState hall, Instant asked, int? days = null) => DueTimes.Of(
        Of(hall), asked,
        TimeLimit.WorkingDays(days ?? hall.Books.Rules[CaseFigures.SupplementDays])).At;

    /// <summary>The limit of a case done at once (R-DEADLINE-IMMEDIATE-30).</summary>
    public static TimeLimit Immediate(Rulebook rules) => rules[CaseFigures.ImmediateClock] == 0
        ? TimeLimit.WallMinutes(rules[CaseFigures.ImmediateMinutes])
        : TimeLimit.BusinessMinutes(rules[CaseFigures.ImmediateMinutes]);

    /// <summary>
    /// By when an accepted case must be decided: its limit from the time on the notice, with its pauses left
    /// out and its extension added (R-CLOCK-START, R-CLOCK-RESTART-SUPP). Null for one not accepted.
    /// </summary>
    public static Instant? DueOf(HallState hall, Case accepted)
    {
        if (accepted.Accepted is not { } how) return null;
        var limit = how.Limit with { Count = how.Limit.Count + (accepted.Extended?.Days ?? 0) };
        return DueTimes.Resumed(Of(hall), how.From, accepted.Pauses, limit).At;
    }

    /// <summary>The largest extension of a case, in days of its limit's kind; 0 when there is none.</summary>
    public static int LongestExtension(HallState hall, Case accepted)
    {
        var rules = hall.Books.Rules;
        return accepted switch
        {
            _ when rules[CaseFigures.Extensions] == 0 => 0,
            { Accepted.Limit.Kind: LimitKind.NaturalDays } => rules[CaseFigures.PetitionExtension],
            { Accepted.Limit.Kind: not LimitKind.WorkingDays } => 0,
            { Kind: CaseKind.Joint } => rules[CaseFigures.JointExtensionDays],
            _ => rules[CaseFigures.ExtensionDays],
        };
    }

    private static DueSettings Settings(Rulebook rules) => new()
    {
        CountStartDay = rules.Is(CaseFigures.CountStartDay),
        AfterHours = rules[CaseFigures.AfterHours] == 0 ? AfterHours.Strict : AfterHours.NextDay,
        EndsAt = rules[CaseFigures.DayEnd] == 0 ? DayEnd.CloseOfBusiness : DayEnd.Midnight,
    };
}
