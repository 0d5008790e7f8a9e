using ServiceQueue.Core.Cases;
using ServiceQueue.Core.Halls;
using ServiceQueue.Core.Hours;
using ServiceQueue.Core.Notices;
using ServiceQueue.Core.Rules.Cases;
using ServiceQueue.Core.Visits;

namespace ServiceQueue.Core.Rules.Once;

/// <summary>
/// R-ONCE-REFUSE-REASON: a refusal or return says why and on what basis, in writing, in the same session
/// (002-E 一次四; 003-A 五).
/// </summary>
internal sealed class RefusalReason(CaseFiles files) : SessionRule(
    new RuleInfo(
        "R-ONCE-REFUSE-REASON", RuleGrade.Must, "002-E 一次四; 003-A 五; 003-C 四",
        new("不予受理或退回的，当场书面说明理由和依据",
            "A refusal or return states its reason and basis, in writing, in the same session")),
    files)
{
    protected override void Hear(Listening listening)
    {
        On<CaseReturned>(listening, (scene, e, file) =>
            Judge(scene, file, (e.Notice, e.Reason, e.Basis, NoticeKind.Return)));
        On<CaseRefused>(listening, (scene, e, file) =>
            Judge(scene, file, (e.Notice, e.Reason, e.Basis, NoticeKind.Refusal)));
    }

    private void Judge(
        Scene scene, CaseFile file, (string Notice, string Reason, string Basis, NoticeKind Kind) e)
    {
        void Find(string zh, string en) =>
            scene.Breach(file.Case, new(zh, en), file.Counter, file.ReceivedSequence);
        if (string.IsNullOrWhiteSpace(e.Reason)) Find("未说明理由", "no reason given");
        if (string.IsNullOrWhiteSpace(e.Basis)) Find("未说明依据", "no basis given");
        if (CaseFiles.IsOver(scene.After, file.Visit) is true) Find("未当场告知", "not told in the same session");
        if (string.IsNullOrWhiteSpace(e.Notice)) Find("未书面告知", "not told in writing");
        else
            Owe(scene, file, new("未书面告知", "not told in writing"),
                p => p.Number == e.Notice && p.Kind == e.Kind);
    }
}

/// <summary>R-ONCE-RECORD: each return is on record (001-B 六).</summary>
internal sealed class ReturnOnRecord(CaseFiles files) : CaseRule(
    new RuleInfo(
        "R-ONCE-RECORD", RuleGrade.Must, "001-B 六",
        new("驳回、退回的，作相应记录", "Each return is kept on record")),
    files)
{
    private readonly HashSet<string> _returned = new(StringComparer.Ordinal);

    protected override void Listen(Listening listening)
    {
        listening.On<DayOpened>((_, _) => _returned.Clear());
        listening.On<CaseReturned>((scene, e) =>
        {
            _returned.Add(e.Case);
            scene.Met(e.Case);
        });
        listening.On<NoticeIssued>((scene, e) =>
        {
            if (e is { Notice.Kind: NoticeKind.Return, Case: { } name }) Owe(scene, name, e.Counter);
        });
        listening.On<TurnFinished>(Finished);
    }

    private void Finished(Scene scene, TurnFinished e)
    {
        if (e.Outcome != "returned") return;
        if (e.Case is { Length: > 0 } name) Owe(scene, name, e.Counter);
        else if (string.IsNullOrWhiteSpace(e.Why) && !Files.Of(e.Visit).Any(_returned.Contains))
        {
            scene.Breach(
                e.Visit.Value, new("以退回件办结，未登记办件，也未记录原因", "ended as returned, with no case and no reason"),
                e.Counter);
        }
    }

    private void Owe(Scene scene, string name, int? counter)
    {
        if (_returned.Contains(name)) return;
        scene.Expect(name, EndOfDay(scene), new("退回未登记", "the return is not on record"), counter: counter);
    }
}
