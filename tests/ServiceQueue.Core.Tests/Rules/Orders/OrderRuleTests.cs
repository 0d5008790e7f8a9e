using FluentAssertions;
using NodaTime;
using ServiceQueue.Core.Complaints;
using ServiceQueue.Core.Halls;
using ServiceQueue.Core.Hours;
using ServiceQueue.Core.Orders;
using ServiceQueue.Core.Rules;
using ServiceQueue.Core.Rules.Orders;
using ServiceQueue.Core.Tests.Complaints;
using ServiceQueue.Core.Tests.Rules.Complaints;
using Xunit;
using static ServiceQueue.Core.Tests.Rules.Complaints.Journals;

namespace ServiceQueue.Core.Tests.Rules.Orders;

/// <summary>The rules A9 on journals that keep and that break them.</summary>
public sealed class OrderRuleTests
{
    private const string Monday = "2026-03-02 09:00";
    private const string Later = "2026-06-01 09:00";

    private static readonly Callback Nine =
        new(CallbackOutcome.Answered, 9, CallbackAttitude.Good, true, false);
    private static readonly OrderCreated Created = new(
        "W1", "水管维修", new Contact("王五", "137", "古五路1号"), new ReadBack(true, true, true, true), "话务员");
    private static readonly OrderHandled Handled = new("W1", "修好", "凭证7", "师傅");

    /// <summary>Open daily to 20:00 (004-A).</summary>
    private static readonly HallPlan Daily = Plan with
    {
        Hours = Profiles.Find("HP-GUWU")! with { Calendar = [WorkingHall.Year2026] },
    };

    [Fact]
    public void R_WO_RESPOND_30_kept() => Begin(Monday, Daily).Then(Created).At("2026-03-02 09:30")
        .Then(new OrderResponded("W1", "师傅")).KeepsAfterWarning("R-WO-RESPOND-30", Later);

    [Theory]
    [InlineData(0, "2026-10-08 08:45")]
    [InlineData(1, "2026-10-07 20:15")]
    public void R_WO_RESPOND_30_broken(int clock, string due)
    {
        // Worked example 12: by opening hours and by the wall.
        Begin("2026-10-07 19:45", Daily, (OrderFigures.Clock, clock)).Then(Created)
            .Breaks("R-WO-RESPOND-30", "2026-12-01 09:00", due, 4);
    }

    [Fact]
    public void R_WO_HANDLE_4H_kept() => Begin(Monday, Daily).Then(Created).At("2026-03-02 12:59")
        .Then(Handled).KeepsAfterWarning("R-WO-HANDLE-4H", Later);

    [Theory]
    [InlineData(0, "2026-10-08 12:15")]
    [InlineData(1, "2026-10-07 23:45")]
    public void R_WO_HANDLE_4H_broken(int clock, string due) =>
        Begin("2026-10-07 19:45", Daily, (OrderFigures.Clock, clock)).Then(Created)
            .Then(new OrderResponded("W1", "师傅"))
            .Breaks("R-WO-HANDLE-4H", "2026-12-01 09:00", due, 4);

    [Fact]
    public void R_WO_READBACK_kept() => Begin(Monday).Then(Created).Keeps("R-WO-READBACK", Later);

    [Fact]
    public void R_WO_READBACK_broken() => Begin(Monday)
        .Then(Created with { ReadBack = new ReadBack(true, false, true, true) })
        .Breaks("R-WO-READBACK", Later, Monday, 4);

    [Fact]
    public void R_WO_BOOK_kept() => Begin(Monday).Then(Created).Then(Handled).Keeps("R-WO-BOOK", Later);

    [Fact]
    public void R_WO_BOOK_broken()
    {
        Begin(Monday).Then(Created with { Contact = new Contact("王五", "137") })
            .Breaks("R-WO-BOOK", Later, Monday, 4);
        Begin(Monday).Then(Created).Then(Handled with { Voucher = "" })
            .Breaks("R-WO-BOOK", Later, Monday, 5);
    }

    [Fact]
    public void R_CALLBACK_kept()
    {
        Begin(Monday).Then(Created).Then(Handled).At("2026-03-04 09:00")
            .Then(new OrderCalledBack("W1", Nine, "回访员")).Then(new OrderClosed("W1", "called-back"))
            .Keeps("R-CALLBACK", Later);
        Begin(Monday).Received().Registered().Resolved().Noticed().At("2026-03-04 09:00")
            .Then(new ComplaintCalledBack("c1", new Callback(CallbackOutcome.Refused), "回访员"))
            .Then(new ComplaintClosed("c1", "called-back")).Keeps("R-CALLBACK", Later);
        Begin(Monday).Received(form: Form with { Contact = null }).Registered().Resolved().Noticed()
            .Then(new ComplaintClosed("c1", "anonymous")).Keeps("R-CALLBACK", Later);
    }

    [Fact]
    public void R_CALLBACK_broken()
    {
        var done = () => Begin(Monday).Then(Created).Then(Handled);
        var journal = done();
        journal.Breaks("R-CALLBACK", Later, "2026-03-09 17:30", 5).Subject.Should().Be("W1");
        journal.Findings("R-CALLBACK", "2026-03-09 17:00").Should().ContainSingle()
            .Which.Level.Should().Be(FindingLevel.Warning);
        done().Then(new OrderClosed("W1", "called-back")).Breaks("R-CALLBACK", Later, Monday, 5, 6);
        Begin(Monday).Received().Registered().Resolved().Noticed()
            .Breaks("R-CALLBACK", Later, "2026-03-09 17:30", 8);
    }

    [Fact]
    public void R_CALLBACK_broken_when_the_agreed_time_was_let_pass()
    {
        var journal = Begin(Monday).Then(Created).Then(Handled);
        var again = journal.Time("2026-03-12 15:00");
        journal.At("2026-03-03 09:00")
            .Then(new OrderCalledBack("W1", new Callback(CallbackOutcome.Later, Again: again), "回访员"))
            .Breaches("R-CALLBACK", Later).Should().ContainSingle()
            .Which.At.Should().Be(again + Duration.FromDays(1));
    }

    [Fact]
    public void R_CALLBACK_is_held_by_the_month_where_the_hall_calls_back_a_share()
    {
        var journal = Begin(Monday, null, (OrderFigures.Coverage, 50));
        foreach (var order in new[] { "W1", "W2", "W3" })
            journal.Then(Created with { Order = order }).Then(Handled with { Order = order });
        journal.Then(new OrderCalledBack("W1", Nine, "回访员"))
            .Breaks("R-CALLBACK", Later, "2026-03-09 17:30", 9).Subject.Should().Be("W3");
    }

    [Fact]
    public void R_CALLBACK_SCORE_kept() => Begin(Monday).Then(new OrderCalledBack("W1", Nine, "回访员"))
        .Then(new OrderCalledBack("W2", new Callback(CallbackOutcome.Refused), "回访员"))
        .Keeps("R-CALLBACK-SCORE", "2026-03-20 09:00");

    [Fact]
    public void R_CALLBACK_SCORE_broken()
    {
        foreach (var callback in new[]
        {
            Nine with { Score = 0 }, Nine with { Score = 11 }, Nine with { Score = null },
            Nine with { Attitude = null }, Nine with { Solved = null }, Nine with { Charged = null },
            new Callback(CallbackOutcome.Refused, 5), new Callback(CallbackOutcome.Later),
        })
            Begin(Monday).Then(new OrderCalledBack("W1", callback, "回访员"))
                .Breaks("R-CALLBACK-SCORE", "2026-03-20 09:00", Monday, 4);
        Begin(Monday).Received().Then(new ComplaintCalledBack("c1", Nine with { Score = 12 }, "回访员"))
            .Breaks("R-CALLBACK-SCORE", "2026-03-20 09:00", Monday, 5).Subject.Should().Be("T2026-00001");
    }

    [Fact]
    public void R_CALLBACK_FEEDBACK_kept() => Begin(Monday).Then(new OrderCalledBack("W1", Nine, "回访员"))
        .At("2026-04-02 09:00").Then(new FeedbackReported(2026, 3, "主任"))
        .Keeps("R-CALLBACK-FEEDBACK", Later);

    [Fact]
    public void R_CALLBACK_FEEDBACK_broken()
    {
        Begin(Monday).Then(new OrderCalledBack("W1", Nine, "回访员"))
            .Breaks("R-CALLBACK-FEEDBACK", Later, "2026-04-08 00:00", 4);
        Begin(Monday).Then(new OrderCalledBack("W1", Nine, "回访员"))
            .Then(new FeedbackReported(2026, 3, "主任"))
            .Breaks("R-CALLBACK-FEEDBACK", Later, "2026-04-08 00:00", 4);
    }
}
