using System.Diagnostics;
using NodaTime;
using ServiceQueue.Core.Halls;

namespace ServiceQueue.Core.Notices;

/// <summary>The series in which notices are numbered, one a kind and year, and their titles.</summary>
public static class NoticeSeries
{
    /// <summary>The character of a kind's series, such as 受.</summary>
    public static char Of(NoticeKind kind) => kind switch
    {
        NoticeKind.Consult => '咨',
        NoticeKind.Acceptance => '受',
        NoticeKind.Supplement => '补',
        NoticeKind.Return => '退',
        NoticeKind.Refusal => '不',
        NoticeKind.Promise => '诺',
        NoticeKind.Extension => '延',
        NoticeKind.Pause => '停',
        NoticeKind.PickUp => '领',
        NoticeKind.Absence => '缺',
        NoticeKind.ComplaintFiled => '投',
        NoticeKind.ComplaintResult => '诉',
        NoticeKind.Checklist => '告',
        NoticeKind.Outside => '转',
        _ => throw new UnreachableException(kind.ToString()),
    };

    /// <summary>The head line of a kind.</summary>
    public static Words Title(NoticeKind kind) => kind switch
    {
        NoticeKind.Consult => new("咨询件受理通知书", "Answer to an enquiry"),
        NoticeKind.Acceptance => new("受理通知书", "Notice of acceptance"),
        NoticeKind.Supplement => new("一次性告知书", "What is missing, told once"),
        NoticeKind.Return => new("退回件通知书", "Notice of return"),
        NoticeKind.Refusal => new("不予受理通知书", "Notice of refusal"),
        NoticeKind.Promise => new("承诺件通知书", "Notice of a promised case"),
        NoticeKind.Extension => new("延期办结通知书", "Notice of extension"),
        NoticeKind.Pause => new("暂停计时告知书", "Notice that the clock stands still"),
        NoticeKind.PickUp => new("办结领取通知书", "Notice of the result"),
        NoticeKind.Absence => new("缺岗登记单", "Absence form"),
        NoticeKind.ComplaintFiled => new("投诉受理回执", "Complaint registered"),
        NoticeKind.ComplaintResult => new("投诉处理结果通知书", "Result of a complaint"),
        NoticeKind.Checklist => new("一次性告知清单", "Checklist"),
        NoticeKind.Outside => new("业务不在本厅办理告知单", "Not handled in this hall"),
        _ => throw new UnreachableException(kind.ToString()),
    };

    /// <summary>The number of the next notice of a kind, at a moment.</summary>
    public static string NextNumber(HallState hall, NoticeKind kind, Instant now) =>
        Filing.NextNumber(hall.Books, now.InZone(hall.Plan.Zone).Year, Of(kind));
}
