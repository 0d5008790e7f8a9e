using System.Collections.Immutable;
using NodaTime;
using ServiceQueue.Core.Cases;
using ServiceQueue.Core.Halls;
using ServiceQueue.Core.Hours;
using ServiceQueue.Core.Notices;

namespace ServiceQueue.Core.Rules.Cases;

/// <summary>What an extension was found to be when it was made.</summary>
/// <param name="Wrongs">What is wrong with it; empty when it counts.</param>
internal sealed record ExtensionCheck(ImmutableArray<Words> Wrongs)
{
    /// <summary>Whether nothing is wrong with it.</summary>
    public bool IsLawful => Wrongs.IsEmpty;
}

/// <summary>
/// R-EXT-NOTICE: extended once, before the due time, with reason, approver, new due time and a notice (002-E
/// 限时二; 004-Q 九; 行政许可法 42).
/// </summary>
internal sealed class Extensions(CaseFiles files) : SessionRule(
    new RuleInfo(
        "R-EXT-NOTICE", RuleGrade.Must, "002-E 限时二; 004-Q 九; 行政许可法 42",
        new("确需延期的，须在到期前出具延期办结通知并说明理由，只延一次、不超上限",
            "An extension is made once, before the due time, with reason, approver and notice")),
    files)
{
    /// <summary>Judges an extension by the case as it was before.</summary>
    public static ExtensionCheck Judge(Scene scene, CaseExtended extended, CaseFile file, HallClock clock)
    {
        var rules = scene.After.Books.Rules;
        var wrongs = ImmutableArray.CreateBuilder<Words>();
        if (file.Due(clock) is { At: { } due } && !DueTimes.IsOnTime(scene.At, due))
            wrongs.Add(new("到期后才办理延期", "extended after it was due"));
        if (string.IsNullOrWhiteSpace(extended.Reason)) wrongs.Add(new("未说明延期理由", "no reason given"));
        if (string.IsNullOrWhiteSpace(extended.Approver) || extended.Approver == extended.By)
            wrongs.Add(new("未经他人批准", "not approved by somebody else"));
        if (file.Extensions >= rules[CaseFigures.Extensions])
            wrongs.Add(new("延期次数超过上限", "extended too often"));
        var most = rules[file.Kind switch
        {
            CaseKind.Joint => CaseFigures.JointExtensionDays,
            CaseKind.Petition => CaseFigures.PetitionExtension,
            _ => CaseFigures.ExtensionDays,
        }];
        if (extended.WorkingDays < 1 || extended.WorkingDays > most)
            wrongs.Add(new($"延期{extended.WorkingDays}日，上限{most}日",
                $"extended by {extended.WorkingDays} days, at most {most}"));
        return new ExtensionCheck(wrongs.ToImmutable());
    }

    protected override void Hear(Listening listening) => On<CaseExtended>(listening, (scene, e, file) =>
    {
        foreach (var wrong in file.Extension?.Wrongs ?? [])
            scene.Breach(e.Case, wrong, file.Counter, file.AcceptedSequence);
        if (file.Extension is { IsLawful: true } && file.Due(Files.Clock(scene.After))?.At is { } due
            && e.Due != due)
        {
            scene.Breach(
                e.Case, new($"延期后的时限应为{Local(scene, due)}，记为{Local(scene, e.Due)}",
                    $"the extended due time is {Local(scene, due)}, told as {Local(scene, e.Due)}"),
                file.Counter, file.AcceptedSequence);
        }

        Owe(scene, file, new("未向申请人出具延期办结通知书", "no extension notice was issued"),
            p => p.Kind == NoticeKind.Extension && p.Number == e.Notice);
    });
}
