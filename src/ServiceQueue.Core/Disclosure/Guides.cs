namespace ServiceQueue.Core.Disclosure;

/// <summary>The guide of an item, 办事指南: five parts (001-B 四; 000-D 5).</summary>
public static class Guides
{
    /// <summary>
    /// The parts of an item's guide that are not filled in, as the public knows them. A fee that is not taken
    /// needs no words; what does not apply is written as "不适用".
    /// </summary>
    public static IReadOnlyList<string> Missing(ItemPlan item)
    {
        var missing = new List<string>();
        if (item.Basis.Length == 0) missing.Add("办事依据");
        if (item.Steps.IsDefaultOrEmpty) missing.Add("办理程序");
        if (item.Conditions.Length == 0) missing.Add("办理条件");
        if (item is { IsImmediate: false, Promise: null }) missing.Add("办结时限");
        if (item is { Fee: > 0, FeeBasis.Length: 0 }) missing.Add("收费依据");
        return missing;
    }
}
