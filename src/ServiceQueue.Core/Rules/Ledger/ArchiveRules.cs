using ServiceQueue.Core.Disclosure;
using ServiceQueue.Core.Halls;
using ServiceQueue.Core.Notices;

namespace ServiceQueue.Core.Rules.Ledger;

/// <summary>Nobody looks into the archive or copies from it without approval.</summary>
internal sealed class ArchiveLentInOrder() : Rule(new RuleInfo(
    "R-ARC-BORROW", RuleGrade.Should, "002-E 档案三, 四",
    new Words("借阅、复印档案须经分管领导同意并登记", "The archive is viewed or copied with approval, on record.")))
{
    /// <inheritdoc />
    public override void Watch(Listening listening)
    {
        listening.On<RecordViewed>((scene, e) => Look(scene, e.Record, e.By, e.Approver));
        listening.On<RecordCopied>((scene, e) => Look(scene, e.Record, e.By, e.Approver));
    }

    private static void Look(Scene scene, string record, string by, string approver)
    {
        if (string.IsNullOrWhiteSpace(approver))
            scene.Breach(record, new Words("借阅、复印档案未经批准", "A record was taken without approval."));
        else if (approver == by)
            scene.Breach(record, new Words("借阅、复印档案由本人批准", "A record was taken with one's own approval."));
    }
}

/// <summary>
/// What is filed is as it was issued, and whoever opens a record says who and what for. That no record of the
/// journal was changed is proved by its chain of hashes, which "verify" and "check" read.
/// </summary>
internal sealed class NothingTamperedWith() : Rule(new RuleInfo(
    "R-PRIV-TAMPER", RuleGrade.Must, "001-A 5; 002-A 守则十",
    new Words("不得篡改信息，保守秘密；查阅须有本人和用途",
        "Nothing filed is altered; nobody opens a record without name and purpose.")))
{
    /// <inheritdoc />
    public override void Watch(Listening listening)
    {
        listening.On<NoticeIssued>((scene, e) =>
        {
            if (e.Sha256.Length == 0 || e.Sha256 == Filing.Digest(e.Notice)) return;
            scene.Breach(e.Notice.Number, new Words(
                "归档件与出具时不一致", "The filed copy differs from the paper."), e.Counter);
        });
        listening.On<RecordViewed>((scene, e) => Look(scene, e.Record, e.By, e.Purpose));
        listening.On<RecordCopied>((scene, e) => Look(scene, e.Record, e.By, e.Purpose));
    }

    private static void Look(Scene scene, string record, string by, string purpose)
    {
        if (string.IsNullOrWhiteSpace(by) || string.IsNullOrWhiteSpace(purpose))
            scene.Breach(record, new Words("查阅档案没有查阅人或用途", "A record was opened without name or purpose."));
    }
}

/// <summary>
/// The journal counts without a gap, its time never goes back, and a night changes no book.
/// </summary>
internal sealed class JournalWhole() : Rule(new RuleInfo(
    "R-ARC-TRACE", RuleGrade.Must, "000-E 三3",
    new Words("全过程记录可以追溯和查证",
        "The journal is whole: no gap, no time that goes back, no book changed overnight.")))
{
    private long _last;
    private NodaTime.Instant _at = NodaTime.Instant.MinValue;

    /// <inheritdoc />
    public override void Watch(Listening listening)
    {
        listening.On<HallEvent>(OnAny);
        listening.On<DayOpened>(OnDay);
    }

    private void OnAny(Scene scene, HallEvent happened)
    {
        if (_last > 0 && scene.Sequence != _last + 1)
        {
            scene.Breach($"#{scene.Sequence}", new Words(
                $"第{_last}条之后是第{scene.Sequence}条", $"Record {scene.Sequence} follows {_last}."), null, _last);
        }

        if (scene.At < _at)
        {
            scene.Breach($"#{scene.Sequence}", new Words(
                "记录时间早于上一条", "It is stamped before the record it follows."));
        }

        (_last, _at) = (scene.Sequence, NodaTime.Instant.Max(_at, scene.At));
    }

    private static void OnDay(Scene scene, DayOpened opened)
    {
        if (scene.Before.Sequence == 0) return;
        var (before, after) = (scene.Before.Books, scene.After.Books);
        if (before.LastNotices.SequenceEqual(after.LastNotices)
            && before.Rules.Set.SequenceEqual(after.Rules.Set)
            && before.Questions.Open.Keys.SequenceEqual(after.Questions.Open.Keys)) return;
        scene.Breach($"{opened.Date:uuuu-MM-dd}", new Words(
            "开厅时的台帐与上一日结束时不一致", "The books at opening differ from those the day before left."));
    }
}
