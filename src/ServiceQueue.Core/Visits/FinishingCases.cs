using NodaTime;
using ServiceQueue.Core.Cases;
using ServiceQueue.Core.Cases.Intake;
using ServiceQueue.Core.Cases.Results;
using ServiceQueue.Core.Halls;

namespace ServiceQueue.Core.Visits;

/// <summary>
/// Ends a turn together with what it brought to a case: its records, its notices and the turn's end are one
/// decision, or nothing of it is.
/// </summary>
internal static class FinishingCases
{
    /// <summary>Decides each verb on the hall as those before would leave it; the turn ends last.</summary>
    public static Decision Decide(
        HallState hall, Visit visit, (FinishTurn Ask, TurnFinished Finished) turn, Instant now)
    {
        if (turn.Ask.With!.Number is { } asked && hall.Books.Cases.Find(asked) is null)
            return Decision.Refuse(RefusalCode.UnknownRecord, asked);
        var number = turn.Ask.With.Number ?? Receiving.NextNumber(hall, now);
        var events = new List<HallEvent>();
        var trial = hall;
        foreach (var command in Verbs(hall, visit, turn.Ask, number))
        {
            if (Hall.Decide(trial, command, now) is not Accepted { Events: var made } accepted)
                return Hall.Decide(trial, command, now);
            trial = accepted.Events.Aggregate(
                trial, (h, e) => Hall.Apply(h, new Recorded(h.Sequence + 1, now, "", e)));
            events.AddRange(made);
        }

        return Decision.Accept([.. events, turn.Finished with { Case = number }]);
    }

    private static IEnumerable<Command> Verbs(HallState hall, Visit visit, FinishTurn ask, string number)
    {
        var with = ask.With!;
        var by = hall.Counters[ask.Counter].Clerk ?? $"counter-{ask.Counter}";
        var papers = with.Papers with { Item = with.Papers.Item ?? visit.Item };
        if (with.Number is null)
        {
            yield return new ReceiveCase(papers, by, ask.Counter, visit.Id);
            foreach (var verb in First(ask, number, by)) yield return verb;
            yield break;
        }

        var c = hall.Books.Cases.Find(number);
        var verbs = c?.State switch
        {
            CaseState.Received => Looked(ask, number, by),
            CaseState.SupplementAwaited when ask.Outcome == "supplement" => Again(ask, number, by),
            CaseState.SupplementAwaited when Kind(ask.Outcome) is { } kind =>
            [
                .. Supplemented(c!, visit, with, Accept(with, (number, by), kind)),
                .. Done(ask, number, by),
            ],
            CaseState.Running => Done(ask, number, by),
            CaseState.Notified => [new DeliverCase(number, by, visit.Id)],
            // To ask how it stands changes nothing; the turn is noted with the case.
            _ => [],
        };
        foreach (var verb in verbs) yield return verb;
    }

    /// <summary>What follows on papers that were just handed in.</summary>
    private static IEnumerable<Command> First(FinishTurn ask, string number, string by)
    {
        var with = ask.With!;
        if (Kind(ask.Outcome) is { } kind)
            return [Accept(with, (number, by), kind), .. Done(ask, number, by)];
        return ask.Outcome switch
        {
            "answered" => [new AnswerCase(number, by, with.Result ?? with.Reason)],
            "supplement" => [new RequestSupplement(number, by, [])],
            "returned" => [new ReturnCase(number, by, with.Reason, with.Basis, with.Remedy)],
            "refused" => [new RefuseCase(number, by, with.Reason, with.Basis, with.Remedy)],
            _ => [],
        };
    }

    private static IEnumerable<Command> Looked(FinishTurn ask, string number, string by)
    {
        var materials = ask.With!.Papers.Materials;
        IEnumerable<Command> looked = materials.IsEmpty ? [] : [new CorrectCase(number, by, materials)];
        return [.. looked, .. First(ask, number, by)];
    }

    private static IEnumerable<Command> Again(FinishTurn ask, string number, string by)
    {
        var (with, materials) = (ask.With!, ask.With!.Papers.Materials);
        var received = new ReceiveSupplement(number, by, materials);
        // Without a reason it is the first notice that still stands, and no second one.
        return with.WhyNotBefore.Length == 0 ? [received] :
        [
            received, new RequestSupplement(
                number, by, [.. CaseGuards.Open(materials)], WhyNotBefore: with.WhyNotBefore),
        ];
    }

    /// <summary>
    /// What was missing comes in. Where it is still not whole the acceptance is asked for all the same, so
    /// that it is refused in its own words.
    /// </summary>
    private static IEnumerable<Command> Supplemented(
        Case c, Visit visit, CaseAtCounter with, AcceptCase accept)
    {
        var materials = with.Papers.Materials;
        var received = new ReceiveSupplement(c.Number, accept.By, materials, visit.Id, accept);
        return CaseGuards.Open(CaseGuards.Merge(c.Materials, materials)).Any()
            ? [received, accept] : [received];
    }

    /// <summary>An 即办件 that is done is decided, told and handed over on the spot.</summary>
    private static IEnumerable<Command> Done(FinishTurn ask, string number, string by) =>
        ask is { Outcome: "immediate", With: { Result: { Length: > 0 } result } with }
            ?
            [
                new DecideCase(number, by, true, result),
                new NotifyApplicant(number, by, "on-spot", with.NextStep),
                new DeliverCase(number, by),
            ]
            : [];

    private static AcceptCase Accept(CaseAtCounter with, (string Number, string By) on, CaseKind kind) => new(
        on.Number, on.By, kind, with.Reason.Length > 0 ? with.Reason : null, with.Promise, with.Coordinator,
        with.Superior, with.SuperiorDays);

    private static CaseKind? Kind(string outcome) => outcome switch
    {
        "immediate" => CaseKind.Immediate,
        "promise" => CaseKind.Promise,
        "report-up" => CaseKind.ReportUp,
        "petition" => CaseKind.Petition,
        "joint" => CaseKind.Joint,
        "agency" => CaseKind.Agency,
        _ => null,
    };
}
