using FluentAssertions;
using NodaTime;
using ServiceQueue.Core.Complaints;
using ServiceQueue.Core.Halls;
using ServiceQueue.Core.Hours;
using ServiceQueue.Core.Orders;
using ServiceQueue.Core.Tests.Halls;
using Xunit;

namespace ServiceQueue.Core.Tests.Orders;

public sealed class OrderTests
{
    private static readonly ReadBack Whole = new(true, true, true, true);
    private static readonly Callback Nine =
        new(CallbackOutcome.Answered, 9, CallbackAttitude.Good, true, false);
    private static readonly CreateOrder Plumber =
        new("水管维修", new Contact("王五", "137", "古五路1号"), Whole, "话务员");

    private readonly TestHall _hall =
        new(TestHall.Plan with { Hours = Profiles.Find("HP-GUWU")! });

    [Fact]
    public void An_order_is_taken_up_done_and_called_back_about()
    {
        // Worked example 12 of the time model: 15 minutes are used before closing at 20:00.
        _hall.Now = At(7, 19, 45);
        Create().Should().Be("W2026-00001");
        _hall.State.Books.Orders.Open["W2026-00001"].Should().BeEquivalentTo(new
        {
            RespondBy = At(8, 8, 45), HandleBy = At(8, 12, 15), State = OrderState.Created,
        });
    }

    [Fact]
    public void A_voucher_and_a_callback_by_another_end_it()
    {
        var order = Create();
        _hall.Do(new RespondToOrder(order, "师傅"));
        _hall.Do(new RespondToOrder(order, "师傅")).Should().BeEmpty();
        Forbidden(new CallBackOrder(order, Nine, "回访员"), "R-CALLBACK");
        Forbidden(new HandleOrder(order, "已修好", " ", "师傅"), "R-WO-BOOK");
        _hall.Do(new HandleOrder(order, "已修好", "凭证7", "师傅")).Should().ContainSingle();
        Forbidden(new CancelOrder(order, "话务员"), "R-CALLBACK");
        Forbidden(new CallBackOrder(order, Nine, "师傅"), "R-CALLBACK");
        _hall.Refuse(new CallBackOrder(order, Nine with { Charged = null }, "回访员")).Subject
            .Should().Be("charged");
        _hall.Do(new CallBackOrder(
            order, new Callback(CallbackOutcome.Later, Again: _hall.Now + Duration.FromHours(2)), "回访员"))
            .Should().ContainSingle("another time was agreed");
        _hall.Do(new CallBackOrder(order, Nine, "回访员")).Should().HaveCount(2);
        _hall.State.Books.Orders.Open.Should().BeEmpty();
    }

    [Fact]
    public void Nothing_counts_that_was_not_read_back()
    {
        Forbidden(Plumber with { ReadBack = Whole with { Address = false } }, "R-WO-READBACK");
        _hall.Refuse(Plumber with { Contact = new Contact("王五", "137") }).Subject.Should().Be("address");
        _hall.Refuse(new RespondToOrder("W2026-00009", "师傅")).Code.Should().Be(RefusalCode.UnknownRecord);
    }

    [Fact]
    public void Who_does_it_at_once_has_taken_it_up_too()
    {
        var order = Create();
        _hall.Do(new HandleOrder(order, "已修好", "凭证7", "师傅")).Select(e => e.GetType())
            .Should().Equal(typeof(OrderResponded), typeof(OrderHandled));
        _hall.Do(new CancelOrder(Create(), "话务员")).OfType<OrderClosed>().Single().Why
            .Should().Be(Handling.Cancelled);
        _hall.Do(new ReportFeedback(2026, 3, "主任")).Should().ContainSingle();
        _hall.Refuse(new ReportFeedback(2026, 13, "主任")).Subject.Should().Be("month");
    }

    private static Instant At(int day, int hour, int minute) =>
        new LocalDateTime(2026, 10, day, hour, minute).InZoneLeniently(TestHall.Plan.Zone).ToInstant();

    private string Create() => _hall.Do(Plumber).OfType<OrderCreated>().Single().Order;

    private void Forbidden(Command command, string rule)
    {
        var refused = _hall.Refuse(command);
        (refused.Code, refused.Subject).Should().Be((RefusalCode.ForbiddenByRule, rule));
    }
}
