using System.Reflection;
using FluentAssertions;
using ServiceQueue.Core.Rules;
using Xunit;

namespace ServiceQueue.Core.Tests.Rules;

/// <summary>No rule of the regulations is left out, and none is held without a test both ways.</summary>
public sealed class EveryRuleTests
{
    /// <summary>The rules a hall must keep, as numbered in the study of the regulations, A1 to A14.</summary>
    private static readonly string[] Must =
    [
        "R-HOURS-PROFILE", "R-HOURS-SEASON", "R-HOURS-HOLIDAY", "R-HOURS-CHANGE-NOTICE",
        "R-HOURS-CLOSED-NOTICE", "R-HOURS-NO-EARLY-CLOSE", "R-HOURS-OVERTIME", "R-HOURS-SAME-EARLY-LATE",
        "R-QUEUE-TAKE-NUMBER", "R-QUEUE-FCFS", "R-QUEUE-NO-FAVOUR", "R-QUEUE-URGENT", "R-QUEUE-VULNERABLE",
        "R-QUEUE-TRANSFER", "R-QUEUE-GUIDE", "R-QUEUE-NUMBER-INTEGRITY", "R-FIRST-ASSIGN",
        "R-FIRST-ANSWER-NOW", "R-FIRST-FOLLOWUP", "R-FIRST-HANDOVER", "R-FIRST-ABSENT-REGISTER",
        "R-FIRST-JOINT", "R-FIRST-OUTSIDE", "R-FIRST-NO-SHIRK", "R-ONCE-CONSULT", "R-ONCE-CONTENT",
        "R-ONCE-SUPP-SINGLE", "R-ONCE-5WD", "R-ONCE-BLANK", "R-ONCE-WRITTEN", "R-ONCE-SECOND-ACCEPT",
        "R-ONCE-FIX-ONSPOT", "R-ONCE-REFUSE-REASON", "R-ONCE-RECORD", "R-CASE-TYPES",
        "R-CASE-CONSULT-NOTICE", "R-CASE-SUPP-NOTICE", "R-CASE-RETURN-NOTICE", "R-DEADLINE-IMMEDIATE-30",
        "R-CASE-IMMEDIATE-OFFER", "R-CASE-PROMISE-NOTICE", "R-CASE-PROMISE-DUE", "R-CASE-PETITION",
        "R-CASE-REPORTUP", "R-CLOCK-START", "R-CLOCK-COMPLETE", "R-CLOCK-RESTART-SUPP", "R-DUE-TELL",
        "R-DUE-PUBLIC", "R-EXT-NOTICE", "R-OVERDUE-ACCOUNT", "R-REPLY-15WD", "R-RESULT-NOTIFY",
        "R-AGENT-STEPS", "R-AGENT-UPSTREAM", "R-PUBLISH-RESULT", "R-APT-BOOK", "R-APT-HONOUR",
        "R-APT-HOLIDAY", "R-APT-HOME", "R-WIN-STAFFED", "R-WIN-LEAVE", "R-ATT-LATE-15", "R-ATT-EARLY-15",
        "R-ATT-ABSENT-30-60", "R-CMP-INTAKE-24H", "R-CMP-FORMAL-NOTICE", "R-CMP-DESK", "R-CMP-VERIFY",
        "R-CMP-TIMELY", "R-CMP-PHONES", "R-WO-RESPOND-30", "R-WO-HANDLE-4H", "R-CALLBACK",
        "R-CALLBACK-SCORE", "R-RATE-PROMPT", "R-RATE-CHANNEL", "R-RATE-VOLUNTARY", "R-LEDGER-FIELDS",
        "R-LOG-VISIT", "R-ARC-SCOPE", "R-ARC-TRACE", "R-PRIV-PROTECT", "R-PRIV-TAMPER", "R-PUB-SIX",
        "R-PUB-GUIDE", "R-PUB-FEE", "R-CAT-UPDATE", "R-PHRASE-CALL", "R-PHRASE-FORBIDDEN", "R-SYS-RUN",
    ];

    public static TheoryData<string> Musts() => [.. Must];

    [Theory]
    [MemberData(nameof(Musts))]
    public void It_is_decided_from_the_journal_with_a_journal_that_keeps_it_and_one_that_breaks_it(string id)
    {
        var info = RuleSet.Find(id);
        info.Should().NotBeNull();
        (info!.Grade, info.Undecidable).Should().Be((RuleGrade.Must, null));

        var name = id.Replace('-', '_');
        var tests = TestNames().Where(n => n.Contains(name, StringComparison.Ordinal)).ToList();
        tests.Should().Contain(n => n.Contains("kept", StringComparison.OrdinalIgnoreCase));
        tests.Should().Contain(n => n.Contains("broken", StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public void There_are_91_and_a_rule_that_cannot_be_decided_says_why()
    {
        Must.Should().HaveCount(91).And.OnlyHaveUniqueItems();
        RuleSet.Make().Select(r => r.Info).Where(i => i.Undecidable is { } why && why.ZhCn.Length < 6)
            .Should().BeEmpty();
    }

    private static IEnumerable<string> TestNames() => typeof(EveryRuleTests).Assembly.GetTypes()
        .SelectMany(t => t.GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly)
            .Where(m => m.GetCustomAttribute<FactAttribute>() is not null)
            .Select(m => $"{t.Name}.{m.Name}"));
}
