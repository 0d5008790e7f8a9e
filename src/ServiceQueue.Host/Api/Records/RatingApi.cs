using NodaTime;
using NodaTime.Text;
using ServiceQueue.Core.Complaints;
using ServiceQueue.Core.Halls;
using ServiceQueue.Core.Ratings;
using ServiceQueue.Host.Hosting;

namespace ServiceQueue.Host.Api.Records;

/// <summary><c>POST /ratings</c>: a visit, or the counter whose evaluator was pressed.</summary>
public sealed record RatingBody(
    string? RequestId = null, string? Visit = null, int? Counter = null, RatingLevel? Level = null,
    string? Words = null, string? Remark = null, RatingChannel Channel = RatingChannel.Phone,
    string? From = null, string? By = null, ContactShape? Contact = null);

/// <summary>The answer to <c>POST /ratings</c>, with the complaint that a bad one opened.</summary>
public sealed record RatedShape(
    VisitId Visit, RatingLevel Level, string? Complaint, string? Number, string? TrackUrl);

/// <summary>Whether a visit may be rated. What it was rated is told to nobody.</summary>
public sealed record RatingOpenShape(VisitId Visit, bool Open, bool Rated, string? Ticket, Instant? Until);

/// <summary><c>POST /ratings/months/{month}/publish</c>.</summary>
public sealed record MonthBody(string? RequestId = null, string? By = null) : IAsked;

/// <summary>A month's ratings by level, the best first.</summary>
public sealed record RatingMonthShape(string Month, IReadOnlyList<RatingCountShape> Levels, int Total);

/// <summary>How many ratings of a level.</summary>
public sealed record RatingCountShape(RatingLevel Level, Words Name, int Count);

/// <summary>Ratings: given once by who was served, never by who served.</summary>
internal static class RatingApi
{
    public static void Map(RouteGroupBuilder halls)
    {
        halls.MapPost("/ratings", RateAsync).Takes<RatingBody, RatedShape>(
            "Rates a visit, once; 201. A bad one opens a complaint");
        halls.MapGet("/ratings/{visit}", (string visit, HallService hall) => Api.Json(Open(hall, visit)))
            .Gives<RatingOpenShape>("Whether a visit may be rated");
        halls.MapGet("/ratings/months/{month}", (string month, HallService hall) =>
            Api.Json(Month(hall.State, Read(month)))).Gives<RatingMonthShape>("A month's ratings by level");
        halls.MapPost("/ratings/months/{month}/publish", PublishAsync)
            .Takes<MonthBody, RatingMonthShape>("Publishes a month's ratings, once it is over");
    }

    private static async Task<IResult> RateAsync(HallService hall, HttpContext http)
    {
        var body = await Body.ReadAsync<RatingBody>(http);
        if (body.Level is not { } level) throw Body.Bad("level", "不能为空", "is required");
        var visit = RecordVerb.Visit(body.Visit, "visit");
        if ((visit is null) == (body.Counter is null))
            throw Body.Bad(
                "visit", "与“counter”须填且只填一项", "or \"counter\" is required, and only one of them");
        var by = Body.Text(body.By, "by", 40);
        var from = RecordVerb.Optional(body.From, "from", 40);
        var said = RecordVerb.Prose(body.Remark ?? body.Words, "remark", 500);
        var command = new SubmitRating(
            visit, body.Counter, level, new RatingSource(body.Channel, from, by),
            said.Length > 0 ? said : null, RecordVerb.Contact(body.Contact), VisitIds.Draw().Value);
        var actor = by ?? (from.Length > 0 ? from : "visitor");
        return await Api.AskAsync(hall, http, command, actor, body.RequestId, done =>
        {
            var rating = (RatingSubmitted)done.Events[0].Event;
            var complaint = done.Events.Select(e => e.Event).OfType<ComplaintReceived>().FirstOrDefault();
            return Api.Json(
                new RatedShape(
                    rating.Visit, rating.Level, complaint?.Complaint, complaint?.Number,
                    complaint is null ? null : ComplaintApi.TrackUrl(hall, complaint.Complaint)),
                done.Repeated ? 200 : 201);
        });
    }

    private static RatingOpenShape Open(HallService hall, string visit)
    {
        var id = new VisitId(visit);
        return hall.State.Books.Ratings.Find(id) is { } awaited && awaited.Until > HallService.Now
            ? new RatingOpenShape(id, !awaited.IsRated, awaited.IsRated, awaited.Ticket, awaited.Until)
            : new RatingOpenShape(id, false, false, null, null);
    }

    private static async Task<IResult> PublishAsync(string month, HallService hall, HttpContext http)
    {
        var asked = Read(month);
        var body = await Body.ReadAsync<MonthBody>(http);
        var by = RecordVerb.Required(body.By, "by", 40);
        return await Api.AskAsync(
            hall, http, new PublishRatingStats(asked.Year, asked.Month, by), by, body.RequestId,
            done => Api.Json(Month(done.After, asked)));
    }

    private static RatingMonthShape Month(HallState hall, YearMonth month)
    {
        var counts = hall.Books.Ratings.Of(month.Year, month.Month);
        return new RatingMonthShape(
            month.ToString("uuuu-MM", null),
            [.. counts.Select((n, i) => new RatingCountShape((RatingLevel)i, ((RatingLevel)i).Name(), n))],
            counts.Sum());
    }

    private static YearMonth Read(string month) =>
        YearMonthPattern.Iso.Parse(month) is { Success: true, Value: { Year: >= 2000 and < 3000 } read }
            ? read : throw Body.Bad("month", "须为月份，如2026-03", "must be a month such as 2026-03");
}
