using ServiceQueue.Core.Complaints;
using ServiceQueue.Core.Halls;

namespace ServiceQueue.Core.Rules.Complaints;

/// <summary>R-CMP-VERIFY: verified or not, with evidence.</summary>
public sealed class VerifyRule() : Rule(new RuleInfo(
    "R-CMP-VERIFY", RuleGrade.Must, "000-H 六2,3; 003-C 十",
    new Words("认真核实投诉的客观性与真实性，作出是否属实的认定并附证据。",
        "A complaint is looked into and found true or not, with evidence.")))
{
    /// <inheritdoc />
    public override void Watch(Listening listening)
    {
        listening.On<ComplaintResolved>(Resolved);
        listening.On<ComplaintNoticed>((scene, e) =>
        {
            if (scene.Complaint(e) is { ResolvedAt: null } complaint)
                scene.Breach(complaint.Number, new Words(
                    "未经核实认定即通知处理结果。", "A result was told before the complaint was decided."));
        });
    }

    private static void Resolved(Scene scene, ComplaintResolved resolved)
    {
        if (scene.Complaint(resolved) is { Kind: ComplaintKind.Suggestion }) return;
        var number = scene.Number(resolved);
        if (resolved.Verified is null)
            scene.Breach(number, new Words("未作出是否属实的认定。", "It was not found true or untrue."));
        if (resolved.Records.IsEmpty && string.IsNullOrWhiteSpace(resolved.Documents))
            scene.Breach(number, new Words("认定没有证据。", "The decision has no evidence."));
        var sequence = scene.Sequence;
        if (resolved.Records.Any(r => r < 1 || r >= sequence))
            scene.Breach(number, new Words("所附日志记录号不存在。", "The evidence names records that do not exist."));
    }
}
