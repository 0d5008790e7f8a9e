using FluentAssertions;
using ServiceQueue.Core.Halls;
using ServiceQueue.Core.Visits;
using ServiceQueue.Engine.Halls;
using ServiceQueue.Simulation.Journal;
using ServiceQueue.Simulators.Store;

namespace ServiceQueue.Simulation.Halls;

/// <summary>Asking again acts once.</summary>
public sealed class RequestsTests
{
    [Fact]
    public async Task The_same_request_gets_the_same_answer()
    {
        await using var hall = await RunningHall.OpenAsync();

        var first = await IssuedAsync(hall, "V1", "r");
        var again = (Done)await hall.IssueAsync("V2", "r");

        again.Repeated.Should().BeTrue();
        ((TicketIssued)again.Events.Single().Event).Should().Be(first);
        hall.Runner.State.Visits.Should().ContainSingle();
    }

    [Fact]
    public async Task Another_request_or_none_acts_anew()
    {
        await using var hall = await RunningHall.OpenAsync();

        (await IssuedAsync(hall, "V1", "r")).Ticket.Number.Should().Be(1);
        (await IssuedAsync(hall, "V2", "s")).Ticket.Number.Should().Be(2);
        (await IssuedAsync(hall, "V3", null)).Ticket.Number.Should().Be(3);
        (await IssuedAsync(hall, "V4", null)).Ticket.Number.Should().Be(4);
    }

    [Fact]
    public async Task A_request_id_belongs_to_its_command()
    {
        await using var hall = await RunningHall.OpenAsync();
        await hall.IssueAsync("V1", "r");

        var left = (Done)await hall.AskAsync(new LeaveVisit(new VisitId("V1")), "r");

        left.Repeated.Should().BeFalse();
        left.Events.Single().Event.Should().BeOfType<VisitLeft>();
    }

    [Fact]
    public async Task A_refusal_is_not_remembered()
    {
        await using var hall = await RunningHall.OpenAsync();
        (await hall.AskAsync(new CallNext(3), "r")).Should().Be(new NotDone(RefusalCode.NobodyWaiting, null));
        await hall.IssueAsync("V1");

        (await hall.AskAsync(new CallNext(3), "r"))
            .Should().BeOfType<Done>().Which.Repeated.Should().BeFalse();
    }

    [Fact]
    public async Task Two_at_once_in_one_sync_act_once()
    {
        var store = new MemoryStore();
        await using var hall = await RunningHall.OpenAsync(store);
        store.Holds = true;
        var blocking = hall.IssueAsync("V0");
        while (store.Waiting == 0) await Task.Yield();

        Task<Answer>[] both = [hall.IssueAsync("V1", "r"), hall.IssueAsync("V2", "r")];
        store.Holds = false;
        store.Sync();

        await blocking;
        var answers = await Task.WhenAll(both);
        answers.Cast<Done>().Select(d => d.Repeated).Should().Equal(false, true);
        hall.Runner.State.Visits.Should().HaveCount(2);
    }

    [Fact]
    public async Task A_restart_forgets_no_request_of_today_or_yesterday()
    {
        await using var before = await RunningHall.OpenAsync();
        var yesterday = await IssuedAsync(before, "V1", "y");
        await before.NextDayAsync();
        var today = await IssuedAsync(before, "V2", "t");

        await using var hall = await before.RestartAsync();

        (await IssuedAsync(hall, "V3", "y")).Should().Be(yesterday);
        (await IssuedAsync(hall, "V4", "t")).Should().Be(today);
        hall.Runner.State.Sequence.Should().Be(before.Runner.State.Sequence);
    }

    [Fact]
    public async Task What_was_asked_before_yesterday_is_forgotten()
    {
        await using var hall = await RunningHall.OpenAsync();
        await hall.IssueAsync("V1", "r");
        await hall.NextDayAsync();
        await hall.NextDayAsync();

        (await IssuedAsync(hall, "V2", "r")).Visit.Value.Should().Be("V2");
    }

    [Fact]
    public async Task A_stopped_hall_says_so()
    {
        var hall = await RunningHall.OpenAsync();
        await hall.DisposeAsync();

        await hall.Invoking(h => h.IssueAsync("V1"))
            .Should().ThrowAsync<IOException>().WithMessage("*stopped*");
    }

    [Fact]
    public async Task A_store_that_says_no_changes_nothing()
    {
        await using var hall = await RunningHall.OpenAsync();
        var before = hall.Runner.State;
        hall.Store.FailNext(new IOException("The disk is full."));

        await hall.Invoking(h => h.IssueAsync("V1", "r"))
            .Should().ThrowAsync<IOException>().WithMessage("The disk is full.");

        hall.Runner.State.Should().BeSameAs(before);
        (await IssuedAsync(hall, "V2", "r")).Ticket.Number.Should().Be(1);
    }

    [Theory]
    [InlineData(true, "V1")]
    [InlineData(false, "V2")]
    public async Task A_store_that_is_not_sure_is_read(bool kept, string visit)
    {
        await using var hall = await RunningHall.OpenAsync();
        var committed = 0;
        hall.Runner.Committed += c => committed += c.Events.Count;
        hall.Store.DoubtNext(kept);

        await hall.Invoking(h => h.IssueAsync("V1", "r")).Should().ThrowAsync<IOException>();

        (committed, hall.Runner.State.Visits.Count).Should().Be(kept ? (1, 1) : (0, 0));
        (await IssuedAsync(hall, "V2", "r"))
            .Should().Match<TicketIssued>(t => t.Visit.Value == visit && t.Ticket.Number == 1);
    }

    private static async Task<TicketIssued> IssuedAsync(RunningHall hall, string visit, string? request) =>
        (TicketIssued)((Done)await hall.IssueAsync(visit, request)).Events.Single().Event;
}
