using System.Collections.Frozen;
using System.Globalization;
using System.Text;
using System.Text.Json;
using NodaTime;
using NodaTime.Text;
using ServiceQueue.Contracts;
using ServiceQueue.Contracts.Json;
using ServiceQueue.Core.Halls;
using ServiceQueue.Host.Hosting;

namespace ServiceQueue.Host.Api;

/// <summary>What has happened, as it happens and afterwards: the feed and the journal.</summary>
internal static class FeedApi
{
    /// <summary>A follower hears at least this often that the feed is alive.</summary>
    private static readonly TimeSpan Pulse = TimeSpan.FromSeconds(10);

    /// <summary>
    /// Records that hold personal data or tell how a clerk was rated: the feed says that they happened, and
    /// only the auditor's journal what they say (002-E 三2).
    /// </summary>
    private static readonly FrozenSet<string> Masked = FrozenSet.Create(
        nameof(DayOpened), nameof(Core.Complaints.ComplaintReceived),
        nameof(Core.Complaints.ComplaintRegistered), nameof(Core.Complaints.ComplaintContacted),
        nameof(Core.Complaints.ComplaintResolved), nameof(Core.Complaints.ComplaintNoticed),
        nameof(Core.Complaints.ComplaintCalledBack), nameof(Core.Ratings.RatingSubmitted),
        nameof(Core.Orders.OrderCreated), nameof(Core.Orders.OrderCalledBack),
        nameof(Core.Appointments.AppointmentBooked), nameof(Core.Cases.CaseReceived),
        nameof(Core.Notices.NoticeIssued));

    public static void Map(RouteGroupBuilder halls)
    {
        halls.MapGet("/feed", FollowAsync);
        halls.MapGet("/journal", JournalAsync);
    }

    private static async Task FollowAsync(HallService hall, HttpContext http)
    {
        var asked = http.Request.Headers["Last-Event-ID"].FirstOrDefault() ?? http.Request.Query["after"]
            .FirstOrDefault();
        if (asked is not null
            && !long.TryParse(asked, NumberStyles.None, CultureInfo.InvariantCulture, out _))
            throw Body.Bad("after", "须为非负整数", "must be a whole number");
        var after = asked is null ? hall.Runner.Feed.Head : long.Parse(asked, CultureInfo.InvariantCulture);
        http.Response.ContentType = "text/event-stream";
        http.Response.Headers.CacheControl = "no-store";
        await http.Response.WriteAsync("retry: 1000\n\n", http.RequestAborted);
        await http.Response.Body.FlushAsync(http.RequestAborted);
        await WriteAsync(hall, http, after);
    }

    private static async Task WriteAsync(HallService hall, HttpContext http, long after)
    {
        await using var records =
            hall.Runner.Feed.FollowAsync(after, http.RequestAborted).GetAsyncEnumerator(http.RequestAborted);
        var next = records.MoveNextAsync().AsTask();
        while (true)
        {
            if (await Task.WhenAny(next, Task.Delay(Pulse, http.RequestAborted)) != next)
            {
                await http.Response.WriteAsync(": alive\n\n", http.RequestAborted);
            }
            else
            {
                if (!await next) return;
                await http.Response.WriteAsync(Event(records.Current), http.RequestAborted);
                next = records.MoveNextAsync().AsTask();
            }

            if (!next.IsCompleted) await http.Response.Body.FlushAsync(http.RequestAborted);
        }
    }

    private static async Task JournalAsync(HallService hall, HttpContext http, string? day)
    {
        var (from, to) = await SpanAsync(hall, Body.Day(day, "day", "2026-03-02"), http.RequestAborted);
        http.Response.ContentType = "application/x-ndjson; charset=utf-8";
        if (from == 0) return;
        await foreach (var record in hall.Store.ReadAsync(hall.Id, from, to, http.RequestAborted))
        {
            await http.Response.Body.WriteAsync(Line(record, true), http.RequestAborted);
            await http.Response.WriteAsync("\n", http.RequestAborted);
        }
    }

    /// <summary>The records of a hall day: from its opening to just before the next day's.</summary>
    private static async Task<(long From, long To)> SpanAsync(
        HallService hall, LocalDate date, CancellationToken stop)
    {
        var until = date.PlusDays(1).AtStartOfDayInZone(hall.State.Plan.Zone).ToInstant();
        var from =
            await hall.Store.LastOfTypeAsync(hall.Id, nameof(DayOpened), until - Duration.Epsilon, stop);
        if (from == 0) return default;
        var to = hall.Runner.Feed.Head;
        await foreach (var record in hall.Store.ReadAsync(hall.Id, from, to, stop))
        {
            if (record.Sequence == from && !Opens(record, date)) return default;
            if (record.Sequence > from && record.Type == nameof(DayOpened))
                return (from, record.Sequence - 1);
        }

        return (from, to);
    }

    private static bool Opens(JournalRecord record, LocalDate date) =>
        Engine.Journal.EventCodec.Decode(record).Event is DayOpened opened && opened.Date == date;

    private static string Event(JournalRecord record) =>
        $"id: {record.Sequence}\ndata: {Encoding.UTF8.GetString(Line(record, false))}\n\n";

    internal static byte[] Line(JournalRecord record, bool withHash)
    {
        using var buffer = new MemoryStream(256);
        using (
            var json =
                new Utf8JsonWriter(buffer, new JsonWriterOptions { Encoder = WireJson.Options.Encoder }))
        {
            json.WriteStartObject();
            json.WriteNumber("sequence", record.Sequence);
            json.WriteString("at", InstantPattern.ExtendedIso.Format(record.At));
            json.WriteString("actor", record.Actor);
            json.WriteString("type", record.Type);
            json.WritePropertyName("body");
            if (!withHash && Masked.Contains(record.Type)) json.WriteRawValue("{}");
            else json.WriteRawValue(record.Body, skipInputValidation: true);
            if (withHash) json.WriteString("hash", Convert.ToHexStringLower(record.Hash));
            json.WriteEndObject();
        }

        return buffer.ToArray();
    }
}
