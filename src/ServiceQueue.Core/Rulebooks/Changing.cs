using ServiceQueue.Core.Halls;

namespace ServiceQueue.Core.Rulebooks;

/// <summary>Sets a figure of the rulebook.</summary>
/// <param name="Parameter">Its id.</param>
/// <param name="Value">Its new value.</param>
/// <param name="Author">Who asks for it.</param>
/// <param name="Approver">Who approved it; not the author.</param>
/// <param name="Reason">Why.</param>
public sealed record ChangeFigure(string Parameter, int Value, string Author, string Approver, string Reason)
    : RulebookCommand;

/// <summary>A figure of the rulebook was set.</summary>
public sealed record RulebookChanged(
    string Parameter, int From, int To, string Author, string Approver, string Reason) : RulebookEvent;

/// <summary>Changes figures, within what the regulations allow and never by one person alone.</summary>
public static class Changing
{
    /// <summary>The rule that sets or bounds a figure: its clause begins with the rule's id.</summary>
    public static string RuleOf(Parameter parameter) => parameter.Clause.Split(';', ':', ',', ' ')[0];

    internal static Decision Decide(HallState hall, ChangeFigure ask)
    {
        if (Figures.Find(ask.Parameter) is not { } parameter)
            return Decision.Refuse(RefusalCode.UnknownRecord, ask.Parameter);
        if (Disclosure.PublicTexts.Unapproved(ask.Author, ask.Approver) is { } no) return no;
        if (string.IsNullOrWhiteSpace(ask.Reason)) return Decision.Refuse(RefusalCode.FieldMissing, "reason");
        if (ask.Value < parameter.Min || ask.Value > parameter.Max) return OutOfBounds(parameter, ask.Value);
        var now = hall.Books.Rules[parameter];
        return now == ask.Value ? Decision.Accept() : Decision.Accept(new RulebookChanged(
            parameter.Id, now, ask.Value, ask.Author.Trim(), ask.Approver.Trim(), ask.Reason.Trim()));
    }

    internal static HallState Apply(HallState hall, RulebookChanged changed)
    {
        var rules = hall.Books.Rules;
        var set = Figures.Find(changed.Parameter)?.Default == changed.To
            ? rules.Set.Remove(changed.Parameter) : rules.Set.SetItem(changed.Parameter, changed.To);
        return hall with { Books = hall.Books with { Rules = rules with { Set = set } } };
    }

    private static Decision OutOfBounds(Parameter parameter, int value)
    {
        var clause = parameter.Clause;
        var rule = RuleOf(parameter);
        var range = $"{parameter.Min}–{parameter.Max}";
        return Decision.Forbid(rule, new Words(
            $"“{parameter.Name.ZhCn}”不得设为{value}{parameter.Unit.ZhCn}，允许范围为{range}（依据：{clause}）。",
            $"\"{parameter.Name.En}\" cannot be {value} {parameter.Unit.En}; {range} is allowed "
            + $"({clause})."));
    }
}
