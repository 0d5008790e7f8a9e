using FluentAssertions;
using ServiceQueue.Core.Asking;
using ServiceQueue.Core.Counters;
using ServiceQueue.Core.Disclosure;
using ServiceQueue.Core.Halls;
using ServiceQueue.Core.Rules;
using ServiceQueue.Core.Tests.Rules.Asking;
using ServiceQueue.Core.Visits;
using Xunit;

namespace ServiceQueue.Core.Tests.Rules.Disclosure;

/// <summary>Pages, answers, phrases, calls, and numbers that survive an outage.</summary>
public sealed class PublicTextTests
{
    private const string Six = "R-PUB-SIX";
    private const string Forbidden = "R-PHRASE-FORBIDDEN";

    [Fact]
    public void R_PUB_SIX_kept() => Paged(Editions.SixPages()).Opened("2026-03-02")
        .Breaches(Six).Should().BeEmpty();

    [Fact]
    public void R_PUB_SIX_broken_by_missing_empty_and_old_pages()
    {
        var found = Morning.Of("2026-03-02").At("2026-03-02 14:00").Then(new DoorsOpened(null))
            .Breaches(Six).Should().ContainSingle().Subject;
        found.Evidence.Should().Equal(3);
        var pages = Editions.SixPages();
        Paged(pages with { Pages = pages.Pages.SetItem(5, pages.Pages[5] with { Text = [" "] }) })
            .Opened("2026-03-02").Breaches(Six).Should().ContainSingle()
            .Which.Says.ZhCn.Should().Contain("投诉电话");
        Paged(pages, "2025-02-27").Opened("2026-03-02").Breaches(Six).Should().ContainSingle();
    }

    [Fact]
    public void R_PUB_FAQ_kept()
    {
        var journal = Morning.Of("2026-03-02");
        journal.Then(Answer(journal, "2026-04-01 09:00")).At("2026-04-01 09:00")
            .Then(Answer(journal, "2026-09-01 09:00")).At("2026-08-01 09:00")
            .Then(new AnswerWithdrawn("hours", "clerk-1"))
            .Breaches("R-PUB-FAQ", "2027-01-01 09:00").Should().BeEmpty();
    }

    [Fact]
    public void R_PUB_FAQ_broken_by_age_and_by_having_no_owner()
    {
        var journal = Morning.Of("2026-03-02");
        journal.Then(Answer(journal, "2026-04-01 09:00"));
        var found = journal.Breaches("R-PUB-FAQ", "2026-05-01 09:00").Should().ContainSingle().Subject;
        found.At.Should().Be(journal.Time("2026-04-01 09:00"));
        var orphan = Morning.Of("2026-03-02");
        orphan.Then(Answer(orphan, "2026-04-01 09:00") with { Owner = "" })
            .Breaches("R-PUB-FAQ").Should().ContainSingle();
    }

    [Fact]
    public void R_PHRASE_CALL_kept() => Morning.AtCounter().Breaches("R-PHRASE-CALL").Should().BeEmpty();

    [Fact]
    public void R_PHRASE_CALL_broken_by_a_counter_without_a_name_once_a_day()
    {
        var found = Named("1").Then(new VisitRecalled(Morning.First, 1))
            .Breaches("R-PHRASE-CALL").Should().ContainSingle().Subject;
        found.Counter.Should().Be(1);
        found.Evidence.Should().Equal(5);
    }

    [Fact]
    public void R_PHRASE_CALL_broken_by_a_call_that_is_never_spoken()
    {
        var plan = Morning.Plan with { Rules = new HallRules { SpokenTimes = 0 } };
        Morning.Of("2026-03-02", plan).Issued(Morning.First, 1).Served(Morning.First)
            .Breaches("R-PHRASE-CALL").Should().ContainSingle();
    }

    [Fact]
    public void R_PHRASE_MANDARIN_kept() =>
        Morning.AtCounter().Breaches("R-PHRASE-MANDARIN").Should().BeEmpty();

    [Fact]
    public void R_PHRASE_MANDARIN_broken() =>
        Named("Pensions").Breaches("R-PHRASE-MANDARIN").Should().ContainSingle();

    [Fact]
    public void R_PHRASE_FORBIDDEN_kept() => Morning.AtCounter()
        .Then(new QuestionAnswered("V1", "clerk-1", "请您到三号窗口办理，谢谢"))
        .Then(new CounterPaused(1, "上门服务", null)).Then(Editions.SixPages())
        .Breaches(Forbidden).Should().BeEmpty();

    [Theory]
    [InlineData("我不知道，你去问三号窗口")]
    [InlineData("有牌子,自己看")]
    [InlineData("下班了，明天再来！")]
    [InlineData("快点，我要下班了")]
    [InlineData("已经告诉你一遍了，还不懂")]
    [InlineData("没看我正忙着吧！")]
    public void R_PHRASE_FORBIDDEN_broken(string text)
    {
        Morning.AtCounter().Then(new QuestionAnswered("V1", "clerk-1", text))
            .Breaches(Forbidden).Should().ContainSingle().Which.Evidence.Should().Equal(7);
        Morning.AtCounter().Then(new CounterPaused(1, text, null))
            .Breaches(Forbidden).Should().ContainSingle();
    }

    [Fact]
    public void R_SYS_RUN_kept() => Morning.Of("2026-03-02")
        .Issued(Morning.First, 1).Issued(new VisitId("V2"), 2)
        .Then(new VisitLeft(Morning.First, "visitor")).Then(new VisitLeft(new VisitId("V2"), "visitor"))
        .Then(new DayClosed(new(2026, 3, 2))).Opened("2026-03-03").Issued(new VisitId("V3"), 1)
        .Breaches("R-SYS-RUN").Should().BeEmpty();

    [Fact]
    public void R_SYS_RUN_broken_by_lost_and_repeated_numbers_and_by_a_day_without_end() =>
        Morning.Of("2026-03-02").Issued(Morning.First, 1).Issued(new VisitId("V2"), 1)
            .Issued(new VisitId("V3"), 4).Issued(Morning.First, 5)
            .Opened("2026-03-02")
            .Breaches("R-SYS-RUN").Select(f => f.Evidence[0]).Should().Equal(5, 6, 7, 8, 8);

    [Fact]
    public void What_the_journal_cannot_tell_is_listed_with_its_reason() =>
        RuleSet.Make().Where(r => r is NotChecked).Select(r => r.Info)
            .Where(i => i.Id is "R-AUDIT-SPOT" or "R-PUB-WALL-9" or "R-PHRASE-SET" or "R-PHRASE-THREE"
                or "R-PHRASE-HOLIDAY" or "R-SYS-NOEXTRA" or "R-SYS-QUIET")
            .Should().HaveCount(7).And.OnlyContain(i => i.Undecidable != null && i.Grade == RuleGrade.Should);

    private static TestJournal Paged(PagesPublished pages, string date = "2026-03-02") =>
        new TestJournal(Morning.Plan).At($"{date} 08:00").Then(new PlanAdopted(Morning.Plan)).Then(pages);

    private static AnswerPublished Answer(TestJournal journal, string reviewBy) => new(
        "hours", "几点上班？", "上午八点半", "张主任", journal.Time(reviewBy), "clerk-1");

    private static TestJournal Named(string name)
    {
        var plan = Morning.Plan with
        {
            Counters = [.. Morning.Plan.Counters.Select(c => c with { Name = new Words(name) })],
        };
        return Morning.Of("2026-03-02", plan).Issued(Morning.First, 1).Served(Morning.First);
    }
}
