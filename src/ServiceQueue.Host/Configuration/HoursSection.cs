using System.Collections.Immutable;
using NodaTime;
using NodaTime.Text;
using ServiceQueue.Core.Hours;

namespace ServiceQueue.Host.Configuration;

/// <summary>
/// Reads <c>hours</c> of hall.json: a profile, or a list of profiles each from a date on; the calendar; and
/// the hall's own overlays.
/// </summary>
internal static class HoursSection
{
    private const int MostProfiles = 100;

    private static readonly string[] OfProfile = ["profile", "openOnMakeup", "summerFrom", "winterFrom"];

    /// <summary>Reads the hours; a hall without them is open around the clock.</summary>
    public static OpeningHours Read(ConfigPlace place, string directory)
    {
        if (place.IsArray) return Profiled(place) with { Calendar = Calendar(default, place, directory) };
        var named = place.At("calendar");
        var calendar = Calendar(named, place, directory);
        if (!place.Exists) return OpeningHours.AroundTheClock with { Calendar = calendar };
        place.Knows([.. OfProfile, "profiles", "calendar", "overlays"]);
        var dated = place.At("profiles");
        if (dated.Exists && place.At("profile").Exists)
            dated.Wrong("stands beside \"profile\"; keep one of the two (R-HOURS-PROFILE, 003-D 二).");
        var hours = (dated.Exists ? Profiled(dated) : Profile(place)) with { Calendar = calendar };
        // Without a calendar only a hall that serves every day knows its days, be it in this year or another.
        if (calendar.IsEmpty && (named.Exists || !hours.Knows(2026)))
            named.Wrong("names no calendar there is a file of; write \"cn\", or put files in calendars/.");
        return OverlaySection.Read(place.At("overlays"), hours);
    }

    /// <summary>A date such as 2026-10-01; null and a mistake when it is none.</summary>
    internal static LocalDate? Date(ConfigPlace place)
    {
        var text = place.Text("2026-10-01");
        if (LocalDatePattern.Iso.Parse(text) is { Success: true, Value: var date }) return date;
        if (text.Length > 0) place.Wrong("is no date; write it such as \"2026-10-01\".");
        return null;
    }

    private static ImmutableArray<CalendarYear> Calendar(
        ConfigPlace? named, ConfigPlace place, string directory)
    {
        var name = named is { Exists: true } ? HallFile.Id(named, "cn") : "cn";
        return name.Length == 0 ? [] : CalendarFile.Read(directory, name, place.Mistakes);
    }

    private static OpeningHours Profiled(ConfigPlace place)
    {
        var stretches = place.Each(required: true).Select(Stretch.Read).ToList();
        if (stretches.Count is 0 or > MostProfiles)
            place.Wrong($"must have 1 to {MostProfiles} profiles (R-HOURS-PROFILE, 003-D 二).");
        for (var i = 1; i < stretches.Count; i++) stretches[i].Follow(stretches[i - 1], i - 1);
        if (stretches is [.., { To: not null } last])
            last.Place.At("to").Wrong("ends the last profile, and none follows; take it away.");
        if (stretches.Count == 0) return OpeningHours.AroundTheClock;
        return stretches[0].Hours with { Changes = [.. stretches.Skip(1).Select(s => s.Change)] };
    }

    private static OpeningHours Profile(ConfigPlace place)
    {
        var name = place.At("profile").Text("HP-JS");
        if (Profiles.Find(name) is { } profile)
            return Seasons(place, profile) with { OpenOnMakeup = place.At("openOnMakeup").Flag(true) };
        if (name.Length > 0)
            place.At("profile").Wrong(
                $"\"{name}\" is not known; known are {string.Join(", ", Profiles.Names.Order())}.");
        return OpeningHours.AroundTheClock;
    }

    /// <summary>The season's dates, which 002-E 考勤二 leaves to the hall.</summary>
    private static OpeningHours Seasons(ConfigPlace place, OpeningHours profile)
    {
        var (summer, winter) = (place.At("summerFrom"), place.At("winterFrom"));
        if (profile.Seasons is not [var first, var second])
        {
            foreach (var season in new[] { summer, winter }.Where(s => s.Exists))
                season.Wrong($"has no place here: {profile.Profile} has no seasons; take it away.");
            return profile;
        }

        var from = DayOfYear(summer, first);
        var to = DayOfYear(winter, second);
        if (from.CompareTo(to) >= 0)
            winter.Wrong("must be after the beginning of summer (R-HOURS-SEASON, 002-E 考勤二).");
        return profile with
        {
            Seasons = [
                first with { FromMonth = from.Month, FromDay = from.Day },
                second with { FromMonth = to.Month, FromDay = to.Day }],
        };
    }

    private static AnnualDate DayOfYear(ConfigPlace place, Season standard)
    {
        var absent = new AnnualDate(standard.FromMonth, standard.FromDay);
        if (!place.Exists) return absent;
        var text = place.Text("05-01");
        if (AnnualDatePattern.Iso.Parse(text) is { Success: true, Value: var day }) return day;
        if (text.Length > 0) place.Wrong("is no day of the year; write month and day, such as \"05-01\".");
        return absent;
    }

    /// <summary>A profile of a list, with the days it is in force.</summary>
    private sealed record Stretch(
        ConfigPlace Place, LocalDate? From, LocalDate? To, OpeningHours Hours, LocalDateTime? AnnouncedAt)
    {
        public ProfileChange Change => new(From ?? LocalDate.MaxIsoValue, Hours, AnnouncedAt);

        public static Stretch Read(ConfigPlace place)
        {
            place.Knows([.. OfProfile, "from", "to", "announcedAt"]);
            var from = Date(place.At("from"));
            var to = place.At("to").Exists ? Date(place.At("to")) : null;
            if (to < from) place.At("to").Wrong("is before \"from\"; exchange the two.");
            var announced = place.At("announcedAt");
            LocalDateTime? at = announced.Exists ? OverlaySection.Time(announced, ends: false) : null;
            if (at is { } told && from is { } day && told >= day.AtMidnight())
                announced.Wrong(
                    "must be before \"from\": a change of hours is announced before it takes effect "
                    + "(R-HOURS-CHANGE-NOTICE, 000-H 二2).");
            return new Stretch(place, from, to, Profile(place), at);
        }

        public void Follow(Stretch before, int index)
        {
            if (From is not { } from || before.From is not { } earlier) return;
            var other = $"the profile before it, [{index}]";
            if (from <= earlier)
                Place.At("from").Wrong($"must be after that of {other}: two profiles on one day overlap "
                    + "(R-HOURS-PROFILE, 003-D 二); put them in order of date, one for each.");
            else if (before.To is { } ended && from <= ended)
                Place.At("from").Wrong($"overlaps {other}, which lasts through {ended:uuuu-MM-dd} "
                    + "(R-HOURS-PROFILE, 003-D 二); let one end before the other begins.");
            else if (before.To is { } end && from > end.PlusDays(1))
                Place.At("from").Wrong($"leaves days without hours after {other}, which ends "
                    + $"{end:uuuu-MM-dd} (R-HOURS-PROFILE, 003-D 二); close the gap.");
        }
    }
}
