using System.Text.Json;
using ServiceQueue.Contracts.Json;
using ServiceQueue.Core.Cases;
using ServiceQueue.Core.Visits;
using ServiceQueue.Host.Api;

namespace ServiceQueue.Host.Cases;

/// <summary>Reads how a turn ends, with the case it opens or goes on with.</summary>
internal static class FinishCase
{
    /// <summary>The command of a body: its case is a text that names one, or an object.</summary>
    public static FinishTurn Command(int counter, FinishBody body)
    {
        var outcome = Body.Text(body.Outcome, "outcome", 20, required: true)!;
        var why = Body.Text(body.Why, "why", 200);
        return body.Case switch
        {
            null or { ValueKind: JsonValueKind.Null or JsonValueKind.Undefined } =>
                new FinishTurn(counter, outcome, null, why),
            { ValueKind: JsonValueKind.String } named =>
                new FinishTurn(counter, outcome, Body.Text(named.GetString(), "case", 60), why),
            { ValueKind: JsonValueKind.Object } whole =>
                new FinishTurn(counter, outcome, null, why, Read(whole)),
            _ => throw Body.Bad("case", "须为编号或对象", "must be a text or an object"),
        };
    }

    private static CaseAtCounter Read(JsonElement whole)
    {
        FinishCaseBody body;
        try
        {
            body = whole.Deserialize<FinishCaseBody>(WireJson.Options)!;
        }
        catch (JsonException problem)
        {
            var place = (problem.Path ?? "$").TrimStart('$').TrimStart('.');
            throw Body.Bad(place.Length == 0 ? "case" : $"case.{place}", "填写有误", "is wrong");
        }

        return new CaseAtCounter
        {
            Number = Body.Text(body.Number, "case.number", 20),
            Papers = CaseTexts.Papers(body.Item, body.Applicant, body.Materials, body.Channel),
            Reason = CaseTexts.Text(body.Reason, "case.reason"),
            Basis = CaseTexts.Text(body.Basis, "case.basis"),
            Remedy = CaseTexts.Text(body.Remedy, "case.remedy"),
            Promise = CaseTexts.Text(body.Promise, "case.promise"),
            WhyNotBefore = CaseTexts.Text(body.WhyNotBefore, "case.whyNotBefore"),
            Coordinator = CaseTexts.Named(body.Coordinator, "case.coordinator"),
            Superior = CaseTexts.Named(body.Superior, "case.superior"),
            SuperiorDays = body.SuperiorDays,
            Result = Body.Text(body.Result, "case.result", 400),
            NextStep = Body.Text(body.NextStep, "case.nextStep", 200) ?? "无",
        };
    }
}
