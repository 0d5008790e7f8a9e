using NodaTime;
using ServiceQueue.Core.Halls;
using ServiceQueue.Core.Visits;

namespace ServiceQueue.Core.Rules.Queue;

/// <summary>Asking or handing in, early or late, in whichever language: the median waits are alike.</summary>
internal sealed class EqualTreatment() : Rule(new RuleInfo(
    "R-QUEUE-EQUAL-5", RuleGrade.Should, "001-C 二3; 001-G 三(四); 001-P 二4",
    new Words(
        "五个一样：咨询与办理、来早与来晚、不同语言的群众，等候时间中位数相近。",
        "Those who ask and those who hand in, who come early or late, wait alike by the median.")))
{
    /// <summary>Fewer turns than this have no median worth telling.</summary>
    private const int Sample = 10;

    public override void Watch(Listening listening) => listening.On<DayClosed>(OnDayClosed);

    private static void OnDayClosed(Scene scene, DayClosed closed)
    {
        var hall = scene.Before;
        var turns = hall.Visits.Values.Where(v => !VisitorClass.HasLane(v.Class))
            .Select(v => (Visit: v, First: v.Turns[0])).Where(t => t.First.CalledAt is not null)
            .Select(t => (t.Visit, Wait: t.First.CalledAt!.Value - t.First.WaitingSince)).ToList();
        if (turns.Count < Sample) return;
        var all = Median(turns.Select(t => t.Wait));
        var gap = Duration.FromMinutes(scene.After.Books.Rules[QueueFigures.EqualGap]);
        foreach (var group in turns.SelectMany(t => Classes(hall, t.Visit).Select(c => (Class: c, t.Wait)))
            .GroupBy(t => t.Class).Where(g => g.Count() >= Sample)
            .OrderBy(g => g.Key.En, StringComparer.Ordinal))
        {
            var median = Median(group.Select(t => t.Wait));
            if (median - all <= gap && all - median <= gap) continue;
            scene.Breach(
                $"{Passing.Subject(closed.Date)} {group.Key.En}",
                new Words(
                    $"{group.Key.ZhCn}的等候中位数{median.TotalMinutes:0.0}分钟，全体{all.TotalMinutes:0.0}分钟。",
                    $"{group.Key.En}: median wait {median.TotalMinutes:0.0} min, "
                    + $"all {all.TotalMinutes:0.0} min."));
        }
    }

    private static IEnumerable<Words> Classes(HallState hall, Visit visit)
    {
        if (visit.Turn.Outcome is { } outcome)
            yield return outcome == "answered" ? new Words("咨询", "asking") : new Words("办理", "handing in");
        yield return visit.IssuedAt.InZone(hall.Plan.Zone).Hour < 12
            ? new Words("上午", "morning") : new Words("下午", "afternoon");
        yield return new Words($"语言{visit.Locale}", $"language {visit.Locale}");
    }

    private static Duration Median(IEnumerable<Duration> waits)
    {
        var sorted = waits.Order().ToArray();
        return sorted[(sorted.Length - 1) / 2];
    }
}
