using FluentAssertions;
using ServiceQueue.Core.Asking;
using ServiceQueue.Core.Disclosure;
using ServiceQueue.Core.Halls;
using ServiceQueue.Core.Hours;
using ServiceQueue.Core.Tests.Rules.Cases;
using ServiceQueue.Core.Visits;
using Xunit;

namespace ServiceQueue.Core.Tests.Rules.Once;

/// <summary>Rules of the one-time notification of whoever asks (A4).</summary>
public sealed class ConsultationsTests
{
    [Fact]
    public void R_ONCE_CONSULT_kept() => Asked("v1").Breaches("R-ONCE-CONSULT").Should().BeEmpty();

    [Theory]
    [InlineData(null)]
    [InlineData("v0")]
    public void R_ONCE_CONSULT_broken(string? checklist)
    {
        var found = Asked(checklist).Breaches("R-ONCE-CONSULT").Should().ContainSingle().Subject;
        found.Subject.Should().Be("Q1");
        found.Evidence.Should().Equal(4, 5);
    }

    [Fact]
    public void R_ONCE_CONTENT_kept() =>
        new CaseDay().Open("2026-03-03").Breaches("R-ONCE-CONTENT").Should().BeEmpty();

    [Fact]
    public void R_ONCE_CONTENT_broken()
    {
        var lacking = CaseDay.Filled("SV-9") with { Promise = TimeLimit.WorkingDays(5), Refusals = " " };
        var found = new CaseDay(books: CaseDay.Books(CaseDay.Licence, lacking)).Breaches("R-ONCE-CONTENT");

        found.Should().ContainSingle().Which.Subject.Should().Be("SV-9");
        found[0].Says.ZhCn.Should().EndWith("缺少：不予办理的情形");
        found[0].Evidence.Should().Equal(2);
    }

    [Fact]
    public void R_ONCE_CONTENT_finds_every_part_of_an_empty_checklist()
    {
        var empty = new ItemPlan("SV-9", new Words("事项"), [], []) { Fee = 10 };
        var found = new CaseDay(books: CaseDay.Books(empty)).Breaches("R-ONCE-CONTENT");

        found.Should().ContainSingle().Which.Says.ZhCn.Split('、').Should().HaveCount(8);
    }

    [Fact]
    public void R_ONCE_MULTI_DEPT_kept() =>
        Unclear().Then(new Coordinated("V1", "民政", "由民政窗口办理", "wang")).Then(SentOn)
            .Breaches("R-ONCE-MULTI-DEPT").Should().BeEmpty();

    [Fact]
    public void R_ONCE_MULTI_DEPT_broken() =>
        Unclear().Then(SentOn).Breaches("R-ONCE-MULTI-DEPT").Should().ContainSingle()
            .Which.Evidence.Should().Equal(7, 8);

    private static VisitTransferred SentOn { get; } = new(new VisitId("V1"), 1, "civil", null, "不归我管");

    private static CaseDay Asked(string? checklist) =>
        new CaseDay().Then(new FirstAsked("Q1", "phone", "wang", null, "如何办理", true, true, "SV-1"))
            .Then(new QuestionAnswered("Q1", "wang", "已告知", checklist));

    private static CaseDay Unclear() => new CaseDay().Serve().Then(
        new FirstAsked("V1", "visit", "wang", new VisitId("V1"), "涉及多个部门", false, false));
}
