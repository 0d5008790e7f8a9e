using ServiceQueue.Core.Counters;
using ServiceQueue.Core.Halls;
using ServiceQueue.Core.Visits;
using ServiceQueue.Engine.Halls;
using ServiceQueue.Host.Cases;
using ServiceQueue.Host.Hosting;

namespace ServiceQueue.Host.Api;

/// <summary>What a clerk does at a counter.</summary>
internal static class CounterApi
{
    public static void Map(RouteGroupBuilder halls)
    {
        halls.MapGet("/counters/{n}", Look).Gives<CounterShape>("A counter, as its clerk sees it");
        var counter = halls.MapGroup("/counters/{n}");
        Verb<OpenBody, CounterShape>(counter, "open", "Signs a clerk in", (n, b) =>
            new OpenCounter(n, Body.Text(b.Clerk, "clerk", 40) ?? $"clerk-{n}"));
        Verb<VisitBody, CounterShape>(counter, "close", "Signs the clerk out", (n, _) => new CloseCounter(n));
        Verb<PauseBody, CounterShape>(counter, "pause", "Pauses the counter", (n, b) =>
            new PauseCounter(n, Body.Text(b.Reason, "reason", 100, required: true)!, b.BackAt));
        Verb<VisitBody, CounterShape>(counter, "continue", "Continues a paused counter", (n, _) =>
            new ContinueCounter(n));
        Verb<VisitBody, VisitShape>(counter, "call-next", "Calls the next; 204 when nobody waits", (n, _) =>
            new CallNext(n));
        Verb<CallBody, VisitShape>(counter, "call", "Calls a ticket out of order", (n, b) => new CallTicket(
            n, Body.Text(b.Ticket, "ticket", 10, required: true)!,
            Body.Text(b.Reason, "reason", 40, required: true)!, Body.Text(b.Approver, "approver", 40) ?? "",
            Body.Text(b.Evidence, "evidence", 200)));
        Verb<VisitBody, VisitShape>(counter, "recall", "Calls the same again", (n, _) => new RecallVisit(n));
        Verb<VisitBody, VisitShape>(counter, "serve", "The visitor has arrived", (n, _) => new ServeVisit(n));
        Verb<VisitBody, VisitShape>(counter, "no-show", "Nobody came", (n, _) => new MarkNoShow(n));
        Verb<HoldBody, VisitShape>(counter, "hold", "Puts the visit aside", (n, b) =>
            new HoldVisit(n, Body.Text(b.Note, "note", 200), b.BackAt));
        Verb<ResumeBody, VisitShape>(counter, "resume", "Takes a held visit up again", (n, b) =>
            new ResumeVisit(n, b.Visit ?? throw Body.Bad("visit", "不能为空", "is required")));
        Verb<TransferBody, VisitShape>(counter, "transfer", "Sends the visit on", Transfer);
        Verb<FinishBody, VisitShape>(counter, "finish", "Ends the turn with an outcome", (n, b) =>
            FinishCase.Command(n, b));
    }

    private static TransferVisit Transfer(int n, TransferBody body)
    {
        if ((body.Service is null) == (body.Counter is null))
            throw Body.Bad(
                "service", "与“counter”须填且只填一项", "or \"counter\" is required, and only one of them");
        return new TransferVisit(
            n, Body.Text(body.Service, "service", 40), body.Counter, Body.Text(body.Reason, "reason", 200));
    }

    private static void Verb<TBody, TAnswer>(
        RouteGroupBuilder counter, string verb, string summary, Func<int, TBody, Command> command)
        where TBody : class, IAsked
    {
        counter.MapPost("/" + verb, async (string n, HallService hall, HttpContext http) =>
        {
            if (Known(n, hall) is not { } plan) return Unknown(n);
            var body = await Body.ReadAsync<TBody>(http);
            var made = command(plan.Id, body);
            var clerk = hall.State.Counters[plan.Id].Clerk ?? (made as OpenCounter)?.Clerk ?? $"counter-{n}";
            return await Api.AskAsync(
                hall, http, made, clerk, body.RequestId, done => Shape(hall, plan, done));
        }).Takes<TBody, TAnswer>(summary);
    }

    private static IResult Shape(HallService hall, CounterPlan plan, Done done)
    {
        if (done.Events.Select(e => e.Event).OfType<VisitEvent>().LastOrDefault() is not { } about)
            return Api.Json(Views.Counter(hall.State, plan, HallService.Now));
        // A repeated request of yesterday's hall day has no visit today.
        return done.After.Visits.TryGetValue(about.Visit, out var visit)
            ? Api.Json(Views.Visit(done.After, visit, false))
            : Problems.Of(RefusalCode.UnknownVisit, about.Visit.Value);
    }

    private static IResult Look(string n, HallService hall) =>
        Known(n, hall) is { } plan ? Api.Json(Views.Counter(hall.State, plan, HallService.Now)) : Unknown(n);

    private static CounterPlan? Known(string n, HallService hall) =>
        int.TryParse(n, out var id) ? hall.State.Plan.Counter(id) : null;

    private static IResult Unknown(string n) =>
        Problems.Of(RefusalCode.UnknownCounter, n.Length <= 10 ? n : n[..10]);
}
