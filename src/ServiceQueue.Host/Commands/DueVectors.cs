using System.Collections.Immutable;
using System.Text.Json.Nodes;
using NodaTime;
using NodaTime.Text;
using ServiceQueue.Core.Hours;
using ServiceQueue.Host.Configuration;

namespace ServiceQueue.Host.Commands;

/// <summary>
/// Answers worked examples of due times, each <c>{ id, profile, rule: { kind, … }, input: { … } }</c>, in the
/// zone of Beijing. What is wrong is noted with its place.
/// </summary>
internal sealed class DueVectors(ImmutableArray<CalendarYear> calendar)
{
    private const int Most = 100_000;

    private static readonly DateTimeZone Zone = DateTimeZoneProviders.Tzdb["Asia/Shanghai"];

    private static readonly OffsetDateTimePattern Written =
        OffsetDateTimePattern.CreateWithInvariantCulture("uuuu'-'MM'-'dd'T'HH':'mm':'ss;FFFFFFFFFo<+HH:mm>");

    private static readonly string[] Settings = ["kind", "afterHoursReceipt", "countStartDay", "endsAt"];

    private static readonly string[] Kinds = [
        "workingDays", "naturalDays", "minutes", "wallHours", "restart", "deemedAcceptance", "weeklyTask",
        "season"];

    /// <summary>The answers in the order of the examples.</summary>
    public IReadOnlyList<(string Id, JsonObject Got)> Answer(ConfigPlace root)
    {
        var vectors = root.At("vectors").Each(required: true).Take(Most + 1).ToList();
        if (vectors.Count > Most) root.At("vectors").Wrong($"has more than {Most} examples; split the file.");
        var answers = vectors.Take(Most).Select(v => (v.At("id").Text("1"), Got(v))).ToList();
        HallFile.Unique(root.At("vectors"), answers.Select(a => a.Item1), "id");
        return answers;
    }

    private JsonObject Got(ConfigPlace vector)
    {
        var rule = vector.At("rule");
        var input = vector.At("input");
        var clock = Clock(vector.At("profile"), rule);
        switch (rule.At("kind").Text("workingDays"))
        {
            case "workingDays": return Working(clock, rule, input);
            case "naturalDays": return Natural(clock, rule, input);
            case "minutes": return Minutes(clock, rule, input);
            case "wallHours": return Hours(clock, rule, input);
            case "restart": return Restart(clock, rule, input);
            case "deemedAcceptance": return Deemed(clock, rule, input);
            case "weeklyTask": return Weekly(clock, rule, input);
            case "season": return Season(clock, rule, input);
            case { Length: > 0 } kind:
                rule.At("kind").Wrong($"\"{kind}\" is not known; known are {string.Join(", ", Kinds)}.");
                break;
        }

        return [];
    }

    private HallClock Clock(ConfigPlace profile, ConfigPlace rule)
    {
        var name = profile.Text("HP-JS");
        if (Profiles.Find(name) is not { } hours)
        {
            if (name.Length > 0)
                profile.Wrong(
                    $"\"{name}\" is not known; known are {string.Join(", ", Profiles.Names.Order())}.");
            hours = OpeningHours.AroundTheClock;
        }

        var after = rule.At("afterHoursReceipt");
        return new HallClock(hours with { Calendar = calendar }, Zone, new DueSettings
        {
            CountStartDay = rule.At("countStartDay").Flag(false),
            AfterHours = after.Exists && !after.IsArray ? After(after) : AfterHours.Strict,
            EndsAt = OneOf(rule.At("endsAt"), "closeOfBusiness", "midnight") == 1
                ? DayEnd.Midnight : DayEnd.CloseOfBusiness,
        });
    }

    private static JsonObject Working(HallClock clock, ConfigPlace rule, ConfigPlace input)
    {
        rule.Knows([.. Settings, "n", "extendBy"]);
        input.Knows("start", "paused", "resumed");
        var start = At(input.At("start"));
        var limit = TimeLimit.WorkingDays(Count(rule.At("n")));
        if (rule.At("afterHoursReceipt") is { IsArray: true } each)
            return EachSetting(clock, each, start, limit);
        if (input.At("paused").Exists || input.At("resumed").Exists)
            return Paused(clock, input, start, limit);
        var due = DueTimes.Of(clock, start, limit);
        var got = Due(due);
        if (!rule.At("extendBy").Exists) return got;
        var more = Count(rule.At("extendBy"));
        if (due.At is { } at) Put(got, "dueExtended", DueTimes.Extended(clock, at, more));
        return got;
    }

    private static JsonObject EachSetting(
        HallClock clock, ConfigPlace settings, Instant start, TimeLimit limit)
    {
        var got = new JsonObject();
        foreach (var setting in settings.Each())
        {
            var after = After(setting);
            var asked = clock with { Settings = clock.Settings with { AfterHours = after } };
            Put(got, after == AfterHours.Strict ? "strict" : "nextDay", DueTimes.Of(asked, start, limit));
        }

        return got;
    }

    private static JsonObject Paused(HallClock clock, ConfigPlace input, Instant start, TimeLimit limit)
    {
        var (paused, resumed) = (At(input.At("paused")), At(input.At("resumed")));
        if (paused < start) input.At("paused").Wrong("is before the start; put the times in order.");
        if (resumed < paused) input.At("resumed").Wrong("is before the pause; put the times in order.");
        var got = new JsonObject { ["used"] = DueTimes.Used(clock, start, paused) };
        return Due(DueTimes.Resumed(clock, start, paused, resumed, limit), got);
    }

    private static JsonObject Natural(HallClock clock, ConfigPlace rule, ConfigPlace input)
    {
        rule.Knows([.. Settings, "n"]);
        input.Knows("start");
        var (start, days) = (At(input.At("start")), Count(rule.At("n")));
        var got = new JsonObject { ["raw"] = Day(DueTimes.LastNaturalDay(clock, start, days)) };
        var due = DueTimes.Of(clock, start, TimeLimit.NaturalDays(days));
        if (due.At is not { } at) return Due(due, got);
        got["due"] = Day(DueTimes.DayOf(clock, at));
        return got;
    }

    private static JsonObject Minutes(HallClock clock, ConfigPlace rule, ConfigPlace input)
    {
        rule.Knows([.. Settings, "n"]);
        input.Knows("start");
        var (start, minutes) = (At(input.At("start")), Count(rule.At("n")));
        var got = new JsonObject();
        Put(got, "wall", DueTimes.Of(clock, start, TimeLimit.WallMinutes(minutes)));
        Put(got, "business", DueTimes.Of(clock, start, TimeLimit.BusinessMinutes(minutes)));
        return got;
    }

    private static JsonObject Hours(HallClock clock, ConfigPlace rule, ConfigPlace input)
    {
        rule.Knows([.. Settings, "n"]);
        input.Knows("start");
        var limit = TimeLimit.WallMinutes(60 * rule.At("n").Number(0, TimeLimit.Most / 60));
        return Due(DueTimes.Of(clock, At(input.At("start")), limit));
    }

    private static JsonObject Restart(HallClock clock, ConfigPlace rule, ConfigPlace input)
    {
        rule.Knows([.. Settings, "n"]);
        input.Knows("received", "supplementNotice", "supplementReceived");
        var limit = TimeLimit.WorkingDays(Count(rule.At("n")));
        if (input.At("supplementNotice").Exists) At(input.At("supplementNotice"));
        // 004-Q 九: the whole period runs anew from the supplement, and the earlier end is void.
        var got = Due(DueTimes.Of(clock, At(input.At("supplementReceived")), limit));
        Put(got, "voided", DueTimes.Of(clock, At(input.At("received")), limit));
        return got;
    }

    private static JsonObject Deemed(HallClock clock, ConfigPlace rule, ConfigPlace input)
    {
        rule.Knows([.. Settings, "noticeWithin", "decideWithin"]);
        input.Knows("received");
        var received = At(input.At("received"));
        var got = new JsonObject();
        Put(got, "noticeDue",
            DueTimes.Of(clock, received, TimeLimit.WorkingDays(Count(rule.At("noticeWithin")))));
        // 行政许可法 32(4): who was told nothing is accepted from the day of hand-in.
        got["deemedAcceptedAt"] = Time(received);
        Put(got, "decisionDue",
            DueTimes.Of(clock, received, TimeLimit.WorkingDays(Count(rule.At("decideWithin")))));
        return got;
    }

    private static JsonObject Weekly(HallClock clock, ConfigPlace rule, ConfigPlace input)
    {
        rule.Knows([.. Settings, "weekday"]);
        input.Knows("day");
        var day = DueTimes.WeeklyTask(clock, Date(input.At("day")));
        return new JsonObject { ["day"] = DayOrProvisional(day) };
    }

    private static JsonObject Season(HallClock clock, ConfigPlace rule, ConfigPlace input)
    {
        rule.Knows([.. Settings, "rolls"]);
        input.Knows("lastDay", "firstDay");
        var rolls = rule.At("rolls").Flag(true);
        return new JsonObject
        {
            ["rolledLast"] = DayOrProvisional(DueTimes.SeasonEnd(clock, Date(input.At("lastDay")), rolls)),
            ["firstService"] = DayOrProvisional(DueTimes.SeasonStart(clock, Date(input.At("firstDay")))),
        };
    }

    private static JsonObject Due(DueTime due, JsonObject? onto = null)
    {
        var got = onto ?? [];
        if (due.At is { } at)
        {
            got["due"] = Time(at);
            return got;
        }

        got["provisional"] = true;
        got["counted"] = due.Counted;
        got["remaining"] = due.Remaining;
        return got;
    }

    private static void Put(JsonObject got, string name, DueTime due) =>
        got[name] = due.At is { } at ? Time(at) : Due(due);

    private static string Time(Instant at) => Written.Format(at.InZone(Zone).ToOffsetDateTime());

    private static string Day(LocalDate date) => LocalDatePattern.Iso.Format(date);

    private static JsonNode DayOrProvisional(LocalDate? date) =>
        date is { } day ? Day(day) : new JsonObject { ["provisional"] = true };

    private static int Count(ConfigPlace place) => place.Number(0, TimeLimit.Most);

    private static AfterHours After(ConfigPlace place) =>
        OneOf(place, "strict", "nextDay") == 1 ? AfterHours.NextDay : AfterHours.Strict;

    private static int OneOf(ConfigPlace place, params string[] known)
    {
        var text = place.OptionalText(known[0]) ?? known[0];
        if (text.Length > 0 && !known.Contains(text))
            place.Wrong($"\"{text}\" is not known; known are {string.Join(", ", known)}.");
        return Array.IndexOf(known, text);
    }

    private static Instant At(ConfigPlace place)
    {
        var text = place.Text("2026-03-02T10:00:00+08:00");
        if (OffsetDateTimePattern.ExtendedIso.Parse(text) is { Success: true, Value: var at }
            && IsNear(at.Date)) return at.ToInstant();
        if (text.Length > 0)
            place.Wrong(
                "is no time of the years 1950 to 2200; write it such as \"2026-03-02T10:00:00+08:00\".");
        return Instant.FromUtc(2026, 1, 1, 0, 0);
    }

    private static LocalDate Date(ConfigPlace place)
    {
        if (HoursSection.Date(place) is not { } date) return new LocalDate(2026, 1, 1);
        if (!IsNear(date)) place.Wrong("is not in the years 1950 to 2200; correct the year.");
        return IsNear(date) ? date : new LocalDate(2026, 1, 1);
    }

    private static bool IsNear(LocalDate date) => date.Year is >= 1950 and <= 2200;
}
