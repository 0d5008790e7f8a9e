using NodaTime;
using ServiceQueue.Core.Cases;
using ServiceQueue.Core.Cases.Intake;
using ServiceQueue.Core.Cases.Results;
using ServiceQueue.Core.Halls;
using ServiceQueue.Engine.Halls;
using ServiceQueue.Engine.Views;
using ServiceQueue.Host.Api;
using ServiceQueue.Host.Hosting;

namespace ServiceQueue.Host.Cases;

/// <summary>Cases, 办件: what is open, what is done with one, and what its holder may see.</summary>
internal static class CaseApi
{
    /// <summary>The most open cases of one answer, the first due first.</summary>
    private const int MostShown = 1000;

    public static void Map(RouteGroupBuilder halls)
    {
        halls.MapGet("/cases", List).Gives<IReadOnlyList<CaseShape>>("The open cases, the first due first");
        halls.MapPost("/cases", ReceiveAsync).Takes<ReceiveBody, CaseShape>("Takes papers in; opens a case");
        halls.MapGet("/cases/{id}", async (string id, HallService hall, HttpContext http) =>
            await FindAsync(hall, id, http.RequestAborted) is { } c
                ? Api.Api.Json(CaseShape.Of(c, HallService.Now)) : Unknown(id))
            .Gives<CaseShape>("A case, open or closed");
        halls.MapGet("/cases/{id}/public", async (string id, HallService hall, HttpContext http) =>
            await FindAsync(hall, id, http.RequestAborted) is { } c
                ? Api.Api.Json(PublicCaseShape.Of(c)) : Unknown(id))
            .Gives<PublicCaseShape>("How a case stands, for whoever holds its paper");
        MapIntake(halls);
        MapProgress(halls);
        MapResults(halls);
    }

    private static void MapIntake(RouteGroupBuilder halls)
    {
        Verb<AnswerBody>(halls, "answer", "Answers a question", (id, b) => new AnswerCase(
            id, CaseTexts.By(b.By), CaseTexts.Text(b.Answer, "answer")));
        Verb<MaterialsBody>(halls, "correct", "Papers are put right on the spot", (id, b) => new CorrectCase(
            id, CaseTexts.By(b.By), CaseTexts.Materials(b.Materials)));
        Verb<SupplementBody>(halls, "supplement", "Tells once what is missing", (id, b) =>
            new RequestSupplement(id, CaseTexts.By(b.By), [.. NotInOrder(b)], b.Oral,
            CaseTexts.Text(b.WhyNotBefore, "whyNotBefore"), b.Days));
        Verb<MaterialsBody>(halls, "supplement-received", "What was missing came in", (id, b) =>
            new ReceiveSupplement(
                id, CaseTexts.By(b.By), CaseTexts.Materials(b.Materials), null,
                b.Kind is { } kind ? new AcceptCase(
                    id, CaseTexts.By(b.By), kind, CaseTexts.Text(b.Reason, "reason"),
                    CaseTexts.Text(b.Promise, "promise")) : null));
        Verb<AcceptBody>(halls, "accept", "Accepts; the clock runs from the notice", (id, b) =>
            new AcceptCase(id, CaseTexts.By(b.By), b.Kind ?? throw Body.Bad("kind", "不能为空", "is required"),
            CaseTexts.Text(b.Reason, "reason"), CaseTexts.Text(b.Promise, "promise"),
            CaseTexts.Named(b.Coordinator, "coordinator"), CaseTexts.Named(b.Superior, "superior"),
            b.SuperiorDays));
        Verb<RefuseBody>(halls, "return", "Returns it in writing", (id, b) => new ReturnCase(
            id, CaseTexts.By(b.By), CaseTexts.Text(b.Reason, "reason"), CaseTexts.Text(b.Basis, "basis"),
            CaseTexts.Text(b.Remedy, "remedy")));
        Verb<RefuseBody>(halls, "refuse", "Does not accept it, in writing", (id, b) => new RefuseCase(
            id, CaseTexts.By(b.By), CaseTexts.Text(b.Reason, "reason"), CaseTexts.Text(b.Basis, "basis"),
            CaseTexts.Text(b.Remedy, "remedy")));
        Verb<ByBody>(halls, "withdraw", "The applicant gives it up", (id, b) =>
            new WithdrawCase(id, CaseTexts.By(b.By)));
    }

    private static void MapProgress(RouteGroupBuilder halls)
    {
        Verb<GroundBody>(halls, "pause", "Its clock stands still", (id, b) => new PauseCase(
            id, CaseTexts.By(b.By), Ground(CaseTexts.Text(b.Ground, "ground"))));
        Verb<ByBody>(halls, "resume", "Its clock runs again", (id, b) =>
            new ResumeCase(id, CaseTexts.By(b.By)));
        Verb<ExtendBody>(halls, "extend", "Extends it once, before it is due", (id, b) => new ExtendCase(
            id, CaseTexts.By(b.By), b.WorkingDays ?? 0, CaseTexts.Text(b.Reason, "reason"),
            CaseTexts.Named(b.Approver, "approver") ?? ""));
        Verb<SendUpBody>(halls, "send-up", "Sends it up", (id, b) => new SendUpCase(
            id, CaseTexts.By(b.By), CaseTexts.Named(b.Superior, "superior") ?? ""));
        Verb<HandOverBody>(halls, "hand-over", "Another clerk goes on with it", (id, b) => new HandOverCase(
            id, CaseTexts.By(b.By), CaseTexts.Named(b.To, "to") ?? "", CaseTexts.Text(b.Reason, "reason"),
            b.Accepted));
        Verb<StepBody>(halls, "step", "A step of an agency case is done", (id, b) => new DoStep(
            id, CaseTexts.By(b.By), Body.Text(b.Step, "step", 20) ?? "handle"));
        Verb<ByBody>(halls, "sign-off", "Signs it off", (id, b) => new SignOffCase(id, CaseTexts.By(b.By)));
    }

    private static void MapResults(RouteGroupBuilder halls)
    {
        Verb<DecideBody>(halls, "decide", "Decides it", (id, b) => new DecideCase(
            id, CaseTexts.By(b.By), b.Granted, CaseTexts.Text(b.Result, "result")));
        Verb<NotifyBody>(halls, "notify", "Tells the applicant the result", (id, b) => new NotifyApplicant(
            id, CaseTexts.By(b.By), Body.Text(b.Channel, "channel", 20) ?? "on-spot",
            CaseTexts.Text(b.NextStep, "nextStep"), b.PickUpOn));
        Verb<ByBody>(halls, "deliver", "Hands the result over", (id, b) =>
            new DeliverCase(id, CaseTexts.By(b.By)));
        Verb<PublishBody>(halls, "publish", "Makes the result public, masked", (id, b) => new PublishResult(
            id, CaseTexts.By(b.By), CaseTexts.Text(b.Text, "text"), b.Until));
        Verb<ByBody>(halls, "archive", "Files it", (id, b) => new ArchiveCase(id, CaseTexts.By(b.By)));
    }

    private static void Verb<TBody>(
        RouteGroupBuilder halls, string verb, string summary, Func<string, TBody, CaseCommand> command)
        where TBody : class, ICaseAsked =>
        halls.MapPost("/cases/{id}/" + verb, async (string id, HallService hall, HttpContext http) =>
        {
            var body = await Body.ReadAsync<TBody>(http);
            var number = Body.Text(id, "id", 20, required: true)!;
            return await AskAsync(hall, http, command(number, body), (CaseTexts.By(body.By), body.RequestId));
        }).Takes<TBody, CaseShape>(summary);

    private static async Task<IResult> ReceiveAsync(HallService hall, HttpContext http)
    {
        var body = await Body.ReadAsync<ReceiveBody>(http);
        var by = CaseTexts.By(body.By);
        if (body.Counter is { } n && hall.State.Plan.Counter(n) is null)
            return Problems.Of(RefusalCode.UnknownCounter, $"{n}");
        var visit = body.Counter is { } at ? hall.State.Counters[at].Current : null;
        var papers = CaseTexts.Papers(body.Item, body.Applicant, body.Materials, body.Channel);
        return await AskAsync(
            hall, http, new ReceiveCase(papers, by, body.Counter, visit), (by, body.RequestId));
    }

    private static async Task<IResult> AskAsync(
        HallService hall, HttpContext http, CaseCommand command, (string By, string? Request) who)
    {
        var request = Body.Text(who.Request, "requestId", 64);
        switch (await hall.Runner.AskAsync(command, who.By, request, http.RequestAborted))
        {
            case NotDone no:
                return Problems.Of(no);
            case Done done:
                var number = (command as OpenCaseCommand)?.Case
                    ?? done.Events.Select(e => e.Event).OfType<CaseReceived>().First().Case;
                var c = await FindAsync(hall, number, http.RequestAborted);
                return Api.Api.Json(
                    CaseShape.Of(c!, HallService.Now), command is ReceiveCase && !done.Repeated ? 201 : 200);
            case var other:
                throw new System.Diagnostics.UnreachableException(other.GetType().Name);
        }
    }

    /// <summary>A case that is open, or its row if it is closed.</summary>
    private static async Task<Case?> FindAsync(HallService hall, string id, CancellationToken stop)
    {
        if (hall.State.Books.Cases.Find(id) is { } open) return open;
        return await hall.Store.CaseAsync(hall.Id, id, stop) is { } row ? CaseRows.Read(row) : null;
    }

    private static IResult List(HallService hall, string? state, string? item, string? due)
    {
        var until = due is null ? (Instant?)null
            : Body.Day(due, "due", "2026-03-02").PlusDays(1)
                .AtStartOfDayInZone(hall.State.Plan.Zone).ToInstant();
        CaseState? stands = state is null ? null : Enum.TryParse<CaseState>(state, true, out var known)
            ? known : throw Body.Bad("state", "填写有误", "is no state of a case");
        return Api.Api.Json(hall.State.Books.Cases.Open.Values
            .Where(c => (stands is null || c.State == stands) && (item is null || c.Item?.Id == item)
                && (until is null || c.Due < until))
            .OrderBy(c => c.Due ?? Instant.MaxValue).ThenBy(c => c.Number, StringComparer.Ordinal)
            .Take(MostShown).Select(c => CaseShape.Of(c, HallService.Now)));
    }

    /// <summary>Of the checklist only what is not in order is asked for.</summary>
    private static IEnumerable<MaterialCheck> NotInOrder(SupplementBody body) =>
        CaseTexts.Materials(body.Materials)
            .Where(m => m.State is MaterialState.Missing or MaterialState.Flawed);

    private static string Ground(string ground) => ground switch
    {
        "hearing" => "听证",
        "inspection" => "现场核查、检验检测",
        "review" => "专家评审",
        _ => ground,
    };

    private static IResult Unknown(string id) =>
        Problems.Of(RefusalCode.UnknownRecord, id.Length <= 20 ? id : id[..20]);
}
