using FluentAssertions;
using FsCheck;
using FsCheck.Fluent;
using NodaTime;
using ServiceQueue.Core.Cases;
using ServiceQueue.Core.Cases.Intake;
using ServiceQueue.Core.Cases.Results;
using ServiceQueue.Core.Halls;
using Xunit;

namespace ServiceQueue.Core.Tests.Cases;

/// <summary>
/// Random verbs on a handful of cases against the table of the state machine, written down again here: a verb
/// passes only where the table has an arrow, and leads where it points. A re-read gives the same book.
/// </summary>
public sealed class CaseModelTests
{
    private const string By = CaseHall.Clerk;

    private static readonly Dictionary<(CaseState From, Type Verb), CaseState> Arrows = new()
    {
        [(CaseState.Received, typeof(AnswerCase))] = CaseState.Consulted,
        [(CaseState.Received, typeof(CorrectCase))] = CaseState.Received,
        [(CaseState.Received, typeof(RequestSupplement))] = CaseState.SupplementAwaited,
        [(CaseState.Received, typeof(AcceptCase))] = CaseState.Running,
        [(CaseState.Received, typeof(ReturnCase))] = CaseState.Returned,
        [(CaseState.Received, typeof(RefuseCase))] = CaseState.Refused,
        [(CaseState.Received, typeof(WithdrawCase))] = CaseState.Withdrawn,
        [(CaseState.SupplementAwaited, typeof(ReceiveSupplement))] = CaseState.Running,
        [(CaseState.SupplementAwaited, typeof(WithdrawCase))] = CaseState.Withdrawn,
        [(CaseState.Running, typeof(PauseCase))] = CaseState.Paused,
        [(CaseState.Running, typeof(ExtendCase))] = CaseState.Running,
        [(CaseState.Running, typeof(DecideCase))] = CaseState.Decided,
        [(CaseState.Running, typeof(WithdrawCase))] = CaseState.Withdrawn,
        [(CaseState.Paused, typeof(ResumeCase))] = CaseState.Running,
        [(CaseState.Paused, typeof(WithdrawCase))] = CaseState.Withdrawn,
        [(CaseState.Decided, typeof(NotifyApplicant))] = CaseState.Notified,
        [(CaseState.Decided, typeof(PublishResult))] = CaseState.Decided,
        [(CaseState.Notified, typeof(DeliverCase))] = CaseState.Delivered,
        [(CaseState.Notified, typeof(PublishResult))] = CaseState.Notified,
        [(CaseState.Delivered, typeof(PublishResult))] = CaseState.Delivered,
        [(CaseState.Delivered, typeof(ArchiveCase))] = CaseState.Archived,
    };

    // Refused elsewhere than by the table: a second notice, a second or late extension, papers missing.
    private static readonly Type[] MayStillRefuse =
        [typeof(RequestSupplement), typeof(ExtendCase), typeof(AcceptCase)];

    private static readonly Func<string, OpenCaseCommand>[] Verbs =
    [
        n => new AnswerCase(n, By, "请携带户口本。"),
        n => new CorrectCase(n, By, CaseHall.Full),
        n => new RequestSupplement(n, By, [new MaterialCheck("身份证", MaterialState.Missing)]),
        n => new ReceiveSupplement(n, By, CaseHall.Full),
        n => new AcceptCase(n, By, CaseKind.Promise),
        n => new ReturnCase(n, By, "缺少主件", "依据", "可重新申请"),
        n => new RefuseCase(n, By, "不属职权", "依据", "可向他处申请"),
        n => new PauseCase(n, By, "专家评审"),
        n => new ResumeCase(n, By),
        n => new ExtendCase(n, By, 3, "案情复杂", "主任"),
        n => new DecideCase(n, By, true, "准予"),
        n => new NotifyApplicant(n, By, "phone", "无"),
        n => new PublishResult(n, By, "准予某某"),
        n => new DeliverCase(n, By),
        n => new ArchiveCase(n, By),
        n => new WithdrawCase(n, By),
    ];

    [Fact]
    public void Random_verbs_follow_the_state_machine()
    {
        var passed = new HashSet<(CaseState, Type)>();
        var step = Gen.Choose(0, 7).Zip(Gen.Choose(0, Verbs.Length - 1));
        Prop.ForAll(step.ListOf(150).ToArbitrary(), steps => Run(steps, passed)).Check(
            Config.QuickThrowOnFailure.WithMaxTest(120).WithReplay(20260302, 7));
        passed.Should().BeEquivalentTo(Arrows.Keys, "every arrow was walked");
    }

    private static void Run(
        IEnumerable<(int Case, int Verb)> steps, HashSet<(CaseState, Type)> passed)
    {
        var hall = new CaseHall();
        var model = new Dictionary<string, CaseState>();
        foreach (var (index, verb) in steps)
        {
            if (index >= model.Count(m => !Case.IsClosed(m.Value)))
            {
                model[hall.Receive("PERMIT", index % 2 == 0 ? null : CaseHall.Short)] = CaseState.Received;
                continue;
            }

            var number = model.Where(m => !Case.IsClosed(m.Value)).Select(m => m.Key).ElementAt(index);
            Try(hall, model, Verbs[verb](number), passed);
            Same(hall.State.Books.Cases, model);
        }

        // No time passes here, so nothing can be late.
        ObedienceTests.Breaches(hall).Should().BeEmpty("what the hall decided keeps the rules that judge it");
        var reread = hall.Journal.Aggregate(HallState.Before(CaseHall.Plan), Hall.Apply).Books.Cases;
        reread.Should().BeEquivalentTo(hall.State.Books.Cases);
        Hall.NextAlarm(hall.State with { Books = hall.State.Books with { Cases = new CaseBook
        {
            Open = hall.State.Books.Cases.Open,
        } } }).Should().Be(Hall.NextAlarm(hall.State), "the alarms follow from the open cases");
    }

    private static void Try(
        CaseHall hall, Dictionary<string, CaseState> model, OpenCaseCommand command,
        HashSet<(CaseState, Type)> passed)
    {
        var key = (model[command.Case], command.GetType());
        var before = hall.State;
        if (hall.Ask(command) is Accepted)
        {
            Arrows.Should().ContainKey(key, $"{command} passed");
            model[command.Case] = Arrows[key];
            passed.Add(key);
            return;
        }

        hall.State.Should().BeSameAs(before);
        (Arrows.ContainsKey(key) && !MayStillRefuse.Contains(key.Item2)).Should().BeFalse(
            $"{command} is an arrow from {key.Item1}");
    }

    private static void Same(CaseBook book, Dictionary<string, CaseState> model)
    {
        var open = model.Where(m => !Case.IsClosed(m.Value)).ToDictionary(m => m.Key, m => m.Value);
        book.Open.ToDictionary(c => c.Key, c => c.Value.State).Should().Equal(open);
    }
}
