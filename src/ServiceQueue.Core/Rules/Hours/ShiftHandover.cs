using NodaTime;
using ServiceQueue.Core.Halls;
using ServiceQueue.Core.Staff;

namespace ServiceQueue.Core.Rules.Hours;

/// <summary>Who takes a shift over is in early, and both record the handover.</summary>
internal sealed class ShiftHandover() : Rule(new RuleInfo(
    "R-HOURS-SHIFT-HANDOVER", RuleGrade.Should, "004-B 三2",
    new Words(
        "提前10分钟到岗，做好交接班。",
        "Who takes over a counter is in ten minutes before, and the handover is recorded.")))
{
    public override void Watch(Listening listening)
    {
        listening.On<ClerkAssigned>(OnAssigned);
        listening.On<ClerkSignedIn>((scene, e) => scene.Met($"{e.Clerk} in"));
        listening.On<ShiftHandedOver>((scene, e) => scene.Met($"counter {e.Counter} {e.From}-{e.To}"));
    }

    /// <summary>A shift that follows another one at the same counter is handed over.</summary>
    private static void OnAssigned(Scene scene, ClerkAssigned next)
    {
        var book = scene.After.Books.Staff;
        var before = book.Assignments.FirstOrDefault(
            a => a.Counter == next.Counter && a.Until == next.From && a.Clerk != next.Clerk);
        if (before is null || next.From < scene.At) return;
        var lead = Duration.FromMinutes(scene.After.Books.Rules[HoursFigures.ShiftLead]);
        if (!book.Present.ContainsKey(next.Clerk))
        {
            scene.Expect(
                $"{next.Clerk} in", next.From - lead,
                new Words("接班人员未提前到岗。", "The clerk who takes over was not in before the shift."),
                counter: next.Counter);
        }

        scene.Expect(
            $"counter {next.Counter} {before.Clerk}-{next.Clerk}", next.From + lead,
            new Words("交接班没有记录。", "The handover of a shift was not recorded."), counter: next.Counter);
    }
}
