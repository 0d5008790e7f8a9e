using NodaTime;
using ServiceQueue.Core.Cases;
using ServiceQueue.Core.Halls;
using ServiceQueue.Core.Hours;
using ServiceQueue.Core.Notices;

namespace ServiceQueue.Core.Rules.Cases;

/// <summary>
/// R-CLOCK-START: the clock starts at the time on the numbered acceptance notice, and each due time recorded
/// follows from it (002-D 四(二)).
/// </summary>
internal sealed class ClockStart(CaseFiles files) : SessionRule(
    new RuleInfo(
        "R-CLOCK-START", RuleGrade.Must, "002-D 四(二)",
        new("期限从正式受理之日算起，以受理通知书时间为凭",
            "The clock starts at the time on the numbered acceptance notice, whose text never changes")),
    files)
{
    protected override void Hear(Listening listening)
    {
        On<CaseAccepted>(listening, Accepted);
        On<CaseResumed>(listening, (scene, e, file) => Compare(scene, file, e.Due));
        On<DueRecomputed>(listening, (scene, e, file) => Compare(scene, file, e.Due));
        listening.On<NoticeIssued>((scene, e) =>
        {
            if (Files.Find(e.Case) is not { } file) return;
            if (file.Papers.Count(p => p.Number == e.Notice.Number) > 1)
            {
                scene.Breach(
                    file.Case, new("同一编号的通知书出具了两次", "a notice of the same number was issued twice"),
                    file.Counter, file.Papers.First(p => p.Number == e.Notice.Number).Sequence);
            }

            // The notice may be recorded after the acceptance that names it.
            if (file.Accepted is { IsDeemed: false } && file.Accepted.Notice == e.Notice.Number
                && file.AcceptedSequence < scene.Sequence)
                Match(scene, file, e.Notice.At);
        });
    }

    private void Accepted(Scene scene, CaseAccepted e, CaseFile file)
    {
        Compare(scene, file, e.Due);
        if (e.IsDeemed)
        {
            if (e.From == file.ReceivedAt) return;
            scene.Breach(
                e.Case, new("视为受理的，期限应自收件之日起算", "a deemed acceptance counts from the receipt"),
                file.Counter, file.ReceivedSequence);
            return;
        }

        if (file.Papers.Find(p => p.Number == e.Notice) is { } paper) Match(scene, file, paper.At);
        Owe(scene, file, new("未出具带编号的受理通知书", "no numbered acceptance notice"),
            p => p.Number == e.Notice && p.Number.Length > 0
                && p.Kind is NoticeKind.Acceptance or NoticeKind.Promise);
    }

    private void Match(Scene scene, CaseFile file, Instant printed)
    {
        var from = file.Accepted!.From;
        // After a supplement the clock starts with its receipt (R-CLOCK-RESTART-SUPP).
        if (from == printed || from == file.SupplementedAt) return;
        scene.Breach(
            file.Case, new($"起算时间{Local(scene, from)}与受理通知书时间{Local(scene, printed)}不符",
                $"the clock starts {Local(scene, from)}, the notice says {Local(scene, printed)}"),
            file.Counter, file.AcceptedSequence);
    }

    private void Compare(Scene scene, CaseFile file, Instant? told)
    {
        if (file.Due(Files.Clock(scene.After))?.At is not { } due || told == due) return;
        // A limit whose year was missing is told as soon as its calendar is there (DueRecomputed).
        scene.Breach(
            file.Case, new($"办结时限应为{Local(scene, due)}，记为{Local(scene, told)}",
                $"the due time is {Local(scene, due)}, recorded as {Local(scene, told)}"),
            file.Counter, file.AcceptedSequence);
    }
}

/// <summary>R-CLOCK-COMPLETE: accepted only when complete, or on a written promise (002-D 四(二)).</summary>
internal sealed class WholeAtStart(CaseFiles files) : CaseRule(
    new RuleInfo(
        "R-CLOCK-COMPLETE", RuleGrade.Must, "002-D 四(二); 000-C 2; 002-E 限时一",
        new("资料齐全、手续完备方为正式受理，容缺受理须有书面承诺",
            "Accepted only when every material is ticked, or on a written promise to bring it")),
    files)
{
    protected override void Listen(Listening listening) => On<CaseAccepted>(listening, (scene, e, file) =>
    {
        if (e.IsDeemed) return;
        var lacking = file.Materials.Where(CaseFile.IsLacking).Select(m => m.Name);
        IEnumerable<string> listed = file.Item?.Materials ?? [];
        var open = listed.Where(n => n != "不适用" && file.Materials.All(m => m.Name != n));
        var names = string.Join('、', lacking.Concat(open));
        if (names.Length > 0) Find($"受理时材料不齐：{names}", $"accepted without: {names}");
        if (string.IsNullOrWhiteSpace(e.Promise)
            && file.Materials.Any(m => m.State == MaterialState.Promised))
            Find("容缺受理没有书面承诺", "accepted with papers to come, without a written promise");

        void Find(string zh, string en) =>
            scene.Breach(e.Case, new(zh, en), file.Counter, file.ReceivedSequence);
    });
}

/// <summary>
/// R-CLOCK-RESTART-SUPP: after a supplement the whole limit starts anew with its receipt (004-Q 九).
/// </summary>
internal sealed class RestartedClock(CaseFiles files) : CaseRule(
    new RuleInfo(
        "R-CLOCK-RESTART-SUPP", RuleGrade.Must, "004-Q 九",
        new("补正的，办理时限从收到补正资料时重新计算",
            "After a supplement the full limit starts anew when it is received")),
    files)
{
    protected override void Listen(Listening listening) => On<CaseAccepted>(listening, (scene, e, file) =>
    {
        // Minutes run from the acceptance at the counter; only limits in days can lose a day.
        if (e.IsDeemed || file.SupplementedAt is not { } from) return;
        if (e.Limit.Kind is not (LimitKind.WorkingDays or LimitKind.NaturalDays)) return;
        var full = e.Kind == CaseKind.Promise ? file.Item?.Promise ?? e.Limit : e.Limit;
        if (file.Due(Files.Clock(scene.After), from, full).At is not { } due || e.Due == due) return;
        scene.Breach(
            e.Case, new($"收到补正资料后应于{Local(scene, due)}前办结，记为{Local(scene, e.Due)}",
                $"from the supplement it is due {Local(scene, due)}, recorded as {Local(scene, e.Due)}"),
            file.Counter, file.ReceivedSequence);
    });
}
