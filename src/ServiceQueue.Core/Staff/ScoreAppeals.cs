using NodaTime;
using ServiceQueue.Core.Halls;

namespace ServiceQueue.Core.Staff;

/// <summary>Contests a deduction of a month's score sheet.</summary>
/// <param name="Clerk">Whose score it is.</param>
/// <param name="Year">The year of the sheet.</param>
/// <param name="Month">The month of the sheet.</param>
/// <param name="Deduction">The deduction's key on the sheet.</param>
/// <param name="Reason">Why it is contested.</param>
/// <param name="By">Who contests it: the clerk, or somebody for the clerk.</param>
public sealed record AppealScore(
    string Clerk, int Year, int Month, string Deduction, string? Reason, string By) : StaffCommand;

/// <summary>Decides an open appeal.</summary>
/// <param name="Clerk">Whose score it is.</param>
/// <param name="Deduction">The deduction's key on the sheet.</param>
/// <param name="IsLifted">Whether the deduction counts no more; else it stands.</param>
/// <param name="Reason">Why.</param>
/// <param name="By">Who decides; neither the clerk nor who contested it.</param>
public sealed record DecideScoreAppeal(
    string Clerk, string Deduction, bool IsLifted, string? Reason, string By) : StaffCommand;

/// <summary>Deductions are contested and reviewed (R-SCORE-APPEAL, 001-K 一(三)).</summary>
public static class ScoreAppeals
{
    internal static Decision Decide(HallState hall, AppealScore ask, Instant now)
    {
        if (Missing(ask.Clerk, ask.Deduction, ask.Reason, ask.By) is { } field)
            return Decision.Refuse(RefusalCode.FieldMissing, field);
        if (ask.Month is < 1 or > 12 || ask.Year is < 2000 or > 2999)
            return Decision.Refuse(RefusalCode.FieldMissing, "month");
        var book = hall.Books.Staff;
        if (now.InZone(hall.Plan.Zone).Date < new LocalDate(ask.Year, ask.Month, 1))
            return Decision.Refuse(RefusalCode.FieldMissing, "month");
        if (book.AppealOf(ask.Clerk, ask.Deduction) is not null)
            return Decision.Forbid("R-SCORE-APPEAL", new Words(
                "该项扣分已在复审中，请等待复审结果。", "This deduction is under review already; await the result."));
        if (book.Appeals.Length >= StaffBook.Most)
            return Decision.Forbid("R-SCORE-APPEAL", new Words(
                "待复审的异议过多，请先办结已有异议。", "Too many appeals are open; decide some of them first."));
        return Decision.Accept(new ScoreAppealed(
            ask.Clerk, ask.Year, ask.Month, ask.Deduction, ask.Reason!.Trim(), ask.By.Trim()));
    }

    internal static Decision Decide(HallState hall, DecideScoreAppeal ask)
    {
        if (Missing(ask.Clerk, ask.Deduction, ask.Reason, ask.By) is { } field)
            return Decision.Refuse(RefusalCode.FieldMissing, field);
        if (hall.Books.Staff.AppealOf(ask.Clerk, ask.Deduction) is not { } appeal)
            return Decision.Refuse(RefusalCode.UnknownRecord, ask.Deduction);
        var by = ask.By.Trim();
        return by == appeal.Clerk || by == appeal.By
            ? Decision.Forbid("R-SCORE-APPEAL", new Words(
                "复审人不能是被扣分人员或异议提出人，请由他人复审。",
                "Neither the clerk nor who contested it reviews a deduction; somebody else must."))
            : Decision.Accept(new ScoreAppealDecided(
                appeal.Clerk, appeal.Year, appeal.Month, appeal.Deduction, ask.IsLifted, ask.Reason!.Trim(),
                by));
    }

    internal static StaffBook Apply(StaffBook book, ScoreAppealed e) =>
        book with { Appeals = [.. book.Appeals.TakeLast(StaffBook.Most - 1), e] };

    internal static StaffBook Apply(StaffBook book, ScoreAppealDecided e) => book with
    {
        Appeals = [.. book.Appeals.Where(a => a.Clerk != e.Clerk || a.Deduction != e.Deduction)],
    };

    private static string? Missing(string clerk, string deduction, string? reason, string by) =>
        string.IsNullOrWhiteSpace(clerk) ? "clerk"
        : string.IsNullOrWhiteSpace(deduction) ? "deduction"
        : string.IsNullOrWhiteSpace(reason) ? "reason"
        : string.IsNullOrWhiteSpace(by) ? "by" : null;
}
