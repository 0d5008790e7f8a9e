using NodaTime;
using ServiceQueue.Core.Halls;
using ServiceQueue.Core.Rules.Hours;

namespace ServiceQueue.Core.Closures;

/// <summary>Asks to make changed hours known.</summary>
/// <param name="What">What changes, as the public reads it.</param>
/// <param name="EffectiveAt">From when.</param>
public sealed record AnnounceHoursChange(string What, Instant EffectiveAt) : ClosureCommand;

/// <summary>
/// Changed hours were made known on display, kiosk and slip (R-HOURS-CHANGE-NOTICE, 000-H 二2).
/// </summary>
/// <param name="What">What changes, as the public reads it.</param>
/// <param name="PublishedAt">Since when it is shown.</param>
/// <param name="EffectiveAt">From when it holds.</param>
public sealed record HoursChangeAnnounced(string What, Instant PublishedAt, Instant EffectiveAt)
    : ClosureEvent;

/// <summary>Announces changed hours, in time.</summary>
public static class Announcing
{
    internal static Decision Decide(HallState hall, AnnounceHoursChange ask, Instant now)
    {
        if (string.IsNullOrWhiteSpace(ask.What)) return Decision.Refuse(RefusalCode.FieldMissing, "what");
        var lead = hall.Books.Rules[HoursFigures.ChangeLead];
        return ask.EffectiveAt < now + Duration.FromHours(lead)
            ? Decision.Forbid("R-HOURS-CHANGE-NOTICE", new Words(
                $"调整工作时间须至少提前{lead}小时公告，请改定生效时间。",
                $"Changed hours are announced at least {lead} hours before; choose a later beginning."))
            : Decision.Accept(new HoursChangeAnnounced(ask.What.Trim(), now, ask.EffectiveAt));
    }
}
