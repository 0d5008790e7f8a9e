using System.Collections.Immutable;
using ServiceQueue.Core.Disclosure;
using ServiceQueue.Core.Halls;
using ServiceQueue.Engine.Halls;
using ServiceQueue.Host.Hosting;

namespace ServiceQueue.Host.Api.Regulations;

/// <summary>Liaison, meetings, the archive and the work log: what is put on record by hand.</summary>
internal static class LiaisonApi
{
    private const int Short = 40;

    private const int Long = 1000;

    public static void Map(RouteGroupBuilder halls)
    {
        halls.MapGet("/liaison", (HallService hall) => Api.Json(hall.State.Books.Disclosure.Liaisons))
            .Gives<IReadOnlyDictionary<int, string>>("The liaison of each counter");
        Counter(halls, "name", "Names a counter's liaison", (n, b, by) => new NameLiaison(
            n, Body.Text(b.Person, "person", Short, required: true)!, by,
            Body.Text(b.Reason, "reason", Short) ?? ""));
        Counter(halls, "log", "Records the weekly contact", (n, b, by) => new LogLiaison(
            n, Need(b.With, "with"), Need(b.Notes, "notes"), Cases(b), by));
        Counter(halls, "file", "Hands the signed record in", (n, b, by) => new FileLiaison(
            n, b.Week ?? throw Body.Bad("week", "不能为空", "is required"),
            Body.Text(b.SignedBy, "signedBy", Short, required: true)!, by));
        Post<MeetingBody>(halls, "/meetings", "Records the monthly meeting", b => b.By, (b, by) =>
            new HoldMeeting(
                Need(b.Topics, "topics"), Need(b.Statistics, "statistics"),
                Body.Text(b.Result, "result", Long) ?? "", by));
        Post<RecordBody>(halls, "/records/view", "Looks into the archive", b => b.By, (b, by) =>
            new ViewRecord(
                Need(b.Record, "record"), by, Need(b.Purpose, "purpose"),
                Body.Text(b.Approver, "approver", Short) ?? ""));
        Post<RecordBody>(halls, "/records/copy", "Copies from the archive", b => b.By, (b, by) =>
            new CopyRecord(
                Need(b.Record, "record"), by, Need(b.Purpose, "purpose"),
                Body.Text(b.Approver, "approver", Short) ?? ""));
        halls.MapPost("/visits/{visit}/note", NoteAsync)
            .Takes<NoteBody, RecordedShape>("The work log of a visit: identity checked, and a note");
    }

    private static void Counter(
        RouteGroupBuilder halls, string verb, string summary,
        Func<int, LiaisonBody, string, Command> command) =>
        halls.MapPost($"/counters/{{n:int}}/liaison/{verb}", async (
            int n, HallService hall, HttpContext http) =>
        {
            var body = await Body.ReadAsync<LiaisonBody>(http);
            var by = By(body.By);
            return await Api.AskAsync(hall, http, command(n, body, by), by, body.RequestId, Shape);
        }).Takes<LiaisonBody, RecordedShape>(summary);

    private static void Post<TBody>(
        RouteGroupBuilder halls, string route, string summary, Func<TBody, string?> who,
        Func<TBody, string, Command> command)
        where TBody : class, IAsked =>
        halls.MapPost(route, async (HallService hall, HttpContext http) =>
        {
            var body = await Body.ReadAsync<TBody>(http);
            var by = By(who(body));
            return await Api.AskAsync(hall, http, command(body, by), by, body.RequestId, Shape);
        }).Takes<TBody, RecordedShape>(summary);

    private static async Task<IResult> NoteAsync(string visit, HallService hall, HttpContext http)
    {
        var body = await Body.ReadAsync<NoteBody>(http);
        var by = By(body.By);
        var command = new NoteVisit(
            new VisitId(visit), by, body.IdentityChecked, Body.Text(body.Note, "note", 200) ?? "");
        return await Api.AskAsync(hall, http, command, by, body.RequestId, Shape);
    }

    /// <summary>
    /// What is so already has no record of its own; then the hall's last one stands for it.
    /// </summary>
    private static IResult Shape(Done done) => Api.Json(done.Events is [var first, ..]
        ? new RecordedShape(first.Sequence, first.At)
        : new RecordedShape(done.After.Sequence, done.After.At));

    private static ImmutableArray<string> Cases(LiaisonBody body) =>
        [.. (body.JointCases ?? []).Select(c => Body.Text(c, "jointCases", Short, required: true)!)];

    private static string By(string? by) => Body.Text(by, "by", Short, required: true)!;

    private static string Need(string? text, string field) => Body.Text(text, field, Long, required: true)!;
}
