using System.Collections.Immutable;
using System.Globalization;
using NodaTime;
using ServiceQueue.Core.Halls;
using ServiceQueue.Core.Notices;

namespace ServiceQueue.Core.Asking;

/// <summary>The papers handed out when a question cannot be settled here and now.</summary>
internal static class QuestionNotices
{
    /// <summary>The series of absence forms, 缺岗登记单.</summary>
    private const char AbsenceSeries = '缺';

    /// <summary>The series of referrals, 业务不在本厅办理告知单.</summary>
    private const char OutsideSeries = '转';

    /// <summary>缺岗登记单 with its three fields (002-E 首问四).</summary>
    public static NoticeIssued Absence(HallState hall, Question question, RegisterAbsence ask, Instant now)
    {
        var counter = hall.Plan.Counter(ask.Counter)!;
        var when = ask.ComeAt.InZone(hall.Plan.Zone)
            .ToString("uuuu'年'M'月'd'日' HH:mm", CultureInfo.InvariantCulture);
        return Issue(hall, question, now, new Paper(
            AbsenceSeries, NoticeKind.Absence, new Words("缺岗登记单", "Absence form"),
            [
                $"您好！{counter.Label}（{counter.Name.ZhCn}）工作人员暂时不在岗，给您带来不便，敬请谅解。",
                "现已为您登记预约，请您按下列时间携带所需材料前来办理，届时凭本单取号。",
            ],
            [
                new NoticeField("办理窗口", counter.Label), new NoticeField("办理时间", when),
                new NoticeField("办理要求", ask.Bring.Trim()), new NoticeField("联络方式", ask.Contact.Trim()),
                new NoticeField("登记人", ask.By.Trim()),
            ]));
    }

    /// <summary>业务不在本厅办理告知单 with body, address, phone and reason (003-B 二).</summary>
    public static NoticeIssued Outside(HallState hall, Question question, ReferOutside ask, Instant now) =>
        Issue(hall, question, now, new Paper(
            OutsideSeries, NoticeKind.Outside, new Words("业务不在本厅办理告知单", "Referral to another body"),
            [
                "您好！您咨询的事项不在本厅受理范围，现将受理单位及联系方式告知如下，请您前往办理。",
                "如有疑问，可随时向本厅咨询台了解，我们将尽力为您提供帮助。",
            ],
            [
                new NoticeField("受理单位", ask.Body.Trim()), new NoticeField("单位地址", ask.Address.Trim()),
                new NoticeField("联系电话", ask.Phone.Trim()), new NoticeField("不受理原因", ask.Reason.Trim()),
                new NoticeField("告知人", ask.By.Trim()),
            ]));

    private static NoticeIssued Issue(HallState hall, Question question, Instant now, Paper paper)
    {
        var number = Filing.NextNumber(hall.Books, now.InZone(hall.Plan.Zone).Year, paper.Series);
        var notice = new Notice(
            number, paper.Kind, now, paper.Title, "", paper.Text, paper.Fields,
            question.Visit is { } visit ? $"/v/{visit}" : "");
        var counter = hall.Counters.Values.FirstOrDefault(c => c.Current is { } at && at == question.Visit);
        return new NoticeIssued(
            notice, null, null, question.Visit, counter?.Id,
            CaseNotices.PrinterOf(hall.Plan, counter?.Id), Filing.Digest(notice));
    }

    private sealed record Paper(
        char Series, NoticeKind Kind, Words Title, ImmutableArray<string> Text,
        ImmutableArray<NoticeField> Fields);
}
