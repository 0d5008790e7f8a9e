using FluentAssertions;
using NodaTime;
using ServiceQueue.Contracts;
using ServiceQueue.Core.Halls;
using ServiceQueue.Core.Visits;
using ServiceQueue.Engine.Journal;

namespace ServiceQueue.Simulation.Journal;

/// <summary>A journal of two days, whole and tampered with.</summary>
public sealed class VerifierTests
{
    [Fact]
    public async Task A_whole_journal_has_nothing_wrong()
    {
        await using var hall = await TwoDaysAsync();

        var found = await new Verifier(hall.Store, "report").RunAsync(default);

        found.Wrong.Should().BeEmpty();
        (found.Records, found.Visits).Should().Be((hall.Runner.State.Sequence, 5));
    }

    [Fact]
    public async Task A_changed_byte_names_its_record()
    {
        var wrong = await WrongAsync(r => r.Sequence == 5 ? r with { Body = Flip(r.Body) } : r);

        wrong.Should().Contain(w => w.StartsWith("record 5 does not match its hash"));
        wrong.Should().NotContain(
            w => w.StartsWith("record 6 does not match"), "the chain goes on from the stored hash");
    }

    [Fact]
    public async Task A_record_written_anew_with_its_hash_breaks_the_next()
    {
        var wrong = await WrongAsync(r => r.Sequence == 5 ? Forged(r) : r);

        wrong.Should().Contain(w => w.StartsWith("record 6 does not match its hash"));
    }

    [Fact]
    public async Task A_missing_record_is_named()
    {
        var wrong = await WrongAsync(r => r.Sequence == 6 ? null : r);

        wrong[0].Should().Be("record 6 is missing: 7 follows 5");
    }

    [Fact]
    public async Task An_unknown_type_is_named()
    {
        var wrong = await WrongAsync(r => r.Sequence == 6 ? r with { Type = "Surprise" } : r);

        wrong.Should().Contain(w => w.Contains("record 6 (Surprise)"));
    }

    [Fact]
    public async Task A_time_that_goes_back_is_named()
    {
        var wrong = await WrongAsync(r => r.Sequence == 6 ? r with { At = r.At - Duration.FromHours(1) } : r);

        wrong.Should().Contain(w => w.StartsWith("record 6 is stamped"));
    }

    [Fact]
    public async Task A_number_that_was_issued_before_is_named()
    {
        var wrong = await WrongAsync(
            r => r.Type == nameof(TicketIssued) && r.Request.EndsWith("/second", StringComparison.Ordinal)
            ? r with { Body = EventCodec.Encode(r.Hall, Numbered(r, 1), r.Request, []).Body }
            : r);

        wrong.Should().Contain(w => w.Contains("issues A001 after number 1"));
    }

    [Theory]
    [InlineData("V1")]
    [InlineData("V5")]
    public async Task A_changed_row_is_named_whatever_its_day(string visit)
    {
        var wrong = await WrongAsync(editRow: r => r.Visit == visit ? r with { Body = Flip(r.Body) } : r);

        wrong.Should().ContainSingle()
            .Which.Should().Contain($"visit {visit} ").And.Contain("differs from the journal");
    }

    [Fact]
    public async Task A_missing_row_is_named() =>
        (await WrongAsync(editRow: r => r.Visit == "V2" ? null : r))
            .Should().ContainSingle().Which.Should().Contain("visit V2 ");

    [Fact]
    public async Task A_row_from_nowhere_is_named() =>
        (await WrongAsync(editRow: r => r.Visit == "V2" ? r with { Visit = "V9" } : r))
            .Should().Contain(w => w.Contains("visit V9 "));

    private static async Task<IReadOnlyList<string>> WrongAsync(
        Func<JournalRecord, JournalRecord?>? edit = null, Func<VisitRow, VisitRow?>? editRow = null)
    {
        await using var hall = await TwoDaysAsync();
        var edited = new EditedStore(hall.Store, edit, editRow);
        return (await new Verifier(edited, "report").RunAsync(default)).Wrong;
    }

    private static async Task<RunningHall> TwoDaysAsync()
    {
        var hall = await RunningHall.OpenAsync();
        await hall.IssueAsync("V1", "first");
        await hall.IssueAsync("V2", "second");
        await hall.IssueAsync("V3");
        await hall.AskAsync(new CallNext(3));
        await hall.AskAsync(new ServeVisit(3));
        await hall.AskAsync(new FinishTurn(3, "answered", null, null));
        await hall.NextDayAsync();
        await hall.IssueAsync("V4");
        await hall.IssueAsync("V5");
        return hall;
    }

    private static JournalRecord Forged(JournalRecord record)
    {
        var forged = record with { Actor = "nobody" };
        return forged with { Hash = EventCodec.HashOf(forged, []) };
    }

    private static Recorded Numbered(JournalRecord record, int number)
    {
        var recorded = EventCodec.Decode(record);
        var issued = (TicketIssued)recorded.Event;
        return recorded with { Event = issued with { Ticket = new TicketNumber('A', number) } };
    }

    private static byte[] Flip(byte[] body) =>
        [.. body.Select((b, i) => i == body.Length - 2 ? (byte)(b ^ 1) : b)];
}
