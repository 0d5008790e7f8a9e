using ServiceQueue.Core.Counters;
using ServiceQueue.Core.Halls;
using ServiceQueue.Core.Visits;
using ServiceQueue.Engine.Halls;
using ServiceQueue.Host.Hosting;

namespace ServiceQueue.Host.Api;

/// <summary>What a clerk does at a counter.</summary>
internal static class CounterApi
{
    public static void Map(RouteGroupBuilder halls)
    {
        halls.MapGet("/counters/{n}", (string n, HallService hall) => Look(n, hall));
        var counter = halls.MapGroup("/counters/{n}");
        Verb<OpenBody>(
            counter, "open", b =>
                b.RequestId, (n, b) => new OpenCounter(n, Body.Text(b.Clerk, "clerk", 40) ?? $"clerk-{n}"));
        Verb<VisitBody>(counter, "close", b => b.RequestId, (n, _) => new CloseCounter(n));
        Verb<PauseBody>(counter, "pause", b => b.RequestId, (n, b) =>
            new PauseCounter(n, Body.Text(b.Reason, "reason", 100, required: true)!, b.BackAt));
        Verb<VisitBody>(counter, "continue", b => b.RequestId, (n, _) => new ContinueCounter(n));
        Verb<VisitBody>(counter, "call-next", b => b.RequestId, (n, _) => new CallNext(n));
        Verb<CallBody>(counter, "call", b => b.RequestId, (n, b) => new CallTicket(
            n, Body.Text(b.Ticket, "ticket", 10, required: true)!,
            Body.Text(b.Reason, "reason", 40, required: true)!,
            Body.Text(b.Approver, "approver", 40) ?? ""));
        Verb<VisitBody>(counter, "recall", b => b.RequestId, (n, _) => new RecallVisit(n));
        Verb<VisitBody>(counter, "serve", b => b.RequestId, (n, _) => new ServeVisit(n));
        Verb<VisitBody>(counter, "no-show", b => b.RequestId, (n, _) => new MarkNoShow(n));
        Verb<HoldBody>(
            counter, "hold", b =>
                b.RequestId, (n, b) => new HoldVisit(n, Body.Text(b.Note, "note", 200), b.BackAt));
        Verb<ResumeBody>(counter, "resume", b => b.RequestId, (n, b) =>
            new ResumeVisit(n, b.Visit ?? throw Body.Bad("visit", "不能为空", "is required")));
        Verb<TransferBody>(counter, "transfer", b => b.RequestId, Transfer);
        Verb<FinishBody>(counter, "finish", b => b.RequestId, (n, b) => new FinishTurn(
            n, Body.Text(b.Outcome, "outcome", 20, required: true)!, Body.Text(b.Case, "case", 60),
            Body.Text(b.Why, "why", 200)));
    }

    private static TransferVisit Transfer(int n, TransferBody body)
    {
        if ((body.Service is null) == (body.Counter is null))
            throw Body.Bad(
                "service", "与“counter”须填且只填一项", "or \"counter\" is required, and only one of them");
        return new TransferVisit(
            n, Body.Text(body.Service, "service", 40), body.Counter, Body.Text(body.Reason, "reason", 200));
    }

    private static void Verb<T>(
        RouteGroupBuilder counter, string verb, Func<T, string?> requestId, Func<int, T, Command> command)
        where T : class
    {
        counter.MapPost("/" + verb, async (string n, HallService hall, HttpContext http) =>
        {
            if (Known(n, hall) is not { } plan) return Unknown(n);
            var body = await Body.ReadAsync<T>(http);
            var clerk =
                hall.State.Counters[plan.Id].Clerk ?? (body as OpenBody)?.Clerk ?? $"counter-{plan.Id}";
            var made = command(plan.Id, body);
            return await Api.AskAsync(
                hall, http, made, clerk, requestId(body), done => Shape(hall, plan, done));
        });
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
