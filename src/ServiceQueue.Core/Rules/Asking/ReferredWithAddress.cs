using ServiceQueue.Core.Asking;
using ServiceQueue.Core.Halls;
using ServiceQueue.Core.Notices;

namespace ServiceQueue.Core.Rules.Asking;

/// <summary>Who is sent outside the hall knows where to, whom to call and why, on paper.</summary>
internal sealed class ReferredWithAddress() : Rule(new RuleInfo(
    "R-FIRST-OUTSIDE", RuleGrade.Must, "003-B 二",
    new Words("不属于本厅受理的，告知受理部门、地址、联系电话和原因",
        "For what the hall does not take, the body, its address, its phone and the reason are told.")))
{
    /// <inheritdoc />
    public override void Watch(Listening listening)
    {
        listening.On<ReferredOutside>(OnReferred);
        listening.On<NoticeIssued>((scene, e) =>
        {
            if (e.Notice.Kind == NoticeKind.Outside) scene.Met(e.Notice.Number);
        });
    }

    private static void OnReferred(Scene scene, ReferredOutside referred)
    {
        var subject = Subjects.Of(scene.After, referred);
        var blank = Questions.Blank(
            ("受理部门", referred.Body), ("地址", referred.Address), ("联系电话", referred.Phone),
            ("原因", referred.Reason), ("告知单", referred.Notice));
        if (blank is not null)
        {
            scene.Breach(subject, new Words(
                $"未告知{blank}", "Body, address, phone, reason or paper is missing."));
        }
        else
        {
            scene.Expect(referred.Notice, scene.At, new Words("告知单未出具", "The paper was not issued."));
        }
    }
}
