using FluentAssertions;
using NodaTime;
using ServiceQueue.Core.Asking;
using ServiceQueue.Core.Cases;
using ServiceQueue.Core.Disclosure;
using ServiceQueue.Core.Halls;
using ServiceQueue.Core.Notices;
using ServiceQueue.Core.Rules;
using ServiceQueue.Core.Tests.Rules.Asking;
using ServiceQueue.Core.Tests.Rules.Disclosure;
using Xunit;

namespace ServiceQueue.Core.Tests.Rules.Ledger;

/// <summary>What is filed stays whole, and private.</summary>
public sealed class ArchiveTests
{
    private const string Scope = "R-ARC-SCOPE";
    private const string Borrow = "R-ARC-BORROW";
    private const string Tamper = "R-PRIV-TAMPER";
    private const string Trace = "R-ARC-TRACE";
    private const string Privacy = "R-PRIV-PROTECT";

    [Fact]
    public void R_ARC_SCOPE_kept() => Referred("2026转字第00001号").Then(Paper("2026转字第00001号"))
        .Then(Paper("2026转字第00002号")).Breaches(Scope, "2026-03-03 09:00").Should().BeEmpty();

    [Fact]
    public void R_ARC_SCOPE_broken_by_a_paper_that_was_never_filed()
    {
        var journal = Referred("2026转字第00001号");
        var found = journal.At("2026-03-02 09:01").Then(Paper("2026转字第00001号"))
            .Breaches(Scope).Should().ContainSingle("it came a minute late").Subject;
        found.At.Should().Be(journal.Time("2026-03-02 09:00"));
        found.Evidence.Should().Equal(7);
    }

    [Fact]
    public void R_ARC_SCOPE_broken_by_a_gap_in_the_numbers_or_a_copy_without_hash()
    {
        Morning.AtCounter().Then(Paper("2026转字第00002号")).Breaches(Scope).Should().ContainSingle();
        Morning.AtCounter().Then(Paper("2026转字第00001号") with { Sha256 = "" })
            .Breaches(Scope).Should().ContainSingle();
    }

    [Fact]
    public void R_ARC_BORROW_kept() => Morning.AtCounter()
        .Then(new RecordViewed("2026-00001", "张三", "核对", "李局长"))
        .Then(new RecordCopied("2026-00001", "张三", "核对", "李局长")).Breaches(Borrow).Should().BeEmpty();

    [Fact]
    public void R_ARC_BORROW_broken() => Morning.AtCounter()
        .Then(new RecordViewed("2026-00001", "张三", "核对", ""))
        .Then(new RecordCopied("2026-00001", "张三", "核对", "张三"))
        .Breaches(Borrow).Select(f => f.Evidence[0]).Should().Equal(7, 8);

    [Fact]
    public void R_PRIV_TAMPER_kept() => Morning.AtCounter().Then(Paper("2026转字第00001号"))
        .Then(new RecordViewed("2026-00001", "张三", "核对", "李局长")).Breaches(Tamper).Should().BeEmpty();

    [Fact]
    public void R_PRIV_TAMPER_broken_by_a_changed_copy_and_a_nameless_look()
    {
        var paper = Paper("2026转字第00001号");
        Morning.AtCounter().Then(paper with { Notice = paper.Notice with { Text = ["已更改"] } })
            .Then(new RecordViewed("2026-00001", "", "核对", "李局长"))
            .Then(new RecordCopied("2026-00001", "张三", " ", "李局长"))
            .Breaches(Tamper).Select(f => f.Evidence[0]).Should().Equal(7, 8, 9);
    }

    [Fact]
    public void R_ARC_TRACE_kept() => Morning.AtCounter().Then(Paper("2026转字第00001号"))
        .Opened("2026-03-03").Breaches(Trace).Should().BeEmpty();

    [Fact]
    public void R_ARC_TRACE_broken_by_a_missing_record_and_by_time_that_goes_back()
    {
        var audit = new Audit(
            HallState.Before(Morning.Plan), RuleSet.Make().Where(r => r.Info.Id == Trace));
        var records = Morning.AtCounter().At("2026-03-02 08:59").Then(new DoorsOpened(null)).Records;
        foreach (var record in records.Where(r => r.Sequence != 3)) audit.Hear(record);
        audit.Take().Select(f => (f.Subject, f.At)).Should().Equal(
            ("#4", records[3].At), ("#7", records[6].At));
    }

    [Fact]
    public void R_ARC_TRACE_broken_by_books_that_change_overnight()
    {
        var journal = Morning.AtCounter().Then(Paper("2026转字第00001号")).At("2026-03-03 08:30");
        journal.Then(new DayOpened(new LocalDate(2026, 3, 3), Morning.Plan, []))
            .Breaches(Trace).Should().ContainSingle().Which.Evidence.Should().Equal(8);
    }

    [Fact]
    public void R_PRIV_PROTECT_kept() => Case()
        .Then(new ResultPublished("2026-00001", "准予登记，咨询电话0738-1234567，批次202603020001", null, "clerk-1"))
        .Then(Editions.SixPages()).Breaches(Privacy).Should().BeEmpty();

    [Theory]
    [InlineData("王小明准予登记")]
    [InlineData("身份证431302199001011234准予登记")]
    [InlineData("身份证43130219900101123X准予登记")]
    [InlineData("电话+8613800001111")]
    [InlineData("取环证明准予办理")]
    public void R_PRIV_PROTECT_broken(string text)
    {
        var found = Case().Then(new ResultPublished("2026-00001", text, null, "clerk-1"))
            .Breaches(Privacy).Should().ContainSingle().Subject;
        found.Says.ZhCn.Should().NotContain("王小明");
        found.Evidence.Should().Equal(9);
    }

    [Fact]
    public void R_PRIV_PROTECT_broken_by_a_page_and_by_a_plan()
    {
        Morning.AtCounter().Then(new PagesPublished(
                [new DisclosurePage("complaints", new Words("投诉"), ["13800001111"])], "张主任", "李局长"))
            .Breaches(Privacy).Should().ContainSingle();
        Morning.Of("2026-03-02", Morning.Plan with { Name = new Words("中心13800001111") })
            .Breaches(Privacy).Should().ContainSingle();
    }

    private static TestJournal Case()
    {
        var journal = Morning.AtCounter();
        var secret = Editions.Item with { Name = new Words("取环证明"), IsSensitive = true };
        return journal
            .Then(new CataloguePublished(Editions.Of("1", journal.Time("2026-03-02 09:00"), secret)))
            .Then(new CaseReceived(
                "2026-00001", Morning.First, 1, "clerk-1", "SV-1", "1", "on-spot", new Applicant("王小明"), []));
    }

    private static TestJournal Referred(string notice) => Morning.AtCounter().Then(new ReferredOutside(
        "V1", "县不动产登记中心", "解放路1号", "0738-1234567", "不动产登记由县中心受理", "clerk-1", notice));

    private static NoticeIssued Paper(string number)
    {
        var notice = new Notice(
            number, NoticeKind.Outside, Instant.FromUtc(2026, 3, 2, 1, 0), new Words("告知单"), "", ["您好"], [],
            "");
        return new NoticeIssued(notice, null, null, Morning.First, 1, null, Filing.Digest(notice));
    }
}
