using ServiceQueue.Core.Halls;

namespace ServiceQueue.Core.Rules.Disclosure;

/// <summary>What a plan puts on screens, papers and into calls.</summary>
internal static class PlanTexts
{
    /// <summary>All its texts.</summary>
    public static IEnumerable<string> Of(HallPlan plan)
    {
        yield return plan.Name.ZhCn;
        foreach (var service in plan.Services) yield return service.Name.ZhCn;
        foreach (var counter in plan.Counters)
        {
            yield return counter.Label;
            yield return counter.Name.ZhCn;
            yield return counter.Place;
        }
    }
}
