using FluentAssertions;
using ServiceQueue.Core.Cases;
using ServiceQueue.Core.Cases.Intake;
using ServiceQueue.Core.Cases.Results;
using ServiceQueue.Core.Halls;
using ServiceQueue.Core.Rules;
using ServiceQueue.Core.Rules.Cases;
using ServiceQueue.Core.Rules.Once;
using ServiceQueue.Core.Visits;
using Xunit;

namespace ServiceQueue.Core.Tests.Cases;

/// <summary>
/// What the hall's verbs write into the journal keeps the rules that judge it, which know the journal alone.
/// </summary>
public sealed class ObedienceTests
{
    private const string By = CaseHall.Clerk;
    private readonly CaseHall _hall = new();
    private int _visits;

    [Fact]
    public void A_story_with_a_second_visit_keeps_every_rule_of_cases()
    {
        Serve();
        Finish("supplement", CaseHall.Papers("AID", CaseHall.Short));
        _hall.At("2026-03-04 09:00");
        Serve();
        Finish("promise", new CasePapers(null, null, [CaseHall.Full[1]], "on-spot"), "2026-00001");
        _hall.At("2026-03-05 09:00").Do(new PauseCase("2026-00001", By, "专家评审"));
        _hall.At("2026-03-09 09:00").Do(new ResumeCase("2026-00001", By));
        _hall.Do(new ExtendCase("2026-00001", By, 3, "案情复杂", "主任"));
        End("2026-00001", "2026-03-12 10:00");
        Breaches().Should().BeEmpty();
    }

    [Theory]
    [InlineData("immediate", "CERT")]
    [InlineData("agency", "AID")]
    [InlineData("joint", "AID")]
    [InlineData("petition", "AID")]
    [InlineData("report-up", "UP")]
    [InlineData("promise", "PERMIT")]
    public void Every_kind_keeps_every_rule_of_cases(string outcome, string item)
    {
        Serve();
        Finish(outcome, CaseHall.Papers(item));
        End("2026-00001", "2026-03-02 10:20");
        Breaches().Should().BeEmpty();
    }

    [Theory]
    [InlineData("answered")]
    [InlineData("returned")]
    [InlineData("refused")]
    public void What_is_closed_at_once_keeps_every_rule_of_cases(string outcome)
    {
        Serve();
        Finish(outcome, CaseHall.Papers("AID"));
        _hall.At("2026-03-30 10:00");
        Breaches().Should().BeEmpty();
    }

    [Fact]
    public void Silence_is_a_breach_that_the_deemed_acceptance_does_not_hide()
    {
        _hall.Receive("PERMIT", CaseHall.Short);
        _hall.Until("2026-03-10 10:00");
        Breaches().Should().Contain(b => b.StartsWith("R-ONCE-5WD"));
    }

    private static HashSet<string> Rules { get; } =
        [.. CasesRules.Make().Concat(OnceRules.Make()).Select(r => r.Info.Id)];

    private List<string> Breaches() => Breaches(_hall);

    internal static List<string> Breaches(CaseHall hall)
    {
        var audit = new Audit(
            HallState.Before(CaseHall.Plan), RuleSet.Make().Where(r => Rules.Contains(r.Info.Id)));
        foreach (var recorded in hall.Journal) audit.Hear(recorded);
        audit.Advance(hall.Now);
        return [.. audit.Take().Where(f => f.Level == FindingLevel.Breach)
            .Select(f => $"{f.Rule} {f.Subject}: {f.Says.ZhCn}")];
    }

    private void Serve()
    {
        var id = new VisitId($"V{++_visits}");
        _hall.Do(new IssueTicket(id, "social", null, "ordinary", "zh-CN", null, null));
        _hall.Do(new CallNext(1));
        _hall.Do(new ServeVisit(1));
    }

    private void Finish(string outcome, CasePapers papers, string? number = null) =>
        _hall.Do(new FinishTurn(1, outcome, null, null, new CaseAtCounter
        {
            Number = number, Papers = papers, Reason = "不属于本中心受理范围", Basis = "《行政许可法》第三十二条",
            Remedy = "可向有权机关提出申请", Coordinator = "大厅办公室", Superior = "县民政局", SuperiorDays = 5,
        }));

    /// <summary>Decided, told, handed over, made public and filed, each on its day.</summary>
    private void End(string number, string decidedAt)
    {
        _hall.At(decidedAt).Do(new DecideCase(number, By, true, "准予"));
        if (_hall.Look(number).Kind == CaseKind.Agency) _hall.Do(new SignOffCase(number, "leader"));
        _hall.Do(new NotifyApplicant(number, By, "on-spot", "无"));
        _hall.Do(new DeliverCase(number, By));
        _hall.Do(new PublishResult(number, By, "准予某某的申请"));
        _hall.Do(new ArchiveCase(number, By));
        _hall.At("2026-04-30 10:00");
    }
}
