using ServiceQueue.Core.Complaints;
using ServiceQueue.Core.Halls;

namespace ServiceQueue.Core.Rules.Complaints;

/// <summary>R-CMP-NO-RETALIATION: who complains is seen by the officer and auditors alone.</summary>
public sealed class PrivacyRule() : Rule(new RuleInfo(
    "R-CMP-NO-RETALIATION", RuleGrade.Should, "002-E 追究一5, 三2",
    new Words("严禁打击报复投诉举报人，投诉人信息仅投诉专员和审计人员可查看并留痕。",
        "Who complains is known to the complaint's officer and auditors alone, and each look is noted.")))
{
    /// <inheritdoc />
    public override void Watch(Listening listening) => listening.On<ComplaintViewed>((scene, e) =>
    {
        if (scene.Complaint(e) is not { } complaint) return;
        var may = e.As switch
        {
            Viewing.Officer => e.By == complaint.Officer,
            Viewing.Auditor => !complaint.Concerns(e.By),
            _ => false,
        };
        if (!may)
            scene.Breach(
                complaint.Number,
                new Words("投诉专员和审计人员以外的人查看了投诉人信息。",
                    "Somebody other than the officer or an auditor looked at who complained."),
                null, complaint.Sequence);
    });
}
