using NodaTime;
using ServiceQueue.Core.Halls;

namespace ServiceQueue.Core.Ratings;

/// <summary>Publishes a month's ratings.</summary>
public sealed record PublishRatingStats(int Year, int Month, string By) : RatingCommand;

/// <summary>
/// Publishes how each month was rated: five levels, never mixed with other scores (000-E 五2,3).
/// </summary>
public static class Publishing
{
    internal static Decision Decide(HallState hall, PublishRatingStats ask, Instant now)
    {
        if (ask.Month is < 1 or > 12 || ask.Year is < 2000 or > 2999)
            return Decision.Refuse(RefusalCode.FieldMissing, "month");
        var over = new LocalDate(ask.Year, ask.Month, 1).PlusMonths(1);
        if (now.InZone(hall.Plan.Zone).Date < over) return Decision.Refuse(RefusalCode.FieldMissing, "month");
        return string.IsNullOrWhiteSpace(ask.By)
            ? Decision.Refuse(RefusalCode.FieldMissing, "by")
            : Decision.Accept(new RatingStatsPublished(
                ask.Year, ask.Month, hall.Books.Ratings.Of(ask.Year, ask.Month), ask.By));
    }
}
