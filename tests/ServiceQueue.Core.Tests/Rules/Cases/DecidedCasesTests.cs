using FluentAssertions;
using NodaTime;
using ServiceQueue.Core.Cases;
using ServiceQueue.Core.Cases.Intake;
using ServiceQueue.Core.Cases.Results;
using ServiceQueue.Core.Halls;
using ServiceQueue.Core.Rules;
using ServiceQueue.Core.Rules.Cases;
using ServiceQueue.Core.Rules.Once;
using ServiceQueue.Core.Tests.Cases;
using ServiceQueue.Core.Visits;
using Xunit;

namespace ServiceQueue.Core.Tests.Rules.Cases;

/// <summary>
/// Journals that the hall itself decided: what it lets clerks do breaks no rule about cases. Rules and verbs
/// were written apart, so that each is a check on the other.
/// </summary>
public sealed class DecidedCasesTests
{
    private const string By = CaseHall.Clerk;

    // Time alone breaks these; the hall cannot refuse that nothing is done. This hall's catalogue is bare.
    private static readonly string[] BrokenByTime =
    [
        "R-DEADLINE-IMMEDIATE-30", "R-CASE-PROMISE-DUE", "R-CASE-PETITION", "R-CASE-REPORTUP", "R-ONCE-5WD",
        "R-ONCE-BLANK", "R-OVERDUE-ACCOUNT", "R-RESULT-NOTIFY", "R-PUBLISH-RESULT", "R-ONCE-CONTENT",
        "R-CASE-SUPP-NOTICE",
        // An applicant may bring what is missing in two parts.
        "R-ONCE-SECOND-ACCEPT",
    ];

    private static readonly Func<string, OpenCaseCommand>[] Verbs =
    [
        n => new AnswerCase(n, By, "请携带户口本。"),
        n => new CorrectCase(n, By, CaseHall.Full),
        n => new RequestSupplement(n, By, []),
        n => new ReceiveSupplement(n, By, CaseHall.Full),
        n => new ReceiveSupplement(n, By, CaseHall.Short),
        n => new AcceptCase(n, By, CaseKind.Promise),
        n => new AcceptCase(n, By, CaseKind.Immediate),
        n => new AcceptCase(n, By, CaseKind.Agency),
        n => new AcceptCase(n, By, CaseKind.Joint, Coordinator: "zhao"),
        n => new AcceptCase(n, By, CaseKind.Petition),
        n => new AcceptCase(n, By, CaseKind.ReportUp, Superior: "县民政局", SuperiorDays: 9),
        n => new ReturnCase(n, By, "缺少主件", "依据", "可重新申请"),
        n => new RefuseCase(n, By, "不属职权", "依据", "可向他处申请"),
        n => new PauseCase(n, By, "专家评审"),
        n => new ResumeCase(n, By),
        n => new ExtendCase(n, By, 3, "案情复杂", "主任"),
        n => new SignOffCase(n, "zhao"),
        n => new DecideCase(n, By, true, "准予"),
        n => new NotifyApplicant(n, By, "phone", "无"),
        n => new PublishResult(n, By, "准予某某"),
        n => new DeliverCase(n, By),
        n => new ArchiveCase(n, By),
        n => new WithdrawCase(n, By),
    ];

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public void What_clerks_may_do_breaks_no_rule(int seed)
    {
        var random = new Random(seed);
        string[] items = ["CERT", "PERMIT", "AID", "SECRET", "BARE"];
        string[] days = ["2026-03-03 10:00", "2026-03-05 16:00", "2026-03-10 09:00", "2026-03-27 17:00"];
        for (var round = 0; round < 20; round++)
        {
            var hall = new CaseHall();
            var numbers = new List<string>();
            for (var step = 0; step < 250; step++)
            {
                if (step % 50 == 49 && seed > 1) hall.Until(days[Math.Min(3, step / 50)]);
                var item = items[random.Next(items.Length)];
                if (numbers.Count < 8 || random.Next(20) == 0)
                {
                    var whole = item == "BARE" || random.Next(2) == 0;
                    numbers.Add(hall.Receive(item, whole ? null : CaseHall.Short));
                }
                else
                {
                    hall.Ask(Verbs[random.Next(Verbs.Length)](numbers[random.Next(numbers.Count)]));
                }
            }

            Breaches(hall).Where(f => !BrokenByTime.Contains(f.Rule)).Should().BeEmpty();
        }
    }

    [Theory]
    [InlineData("CERT", "immediate")]
    [InlineData("AID", "promise")]
    [InlineData("AID", "agency")]
    [InlineData("AID", "joint")]
    [InlineData("AID", "petition")]
    [InlineData("AID", "report-up")]
    [InlineData("AID", "answered")]
    [InlineData("AID", "returned")]
    [InlineData("AID", "refused")]
    [InlineData("AID", "supplement")]
    public void A_turn_that_ends_with_a_case_breaks_no_rule(string item, string outcome)
    {
        var hall = new CaseHall();
        var visit = new VisitId("V1");
        hall.Do(new IssueTicket(visit, "social", null, "ordinary", "zh-CN", null, null));
        hall.Do(new CallNext(1));
        hall.Do(new ServeVisit(1));
        var materials = outcome == "supplement" ? CaseHall.Short : CaseHall.Full;
        hall.Do(new FinishTurn(1, outcome, null, null)
        {
            With = new CaseAtCounter
            {
                Papers = CaseHall.Papers(item, materials), Reason = "缺少主件", Basis = "002-D",
                Remedy = "补齐后再来", Coordinator = "zhao", Superior = "县民政局", SuperiorDays = 9, Result = "准予",
            },
        });

        Breaches(hall, "2026-03-02 17:00").Where(f => f.Rule != "R-ONCE-CONTENT").Should().BeEmpty();
        Breaches(hall, "2026-03-03 08:00").Where(f => !BrokenByTime.Contains(f.Rule)).Should().BeEmpty();
    }

    private static IEnumerable<Finding> Breaches(CaseHall hall, string? until = null)
    {
        var audit = new Audit(HallState.Before(CaseHall.Plan), OnceRules.Make().Concat(CasesRules.Make()));
        foreach (var record in hall.Journal) audit.Hear(record);
        if (until is not null) audit.Advance(CaseHall.Time(until));
        return audit.Take().Where(f => f.Level == FindingLevel.Breach);
    }
}
