using System.Collections.Immutable;
using ServiceQueue.Core.Cases;
using ServiceQueue.Core.Cases.Intake;
using ServiceQueue.Host.Api;

namespace ServiceQueue.Host.Cases;

/// <summary>Reads the parts of a case from a body, each bounded; the rules judge what they say.</summary>
internal static class CaseTexts
{
    private const int Sentence = 400, Name = 100;

    /// <summary>What was handed in.</summary>
    public static CasePapers Papers(
        string? item, ApplicantBody? applicant, IReadOnlyList<MaterialBody>? materials,
        string? channel) => new(
        Body.Text(item, "item", 60), Applicant(applicant), Materials(materials),
        Body.Text(channel, "channel", 20) ?? "on-spot");

    /// <summary>A clerk's name.</summary>
    public static string By(string? by) => Body.Text(by, "by", 40, required: true)!;

    /// <summary>A sentence or two; empty when there is none.</summary>
    public static string Text(string? text, string field) => Body.Text(text, field, Sentence) ?? "";

    /// <summary>A name of a person or a body, or null.</summary>
    public static string? Named(string? text, string field) => Body.Text(text, field, Name);

    /// <summary>A checklist.</summary>
    public static ImmutableArray<MaterialCheck> Materials(IReadOnlyList<MaterialBody>? materials)
    {
        if (materials is { Count: > 60 })
            throw Body.Bad("materials", "最多60项", "may have 60 entries at the most");
        return
        [
            .. (materials ?? []).Select((m, i) => new MaterialCheck(
                Body.Text(m?.Name, $"materials[{i}].name", Name, required: true)!, m!.State,
                Body.Text(m.Requirement, $"materials[{i}].requirement", 200) ?? "")),
        ];
    }

    private static Applicant? Applicant(ApplicantBody? body) => body is null ? null : new Applicant(
        Body.Text(body.Name, "applicant.name", 60, required: true)!,
        Body.Text(body.Phone, "applicant.phone", 30));
}
