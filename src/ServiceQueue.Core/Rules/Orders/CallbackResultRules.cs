using NodaTime;
using ServiceQueue.Core.Complaints;
using ServiceQueue.Core.Halls;
using ServiceQueue.Core.Orders;
using ServiceQueue.Core.Rules.Complaints;
using ServiceQueue.Core.Rules.Ratings;

namespace ServiceQueue.Core.Rules.Orders;

/// <summary>R-CALLBACK-SCORE: 1 to 10, attitude, solved, charged; or declined.</summary>
public sealed class CallbackScoreRule() : Rule(new RuleInfo(
    "R-CALLBACK-SCORE", RuleGrade.Must, "004-B 四2",
    new Words("回访记录1至10分的打分、态度（满意、一般、不满意）、是否解决、是否收费，或者拒绝回访。",
        "A callback records a score of 1 to 10, the attitude, whether solved and charged, or a refusal.")))
{
    /// <inheritdoc />
    public override void Watch(Listening listening)
    {
        listening.On<OrderCalledBack>((scene, e) => Look(scene, e.Order, e.Callback));
        listening.On<ComplaintCalledBack>((scene, e) => Look(scene, scene.Number(e), e.Callback));
    }

    private static void Look(Scene scene, string subject, Callback callback)
    {
        if (callback.Lacks is { } field)
            scene.Breach(subject, new Words(
                $"回访记录不完整或打分不在1至10之间（{field}）。",
                $"The callback is not whole, or its score is not 1 to 10 ({field})."));
    }
}

/// <summary>R-CALLBACK-FEEDBACK: a month's callbacks are reported.</summary>
public sealed class FeedbackRule() : Rule(new RuleInfo(
    "R-CALLBACK-FEEDBACK", RuleGrade.Should, "004-A 二2; 004-J 15",
    new Words("每月将回访了解的服务质量反馈给负责人，作为绩效依据。",
        "Each month what callbacks showed is reported to who decides on performance.")))
{
    private YearMonth? _last;

    /// <inheritdoc />
    public override void Watch(Listening listening)
    {
        listening.On<OrderCalledBack>((scene, _) => Owe(scene));
        listening.On<ComplaintCalledBack>((scene, _) => Owe(scene));
        listening.On<FeedbackReported>((scene, e) =>
        {
            var month = new YearMonth(e.Year, e.Month);
            var today = scene.At.InZone(scene.After.Plan.Zone).Date;
            if (today.ToYearMonth().CompareTo(month) > 0) scene.Met(month.Name());
        });
    }

    private void Owe(Scene scene)
    {
        var month = scene.At.InZone(scene.After.Plan.Zone).Date.ToYearMonth();
        if (_last == month) return;
        _last = month;
        scene.ExpectInNextMonth(
            month, OrderFigures.FeedbackDay,
            new Words("月度回访情况未反馈。", "The month's callbacks were not reported."));
    }
}
