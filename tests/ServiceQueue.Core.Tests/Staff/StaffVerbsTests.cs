using FluentAssertions;
using NodaTime;
using ServiceQueue.Core.Counters;
using ServiceQueue.Core.Halls;
using ServiceQueue.Core.Staff;
using ServiceQueue.Core.Tests.Halls;
using ServiceQueue.Core.Visits;
using Xunit;

namespace ServiceQueue.Core.Tests.Staff;

public sealed class StaffVerbsTests
{
    private readonly TestHall _hall = new();

    [Fact]
    public void SigningInAndOutActsOnce()
    {
        _hall.Do(new SignIn("clerk-1")).Should().Equal(new ClerkSignedIn("clerk-1"));
        _hall.Do(new SignIn("clerk-1")).Should().BeEmpty();
        _hall.State.Books.Staff.Present.Keys.Should().Equal("clerk-1");
        _hall.Do(new SignOut("clerk-1")).Should().Equal(new ClerkSignedOut("clerk-1"));
        _hall.Do(new SignOut("clerk-1")).Should().BeEmpty();
        _hall.Refuse(new SignIn(" ")).Should().Be(new Refused(RefusalCode.FieldMissing, "clerk"));
    }

    [Fact]
    public void NobodySignsOutWithAVisitorAtTheCounter()
    {
        _hall.Open(1);
        _hall.Do(new SignIn("clerk-1"));
        _hall.Issue();
        _hall.Call(1);
        _hall.Refuse(new SignOut("clerk-1")).Subject.Should().Be("R-HOURS-OVERTIME");
        _hall.Do(new FinishTurn(1, "answered", null, null));
        _hall.Do(new SignOut("clerk-1")).Should().ContainSingle();
    }

    [Fact]
    public void LeavePausesTheCounterAndItsEndContinuesIt()
    {
        _hall.Open(1);
        var back = _hall.Now + Duration.FromMinutes(20);
        _hall.Do(new TakeLeave("clerk-1", "送件", "boss", "三楼", back)).Should().Equal(
            new LeaveTaken("clerk-1", "送件", "boss", "三楼", back), new CounterPaused(1, "送件", back));
        _hall.Refuse(new TakeLeave("clerk-1", "送件", "boss", "三楼", back)).Subject.Should().Be("R-WIN-LEAVE");
        _hall.Do(new EndLeave("clerk-1")).Should().Equal(new LeaveEnded("clerk-1"), new CounterContinued(1));
        _hall.Refuse(new EndLeave("clerk-1")).Code.Should().Be(RefusalCode.UnknownRecord);
    }

    [Theory]
    [InlineData(" ", "boss", "三楼", 20, RefusalCode.FieldMissing, "reason")]
    [InlineData("送件", "clerk-1", "三楼", 20, RefusalCode.ApproverIsCaller, "clerk-1")]
    [InlineData("送件", null, "三楼", 20, RefusalCode.ApproverIsCaller, "clerk-1")]
    [InlineData("送件", "boss", "", 20, RefusalCode.FieldMissing, "destination")]
    [InlineData("送件", "boss", "三楼", 0, RefusalCode.FieldMissing, "backAt")]
    [InlineData("送件", "boss", "三楼", 2880, RefusalCode.ForbiddenByRule, "R-ATT-LEAVE-LEVELS")]
    public void LeaveNeedsAllItsFields(
        string reason, string? approver, string where, int minutes, RefusalCode code, string subject)
    {
        var back = _hall.Now + Duration.FromMinutes(minutes);
        var refused = _hall.Refuse(new TakeLeave("clerk-1", reason, approver, where, back));
        (refused.Code, refused.Subject).Should().Be((code, subject));
    }

    [Fact]
    public void AssignmentsHaveASpanAndAnotherApprover()
    {
        var until = _hall.Now + Duration.FromHours(3);
        _hall.Do(new AssignClerk("clerk-1", 1, null, until, "boss"));
        _hall.State.Books.Staff.AssignmentOf("clerk-1", _hall.Now)!.Counter.Should().Be(1);
        _hall.State.Books.Staff.AssignmentOf("clerk-1", until).Should().BeNull();
        _hall.Refuse(new AssignClerk("clerk-1", 9, null, until,
            "boss")).Code.Should().Be(RefusalCode.UnknownCounter);
        _hall.Refuse(new AssignClerk("clerk-1", 1, null, null, "boss")).Subject.Should().Be("until");
        _hall.Refuse(new AssignClerk("clerk-1", 1, null, until, "clerk-1")).Code.Should()
            .Be(RefusalCode.ApproverIsCaller);
    }

    [Fact]
    public void ASupervisorIsCalledOnceAndComes()
    {
        _hall.Do(new CallSupervisor(1, "纠纷")).Should().ContainSingle();
        _hall.Do(new CallSupervisor(1, "纠纷")).Should().BeEmpty();
        _hall.Do(new MeetSupervisor(1, "boss")).Should().Equal(new SupervisorCame(1, "boss"));
        _hall.Refuse(new MeetSupervisor(1, "boss")).Code.Should().Be(RefusalCode.UnknownRecord);
    }

    [Fact]
    public void HandoversOvertimeAndSheetsAreRecorded()
    {
        _hall.Do(new HandOverShift(1, "clerk-1", "clerk-2", null)).Should().ContainSingle();
        _hall.Refuse(new HandOverShift(1, "clerk-1", "clerk-1", null)).Subject.Should().Be("to");
        _hall.Do(new ApproveOvertime("clerk-1", new LocalDate(2026, 3, 2), "延时服务", "boss"));
        _hall.State.Books.Staff.Overtime.Should().ContainSingle();
        _hall.Refuse(new ApproveOvertime("clerk-1", new LocalDate(2026, 3, 2), "延时服务", "clerk-1")).Code
            .Should().Be(RefusalCode.ApproverIsCaller);
        _hall.Do(new PublishAttendance(2026, 2)).Should().ContainSingle();
        _hall.Refuse(new PublishAttendance(2026, 3)).Subject.Should().Be("month");
    }

    [Fact]
    public void TheBookOutlivesTheDay()
    {
        _hall.Do(new SignIn("clerk-1"));
        _hall.Now += Duration.FromHours(30);
        _hall.Do(new Wake());
        _hall.State.Books.Staff.Present.Should().ContainKey("clerk-1");
    }
}
