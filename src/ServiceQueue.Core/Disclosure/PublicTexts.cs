using ServiceQueue.Core.Halls;
using ServiceQueue.Core.Notices;

namespace ServiceQueue.Core.Disclosure;

/// <summary>What every text must pass before the public reads it.</summary>
internal static class PublicTexts
{
    /// <summary>All that the public reads of an edition. Official phones are meant to be there.</summary>
    public static IEnumerable<string> Of(CatalogueEdition edition) => edition.Items.SelectMany(Of);

    /// <summary>All that the public reads of a page.</summary>
    public static IEnumerable<string> Of(DisclosurePage page) =>
        [page.Title.ZhCn, page.Title.En ?? "", .. page.Text.IsDefault ? [] : page.Text];

    /// <summary>Why texts may not be published, or null when they may.</summary>
    public static Decision? Refusal(IEnumerable<string> texts)
    {
        foreach (var text in texts)
        {
            if (Phrases.ForbiddenIn(text) is { } phrase) return Phrases.Refusal(phrase);
            if (PersonalData.In(text) is not { } kind) continue;
            return Decision.Forbid("R-PRIV-PROTECT", new Words(
                $"公开内容含有{kind.ZhCn}，请删除后再发布。", $"The text holds {kind.En}. Remove it and try again."));
        }

        return null;
    }

    /// <summary>The refusal of what one person wrote and approved.</summary>
    public static Decision? Unapproved(string author, string approver)
    {
        if (string.IsNullOrWhiteSpace(author)) return Decision.Refuse(RefusalCode.FieldMissing, "author");
        if (string.IsNullOrWhiteSpace(approver)) return Decision.Refuse(RefusalCode.FieldMissing, "approver");
        return author.Trim() != approver.Trim() ? null : Decision.Forbid("R-CAT-UPDATE", new Words(
            "编制人与批准人不得为同一人，请由他人批准。", "Author and approver must be two persons."));
    }

    private static IEnumerable<string> Of(ItemPlan item) =>
    [
        item.Name.ZhCn, item.Name.En ?? "", .. item.Materials, .. item.Steps, item.Conditions, item.Refusals,
        item.Basis, item.FeeBasis, item.Place, .. item.Forms.Select(f => f.Name),
    ];
}
