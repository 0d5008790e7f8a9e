using ServiceQueue.Core.Halls;

namespace ServiceQueue.Core.Disclosure;

/// <summary>Records the monthly meeting.</summary>
/// <param name="Topics">What was on the table.</param>
/// <param name="Statistics">The figures of the month that were looked at.</param>
/// <param name="Result">What was decided.</param>
/// <param name="By">Who recorded it.</param>
public sealed record HoldMeeting(string Topics, string Statistics, string Result, string By)
    : DisclosureCommand;

/// <summary>The monthly meeting was held.</summary>
public sealed record MeetingHeld(
    string Topics, string Statistics, string Result, string By) : DisclosureEvent;

/// <summary>Monthly meetings of the liaisons (R-MEET-MONTHLY, 000-I 二4).</summary>
public static class Meetings
{
    internal static Decision Decide(HoldMeeting ask) =>
        Asking.Questions.Blank(
            ("topics", ask.Topics), ("statistics", ask.Statistics), ("by", ask.By)) is { } blank
            ? Decision.Refuse(RefusalCode.FieldMissing, blank)
            : Decision.Accept(new MeetingHeld(
                ask.Topics.Trim(), ask.Statistics.Trim(), ask.Result?.Trim() ?? "", ask.By.Trim()));
}
