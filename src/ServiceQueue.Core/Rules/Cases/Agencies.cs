using ServiceQueue.Core.Asking;
using ServiceQueue.Core.Cases;
using ServiceQueue.Core.Halls;
using ServiceQueue.Core.Rules.Once;

namespace ServiceQueue.Core.Rules.Cases;

/// <summary>
/// R-AGENT-STEPS: one clerk acts for the applicant in all three steps, and it is signed off before the reply
/// (002-A 程序; 000-B 代理二).
/// </summary>
internal sealed class AgencySteps(CaseFiles files) : CaseRule(
    new RuleInfo(
        "R-AGENT-STEPS", RuleGrade.Must, "002-A 程序; 000-B 代理二",
        new("代办件由一名代办员负责受理、承办、回复三个环节，签字复核后通知申请人",
            "One clerk does all three steps of an agency case, signed off before the applicant is told")),
    files)
{
    private static readonly (string Step, string Name)[] Steps =
        [("accept", "受理"), ("handle", "承办"), ("reply", "回复")];

    protected override void Listen(Listening listening)
    {
        On<CaseStepDone>(listening, (scene, e, file) =>
        {
            if (file.Kind != CaseKind.Agency || e.By == file.Steps[0].By) return;
            Find(scene, file, "三个环节不是同一代办员办理", "the steps were not all done by one clerk");
        });
        On<ApplicantNotified>(listening, (scene, _, file) =>
        {
            if (file.Kind != CaseKind.Agency) return;
            if (!file.IsSignedOff) Find(scene, file, "未经签字复核即通知申请人", "told before it was signed off");
            Require(scene, file, 2);
        });
        On<CaseArchived>(listening, (scene, _, file) =>
        {
            if (file.Kind == CaseKind.Agency) Require(scene, file, Steps.Length);
        });
    }

    /// <summary>The first steps must be on record; the reply may be noted after it was given.</summary>
    private static void Require(Scene scene, CaseFile file, int count)
    {
        var missing = Steps.Take(count).Where(s => !file.Steps.Exists(d => d.Step == s.Step)).ToList();
        if (missing.Count == 0) return;
        Find(scene, file, $"缺少环节记录：{string.Join('、', missing.Select(m => m.Name))}",
            $"steps not on record: {string.Join(", ", missing.Select(m => m.Step))}");
    }

    private static void Find(Scene scene, CaseFile file, string zh, string en) =>
        scene.Breach(file.Case, new(zh, en), file.Counter, file.ReceivedSequence);
}

/// <summary>
/// R-AGENT-UPSTREAM: what a superior body decides is taken as an agency case; nobody is sent elsewhere (001-B
/// 八; 000-B 代理一).
/// </summary>
internal sealed class AgencyUpstream(CaseFiles files) : CaseRule(
    new RuleInfo(
        "R-AGENT-UPSTREAM", RuleGrade.Must, "001-B 八; 000-B 代理一",
        new("需上级审批的事项全程代理，不得让申请人自行前往",
            "What a superior body decides is handled for the applicant, who is not told to go there")),
    files)
{
    private readonly OpenQuestions _asked = new();

    protected override void Listen(Listening listening)
    {
        On<CaseRefused>(listening, (scene, e, file) => TurnedAway(scene, file));
        On<CaseReturned>(listening, (scene, e, file) => TurnedAway(scene, file));
        listening.On<FirstAsked>((scene, e) =>
        {
            if (e.Item is { } item) _asked.Add(scene, e.Question, item);
        });
        listening.On<DayOpened>((scene, _) => _asked.Forget(scene));
        listening.On<QuestionAnswered>((_, e) => _asked.Remove(e.Question));
        listening.On<ReferredOutside>((scene, e) =>
        {
            if (_asked.Remove(e.Question) is not { } asked) return;
            if (scene.After.Books.Disclosure.Catalogue?.Item(asked.Item) is null) return;
            scene.Breach(
                e.Question, new($"本厅事项{asked.Item}，却让来访人到其他单位办理",
                    $"{asked.Item} is the hall's own item, yet the asker was sent elsewhere"),
                evidence: asked.Sequence);
        });
    }

    private static void TurnedAway(Scene scene, CaseFile file)
    {
        if (file.Item is null || file.Kind is not (CaseKind.ReportUp or CaseKind.Agency)) return;
        // Unlawful papers may be returned; papers that are in order may not be sent away.
        if (file.LacksMaterials) return;
        scene.Breach(
            file.Case, new("材料齐全的上报、代办事项未予代办", "complete, for a superior body, and yet turned away"),
            file.Counter, file.ReceivedSequence);
    }
}
