using NodaTime;
using ServiceQueue.Core.Asking;
using ServiceQueue.Core.Cases;
using ServiceQueue.Core.Halls;
using ServiceQueue.Core.Notices;

namespace ServiceQueue.Core.Rules.Ledger;

/// <summary>
/// Every paper that is spoken of was issued, numbered without a gap and filed with its hash.
/// </summary>
internal sealed class NoticesFiled() : Rule(new RuleInfo(
    "R-ARC-SCOPE", RuleGrade.Must, "002-E 档案一",
    new Words("窗口形成的告知书、回执归档", "Every notice is filed: a numbered copy with its hash.")))
{
    private readonly HashSet<string> _issued = [];
    private Instant _at = Instant.MinValue;

    /// <inheritdoc />
    public override void Watch(Listening listening)
    {
        listening.On<NoticeIssued>(OnIssued);
        listening.On<SupplementRequested>((scene, e) => Spoken(scene, e.Notice));
        listening.On<CaseAccepted>((scene, e) => Spoken(scene, e.Notice));
        listening.On<CaseReturned>((scene, e) => Spoken(scene, e.Notice));
        listening.On<CaseRefused>((scene, e) => Spoken(scene, e.Notice));
        listening.On<CasePaused>((scene, e) => Spoken(scene, e.Notice));
        listening.On<CaseExtended>((scene, e) => Spoken(scene, e.Notice));
        listening.On<ApplicantNotified>((scene, e) => Spoken(scene, e.Notice));
        listening.On<AbsenceRegistered>((scene, e) => Spoken(scene, e.Notice));
        listening.On<ReferredOutside>((scene, e) => Spoken(scene, e.Notice));
    }

    private void OnIssued(Scene scene, NoticeIssued issued)
    {
        Move(scene);
        var number = issued.Notice.Number;
        _issued.Add(number);
        scene.Met(number);
        if (string.IsNullOrWhiteSpace(issued.Sha256))
            scene.Breach(number, new Words("归档件没有摘要值", "The filed copy has no hash."), issued.Counter);
        if (!IsNext(scene.Before, number))
        {
            scene.Breach(number, new Words(
                "文书编号重复或不连续", "The number of the paper repeats or leaves a gap."), issued.Counter);
        }
    }

    /// <summary>
    /// A paper goes out with what it tells, in the same decision: at its time, before or after.
    /// </summary>
    private void Spoken(Scene scene, string number)
    {
        Move(scene);
        if (number.Length == 0 || _issued.Contains(number)) return;
        scene.Expect(number, scene.At, new Words("文书没有归档件", "There is no filed copy of the paper."));
    }

    private void Move(Scene scene)
    {
        if (scene.At > _at) _issued.Clear();
        _at = scene.At;
    }

    private static bool IsNext(HallState before, string number)
    {
        var end = number.IndexOf("字第", StringComparison.Ordinal);
        if (end < 0 || !number.EndsWith('号')) return false;
        return int.TryParse(number.AsSpan(end + 2, number.Length - end - 3), out var count)
            && count == before.Books.LastNotices.GetValueOrDefault(number[..end]) + 1;
    }
}
