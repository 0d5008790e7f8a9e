using ServiceQueue.Core.Disclosure;
using ServiceQueue.Core.Halls;

namespace ServiceQueue.Core.Rules.Disclosure;

/// <summary>Each item's guide has its five parts, or is marked as incomplete wherever it is shown.</summary>
internal sealed class GuidesFilledIn() : Rule(new RuleInfo(
    "R-PUB-GUIDE", RuleGrade.Must, "001-B 四; 000-D 5",
    new Words("公开办事依据、程序、条件、时限、收费标准",
        "Each item's basis, steps, conditions, time limit and fee are public, or it is marked incomplete.")))
{
    /// <inheritdoc />
    public override void Watch(Listening listening) => listening.On<CataloguePublished>((scene, e) =>
    {
        foreach (var item in e.Edition.Items.Where(i => !i.IsIncomplete))
        {
            if (Guides.Missing(item) is not { Count: > 0 } missing) continue;
            scene.Breach($"{e.Edition.Version} {item.Id}", new Words(
                $"办事指南缺少{string.Join("、", missing)}，且未标明不完整",
                "The guide lacks a part and is not marked as incomplete."));
        }
    });
}

/// <summary>No fee is shown or taken without its legal basis.</summary>
internal sealed class FeesLawful() : Rule(new RuleInfo(
    "R-PUB-FEE", RuleGrade.Must, "000-D 9; 001-J 7; 002-D 一(五); 003-E 二(二); 行政许可法 58",
    new Words("收费须有法定依据和标准", "A fee is shown or taken only with its legal basis.")))
{
    /// <inheritdoc />
    public override void Watch(Listening listening) => listening.On<CataloguePublished>((scene, e) =>
    {
        foreach (var item in e.Edition.Items.Where(i => i.Fee > 0 && string.IsNullOrWhiteSpace(i.FeeBasis)))
        {
            scene.Breach($"{e.Edition.Version} {item.Id}", new Words(
                $"收费{item.Fee:0.##}元没有法定依据", $"A fee of {item.Fee:0.##} yuan has no legal basis."));
        }
    });
}

/// <summary>Each form of an item has its blank and its filled-in sample.</summary>
internal sealed class FormsWithSamples() : Rule(new RuleInfo(
    "R-PUB-FORMS", RuleGrade.Should, "001-F 二2; 001-P 三4",
    new Words("申请表格有空白样和示范文本", "Each form has a blank one and a filled-in sample.")))
{
    /// <inheritdoc />
    public override void Watch(Listening listening) => listening.On<CataloguePublished>((scene, e) =>
    {
        var lacking = e.Edition.Items
            .Where(i => i.Forms.Any(f => f.File.Length == 0 || f.Sample.Length == 0))
            .Select(i => i.Id).ToList();
        if (lacking.Count == 0) return;
        scene.Breach(e.Edition.Version, new Words(
            $"{lacking.Count}个事项的表格缺少空白样或示范文本：{Some(lacking)}",
            $"{lacking.Count} items lack a blank form or a sample: {Some(lacking)}."));
    });

    private static string Some(List<string> ids) =>
        string.Join(", ", ids.Take(5)) + (ids.Count > 5 ? " …" : "");
}
