using FluentAssertions;
using NodaTime;
using ServiceQueue.Engine.Replay;

namespace ServiceQueue.Simulation.Replay;

/// <summary>Traces small enough to be run with a pencil.</summary>
public sealed class TraceReplayTests
{
    private const string Head = "arrival,service,priority,servingSeconds,patienceSeconds\n";

    // Service takes 60 s each time (M/D/1): they begin at 0, 60, 120, 180 and 240.
    private const string Five = Head + "0,s,,60,\n10,s,,60,\n20,s,,60,\n30,s,,60,\n200,s,,60,\n";

    [Fact]
    public void One_counter_serves_in_order_of_arrival()
    {
        var replayed = Run(Five, 1);

        replayed.Visits.Select(v => v.WaitSeconds).Should().Equal(0, 50, 100, 150, 40);
        replayed.Visits.Select(v => v.CalledAtSeconds).Should().Equal(0, 60, 120, 180, 240);
        replayed.Visits.Select(v => v.Ticket).Should().Equal("A001", "A002", "A003", "A004", "A005");
        replayed.Visits.Should().OnlyContain(v => v.Counter == 1 && !v.Left);
        // 0 40 50 100 150: sum 340; busy for all of 300 s.
        replayed.Summary.Should().Be(new ReplaySummary(5, 5, 0, 68, 50, 150, 150, 150, 1));
    }

    [Fact]
    public void Two_counters_share_the_queue()
    {
        var replayed = Run(Five, 2);

        replayed.Visits.Select(v => v.WaitSeconds).Should().Equal(0, 0, 40, 40, 0);
        replayed.Visits.Select(v => v.Counter).Should().Equal(1, 2, 1, 2, 1);
        // Two counters for 260 s, busy for 300 s of 520.
        replayed.Summary.Should().Be(new ReplaySummary(5, 5, 0, 16, 0, 40, 40, 40, 300.0 / 520));
    }

    [Fact]
    public void Who_loses_patience_leaves_and_delays_nobody()
    {
        // The third would be called at 120 and leaves at 20 + 50.
        var replayed = Run(Five.Replace("20,s,,60,\n", "20,s,,60,50\n"), 1);

        replayed.Visits.Select(v => v.WaitSeconds).Should().Equal(0, 50, 50, 90, 0);
        replayed.Visits.Select(v => v.Left).Should().Equal(false, false, true, false, false);
        (replayed.Summary.Served, replayed.Summary.Left, replayed.Summary.Max).Should().Be((4, 1, 90));
    }

    [Fact]
    public void A_counter_that_becomes_free_as_patience_ends_calls_first()
    {
        var replayed = Run(Head + "0,s,,60,\n10,s,,60,50\n", 1);

        replayed.Visits[1].Should().Match<ReplayedVisit>(v => !v.Left && v.WaitSeconds == 50);
    }

    [Fact]
    public void Arrivals_may_be_times_of_day_in_any_order()
    {
        var trace = Trace.Read(new StringReader(
            Head + "2026-03-02T09:00:30+08:00,b,elderly,120,900\n2026-03-02T09:00:00+08:00,a,,,\n"));

        trace.Should().Equal(
            new Arrival(Duration.Zero, "a", "ordinary", Duration.FromSeconds(300), null),
            new Arrival(
                Duration.FromSeconds(30), "b", "elderly",
                Duration.FromSeconds(120), Duration.FromSeconds(900)));
    }

    [Theory]
    [InlineData("soon,s,,60,\n", "Line 2, column arrival: \"soon\"*")]
    [InlineData("0,s,,60,\n1,,,60,\n", "Line 3, column service: is empty.")]
    [InlineData("0,s,,sixty,\n", "Line 2, column servingSeconds: \"sixty\" must be seconds*")]
    [InlineData("0,s,,-1,\n", "Line 2, column servingSeconds: \"-1\"*")]
    [InlineData("0,s,,NaN,\n", "Line 2, column servingSeconds: \"NaN\"*")]
    [InlineData("0,s,,60,1e9\n", "Line 2, column patienceSeconds: \"1e9\"*")]
    [InlineData("NaN,s,,60,\n", "Line 2, column arrival: \"NaN\"*")]
    [InlineData("", "The trace has no arrivals*")]
    public void A_bad_line_is_named(string lines, string message) =>
        FluentActions.Invoking(() => Trace.Read(new StringReader(Head + lines)))
            .Should().Throw<FormatException>().WithMessage(message);

    [Theory]
    [InlineData("arrival,service\n0,s\n")]
    [InlineData("hello\nworld\n")]
    [InlineData("")]
    [InlineData("\0\0\0\n\"")]
    public void What_is_no_trace_is_said_to_be_none(string text) =>
        FluentActions.Invoking(() => Trace.Read(new StringReader(text))).Should().Throw<FormatException>();

    [Fact]
    public void An_unknown_policy_is_refused_with_the_known_ones() =>
        FluentActions.Invoking(() => TraceReplay.Run([], 1, "lifo"))
            .Should().Throw<ArgumentException>().WithMessage("*lifo*fcfs*");

    [Fact]
    public void More_services_than_letters_are_refused()
    {
        var trace = Head + string.Concat(Enumerable.Range(0, 27).Select(i => $"{i},service-{i},,1,\n"));

        FluentActions.Invoking(() => Run(trace, 1))
            .Should().Throw<FormatException>().WithMessage("*27 services*");
    }

    private static Replayed Run(string trace, int counters) =>
        TraceReplay.Run(Trace.Read(new StringReader(trace)), counters, "fcfs");
}
