using System.Collections.Immutable;
using NodaTime;
using NodaTime.Text;
using ServiceQueue.Core.Hours;

namespace ServiceQueue.Host.Configuration;

/// <summary>
/// Reads <c>hours.overlays</c> of hall.json: <c>holidays</c> of the region and <c>closures</c> with notice.
/// </summary>
internal static class OverlaySection
{
    private const int Most = 400;

    private static readonly LocalDateTimePattern Minute =
        LocalDateTimePattern.CreateWithInvariantCulture("uuuu-MM-dd'T'HH:mm");

    /// <summary>Lays the overlays over the hours.</summary>
    public static OpeningHours Read(ConfigPlace place, OpeningHours hours)
    {
        if (!place.Exists) return hours;
        place.Knows("holidays", "closures");
        return hours with
        {
            Holidays = List(
                place.At("holidays"), Holiday, (h, other) => h.From <= other.To && other.From <= h.To,
                "one day is one holiday"),
            Closures = List(
                place.At("closures"), Closing, (c, other) => c.From < other.To && other.From < c.To,
                "two notices for one time contradict each other, R-HOURS-CLOSED-NOTICE, 003-D 二"),
        };
    }

    /// <summary>
    /// A hall-local time such as 2026-12-01T14:00, or a date for its whole day; a date that ends something
    /// stands for the midnight after it.
    /// </summary>
    internal static LocalDateTime? Time(ConfigPlace place, bool ends)
    {
        var text = place.Text("2026-12-01T14:00");
        if (LocalDatePattern.Iso.Parse(text) is { Success: true, Value: var date })
            return date.PlusDays(ends ? 1 : 0).AtMidnight();
        if (Minute.Parse(text) is { Success: true, Value: var time }) return time;
        if (text.Length > 0)
            place.Wrong("is no date or local time; write it such as \"2026-12-01\" or \"2026-12-01T14:00\".");
        return null;
    }

    private static ImmutableArray<T> List<T>(
        ConfigPlace place, Func<ConfigPlace, T?> read, Func<T, T, bool> overlap, string because)
        where T : class
    {
        var places = place.Each().ToList();
        if (places.Count > Most)
            place.Wrong($"has {places.Count} entries; {Most} at most, take away old ones.");
        var found = new List<(T What, string Path)>();
        foreach (var entry in places.Take(Most))
        {
            if (read(entry) is not { } what) continue;
            if (found.FirstOrDefault(f => overlap(f.What, what)) is { Path: { } path })
                entry.Wrong($"overlaps {path} ({because}); keep them apart.");
            found.Add((what, entry.Path));
        }

        return [.. found.Select(f => f.What)];
    }

    private static RegionalHoliday? Holiday(ConfigPlace place)
    {
        if (!place.Knows("date", "from", "to", "name")) return null;
        var name = HallFile.Name(place.At("name"), "三月三");
        var one = place.At("date");
        if (one.Exists && (place.At("from").Exists || place.At("to").Exists))
            one.Wrong("stands beside \"from\" or \"to\"; keep the date, or the two.");
        var from = HoursSection.Date(one.Exists ? one : place.At("from"));
        var to = one.Exists ? from : HoursSection.Date(place.At("to"));
        if (from is not { } first || to is not { } last) return null;
        if (last < first) place.At("to").Wrong("is before \"from\"; exchange the two.");
        return new RegionalHoliday(first, last, name);
    }

    private static Closure? Closing(ConfigPlace place)
    {
        if (!place.Knows("from", "to", "reason", "alternative", "announcedAt")) return null;
        // 003-D 二: the notice says why, where to turn, and when the hall opens again.
        var reason = HallFile.Name(place.At("reason"), "设备检修");
        var alternative = HallFile.Name(place.At("alternative"), "请到县政务服务中心办理");
        var from = Time(place.At("from"), ends: false);
        var to = Time(place.At("to"), ends: true);
        var announced = Time(place.At("announcedAt"), ends: false);
        if (from is not { } start || to is not { } end || announced is not { } told) return null;
        if (end <= start)
            place.At("to").Wrong("must be after \"from\"; exchange the two.");
        else if (end > start.PlusYears(1))
            place.At("to").Wrong("is more than a year after \"from\"; write one closure for each year.");
        if (told > start)
            place.At("announcedAt").Wrong(
                "must not be after \"from\": closures are announced before they take "
                + "effect (R-HOURS-CHANGE-NOTICE, 000-H 二2).");
        return new Closure(start, end, reason, alternative, told);
    }
}
