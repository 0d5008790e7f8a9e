using FluentAssertions;
using ServiceQueue.Core.Cases;
using ServiceQueue.Core.Hours;
using ServiceQueue.Core.Notices;
using ServiceQueue.Core.Tests.Rules.Cases;
using ServiceQueue.Core.Visits;
using Xunit;

namespace ServiceQueue.Core.Tests.Rules.Once;

/// <summary>Rules of the second hand-in, of what is put right on the spot, and of refusals (A4).</summary>
public sealed class SecondTimesTests
{
    private const string Number = "2026退字第00001号";

    private static readonly MaterialCheck NoPhoto = CaseDay.Material("照片", MaterialState.Missing);
    private static readonly MaterialCheck Photo = CaseDay.Material("照片", MaterialState.Present);
    private static readonly TimeLimit Five = TimeLimit.WorkingDays(5);

    [Fact]
    public void R_ONCE_SECOND_ACCEPT_kept() =>
        Supplemented().Accept(CaseKind.Promise, Five, "2026-03-11 17:30")
            .Breaches("R-ONCE-SECOND-ACCEPT", "2026-03-10 00:00").Should().BeEmpty();

    [Fact]
    public void R_ONCE_SECOND_ACCEPT_broken_when_complete_and_not_accepted_that_day()
    {
        var day = Supplemented();
        day.Breaches("R-ONCE-SECOND-ACCEPT", "2026-03-10 00:00").Should().ContainSingle()
            .Which.At.Should().Be(day.Journal.Time("2026-03-05 00:00"));
    }

    [Fact]
    public void R_ONCE_SECOND_ACCEPT_broken_by_a_third_hand_in() =>
        new CaseDay().Receive(null, materials: NoPhoto).Ask("补1", NoPhoto).Supplement(null, NoPhoto)
            .Ask("补2", NoPhoto).Supplement(null, Photo).Accept(CaseKind.Promise, Five, "2026-03-09 17:30")
            .Breaches("R-ONCE-SECOND-ACCEPT").Should().ContainSingle()
            .Which.Says.ZhCn.Should().Contain("第3次");

    [Fact]
    public void R_ONCE_FIX_ONSPOT_kept() =>
        Corrected().Accept(CaseKind.Promise, Five, "2026-03-09 17:30").Finish()
            .Breaches("R-ONCE-FIX-ONSPOT", "2026-03-10 00:00").Should().BeEmpty();

    [Fact]
    public void R_ONCE_FIX_ONSPOT_broken_when_the_visitor_leaves_unaccepted() =>
        Corrected().Finish().Breaches("R-ONCE-FIX-ONSPOT", "2026-03-10 00:00").Should().ContainSingle()
            .Which.Evidence.Should().Equal(8, 9);

    [Fact]
    public void R_ONCE_FIX_ONSPOT_broken_when_it_is_asked_for_as_a_supplement() =>
        Corrected().Ask("补1", NoPhoto).Breaches("R-ONCE-FIX-ONSPOT").Should().ContainSingle()
            .Which.Says.ZhCn.Should().Contain("照片");

    [Fact]
    public void R_ONCE_REFUSE_REASON_kept() =>
        Handed().Then(Refused("不属本厅职权", "行政许可法32")).Paper(NoticeKind.Refusal, Number).Finish("refused")
            .Breaches("R-ONCE-REFUSE-REASON", "2026-03-10 00:00").Should().BeEmpty();

    [Theory]
    [InlineData("", "行政许可法32", "理由")]
    [InlineData("不属本厅职权", " ", "依据")]
    public void R_ONCE_REFUSE_REASON_broken(string reason, string basis, string lacks) =>
        Handed().Paper(NoticeKind.Refusal, Number).Then(Refused(reason, basis)).Finish("refused")
            .Breaches("R-ONCE-REFUSE-REASON", "2026-03-10 00:00").Should().ContainSingle()
            .Which.Says.ZhCn.Should().Contain(lacks);

    [Fact]
    public void R_ONCE_REFUSE_REASON_broken_without_paper() =>
        Handed().Then(Refused("不属本厅职权", "行政许可法32")).Finish("refused")
            .Breaches("R-ONCE-REFUSE-REASON", "2026-03-10 00:00").Should().ContainSingle();

    [Fact]
    public void R_ONCE_REFUSE_REASON_broken_when_the_visitor_has_gone() =>
        Handed().Finish("refused").Paper(NoticeKind.Refusal, Number).Then(Refused("不属本厅职权", "行政许可法32"))
            .Breaches("R-ONCE-REFUSE-REASON", "2026-03-10 00:00").Should().ContainSingle()
            .Which.Says.ZhCn.Should().Contain("当场");

    [Fact]
    public void R_ONCE_RECORD_kept() =>
        Handed().Paper(NoticeKind.Return, Number)
            .Then(new CaseReturned(CaseDay.Case, Number, "缺少主件", "002-D", "补齐后再来", "wang"))
            .Finish("returned", @case: CaseDay.Case)
            .Breaches("R-ONCE-RECORD", "2026-03-10 00:00").Should().BeEmpty();

    [Fact]
    public void R_ONCE_RECORD_broken_by_a_return_notice_without_a_record() =>
        Handed().Paper(NoticeKind.Return, Number).Breaches("R-ONCE-RECORD", "2026-03-10 00:00")
            .Should().ContainSingle().Which.Evidence.Should().Equal(8);

    [Fact]
    public void R_ONCE_RECORD_broken_by_a_turn_that_ends_as_returned() =>
        new CaseDay().Serve().Finish("returned").Breaches("R-ONCE-RECORD").Should().ContainSingle()
            .Which.Counter.Should().Be(1);

    private static CaseRefused Refused(string reason, string basis) =>
        new(CaseDay.Case, Number, reason, basis, "可申请复议", "wang");

    private static CaseDay Handed() => new CaseDay().Serve().Receive(materials: Photo);

    private static CaseDay Supplemented() =>
        new CaseDay().Receive(null, materials: NoPhoto).Ask("补1", NoPhoto)
            .At("2026-03-04 10:00").Supplement(null, Photo);

    private static CaseDay Corrected() =>
        new CaseDay().Serve().Receive(materials: NoPhoto).Then(new CaseCorrected(
            CaseDay.Case, [CaseDay.Material("照片", MaterialState.CorrectedOnSpot)], "wang"));
}
