using ServiceQueue.Core.Cases;
using ServiceQueue.Core.Halls;
using ServiceQueue.Core.Rules.Cases;

namespace ServiceQueue.Core.Rules.Once;

/// <summary>R-ONCE-SECOND-ACCEPT: complete as asked, so accepted that day (002-A 一).</summary>
internal sealed class SecondAcceptance(CaseFiles files) : CaseRule(
    new RuleInfo(
        "R-ONCE-SECOND-ACCEPT", RuleGrade.Must, "002-A 一; 002-E 承诺一",
        new("补齐所告知材料的，当日受理，确保第二次受理",
            "Once everything asked for is there it is accepted the same day, at the second hand-in")),
    files)
{
    protected override void Listen(Listening listening)
    {
        On<SupplementReceived>(listening, (scene, e, file) =>
        {
            var asked = file.Requests.SelectMany(r => r.Missing.IsDefault ? [] : r.Missing)
                .Select(m => m.Name).ToHashSet();
            if (file.Materials.Any(m => CaseFile.IsLacking(m) && asked.Contains(m.Name))) return;
            scene.Expect(
                e.Case, EndOfDay(scene), new("材料已按告知补齐，当日未受理", "complete as asked, not accepted that day"),
                counter: file.Counter);
        });
        listening.On<CaseEvent>((scene, e) =>
        {
            if (e is CaseAccepted or SupplementRequested or CaseReturned or CaseRefused or CaseWithdrawn)
                scene.Met(e.Case);
        });
        On<CaseAccepted>(listening, (scene, e, file) =>
        {
            if (file.Supplements < 2) return;
            scene.Breach(
                e.Case, new($"第{file.Supplements + 1}次提交才受理", $"accepted at hand-in {file.Supplements + 1}"),
                file.Counter, file.ReceivedSequence);
        });
    }
}

/// <summary>R-ONCE-FIX-ONSPOT: what can be put right on the spot is no supplement (000-B 限时).</summary>
internal sealed class FixedOnSpot(CaseFiles files) : SessionRule(
    new RuleInfo(
        "R-ONCE-FIX-ONSPOT", RuleGrade.Must, "000-B 限时; 行政许可法 32(3)",
        new("可以当场修正的，当场帮助修正并受理，不作为补正",
            "What is put right on the spot is accepted in the same session and is no supplement")),
    files)
{
    protected override void Hear(Listening listening)
    {
        On<CaseCorrected>(listening, (scene, _, file) =>
        {
            // A first look at papers that came by post corrects nothing.
            if (file.Corrected.Count == 0 || file.LacksMaterials || file.Accepted is not null) return;
            Owe(scene, file, new("当场修正完毕，未当场受理", "put right on the spot, not accepted in that session"));
        });
        On<SupplementRequested>(listening, (scene, e, file) =>
        {
            Settle(scene, e.Case);
            var asked = (e.Missing.IsDefault ? [] : e.Missing)
                .Where(m => file.Corrected.Contains(m.Name)).ToList();
            if (asked.Count == 0) return;
            var names = string.Join('、', asked.Select(m => m.Name));
            scene.Breach(
                e.Case, new($"当场已修正的材料仍要求补正：{names}", $"put right on the spot, still asked for: {names}"),
                file.Counter, file.ReceivedSequence);
        });
        listening.On<CaseEvent>((scene, e) =>
        {
            if (e is CaseAccepted or CaseReturned or CaseRefused or CaseWithdrawn) Settle(scene, e.Case);
        });
    }
}
