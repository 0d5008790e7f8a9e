using FluentAssertions;
using ServiceQueue.Core.Cases;
using ServiceQueue.Core.Cases.Intake;
using ServiceQueue.Core.Cases.Results;
using ServiceQueue.Core.Halls;
using ServiceQueue.Core.Notices;
using Xunit;

namespace ServiceQueue.Core.Tests.Cases;

/// <summary>What the papers of a case say: whole, dated, numbered, polite, and filed.</summary>
public sealed class NoticeTests
{
    private static readonly string[] Always = ["受理编号", "事项", "申请人", "监督投诉", "进度查询"];

    private static readonly Dictionary<NoticeKind, string[]> Fields = new()
    {
        [NoticeKind.Consult] = ["答复人", "答复时间"],
        [NoticeKind.Supplement] = ["需补正材料", "补正期限", "收件时间"],
        [NoticeKind.Acceptance] = ["办件类型", "受理时间", "承诺办结时限", "办结截止时间", "材料清单", "受理人"],
        [NoticeKind.Promise] = ["办件类型", "受理时间", "承诺办结时限", "办结截止时间", "材料清单", "受理人"],
        [NoticeKind.Return] = ["理由", "依据", "救济途径", "经办人"],
        [NoticeKind.Refusal] = ["理由", "依据", "救济途径", "经办人"],
        [NoticeKind.Pause] = ["暂停事由", "暂停时间"],
        [NoticeKind.Extension] = ["延期理由", "原办结截止时间", "延长期限", "延期后办结截止时间", "批准人"],
        [NoticeKind.PickUp] = ["办理结果", "办结时间", "领取日期", "下一步"],
    };

    private static readonly IReadOnlyList<Recorded> Journal = Everything();

    public static TheoryData<NoticeKind> Kinds => [.. Fields.Keys];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void A_notice_is_whole_dated_numbered_and_polite(NoticeKind kind)
    {
        var (at, issued) = Journal.Where(r => r.Event is NoticeIssued)
            .Select(r => (r.At, Issued: (NoticeIssued)r.Event)).First(n => n.Issued.Notice.Kind == kind);
        var notice = issued.Notice;
        notice.Number.Should().MatchRegex("^2026.字第00001号$");
        notice.At.Should().Be(at);
        notice.HasSeal.Should().BeTrue();
        notice.Title.ZhCn.Should().NotBeEmpty();
        notice.Addressee.Should().Be("张三丰");
        notice.TrackPath.Should().Be($"/c/{issued.Case}");
        notice.Fields.Select(f => f.Label).Should().Contain(Always).And.Contain(Fields[kind]);
        notice.Fields.Should().OnlyContain(f => f.Value.Length > 0);
        notice.Text.Should().NotBeEmpty().And.OnlyContain(t => t.EndsWith('。') || t.EndsWith('：'));
        string.Concat(notice.Text).Should().Contain("您");
        notice.Text.Concat(notice.Fields.Select(f => f.Value))
            .Should().OnlyContain(t => Phrases.ForbiddenIn(t) == null);
        notice.Fields.Single(f => f.Label == "监督投诉").Value
            .Should().Contain("0000-1111111").And.Contain("0000-2222222");
        issued.Sha256.Should().Be(Filing.Digest(notice)).And.HaveLength(64);
    }

    [Fact]
    public void Every_kind_has_a_series_and_a_title_of_its_own()
    {
        var kinds = Enum.GetValues<NoticeKind>();
        kinds.Select(NoticeSeries.Of).Should().OnlyHaveUniqueItems();
        kinds.Select(k => NoticeSeries.Title(k).ZhCn).Should().OnlyHaveUniqueItems();
    }

    [Fact]
    public void The_time_on_the_paper_is_the_halls_own()
    {
        NoticeText.Of(CaseHall.Plan, CaseHall.Time("2026-03-09 17:30")).Should().Be("2026年3月9日17时30分");
        NoticeText.Of(CaseHall.Plan, CaseHall.Time("2026-03-10 00:00")).Should().Be("2026年3月9日24时");
    }

    private static IReadOnlyList<Recorded> Everything()
    {
        var hall = new CaseHall();
        var by = CaseHall.Clerk;
        hall.Do(new AnswerCase(hall.Receive(null, []), by, "请携带户口本办理。"));
        hall.Do(new RequestSupplement(hall.Receive("AID", CaseHall.Short), by, []));
        hall.Do(new ReturnCase(hall.Receive("AID"), by, "缺少主件", "《办法》第四条", "可补齐后重新申请"));
        hall.Do(new RefuseCase(hall.Receive("AID"), by, "不属本中心职权", "《办法》第二条", "可向县民政局申请"));
        hall.Accept("CERT", CaseKind.Immediate);
        var number = hall.Accept("PERMIT");
        hall.Do(new PauseCase(number, by, "专家评审"));
        hall.Do(new ResumeCase(number, by));
        hall.Do(new ExtendCase(number, by, 5, "案情复杂", "主任"));
        hall.Do(new DecideCase(number, by, true, "准予许可"));
        hall.Do(new NotifyApplicant(number, by, "on-spot", "请凭身份证领取", new(2026, 3, 9)));
        return hall.Journal;
    }
}
