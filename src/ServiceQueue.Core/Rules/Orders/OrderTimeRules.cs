using ServiceQueue.Core.Halls;
using ServiceQueue.Core.Orders;
using ServiceQueue.Core.Rules.Complaints;

namespace ServiceQueue.Core.Rules.Orders;

/// <summary>R-WO-RESPOND-30: a work order is taken up within half an hour.</summary>
public sealed class RespondRule() : Rule(new RuleInfo(
    "R-WO-RESPOND-30", RuleGrade.Must, "004-A 二2",
    new Words("工单半小时内响应。", "A work order is taken up within half an hour.")))
{
    private readonly Deadlines _deadlines = new(OrderFigures.WarnPercent);

    /// <inheritdoc />
    public override void Watch(Listening listening)
    {
        _deadlines.Watch(listening);
        listening.On<OrderCreated>((scene, e) => _deadlines.Expect(
            scene, e.Order, scene.At,
            Ordering.Limit(scene.After.Books.Rules, OrderFigures.RespondMinutes),
            new Words("工单未在规定时限内响应。", "The work order was not taken up in time.")));
        listening.On<OrderResponded>((scene, e) => _deadlines.Met(scene, e.Order));
        listening.On<OrderHandled>((scene, e) => _deadlines.Met(scene, e.Order));
        listening.On<OrderClosed>((scene, e) => _deadlines.Met(scene, e.Order));
    }
}

/// <summary>R-WO-HANDLE-4H: a work order is done within four hours.</summary>
public sealed class HandleRule() : Rule(new RuleInfo(
    "R-WO-HANDLE-4H", RuleGrade.Must, "004-A 二2",
    new Words("工单4个小时内处理。", "A work order is done within four hours.")))
{
    private readonly Deadlines _deadlines = new(OrderFigures.WarnPercent);

    /// <inheritdoc />
    public override void Watch(Listening listening)
    {
        _deadlines.Watch(listening);
        listening.On<OrderCreated>((scene, e) => _deadlines.Expect(
            scene, e.Order, scene.At, Ordering.Limit(scene.After.Books.Rules, OrderFigures.HandleMinutes),
            new Words("工单未在规定时限内处理。", "The work order was not done in time.")));
        listening.On<OrderHandled>((scene, e) => _deadlines.Met(scene, e.Order));
        listening.On<OrderClosed>((scene, e) => _deadlines.Met(scene, e.Order));
    }
}
