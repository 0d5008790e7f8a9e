using ServiceQueue.Core.Halls;

namespace ServiceQueue.Core.Cases.Results;

/// <summary>Files a case for good.</summary>
/// <param name="Case">Its number.</param>
/// <param name="By">Who files it.</param>
public sealed record ArchiveCase(string Case, string By) : OpenCaseCommand(Case, By);

/// <summary>Cases filed; one whose result must be public is published first (002-D 五).</summary>
public static class Archiving
{
    internal static Decision Decide(Case c, ArchiveCase ask) =>
        CaseGuards.First(
            CaseGuards.In(c, "归档", CaseState.Delivered),
            c is { MustPublish: true, PublishedAt: null } ? Decision.Forbid("R-PUBLISH-RESULT", new Words(
                "该事项的办理结果须公开，请先公开再归档。",
                "The result of this item must be made public before it is filed.")) : null)
        ?? Decision.Accept(new CaseArchived(c.Number, ask.By));
}
