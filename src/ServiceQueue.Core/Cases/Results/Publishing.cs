using NodaTime;
using ServiceQueue.Core.Halls;

namespace ServiceQueue.Core.Cases.Results;

/// <summary>Makes a result public, masked.</summary>
/// <param name="Case">Its number.</param>
/// <param name="By">Who publishes.</param>
/// <param name="Text">What the public reads.</param>
/// <param name="Until">To when it stays up, or null.</param>
public sealed record PublishResult(string Case, string By, string Text, Instant? Until = null)
    : OpenCaseCommand(Case, By);

/// <summary>Results made public (002-D 五), without personal data (R-PRIV-PROTECT).</summary>
public static class Publishing
{
    internal static Decision Decide(Case c, PublishResult ask) =>
        CaseGuards.First(
            CaseGuards.In(c, "公开结果", CaseState.Decided, CaseState.Notified, CaseState.Delivered),
            CaseGuards.Needs(ask.Text, "text"),
            Personal(c, ask.Text) ? Decision.Forbid("R-PRIV-PROTECT", new Words(
                "公开的文字含有申请人的姓名或者电话，请隐去后再公开。",
                "The text holds the applicant's name or phone. Mask it first.")) : null,
            CaseGuards.Phrases(ask.Text))
        ?? Decision.Accept(new ResultPublished(c.Number, ask.Text.Trim(), ask.Until, ask.By));

    private static bool Personal(Case c, string text) =>
        Holds(text, c.Applicant?.Name) || Holds(text, c.Applicant?.Phone)
        || (c.Item is { IsSensitive: true } item && Holds(text, item.Name));

    private static bool Holds(string text, string? what) =>
        what is { Length: > 1 } && text.Contains(what, StringComparison.Ordinal);
}
