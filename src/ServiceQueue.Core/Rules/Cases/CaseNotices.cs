using NodaTime;
using ServiceQueue.Core.Cases;
using ServiceQueue.Core.Halls;
using ServiceQueue.Core.Hours;
using ServiceQueue.Core.Notices;
using ServiceQueue.Core.Rules.Once;
using ServiceQueue.Core.Visits;

namespace ServiceQueue.Core.Rules.Cases;

/// <summary>R-CASE-CONSULT-NOTICE: a consultation ends with its notice in hand (002-D 四(三)1).</summary>
internal sealed class ConsultNotice(CaseFiles files) : SessionRule(
    new RuleInfo(
        "R-CASE-CONSULT-NOTICE", RuleGrade.Must, "002-D 四(三)1",
        new("咨询件当场填写咨询件受理通知书交申请人", "A consultation's notice is handed over on the spot")),
    files)
{
    protected override void Hear(Listening listening) => On<CaseTyped>(listening, (scene, e, file) =>
    {
        if (e.Kind != CaseKind.Consult) return;
        Owe(scene, file, new("未当场出具咨询件受理通知书", "no consultation notice on the spot"),
            p => p.Kind == NoticeKind.Consult);
    });
}

/// <summary>
/// R-CASE-SUPP-NOTICE: the supplement notice comes on the spot, or within the time of the one-time
/// notification (002-D 四(三)2).
/// </summary>
internal sealed class SupplementNotice(CaseFiles files) : SessionRule(
    new RuleInfo(
        "R-CASE-SUPP-NOTICE", RuleGrade.Must, "002-D 四(三)2; 003-A 五",
        new("手续不全的，当场填发补充件通知书，最迟不超过5个工作日",
            "What is missing is written on a notice on the spot, at the latest in five working days")),
    files)
{
    protected override void Hear(Listening listening)
    {
        On<SupplementRequested>(listening, (scene, e, file) =>
        {
            var five = TimeLimit.WorkingDays(ToldInTime.LawfulDays);
            var from = file.SupplementedAt ?? file.ReceivedAt;
            if (DueTimes.Of(Files.Clock(scene.After), from, five).At is { } due
                && !DueTimes.IsOnTime(scene.At, due))
            {
                scene.Breach(
                    e.Case, new($"补充件通知书迟于{Local(scene, due)}", $"asked for later than {Local(scene, due)}"),
                    file.Counter, file.ReceivedSequence);
            }

            if (e.IsOral) return;
            Owe(scene, file, new("未当场填发补充件通知书", "no supplement notice on the spot"),
                p => p.Kind == NoticeKind.Supplement && p.Number == e.Notice);
        });
        listening.On<TurnFinished>((scene, e) =>
        {
            if (e.Outcome != "supplement") return;
            foreach (var name in e.Case is { Length: > 0 } one ? [one] : Files.Of(e.Visit))
            {
                if (Files.Find(name) is not { State: CaseState.Received, Requests.Count: 0 } file) continue;
                scene.Breach(
                    name, new("以补充件办结，未填发补充件通知书", "ended as a supplement without a notice"),
                    e.Counter, file.ReceivedSequence);
            }
        });
    }
}

/// <summary>R-CASE-RETURN-NOTICE: returned in writing, with the reason, at once (002-D 四(三)3).</summary>
internal sealed class ReturnNotice(CaseFiles files) : SessionRule(
    new RuleInfo(
        "R-CASE-RETURN-NOTICE", RuleGrade.Must, "002-D 四(三)3",
        new("不合法或缺少主件的，当场填发退回件通知书并说明理由",
            "What is unlawful or lacks its main paper is returned in writing, with the reason")),
    files)
{
    protected override void Hear(Listening listening) => On<CaseReturned>(listening, (scene, e, file) =>
    {
        if (string.IsNullOrWhiteSpace(e.Reason))
        {
            scene.Breach(
                e.Case, new("退回未说明理由", "returned without a reason"), file.Counter, file.ReceivedSequence);
        }

        if (CaseFiles.IsOver(scene.After, file.Visit) is true)
        {
            scene.Breach(
                e.Case, new("未当场退回", "not returned in the session"), file.Counter, file.ReceivedSequence);
        }

        Owe(scene, file, new("未填发退回件通知书", "no return notice"),
            p => p.Kind == NoticeKind.Return && p.Number == e.Notice);
    });
}

/// <summary>
/// R-CASE-PROMISE-NOTICE: the promise notice states the due time that follows from the item's promise (002-D
/// 四(三)4).
/// </summary>
internal sealed class PromiseNotice(CaseFiles files) : SessionRule(
    new RuleInfo(
        "R-CASE-PROMISE-NOTICE", RuleGrade.Must, "002-D 四(三)4",
        new("承诺件及时填发承诺件通知书，明确承诺的办结时限",
            "A promise comes with its notice, stating the due time the promise leads to")),
    files)
{
    protected override void Hear(Listening listening) => On<CaseAccepted>(listening, (scene, e, file) =>
    {
        if (e.Kind != CaseKind.Promise || e.IsDeemed) return;
        if (file.Item?.Promise is { } promise && promise != e.Limit)
        {
            scene.Breach(
                e.Case, new("承诺时限与公布的时限不符", "the promise is not the one published"), file.Counter,
                file.ReceivedSequence);
        }
        else if (file.Due(Files.Clock(scene.After))?.At is { } due && e.Due != due)
        {
            scene.Breach(
                e.Case, new($"承诺的办结时限应为{Local(scene, due)}，记为{Local(scene, e.Due)}",
                    $"the due time is {Local(scene, due)}, told as {Local(scene, e.Due)}"),
                file.Counter, file.ReceivedSequence);
        }

        Owe(scene, file, new("未出具载明办结时限的承诺件通知书", "no promise notice that states the due time"),
            p => p is { Kind: NoticeKind.Promise, TellsDue: true } && Agrees(p, e.Due));

        // What stands on the paper binds; it must be the due time that is kept.
        bool Agrees(Paper paper, Instant? due) => paper.Due is not { } printed || due is not { } kept
            || Minutes(kept) == Minutes(scene.After.Plan.Zone.AtLeniently(printed).ToInstant());

        static long Minutes(Instant at) => at.ToUnixTimeSeconds() / 60;
    });
}

/// <summary>R-DUE-TELL: the due time is on the paper given at acceptance (001-B 七; 000-B 代理二1).</summary>
internal sealed class DueTold(CaseFiles files) : SessionRule(
    new RuleInfo(
        "R-DUE-TELL", RuleGrade.Must, "001-B 七; 000-B 代理二1",
        new("将办结时限明确告知服务对象", "The due time is told to the applicant at acceptance")),
    files)
{
    protected override void Hear(Listening listening) => On<CaseAccepted>(listening, (scene, e, file) =>
    {
        if (e.IsDeemed) return;
        Owe(scene, file, new("受理时未告知办结时限", "the due time was not told at acceptance"),
            p => p is { Kind: NoticeKind.Acceptance or NoticeKind.Promise, TellsDue: true });
    });
}
