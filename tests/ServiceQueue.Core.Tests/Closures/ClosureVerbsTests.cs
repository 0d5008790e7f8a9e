using FluentAssertions;
using NodaTime;
using ServiceQueue.Core.Closures;
using ServiceQueue.Core.Halls;
using ServiceQueue.Core.Jobs;
using ServiceQueue.Core.Tests.Halls;
using ServiceQueue.Core.Visits;
using Xunit;

namespace ServiceQueue.Core.Tests.Closures;

public sealed class ClosureVerbsTests
{
    private readonly TestHall _hall = new();

    [Fact]
    public void ChangedHoursAreAnnouncedInTime()
    {
        var soon = new AnnounceHoursChange("上午8:30—11:30", _hall.Now + Duration.FromHours(23));
        var refused = _hall.Refuse(soon);
        (refused.Code, refused.Subject).Should().Be((RefusalCode.ForbiddenByRule, "R-HOURS-CHANGE-NOTICE"));
        _hall.Do(soon with { EffectiveAt = _hall.Now + Duration.FromHours(24) }).Should().ContainSingle();
        _hall.Refuse(soon with { What = " " }).Subject.Should().Be("what");
    }

    [Fact]
    public void ANoticeIsInForceFromItsBeginningToItsEnd()
    {
        var until = _hall.Now + Duration.FromHours(1);
        _hall.Do(new NoticeClosure(null, null, null, "停电", "请在网上办理", until));
        var book = _hall.State.Books.Closures;
        book.OfHall(_hall.Now)!.Reason.Should().Be("停电");
        book.OfCounter(2, _hall.Now).Should().NotBeNull("a closed hall closes its counters");
        book.OfHall(until).Should().BeNull();
    }

    [Fact]
    public void TheBoardShowsTheNoticeWhileItIsInForce()
    {
        var until = _hall.Now + Duration.FromHours(1);
        Pictures.Board(_hall.State).Closure.Should().BeNull();
        _hall.Do(new NoticeClosure(null, null, null, "停电", "请在网上办理", until));
        Pictures.Board(_hall.State).Closure.Should()
            .Be(new BoardClosure(new Words("停电"), new Words("请在网上办理"), until));
        _hall.Now = until;
        _hall.Do(new Core.Staff.SignIn("clerk-1"));
        Pictures.Board(_hall.State).Closure.Should().BeNull();
    }

    [Fact]
    public void AClosureOfNowShutsTheDoorsAtOnceAndEndsByItself()
    {
        var waiting = _hall.Issue();
        var until = _hall.Now + Duration.FromHours(1);
        _hall.Do(new NoticeClosure(null, null, null, "停电", "请在网上办理", until));
        var late = new IssueTicket(new VisitId("late"), "social", null, "ordinary", "zh-CN", null, null);
        _hall.Refuse(late).Code.Should().Be(RefusalCode.HallClosed);
        Pictures.Board(_hall.State).OpensAt.Should().Be(until);
        _hall.Open(1);
        _hall.Call(1).Id.Should().Be(waiting.Id, "who has a number is served");
        Hall.NextAlarm(_hall.State).Should().Be(until);
        _hall.Now = until;
        _hall.Do(new Wake()).Should().ContainSingle().Which.Should().Be(new DoorsOpened(null));
        _hall.Do(new Wake()).Should().BeEmpty("nothing is left to do");
        _hall.Issue();
    }

    [Fact]
    public void AClosureToComeShutsTheDoorsWhenItsTimeHasCome()
    {
        var (from, until) = (_hall.Now + Duration.FromHours(1), _hall.Now + Duration.FromHours(2));
        _hall.Do(new NoticeClosure(null, from, until, "消防演练", "请稍候", until)).Should().ContainSingle();
        _hall.Issue();
        Hall.NextAlarm(_hall.State).Should().Be(from);
        _hall.Now = from;
        _hall.Do(new Wake()).Should().ContainSingle().Which.Should().Be(new DoorsClosed("消防演练"));
        Pictures.Board(_hall.State).Closure!.Reason.ZhCn.Should().Be("消防演练");
        _hall.Do(new OpenDoors("提前结束"));
        _hall.Do(new Wake()).Should().BeEmpty("opened by hand, it stays open until the next edge");
        _hall.Now = until;
        _hall.Do(new Wake()).Should().BeEmpty();
        _hall.State.DoorsOpen.Should().BeTrue();
    }

    [Fact]
    public void AClosureOfOneCounterShutsNoDoor()
    {
        var until = _hall.Now + Duration.FromHours(1);
        _hall.Do(new NoticeClosure(1, null, null, "设备检修", "请到2号窗口", until)).Should().ContainSingle();
        _hall.Do(new Wake()).Should().BeEmpty();
        _hall.Issue();
    }

    [Theory]
    [InlineData(" ", "请在网上办理", 60, "reason")]
    [InlineData("停电", null, 60, "alternative")]
    [InlineData("停电", "请在网上办理", null, "reopenAt")]
    [InlineData("停电", "请在网上办理", -5, "reopenAt")]
    public void ANoticeNeedsAllThreeFields(string reason, string? alternative, int? minutes, string field)
    {
        var reopens = minutes is { } m ? _hall.Now + Duration.FromMinutes(m) : (Instant?)null;
        _hall.Refuse(new NoticeClosure(null, null, null, reason, alternative, reopens)).Should()
            .Be(new Refused(RefusalCode.FieldMissing, field));
    }

    [Fact]
    public void AnEndOfItsOwnIsNamedWhenItMakesNoSense() =>
        _hall.Refuse(new NoticeClosure(
                null, null, _hall.Now - Duration.FromMinutes(5), "停电", "请在网上办理",
                _hall.Now + Duration.FromHours(1))).Subject
            .Should().Be("until");

    [Fact]
    public void ANoticeOfAnUnknownCounterIsRefused() =>
        _hall.Refuse(new NoticeClosure(9, null, null, "停电", "2号窗口", _hall.Now + Duration.FromHours(1)))
            .Code.Should().Be(RefusalCode.UnknownCounter);

    [Fact]
    public void OldNoticesLeaveTheBook()
    {
        for (var i = 0; i < 3; i++)
        {
            _hall.Do(new NoticeClosure(1, null, null, "停电", "2号窗口", _hall.Now + Duration.FromMinutes(30)));
            _hall.Now += Duration.FromHours(1);
        }

        _hall.State.Books.Closures.Notices.Should().ContainSingle();
    }
}
