using System.Collections.Immutable;
using ServiceQueue.Core.Disclosure;
using ServiceQueue.Core.Halls;
using ServiceQueue.Core.Notices;

namespace ServiceQueue.Core.Cases;

/// <summary>What the verbs of cases ask before they do anything. Each gives the refusal, or null.</summary>
internal static class CaseGuards
{
    /// <summary>The most materials of one checklist.</summary>
    public const int MostMaterials = 60;

    /// <summary>The first refusal among several guards.</summary>
    public static Decision? First(params ReadOnlySpan<Decision?> guards)
    {
        foreach (var guard in guards)
            if (guard is not null) return guard;
        return null;
    }

    /// <summary>A text that must be there.</summary>
    public static Decision? Needs(string? text, string field) =>
        string.IsNullOrWhiteSpace(text) ? Decision.Refuse(RefusalCode.FieldMissing, field) : null;

    /// <summary>No forbidden phrase goes out on a paper (R-PHRASE-FORBIDDEN, 001-P 四).</summary>
    public static Decision? Phrases(params ReadOnlySpan<string?> texts)
    {
        foreach (var text in texts)
        {
            if (Notices.Phrases.ForbiddenIn(text) is { } phrase) return Notices.Phrases.Refusal(phrase);
        }

        return null;
    }

    /// <summary>The case must stand in one of these states.</summary>
    public static Decision? In(Case c, string doing, params ReadOnlySpan<CaseState> states)
    {
        if (states.Contains(c.State)) return null;
        var (at, next) = (StateWords.Of(c.State), StateWords.Next(c.State));
        return Decision.Forbid("R-CASE-TYPES", new Words(
            $"办件{c.Number}目前为“{at.ZhCn}”，不能{doing}；{next.ZhCn}。",
            $"Case {c.Number} is \"{at.En}\", so this cannot be done now. {next.En}."));
    }

    /// <summary>Whom a paper is for must be known.</summary>
    public static Decision? HasApplicant(Case c) =>
        c.Applicant is { Name.Length: > 0 } ? null : Decision.Refuse(RefusalCode.FieldMissing, "applicant");

    /// <summary>The edition by which a case was taken in, and goes on (000-I 二6).</summary>
    public static CatalogueEdition? EditionOf(HallState hall, Case c) =>
        hall.Books.Disclosure.EditionOf(c.CatalogueVersion);

    /// <summary>A checklist names every material that its edition of the catalogue publishes.</summary>
    public static Decision? Whole(
        CatalogueEdition? edition, string? item, ImmutableArray<MaterialCheck> materials)
    {
        if (materials.Length > MostMaterials) return Decision.Refuse(RefusalCode.FieldMissing, "materials");
        var published = edition?.Item(item)?.Materials ?? [];
        var unread = published
            .Where(p => p != "不适用" && materials.All(m => m.Name != p)).ToList();
        return unread.Count == 0 ? null : Decision.Forbid("R-CLOCK-COMPLETE", new Words(
            $"请逐项核对材料后再办理，尚未核对：{string.Join("、", unread)}。",
            $"Please check each material first; not yet checked: {string.Join(", ", unread)}."));
    }

    /// <summary>Accepted only when whole, or with a written promise (R-CLOCK-COMPLETE, 002-D 四(二)).</summary>
    public static Decision? InOrder(HallState hall, Case c, string promise)
    {
        if (c.Materials.IsEmpty && Whole(EditionOf(hall, c), c.Item?.Id, []) is { } unread) return unread;
        var open = Open(c.Materials).ToList();
        if (open.Count > 0)
        {
            var names = string.Join("、", open.Select(m => m.Name));
            return Decision.Forbid("R-CLOCK-COMPLETE", new Words(
                $"材料尚不齐全，不能受理：{names}。请一次性告知申请人补正；符合容缺条件的，请登记书面承诺后受理。",
                $"Not complete yet: {names}. Tell the applicant once what is missing."));
        }

        return c.Materials.Any(m => m.State == MaterialState.Promised) && string.IsNullOrWhiteSpace(promise)
            ? Decision.Forbid("R-CLOCK-COMPLETE", new Words(
                "容缺受理须有申请人的书面承诺，请填写承诺内容后受理。",
                "An acceptance before all papers are there needs the applicant's written promise."))
            : null;
    }

    /// <summary>The materials that are not in order.</summary>
    public static IEnumerable<MaterialCheck> Open(ImmutableArray<MaterialCheck> materials) =>
        materials.Where(m => m.State is MaterialState.Missing or MaterialState.Flawed);

    /// <summary>A checklist with some of its materials looked at again; new ones stand at its end.</summary>
    public static ImmutableArray<MaterialCheck> Merge(
        ImmutableArray<MaterialCheck> before, ImmutableArray<MaterialCheck> seen) =>
    [
        .. before.Select(b => seen.LastOrDefault(s => s.Name == b.Name) ?? b),
        .. seen.Where(s => before.All(b => b.Name != s.Name)),
    ];
}
