using ServiceQueue.Core.Halls;
using ServiceQueue.Core.Visits;

namespace ServiceQueue.Core.Rules.Queue;

/// <summary>Where the hall demands it, a ticket is taken for a service item.</summary>
internal sealed class ItemChosen() : Rule(new RuleInfo(
    "R-QUEUE-MAY-REQUIRE", RuleGrade.Should, "000-E 二4",
    new Words(
        "可以要求排队、预约或者提供必要的资料：取号时选定办理事项。",
        "Where the hall asks for it, a ticket carries the service item it was taken for.")))
{
    public override void Watch(Listening listening) => listening.On<TicketIssued>((scene, issued) =>
    {
        if (issued.Item is not null || !scene.After.Books.Rules.Is(QueueFigures.ItemDemanded)
            || scene.After.Plan.Service(issued.Service) is not { Items.IsEmpty: false }) return;
        scene.Breach(
            Passing.Subject(scene.After.Visits[issued.Visit]),
            new Words($"{issued.Ticket}没有选定办理事项。", $"{issued.Ticket} was issued without a service item."));
    });
}
