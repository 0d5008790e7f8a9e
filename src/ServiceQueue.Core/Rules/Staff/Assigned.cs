using ServiceQueue.Core.Halls;
using ServiceQueue.Core.Rules.Queue;
using ServiceQueue.Core.Visits;

namespace ServiceQueue.Core.Rules.Staff;

/// <summary>Whoever serves is assigned to the counter at that time.</summary>
internal sealed class Assigned() : Rule(new RuleInfo(
    "R-STF-ASSIGN", RuleGrade.Should, "001-D 三(二); 003-A 八",
    new Words(
        "临时派员顶岗须征得同意：每次办理时，窗口人员都有有效的派岗记录。",
        "Whoever serves a ticket has an approved assignment to that counter at that time.")))
{
    public override void Watch(Listening listening) => listening.On<VisitServed>((scene, served) =>
    {
        var hall = scene.Before;
        if (!hall.Books.Rules.Is(StaffFigures.AssignmentsDemanded)) return;
        if (hall.Counters.GetValueOrDefault(served.Counter)?.Clerk is not { } clerk) return;
        if (hall.Books.Staff.Assignments.Any(a => a.Clerk == clerk && a.Counter == served.Counter
            && a.From <= scene.At && scene.At <= a.Until && a.Approver.Length > 0
                && a.Approver != clerk)) return;
        scene.Breach(
            Passing.Subject(scene.After.Visits[served.Visit]),
            new Words("办理人员当时没有该窗口的派岗记录。", "The clerk had no assignment to this counter at that time."),
            served.Counter);
    });
}
