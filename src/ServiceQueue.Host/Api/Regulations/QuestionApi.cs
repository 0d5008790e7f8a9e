using ServiceQueue.Core.Asking;
using ServiceQueue.Core.Halls;
using ServiceQueue.Core.Notices;
using ServiceQueue.Engine.Halls;
using ServiceQueue.Host.Hosting;

namespace ServiceQueue.Host.Api.Regulations;

/// <summary>Questions: who was asked first, and how each is settled.</summary>
internal static class QuestionApi
{
    private const int Short = 40;

    private const int Long = 300;

    public static void Map(RouteGroupBuilder halls)
    {
        halls.MapGet("/questions", (HallService hall) =>
            Api.Json(hall.State.Books.Questions.Open.Keys.Select(q => Shape(hall.State, q, null))))
            .Gives<IReadOnlyList<QuestionShape>>("The questions that are not settled");
        halls.MapPost("/questions", AskAsync)
            .Takes<AskBody, QuestionShape>("Somebody asks; who is asked first answers for it");
        Verb(halls, "answer", "Answers", (q, b) => new AnswerQuestion(
            q, By(b), Need(b.Answer, "answer"), Body.Text(b.ChecklistVersion, "checklistVersion", Short)));
        Verb(halls, "defer", "Asks a superior and promises a time", (q, b) => new DeferQuestion(
            q, Need(b.Reason, "reason"), Need(b.Superior, "superior"),
            b.Due ?? throw Body.Bad("due", "不能为空", "is required"), By(b)));
        Verb(halls, "follow-up", "The asker was told afterwards", (q, b) =>
            new FollowUpQuestion(q, Need(b.Outcome, "outcome"), By(b)));
        Verb(halls, "hand-over", "Hands over to a named clerk; the visitor moves on", (q, b) =>
            new HandOverQuestion(
                q, By(b), Counter(b), Need(b.ToClerk, "toClerk"), Need(b.Reason, "reason")));
        Verb(halls, "accept", "The named clerk accepts", (q, b) => new AcceptHandover(q, By(b)));
        Verb(halls, "absence", "The person is away: the form, and its paper", (q, b) => new RegisterAbsence(
            q, Counter(b), b.ComeAt ?? throw Body.Bad("comeAt", "不能为空", "is required"),
            Need(b.Bring, "bring"), Need(b.Contact, "contact"), By(b)));
        Verb(halls, "refer", "Not the hall's: which body is, and its paper", (q, b) => new ReferOutside(
            q, Need(b.Body, "body"), Need(b.Address, "address"), Need(b.Phone, "phone"),
            Need(b.Reason, "reason"), By(b)));
        Verb(halls, "coordinate", "Settled by phone on the spot", (q, b) => new CoordinateByPhone(
            q, Need(b.With, "with"), Need(b.Result, "result"), By(b)));
    }

    private static async Task<IResult> AskAsync(HallService hall, HttpContext http)
    {
        var body = await Body.ReadAsync<AskBody>(http);
        var clerk = Body.Text(body.Clerk, "clerk", Short, required: true)!;
        var command = new AskFirst(
            Body.Text(body.Channel, "channel", Short, required: true)!, clerk, body.Visit,
            Need(body.About, "about"), body.InScope, body.Simple, Body.Text(body.Item, "item", 60));
        return await Api.AskAsync(hall, http, command, clerk, body.RequestId, Shape);
    }

    private static void Verb(
        RouteGroupBuilder halls, string verb, string summary,
        Func<string, QuestionBody, QuestionCommand> command) =>
        halls.MapPost($"/questions/{{question}}/{verb}", async (
            string question, HallService hall, HttpContext http) =>
        {
            var body = await Body.ReadAsync<QuestionBody>(http);
            return await Api.AskAsync(
                hall, http, command(question, body), By(body), body.RequestId, Shape);
        }).Takes<QuestionBody, QuestionShape>(summary);

    private static IResult Shape(Done done)
    {
        var events = done.Events.Select(e => e.Event).ToList();
        var about = events.OfType<QuestionEvent>().First().Question;
        var notice = events.OfType<NoticeIssued>().FirstOrDefault()?.Notice.Number;
        return Api.Json(Shape(done.After, about, notice));
    }

    private static QuestionShape Shape(HallState hall, string name, string? notice) =>
        hall.Books.Questions.Open.GetValueOrDefault(name) is { } open
            ? new QuestionShape(
                name, false, open.Channel, open.FirstAsked, open.Holder, open.About, open.Item, open.AskedAt,
                open.Due, open.HandedTo, open.HandedToCounter, notice)
            : new QuestionShape(name, true, null, null, null, null, null, null, null, null, null, notice);

    private static string By(QuestionBody body) => Body.Text(body.By, "by", Short, required: true)!;

    private static string Need(string? text, string field) => Body.Text(text, field, Long, required: true)!;

    private static int Counter(QuestionBody body) =>
        body.Counter ?? throw Body.Bad("counter", "不能为空", "is required");
}
