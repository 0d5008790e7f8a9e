using ServiceQueue.Core.Complaints;
using ServiceQueue.Core.Halls;
using ServiceQueue.Engine.Halls;
using ServiceQueue.Host.Hosting;

namespace ServiceQueue.Host.Api.Records;

/// <summary>Complaints: brought forward by anybody at any hour, worked on by officers.</summary>
internal static class ComplaintApi
{
    private const string Complainant = "complainant";

    public static void Map(RouteGroupBuilder halls)
    {
        halls.MapPost("/complaints", ReceiveAsync).Takes<ComplaintBody, ComplaintFiledShape>(
            "Brings a complaint, a report or a suggestion forward, at any hour; 201");
        halls.MapGet("/complaints", List)
            .Gives<IReadOnlyList<ComplaintShape>>("The open complaints, the oldest first, without contacts");
        halls.MapGet("/complaints/{id}", LookAsync).Gives<ComplaintShape>(
            "With by: for those who work on it, the contact for its officer alone, and noted; without: "
            + "what its complainant's page shows, by id, or by number with ticket");
        var one = halls.MapGroup("/complaints/{id}");
        Verb<RegisterBody>(one, "register", "Registers it with an officer", (id, b) =>
            new RegisterComplaint(
                id, b.Matter, RecordVerb.Required(b.Officer, "officer", 40),
                RecordVerb.Prose(b.Wish, "wish", 500) is { Length: > 0 } wish ? wish : null, b.IsComplex,
                b.By!.Trim()));
        Verb<ReassignBody>(one, "reassign", "Gives it to another officer", (id, b) => new ReassignComplaint(
            id, RecordVerb.Required(b.Officer, "officer", 40), RecordVerb.Required(b.Reason, "reason", 200),
            b.By!.Trim()));
        Verb<DispatchBody>(one, "dispatch", "Gives it to those who look into it", (id, b) =>
            new DispatchComplaint(id, RecordVerb.Required(b.To, "to", 60), b.By!.Trim()));
        Verb<ContactBody>(one, "contact", "The complainant was reached", (id, b) => new ContactComplainant(
            id, RecordVerb.Required(b.Channel, "channel", 20), RecordVerb.Prose(b.Note, "note", 500),
            b.By!.Trim()));
        Verb<ProlongBody>(one, "prolong", "Gives a complex one the longer limit", (id, b) =>
            new ProlongComplaint(
                id, RecordVerb.Paragraph(b.Reason, "reason", 200), b.By!.Trim(),
                RecordVerb.Optional(b.Approver, "approver", 40)));
        Verb<ResolveBody>(one, "resolve", "Finds it true or not, with evidence", (id, b) =>
            new ResolveComplaint(
                id, b.Verified, RecordVerb.Paragraph(b.Result, "result", 500),
                [.. Few(b.Records, "records")], RecordVerb.Paragraph(b.Documents, "documents", 300),
                b.By!.Trim()));
        Verb<NoticeBody>(one, "notice", "Tells the result in writing", (id, b) => new NoticeComplaint(
            id, RecordVerb.Paragraph(b.Explanation, "explanation", 500),
            RecordVerb.Optional(b.Channel, "channel", 20), RecordVerb.Optional(b.Proof, "proof", 100),
            b.By!.Trim(), b.Counter));
        Verb<CallbackBody>(one, "call-back", "Calls the complainant back", (id, b) =>
            new CallComplainantBack(id, b.Read(), b.By!.Trim()));
    }

    private static void Verb<TBody>(
        RouteGroupBuilder one, string verb, string summary, Func<string, TBody, Command> command)
        where TBody : class, IDone =>
        RecordVerb.Verb<TBody, ComplaintDoneShape>(one, verb, summary, command, Shape);

    private static async Task<IResult> ReceiveAsync(HallService hall, HttpContext http)
    {
        var body = await Body.ReadAsync<ComplaintBody>(http);
        if (body.Kind == ComplaintKind.BadRating)
            throw Body.Bad("kind", "差评请通过评价接口提交", "badRating comes from POST /ratings");
        var kiosk = Body.Text(body.Kiosk, "kiosk", 40);
        var form = new ComplaintForm(
            RecordVerb.Prose(body.Facts, "facts", 2000, required: true),
            RecordVerb.Prose(body.Wish, "wish", 500), RecordVerb.Contact(body.Contact),
            RecordVerb.Visit(body.Visit, "visit"), Body.Text(body.Ticket, "ticket", 10), body.Counter,
            Body.Text(body.Case, "case", 60),
            [.. Few(body.Against, "against").Select(a => RecordVerb.Required(a, "against", 40))],
            RecordVerb.Prose(body.Evidence, "evidence", 500));
        var command = new ReceiveComplaint(VisitIds.Draw().Value, body.Kind, body.Channel, form, kiosk);
        return await Api.AskAsync(hall, http, command, kiosk ?? Complainant, body.RequestId, done =>
        {
            var recorded = done.Events[0];
            var received = (ComplaintReceived)recorded.Event;
            var open = done.After.Books.Complaints.Find(received.Complaint);
            return Api.Json(
                new ComplaintFiledShape(
                    received.Complaint, received.Number, recorded.At,
                    open is null ? null : ComplaintViews.AnswerBy(done.After, open),
                    TrackUrl(hall, received.Complaint)),
                done.Repeated ? 200 : 201);
        });
    }

    /// <summary>The page that tells how a complaint stands.</summary>
    public static string TrackUrl(HallService hall, string complaint) =>
        $"{hall.State.Plan.PublicUrl}/t/{complaint}";

    private static IResult List(HallService hall) => Api.Json(hall.State.Books.Complaints.Open.Values
        .OrderBy(c => c.Sequence).Take(RecordVerb.Listed)
        .Select(c => ComplaintViews.Staff(hall.State, c, false)).ToList());

    private static async Task<IResult> LookAsync(
        string id, HallService hall, HttpContext http, string? by, string? @as, string? ticket)
    {
        var state = hall.State;
        var book = state.Books.Complaints;
        if (by is null) return LookPublicly(state, id, ticket);
        if (book.Find(id) is not { } complaint) return RecordVerb.Unknown();
        var looker = Body.Text(by, "by", 40) ?? "";
        var role = @as ?? Viewing.Officer;
        var may = role == Viewing.Officer ? looker == complaint.Officer : role == Viewing.Auditor;
        if (complaint.IsAnonymous || looker.Length == 0 || (!may && @as is null))
            return Api.Json(ComplaintViews.Staff(state, complaint, false));
        // Each look at who complains is noted before it is shown (002-E 三2).
        return await Api.AskAsync(
            hall, http, new ViewComplaint(complaint.Id, looker, role), looker, null,
            done => done.After.Books.Complaints.Find(complaint.Id) is { } seen
                ? Api.Json(ComplaintViews.Staff(done.After, seen, true)) : RecordVerb.Unknown());
    }

    /// <summary>By its id, which nobody guesses; by its number only together with its ticket.</summary>
    private static IResult LookPublicly(HallState state, string id, string? ticket)
    {
        var book = state.Books.Complaints;
        if (book.Open.TryGetValue(id, out var complaint))
            return Api.Json(ComplaintViews.Public(state, complaint));
        if (book.Closed.FirstOrDefault(c => c.Id == id) is { } closed)
            return Api.Json(ComplaintViews.Public(closed));
        return book.Find(id) is { } named && TicketNumber.TryParse(ticket, out var asked)
            && named.Form.Ticket == asked.ToString()
            ? Api.Json(ComplaintViews.Public(state, named) with { Result = null })
            : RecordVerb.Unknown();
    }

    private static IResult Shape(HallService hall, string id, Done done)
    {
        var book = done.After.Books.Complaints;
        if (book.Find(id) is { } open)
            return Api.Json(new ComplaintDoneShape(
                open.Id, open.Number, open.State, open.Notice, open.Officer));
        return book.Closed.FirstOrDefault(c => c.Id == id || c.Number == id) is { } closed
            ? Api.Json(new ComplaintDoneShape(
                closed.Id, closed.Number, ComplaintState.Closed, closed.Notice, null))
            : RecordVerb.Unknown();
    }

    private static IReadOnlyList<T> Few<T>(IReadOnlyList<T>? given, string field)
    {
        const int most = 20;
        return given is { Count: > most }
            ? throw Body.Bad(field, $"最多{most}项", $"may have {most} entries at the most") : given ?? [];
    }
}
