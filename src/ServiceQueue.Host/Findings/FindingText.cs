using System.Globalization;
using NodaTime;
using NodaTime.Text;
using ServiceQueue.Core.Rules;
using ServiceQueue.Engine.Findings;

namespace ServiceQueue.Host.Findings;

/// <summary>Findings in words, for a person at a screen.</summary>
internal static class FindingText
{
    private static readonly LocalDateTimePattern Time =
        LocalDateTimePattern.CreateWithInvariantCulture("uuuu-MM-dd HH:mm:ss");

    /// <summary>One finding as a paragraph, times in the hall's zone.</summary>
    public static string Paragraph(Finding finding, DateTimeZone zone)
    {
        var level = finding.Level == FindingLevel.Breach ? "违规" : "预警";
        var due = finding.Due is { } limit ? $"    期限：{Local(limit, zone)}" : "";
        var counter = finding.Counter is { } n
            ? string.Create(CultureInfo.InvariantCulture, $"    窗口：{n}") : "";
        return $"{finding.Rule}  {level}  {Checker.InfoOf(finding.Rule).Clause}\n"
            + $"  {Local(finding.At, zone)}  {finding.Subject}\n"
            + $"  {finding.Says.ZhCn}\n"
            + $"  依据：{Evidence(finding)}{due}{counter}\n";
    }

    /// <summary>A rule as one paragraph of the list of rules.</summary>
    public static string Paragraph(RuleInfo rule)
    {
        var grade = rule.Grade == RuleGrade.Must ? "必须" : "应当";
        var decided = rule.Undecidable is { } why ? $"日志不能判定：{why.ZhCn}" : "由日志判定";
        return $"{rule.Id}  {grade}  {rule.Clause}\n  {rule.Says.ZhCn}\n  {decided}\n";
    }

    /// <summary>An instant on the hall's wall clock.</summary>
    public static string Local(Instant at, DateTimeZone zone) => Time.Format(at.InZone(zone).LocalDateTime);

    private static string Evidence(Finding finding) => finding.Evidence.IsEmpty
        ? "至此时仍无相应记录" : $"记录 {string.Join("、", finding.Evidence)}";
}
