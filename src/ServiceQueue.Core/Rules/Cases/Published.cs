using NodaTime;
using ServiceQueue.Core.Cases;
using ServiceQueue.Core.Halls;
using ServiceQueue.Core.Hours;
using ServiceQueue.Core.Notices;
using ServiceQueue.Core.Visits;

namespace ServiceQueue.Core.Rules.Cases;

/// <summary>R-DUE-PUBLIC: what is accepted had its time limit made public (000-B 限时; 003-D 一).</summary>
internal sealed class PublishedLimit(CaseFiles files) : CaseRule(
    new RuleInfo(
        "R-DUE-PUBLIC", RuleGrade.Must, "000-B 限时; 003-D 一; 004-Q 十⑤",
        new("公开承诺办理时限", "Every item accepted has its time limit made public")),
    files)
{
    protected override void Listen(Listening listening) => On<CaseAccepted>(listening, (scene, e, file) =>
    {
        if (file.ItemId is null || file.Item is { Promise: not null } or { IsImmediate: true }) return;
        scene.Breach(
            e.Case, new($"受理时事项{file.ItemId}未公开办理时限", $"no time limit of {file.ItemId} was public"),
            file.Counter, file.ReceivedSequence);
    });
}

/// <summary>
/// R-ACCEPT-SEASON: tickets for a seasonal item in its season only; out of it the late path is shown (002-C).
/// </summary>
internal sealed class Seasons(CaseFiles files) : CaseRule(
    new RuleInfo(
        "R-ACCEPT-SEASON", RuleGrade.Should, "002-C; 民法典 203",
        new("限期受理的事项只在受理期内取号，逾期的告知后续办理途径",
            "Tickets for a seasonal item in its season; else a checklist shows the late path")),
    files)
{
    protected override void Listen(Listening listening)
    {
        listening.On<TicketIssued>((scene, e) =>
        {
            var item = e.Item is null ? null : scene.After.Books.Disclosure.Catalogue?.Item(e.Item);
            if (item is not { Season.Length: > 0 }) return;
            var today = scene.At.InZone(scene.After.Plan.Zone).Date;
            if (IsInSeason(Files.Clock(scene.After), item.Season, today) is not false) return;
            scene.Expect(
                e.Visit.Value, EndOfDay(scene), new($"受理期{item.Season}之外取号，未告知后续途径",
                    $"a ticket out of the season {item.Season}, and no late path was shown"));
        });
        listening.On<NoticeIssued>((scene, e) =>
        {
            if (e is { Notice.Kind: NoticeKind.Checklist, Visit: { } visit }) scene.Met(visit.Value);
        });
    }

    /// <summary>Null when the season is not written as two dates, or a calendar year is missing.</summary>
    private static bool? IsInSeason(HallClock clock, string season, LocalDate today)
    {
        if (season.Split('/') is not [var first, var last] || Day(first, today.Year) is not { } from
            || Day(last, today.Year) is not { } through)
            return null;
        // A season over New Year began last year or ends next year.
        if (through < from && today <= through) from = from.PlusYears(-1);
        else if (through < from) through = through.PlusYears(1);
        if (today < from) return false;
        if (today <= through) return true;
        return DueTimes.SeasonEnd(clock, through) is { } end ? today <= end : null;
    }

    private static LocalDate? Day(string text, int year) =>
        text.Split('-') is [var month, var day]
        && int.TryParse(month, out var m) && int.TryParse(day, out var d)
        && m is >= 1 and <= 12 && d >= 1 && d <= CalendarSystem.Iso.GetDaysInMonth(year, m)
            ? new LocalDate(year, m, d) : null;
}
