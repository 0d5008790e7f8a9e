using System.Collections.Immutable;
using FluentAssertions;
using ServiceQueue.Core.Cases;
using ServiceQueue.Core.Cases.Intake;
using ServiceQueue.Core.Cases.Results;
using ServiceQueue.Core.Halls;
using ServiceQueue.Core.Jobs;
using ServiceQueue.Core.Notices;
using ServiceQueue.Core.Visits;
using Xunit;

namespace ServiceQueue.Core.Tests.Cases;

/// <summary>A turn that ends with a case: one decision, or nothing.</summary>
public sealed class FinishTests
{
    private readonly CaseHall _hall = new();
    private int _visits;

    [Theory]
    [InlineData("promise", CaseState.Running, "诺")]
    [InlineData("agency", CaseState.Running, "受")]
    [InlineData("petition", CaseState.Running, "受")]
    [InlineData("joint", CaseState.Running, "受")]
    [InlineData("report-up", CaseState.Running, "受")]
    public void An_outcome_that_accepts_opens_a_case_with_its_notice(
        string outcome, CaseState state, string series)
    {
        var visit = Serve();
        var events = _hall.Do(Finish(outcome, With("AID") with
        {
            Coordinator = "大厅办公室", Superior = "县民政局", SuperiorDays = 10,
        }));
        var finished = events.OfType<TurnFinished>().Single();
        events.SkipWhile(e => e != finished).Should().NotContain(
            e => e is CaseEvent || e is NoticeIssued, "the papers are handed out before the visitor leaves");
        (finished.Outcome, finished.Case).Should().Be((outcome, "2026-00001"));
        _hall.Look("2026-00001").State.Should().Be(state);
        var issued = events.OfType<NoticeIssued>().Single();
        issued.Notice.Number.Should().StartWith($"2026{series}字第");
        (issued.Visit, issued.Counter, issued.Case).Should().Be((visit, 1, "2026-00001"));
        issued.Sha256.Should().Be(Filing.Digest(issued.Notice));
        _hall.Jobs.Select(j => j.Work).OfType<PrintNotice>().Should().ContainSingle();
    }

    [Theory]
    [InlineData("answered", CaseKind.Consult, "咨")]
    [InlineData("returned", CaseKind.Return, "退")]
    [InlineData("refused", CaseKind.Return, "不")]
    public void An_outcome_that_turns_away_opens_and_closes_a_case(
        string outcome, CaseKind kind, string series)
    {
        Serve();
        var events = _hall.Do(Finish(outcome, With("AID") with
        {
            Reason = "不属于本中心受理范围", Basis = "《行政许可法》第三十二条", Remedy = "可向市场监管局提出申请",
        }));
        events.OfType<CaseTyped>().Single().Kind.Should().Be(kind);
        events.OfType<NoticeIssued>().Single().Notice.Number.Should().StartWith($"2026{series}字第");
        _hall.State.Books.Cases.Open.Should().BeEmpty();
    }

    [Fact]
    public void Incomplete_papers_lead_to_a_second_visit_and_to_acceptance()
    {
        Serve();
        _hall.Do(Finish("supplement", With("AID", CaseHall.Short)));
        _hall.Look("2026-00001").State.Should().Be(CaseState.SupplementAwaited);

        _hall.At("2026-03-04 09:00");
        var again = Serve();
        _hall.Forbid("R-CLOCK-COMPLETE", Finish("promise", Going(
            [new MaterialCheck("身份证", MaterialState.Flawed, "复印件不清")])));
        var events = _hall.Do(Finish("promise", Going([CaseHall.Full[1]])));
        events.OfType<CaseAccepted>().Single().Due.Should().Be(CaseHall.Time("2026-03-11 17:30"));
        events.OfType<NoticeIssued>().Single().Visit.Should().Be(again);
        events.OfType<TurnFinished>().Single().Case.Should().Be("2026-00001");

        _hall.Do(new DecideCase("2026-00001", CaseHall.Clerk, true, "准予救助"));
        _hall.Do(new NotifyApplicant("2026-00001", CaseHall.Clerk, "phone", "请来领取"));
        Serve();
        _hall.Do(Finish("answered", Going([]))).OfType<CaseDelivered>().Should().ContainSingle();
    }

    [Fact]
    public void What_is_done_at_once_is_decided_told_and_handed_over()
    {
        Serve();
        _hall.Do(Finish("immediate", With("CERT") with { Result = "已出具居住证明" }));
        var c = _hall.Look("2026-00001");
        (c.State, c.Granted, c.DecidedBy).Should().Be((CaseState.Delivered, true, CaseHall.Clerk));
        Serve();
        _hall.Do(Finish("immediate", With("CERT")));
        _hall.Look("2026-00002").State.Should().Be(CaseState.Running, "nothing was said of a result yet");
    }

    [Fact]
    public void A_refusal_changes_nothing_and_the_visitor_stays_at_the_counter()
    {
        Serve();
        var before = _hall.State;
        _hall.Forbid("R-CLOCK-COMPLETE", Finish("promise", With("AID", CaseHall.Short)));
        _hall.Forbid("R-ONCE-REFUSE-REASON", Finish("returned", With("AID")));
        _hall.Refuse(Finish("promise", With("NONE"))).Code.Should().Be(RefusalCode.UnknownItem);
        _hall.Refuse(Finish("promise", Going([]) with { Number = "2026-00077" })).Code
            .Should().Be(RefusalCode.UnknownRecord);
        _hall.State.Should().BeSameAs(before);
    }

    [Fact]
    public void A_turn_without_a_case_ends_as_ever()
    {
        Serve();
        var events = _hall.Do(new FinishTurn(1, "immediate", "办2026-1", null));
        events.OfType<TurnFinished>().Should().ContainSingle().Which.Case.Should().Be("办2026-1");
        events.OfType<CaseEvent>().Should().BeEmpty();
    }

    private static CaseAtCounter With(string item, ImmutableArray<MaterialCheck>? materials = null) =>
        new() { Papers = CaseHall.Papers(item, materials) };

    private static CaseAtCounter Going(ImmutableArray<MaterialCheck> materials) =>
        new() { Number = "2026-00001", Papers = new CasePapers(null, null, materials, "on-spot") };

    private static FinishTurn Finish(string outcome, CaseAtCounter with) =>
        new(1, outcome, null, null, with);

    private VisitId Serve()
    {
        var id = new VisitId($"V{++_visits}");
        _hall.Do(new IssueTicket(id, "social", null, "ordinary", "zh-CN", null, null));
        _hall.Do(new CallNext(1));
        return id;
    }
}
