using FluentAssertions;
using FsCheck;
using FsCheck.Fluent;
using NodaTime;
using ServiceQueue.Core.Halls;
using ServiceQueue.Core.Selection;
using ServiceQueue.Core.Tests.Halls;
using ServiceQueue.Core.Visits;
using Xunit;

namespace ServiceQueue.Core.Tests.Selection;

/// <summary>The lane for vulnerable visitors, and urgent calls with their bounds.</summary>
public sealed class LaneTests
{
    private readonly TestHall _hall = new();
    private int _drawn;

    [Fact]
    public void TheLaneDecidesOneOfThreeCalls()
    {
        _hall.Open(1);
        for (var i = 0; i < 6; i++) Issue("ordinary");
        Issue("elderly");
        Issue("with-infant");
        Issue("ill");
        CallAll().Should().Equal(7, 1, 2, 8, 3, 4, 9, 5, 6);
    }

    [Fact]
    public void WhoIsNextAnywayUsesNoShareOfTheLane()
    {
        _hall.Open(1);
        Issue("elderly");
        Issue("ordinary");
        Issue("pregnant");
        Issue("ordinary");
        CallAll().Should().Equal(1, 3, 2, 4);
        _hall.Journal.Select(r => r.Event).OfType<VisitCalled>().Select(c => c.Lane)
            .Should().Equal(null, "pregnant", null, null);
    }

    [Fact]
    public void ClosingAndOpeningACounterDoesNotRenewItsShare()
    {
        _hall.Open(1);
        Issue("ordinary");
        Issue("elderly");
        Issue("elderly");
        _hall.Call(1).Ticket.Number.Should().Be(2);
        _hall.Do(new FinishTurn(1, "answered", null, null));
        _hall.Do(new Core.Counters.CloseCounter(1));
        _hall.Open(1);
        _hall.Call(1).Ticket.Number.Should().Be(1);
    }

    [Fact]
    public void AnUnknownClassQueuesLikeEverybody()
    {
        _hall.Open(1);
        Issue("ordinary");
        Issue("friend-of-the-house");
        CallAll().Should().Equal(1, 2);
    }

    [Fact]
    public void TheQueueShownIsTheOrderOfTheCalls() =>
        Prop.ForAll(
            Gen.Elements("ordinary", "ordinary", "ordinary", "elderly", "ill").ListOf(25).ToArbitrary(),
            classes =>
            {
                var hall = new TestHall();
                hall.Open(2);
                foreach (var (name, i) in classes.Select((c, i) => (c, i)))
                    Issue(hall, $"P{i}", name, i % 3 == 0 ? "civil" : "social");
                hall.Call(2);
                hall.Do(new FinishTurn(2, "answered", null, null));
                var shown = NextTurn.QueueOf(hall.State, hall.State.Plan.Counter(2)!, 40)
                    .Select(v => v.Ticket.ToString()).ToList();
                shown.Should().Equal(CallAll(hall, 2).Select(v => v.Ticket.ToString()));
            }).Check(Config.QuickThrowOnFailure.WithMaxTest(60).WithReplay(20261122, 3));

    [Fact]
    public void UrgentCallsKeepTheirRatioAndNeedEvidence()
    {
        _hall.Open(1);
        for (var i = 0; i < 8; i++) Issue("ordinary");
        _hall.Refuse(new CallTicket(1, "A008", "urgent", "boss")).Should()
            .Be(new Refused(RefusalCode.FieldMissing, "evidence"));
        _hall.Do(new CallTicket(1, "A008", "urgent", "boss", "急诊证明"));
        _hall.Do(new FinishTurn(1, "answered", null, null));
        var again = new CallTicket(1, "A007", "urgent", "boss", "公函");
        _hall.Refuse(again).Code.Should().Be(RefusalCode.ForbiddenByRule);
        for (var i = 0; i < 3; i++)
        {
            _hall.Call(1);
            _hall.Do(new FinishTurn(1, "answered", null, null));
        }

        _hall.Do(again);
    }

    [Fact]
    public void UrgentCallsKeepTheirCapAnHour()
    {
        for (var i = 0; i < 12; i++) Issue("ordinary");
        _hall.Open(1, 2);
        foreach (var (ticket, counter) in new[] { (12, 1), (11, 2) }) Urgent(ticket, counter);
        for (var i = 0; i < 6; i++)
        {
            var counter = 1 + (i % 2);
            _hall.Call(counter);
            _hall.Do(new FinishTurn(counter, "answered", null, null));
        }

        foreach (var (ticket, counter) in new[] { (10, 1), (9, 2) }) Urgent(ticket, counter);
        for (var i = 0; i < 3; i++) Issue("ordinary");
        for (var i = 0; i < 3; i++)
        {
            _hall.Call(1);
            _hall.Do(new FinishTurn(1, "answered", null, null));
        }

        var refused = _hall.Refuse(new CallTicket(1, "A015", "urgent", "boss", "公函"));
        refused.Should()
            .BeEquivalentTo(new { Code = RefusalCode.ForbiddenByRule, Subject = "R-QUEUE-URGENT" });
        refused.Why!.En.Should().Contain("4 urgent calls");
        _hall.Now += Duration.FromHours(1);
        Urgent(15, 1);
    }

    [Fact]
    public void InvestorsHaveNoPlaceInTheCommonQueue()
    {
        var ask = new IssueTicket(new VisitId("I1"), "social", null, "investor", "zh-CN", null, null);
        _hall.Refuse(ask).Subject.Should().Be("R-QUEUE-INVEST");
    }

    [Fact]
    public void TheTicketOfTheLaneSaysHowManyGoFirst()
    {
        for (var i = 0; i < 10; i++) Issue("ordinary");
        Issue("elderly").Ahead.Should().Be(2, "the lane decides the third call at the latest");
        Issue("elderly").Ahead.Should().Be(5);
        Issue("ordinary").Ahead.Should().Be(12);
    }

    private void Urgent(int ticket, int counter)
    {
        _hall.Do(new CallTicket(counter, $"A{ticket:000}", "urgent", "boss", "公函"));
        _hall.Do(new FinishTurn(counter, "answered", null, null));
    }

    private List<int> CallAll() => [.. CallAll(_hall, 1).Select(v => v.Ticket.Number)];

    private static List<Visit> CallAll(TestHall hall, int counter)
    {
        var called = new List<Visit>();
        while (hall.State.Waiting.Total > 0)
        {
            called.Add(hall.Call(counter));
            hall.Do(new FinishTurn(counter, "answered", null, null));
        }

        return called;
    }

    private Visit Issue(string visitorClass) => Issue(_hall, $"L{++_drawn}", visitorClass, "social");

    private static Visit Issue(TestHall hall, string id, string visitorClass, string service)
    {
        hall.Do(new IssueTicket(new VisitId(id), service, null, visitorClass, "zh-CN", null, null));
        return hall.State.Visits[new VisitId(id)];
    }
}
