using FluentAssertions;
using FsCheck;
using FsCheck.Fluent;
using NodaTime;
using ServiceQueue.Core.Counters;
using ServiceQueue.Core.Halls;
using ServiceQueue.Core.Selection;
using ServiceQueue.Core.Visits;
using Xunit;

namespace ServiceQueue.Core.Tests.Halls;

/// <summary>
/// Random days against a naive model that knows nothing of the hall's own structures: after every command the
/// numbers are contiguous, nobody is at two counters, the next is the most senior, the index is right, and a
/// re-read agrees.
/// </summary>
public sealed class HallModelTests
{
    private static readonly Gen<Func<TestHall, Command>> AnyCommand = Gen.Frequency(
        (6, Gen.Elements("social", "civil").Select(s => Make(h => Issue(h, s)))),
        (6, Counter(c => new CallNext(c))),
        (3, Counter(c => new FinishTurn(c, "answered", null, null))),
        (2, Counter(c => new ServeVisit(c))),
        (1, Counter(c => new RecallVisit(c))),
        (2, Counter(c => new MarkNoShow(c))),
        (2, Counter(c => new HoldVisit(c, null, null))),
        (1, Counter(c => new TransferVisit(c, "civil", null, null))),
        (1, Counter(c => new TransferVisit(c, null, (c % 3) + 1, null))),
        (2, Counter(c => new OpenCounter(c, $"clerk-{c}"))),
        (1, Counter(c => new CloseCounter(c))),
        (1, Counter(c => new PauseCounter(c, "休息", null))),
        (2, Counter(c => new ContinueCounter(c))),
        (1, Gen.Elements(Enum.GetValues<PressedKey>()).Select(k => Make(_ => new PressKey("keypad-1", k)))),
        (2, Gen.Choose(0, 60).Select(i => Make(h => new ReturnVisit(Some(h, i))))),
        (2, Gen.Choose(0, 60).Select(i => Make(h => new LeaveVisit(Some(h, i))))),
        (
            2, Gen.Choose(0, 60).Zip(Gen.Choose(1, 3))
                .Select(t => Make(h => new ResumeVisit(t.Item2, Some(h, t.Item1))))),
        (
            1, Gen.Choose(1, 20).Zip(Gen.Choose(1, 3))
                .Select(t => Make(_ => new CallTicket(t.Item2, $"A{t.Item1}", "elderly", "boss")))));

    [Fact]
    public void RandomDaysKeepTheRules()
    {
        var days = AnyCommand.ListOf(120);
        Prop.ForAll(days.ToArbitrary(), commands => RunDay(commands)).Check(
            Config.QuickThrowOnFailure.WithMaxTest(150).WithReplay(20261121, 7));
    }

    private static void RunDay(IEnumerable<Func<TestHall, Command>> commands)
    {
        var hall = new TestHall();
        hall.Open(1, 2);
        foreach (var make in commands)
        {
            hall.Now += Duration.FromSeconds(7);
            var command = make(hall);
            var before = hall.State;
            var naive = NaiveNext(before, command);
            var decision = hall.Ask(command);
            if (decision is Refused) hall.State.Should().BeSameAs(before);
            if (command is CallNext next && decision is Accepted called)
                called.Events.OfType<VisitCalled>().Single().Visit.Should()
                    .Be(naive, $"counter {next.Counter} calls the most senior");
            Check(hall.State);
        }

        var reread = hall.Journal.Aggregate(HallState.Before(TestHall.Plan), Hall.Apply);
        reread.Visits.Should().HaveCount(hall.State.Visits.Count);
        foreach (var visit in hall.State.Visits.Values)
        {
            var again = reread.Visits[visit.Id];
            (again with { Turns = [] }).Should().Be(visit with { Turns = [] });
            again.Turns.Should().Equal(visit.Turns);
        }

        reread.Counters.Should().Equal(hall.State.Counters);
        reread.Sequence.Should().Be(hall.State.Sequence);
    }

    private static void Check(HallState hall)
    {
        foreach (var letter in hall.Visits.Values.GroupBy(v => v.Ticket.Letter))
            letter.Select(v => v.Ticket.Number).Order().Should().Equal(Enumerable.Range(1, letter.Count()));
        var at = hall.Counters.Values.Where(c => c.Current is not null).ToList();
        at.Select(c => c.Current).Should().OnlyHaveUniqueItems();
        foreach (var counter in at)
        {
            hall.VisitAt(counter)!.Turn.State.Should().BeOneOf(TurnState.Called, TurnState.Serving);
            hall.VisitAt(counter)!.Turn.Counter.Should().Be(counter.Id);
        }

        var active =
            hall.Visits.Values.Where(v => v.Turn.State is TurnState.Called or TurnState.Serving).ToList();
        active.Should().HaveCount(at.Count);
        var waiting = hall.Visits.Values.Where(v => v.Turn.State == TurnState.Waiting).ToList();
        hall.Waiting.Total.Should().Be(waiting.Count);
        hall.Held.Should().Be(hall.Visits.Values.Count(v => v.Turn.State == TurnState.Held));
        foreach (var visit in waiting)
        {
            var queue = visit.Turn.OnlyCounter is { } only
                ? hall.Waiting.OnlyOf(only) : hall.Waiting.Of(visit.Turn.Service);
            queue.Should().Contain(new WaitingTurn(visit.Turn.Order, visit.Turn.Tie, visit.Id));
        }
    }

    /// <summary>
    /// Walks all visits: the waiting one of lowest order, then lowest tie, that the counter may call.
    /// </summary>
    private static VisitId? NaiveNext(HallState hall, Command command)
    {
        if (command is not CallNext ask || hall.Plan.Counter(ask.Counter) is not { } plan) return null;
        return hall.Visits.Values
            .Where(v => v.Turn.State == TurnState.Waiting)
            .Where(
                v =>
                    v.Turn.OnlyCounter is { } only ? only == plan.Id : plan.Services.Contains(v.Turn.Service))
            .OrderBy(v => v.Turn.Order).ThenBy(v => v.Turn.Tie)
            .Select(v => (VisitId?)v.Id).FirstOrDefault();
    }

    private static IssueTicket Issue(TestHall hall, string service) =>
        new(new VisitId($"R{hall.State.Visits.Count}"), service, null, "ordinary", "zh-CN", "kiosk-1", null);

    private static VisitId Some(TestHall hall, int index) =>
        hall.State.Visits.Count == 0
            ? new VisitId("none") : new VisitId($"R{index % hall.State.Visits.Count}");

    private static Gen<Func<TestHall, Command>> Counter(Func<int, Command> make) =>
        Gen.Choose(1, 3).Select(c => Make(_ => make(c)));

    private static Func<TestHall, Command> Make(Func<TestHall, Command> make) => make;
}
