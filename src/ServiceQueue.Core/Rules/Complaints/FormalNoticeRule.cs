using ServiceQueue.Core.Complaints;
using ServiceQueue.Core.Halls;
using ServiceQueue.Core.Hours;
using ServiceQueue.Core.Notices;

namespace ServiceQueue.Core.Rules.Complaints;

/// <summary>
/// R-CMP-FORMAL-NOTICE: a decided complaint is told in writing, with number, date and proof.
/// </summary>
public sealed class FormalNoticeRule() : Rule(new RuleInfo(
    "R-CMP-FORMAL-NOTICE", RuleGrade.Must, "002-D 一(六); 001-M 16",
    new Words("查处结果正式书面通知投诉举报人，有文号、日期和送达凭证（匿名的除外）。",
        "The result is told to the complainant in writing, numbered, dated, with proof of delivery.")))
{
    private readonly Deadlines _deadlines = new(ComplaintFigures.WarnPercent);
    private readonly HashSet<string> _papers = new(StringComparer.Ordinal);

    /// <inheritdoc />
    public override void Watch(Listening listening)
    {
        _deadlines.Watch(listening);
        listening.On<ComplaintResolved>(Resolved);
        listening.On<NoticeIssued>((_, e) =>
        {
            if (e.Notice.Kind == NoticeKind.ComplaintResult) _papers.Add(Paper(e.Complaint, e.Notice.Number));
        });
        listening.On<ComplaintNoticed>(Noticed);
        listening.On<ComplaintClosed>(Closed);
    }

    private void Resolved(Scene scene, ComplaintResolved resolved)
    {
        if (scene.Complaint(resolved) is { IsAnonymous: true } or { Kind: ComplaintKind.Suggestion }) return;
        _deadlines.Expect(
            scene, scene.Number(resolved), scene.At,
            TimeLimit.WorkingDays(scene.After.Books.Rules[ComplaintFigures.NoticeDays]),
            new Words("处理结果未书面通知投诉人。", "The result was not told to the complainant in writing."));
    }

    private void Noticed(Scene scene, ComplaintNoticed noticed)
    {
        var number = scene.Number(noticed);
        _deadlines.Met(scene, number);
        if (!_papers.Remove(Paper(noticed.Complaint, noticed.Notice)))
            scene.Breach(number, new Words(
                "没有相应文号的处理结果通知书。", "There is no result notice of that number."));
        if (string.IsNullOrWhiteSpace(noticed.Proof))
            scene.Breach(number, new Words("没有送达凭证。", "There is no proof of delivery."));
    }

    private void Closed(Scene scene, ComplaintClosed closed)
    {
        if (scene.Complaint(closed) is not { NoticedAt: null, IsAnonymous: false } complaint) return;
        _deadlines.Met(scene, complaint.Number);
        scene.Breach(complaint.Number, new Words(
            "未书面通知处理结果即办结。", "Closed before the result was told in writing."));
    }

    private static string Paper(string? complaint, string number) => $"{complaint}\n{number}";
}
