using System.Collections.Immutable;
using NodaTime;
using ServiceQueue.Core.Halls;

namespace ServiceQueue.Core.Disclosure;

/// <summary>Names the liaison of a counter, 信息联络员.</summary>
public sealed record NameLiaison(int Counter, string Person, string By, string Reason) : DisclosureCommand;

/// <summary>Records the weekly contact of a counter with its body.</summary>
/// <param name="Counter">The counter.</param>
/// <param name="With">Which body and who there.</param>
/// <param name="Notes">What was said.</param>
/// <param name="JointCases">The joint cases that were coordinated.</param>
/// <param name="By">Who recorded it.</param>
public sealed record LogLiaison(
    int Counter, string With, string Notes, ImmutableArray<string> JointCases, string By) : DisclosureCommand;

/// <summary>Hands a signed record in.</summary>
public sealed record FileLiaison(int Counter, LocalDate Week, string SignedBy, string By) : DisclosureCommand;

/// <summary>A counter has a liaison.</summary>
/// <param name="Counter">The counter.</param>
/// <param name="Person">Who it is from now on.</param>
/// <param name="Replaces">Who it was until now, or empty for the first.</param>
/// <param name="By">Who registered it.</param>
/// <param name="Reason">Why, where one was replaced.</param>
public sealed record LiaisonNamed(int Counter, string Person, string Replaces, string By, string Reason)
    : DisclosureEvent;

/// <summary>The weekly contact was made and recorded.</summary>
/// <param name="Counter">The counter.</param>
/// <param name="Week">The Friday of the week it is for.</param>
/// <param name="With">Which body and who there.</param>
/// <param name="Notes">What was said.</param>
/// <param name="JointCases">The joint cases that were coordinated.</param>
/// <param name="By">Who recorded it.</param>
public sealed record LiaisonLogged(
    int Counter, LocalDate Week, string With, string Notes, ImmutableArray<string> JointCases, string By)
    : DisclosureEvent;

/// <summary>A signed record was handed in.</summary>
public sealed record LiaisonFiled(int Counter, LocalDate Week, string SignedBy, string By) : DisclosureEvent;

/// <summary>Weekly liaison of counters and the bodies behind them (000-I 二).</summary>
public static class Liaisons
{
    private const int MostCases = 200;

    /// <summary>The Friday a record made on a date is for: that day, or the last one before it.</summary>
    public static LocalDate WeekOf(LocalDate date) =>
        date.DayOfWeek == IsoDayOfWeek.Friday ? date : date.Previous(IsoDayOfWeek.Friday);

    internal static Decision Decide(HallState hall, NameLiaison ask)
    {
        if (hall.Plan.Counter(ask.Counter) is null) return Unknown(ask.Counter);
        if (Asking.Questions.Blank(("person", ask.Person), ("by", ask.By)) is { } blank)
            return Decision.Refuse(RefusalCode.FieldMissing, blank);
        var before = hall.Books.Disclosure.Liaisons.GetValueOrDefault(ask.Counter, "");
        if (before == ask.Person.Trim()) return Decision.Accept();
        if (before.Length > 0 && string.IsNullOrWhiteSpace(ask.Reason))
            return Decision.Refuse(RefusalCode.FieldMissing, "reason");
        return Decision.Accept(new LiaisonNamed(
            ask.Counter, ask.Person.Trim(), before, ask.By.Trim(), ask.Reason?.Trim() ?? ""));
    }

    internal static Decision Decide(HallState hall, LogLiaison ask, Instant now)
    {
        if (hall.Plan.Counter(ask.Counter) is null) return Unknown(ask.Counter);
        var blank = Asking.Questions.Blank(("with", ask.With), ("notes", ask.Notes), ("by", ask.By));
        if (blank is not null) return Decision.Refuse(RefusalCode.FieldMissing, blank);
        var cases = ask.JointCases.IsDefault ? [] : ask.JointCases;
        if (cases.Length > MostCases) return Decision.Refuse(RefusalCode.FieldMissing, "jointCases");
        var week = WeekOf(now.InZone(hall.Plan.Zone).Date);
        return Decision.Accept(new LiaisonLogged(
            ask.Counter, week, ask.With.Trim(), ask.Notes.Trim(), cases, ask.By.Trim()));
    }

    internal static Decision Decide(HallState hall, FileLiaison ask)
    {
        if (hall.Plan.Counter(ask.Counter) is null) return Unknown(ask.Counter);
        if (ask.Week.DayOfWeek != IsoDayOfWeek.Friday)
            return Decision.Refuse(RefusalCode.FieldMissing, "week");
        return Asking.Questions.Blank(("signedBy", ask.SignedBy), ("by", ask.By)) is { } blank
            ? Decision.Refuse(RefusalCode.FieldMissing, blank)
            : Decision.Accept(new LiaisonFiled(ask.Counter, ask.Week, ask.SignedBy.Trim(), ask.By.Trim()));
    }

    private static Decision Unknown(int counter) =>
        Decision.Refuse(RefusalCode.UnknownCounter, counter.ToString());
}
