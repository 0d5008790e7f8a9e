using FluentAssertions;
using NodaTime;
using ServiceQueue.Contracts;
using Xunit;

namespace ServiceQueue.Drivers.Tests.Stores;

/// <summary>What every store owes.</summary>
public sealed class StoreContractTests
{
    private const string Hall = "demo";

    public static TheoryData<string> Kinds => StorePlace.Kinds;

    [Theory, MemberData(nameof(Kinds))]
    public async Task Nothing_is_there_at_first(string kind)
    {
        using var place = StorePlace.Of(kind);
        await using var store = place.Open();
        (await store.HallsAsync(default)).Should().BeEmpty();
        (await store.HeadAsync(Hall, default)).Should().BeNull();
        (await store.AllAsync(Hall)).Should().BeEmpty();
        (await store.LastOfTypeAsync(Hall, "TicketIssued", null, default)).Should().Be(0);
        (await store.OpenJobsAsync(Hall, default)).Should().BeEmpty();
        (await store.VisitAsync(Hall, "V", default)).Should().BeNull();
        (await store.VisitsAsync(Hall, Samples.Day, default).ListAsync()).Should().BeEmpty();
        (await store.DaysAsync(Hall, default)).Should().BeEmpty();
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task A_record_comes_back_exactly_as_it_was(string kind)
    {
        using var place = StorePlace.Of(kind);
        await using var store = place.Open();
        var record =
            Samples.Record(Hall, 1) with { Actor = "王芳", Request = "", Body = [0, 255, 10, 13, 34, 0] };
        await store.AppendAsync(new StoreBatch { Hall = Hall, Records = [record] }, default);
        (await store.HeadAsync(Hall, default)).Should().BeEquivalentTo(record);
        (await store.AllAsync(Hall)).Should().BeEquivalentTo([record]);
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task Reads_both_ends_of_a_range_in_order(string kind)
    {
        using var place = StorePlace.Of(kind);
        await using var store = place.Open();
        await FillAsync(store, Hall, 2500);
        var range = await store.ReadAsync(Hall, 2, 2400, default).ListAsync();
        range.Select(r => r.Sequence).Should().Equal(Enumerable.Range(2, 2399).Select(i => (long)i));
        (await store.ReadAsync(Hall, 2500, 9000, default).ListAsync()).Should().ContainSingle();
        (await store.ReadAsync(Hall, 7, 6, default).ListAsync()).Should().BeEmpty();
        (await store.ReadAsync(Hall, 2501, 9000, default).ListAsync()).Should().BeEmpty();
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task A_gap_is_refused_and_leaves_nothing(string kind)
    {
        using var place = StorePlace.Of(kind);
        await using var store = place.Open();
        await FillAsync(store, Hall, 3);
        await Refuses(store, Samples.Batch(Hall, 5));
        await Refuses(store, Samples.Batch(Hall, 0));
        (await store.HeadAsync(Hall, default))!.Sequence.Should().Be(3);
        await store.AppendAsync(Samples.Batch(Hall, 4), default);
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task A_record_that_is_there_already_is_refused(string kind)
    {
        using var place = StorePlace.Of(kind);
        await using var store = place.Open();
        await FillAsync(store, Hall, 3);
        await Refuses(store, Samples.Batch(Hall, 3));
        await Refuses(store, Samples.Batch(Hall, 1));
        (await store.AllAsync(Hall)).Should().HaveCount(3);
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task Time_never_falls_along_the_journal(string kind)
    {
        using var place = StorePlace.Of(kind);
        await using var store = place.Open();
        await FillAsync(store, Hall, 3);
        var early = Samples.Record(Hall, 4) with { At = Samples.At(2) };
        await Refuses(store, new StoreBatch { Hall = Hall, Records = [early] });
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task A_batch_that_contradicts_itself_is_refused(string kind)
    {
        using var place = StorePlace.Of(kind);
        await using var store = place.Open();
        var early = Samples.Record(Hall, 2) with { At = Samples.At(0) };
        StoreBatch[] wrong =
        [
            new() { Hall = Hall, Records = [Samples.Record("other", 1)] },
            new() { Hall = Hall, Jobs = [Samples.Job("other", "1.0")] },
            new() { Hall = Hall, Visits = [Samples.Visit("other", "V", Samples.Day)] },
            new() { Hall = Hall, Records = [Samples.Record(Hall, 1), Samples.Record(Hall, 3)] },
            new() { Hall = Hall, Records = [Samples.Record(Hall, 1), early] },
        ];
        foreach (var batch in wrong)
            await store.Invoking(s => s.AppendAsync(batch, default)).Should().ThrowAsync<ArgumentException>();
        (await store.HallsAsync(default)).Should().BeEmpty();
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task A_batch_is_written_whole_or_not_at_all(string kind)
    {
        using var place = StorePlace.Of(kind);
        await using var store = place.Open();
        await store.AppendAsync(
            new StoreBatch
            {
                Hall = Hall, Records = [Samples.Record(Hall, 1)], Jobs = [Samples.Job(Hall, "1.0")],
                Visits = [Samples.Visit(Hall, "V1", Samples.Day)],
            },
            default);

        // The job's id is open already, which shows only after the records; everything else of the batch is
        // in order.
        await Refuses(store, new StoreBatch
        {
            Hall = Hall, Records = [Samples.Record(Hall, 2)],
            Jobs = [Samples.Job(Hall, "2.0"), Samples.Job(Hall, "1.0")],
            Settled = ["1.0"], Visits = [Samples.Visit(Hall, "V2", Samples.Day)],
        });
        (await store.HeadAsync(Hall, default))!.Sequence.Should().Be(1);
        (await store.OpenJobsAsync(Hall, default)).Select(j => j.Id).Should().Equal("1.0");
        (await store.VisitAsync(Hall, "V2", default)).Should().BeNull();
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task Jobs_open_in_the_order_they_were_made_until_they_are_settled(string kind)
    {
        using var place = StorePlace.Of(kind);
        await using var store = place.Open();
        StoredJob[] jobs =
            [Samples.Job(Hall, "9.0"), Samples.Job(Hall, "10.1"), Samples.Job(Hall, "10.0", "sign-3")];
        await store.AppendAsync(new StoreBatch { Hall = Hall, Jobs = jobs }, default);
        (await store.OpenJobsAsync(Hall, default)).Should().BeEquivalentTo(jobs, o => o.WithStrictOrdering());

        await store.StartJobAsync(Hall, "10.1", default);
        (await store.OpenJobsAsync(Hall, default)).Select(j => j.Started).Should().Equal(false, true, false);

        await store.AppendAsync(new StoreBatch { Hall = Hall, Settled = ["9.0", "never-there"] }, default);
        await store.AppendAsync(new StoreBatch { Hall = Hall, Jobs = [Samples.Job(Hall, "11.0")] }, default);
        (await store.OpenJobsAsync(Hall, default)).Select(j => j.Id).Should().Equal("10.1", "10.0", "11.0");
        (await store.OpenJobsAsync("other", default)).Should().BeEmpty();
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task A_job_that_is_not_open_cannot_start(string kind)
    {
        using var place = StorePlace.Of(kind);
        await using var store = place.Open();
        await store.AppendAsync(
            new StoreBatch { Hall = Hall, Jobs = [Samples.Job(Hall, "1.0")], Settled = ["1.0"] }, default);
        await store.Invoking(s => s.StartJobAsync(Hall, "1.0", default))
            .Should().ThrowAsync<InvalidOperationException>();
        await store.Invoking(s => s.StartJobAsync("other", "1.0", default))
            .Should().ThrowAsync<InvalidOperationException>();
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task Visits_are_overwritten_and_found_by_id_and_by_day(string kind)
    {
        using var place = StorePlace.Of(kind);
        await using var store = place.Open();
        var next = Samples.Day.PlusDays(1);
        await store.AppendAsync(
            new StoreBatch
            {
                Hall = Hall,
                Visits =
                [
                    Samples.Visit(Hall, "C", Samples.Day), Samples.Visit(Hall, "A", Samples.Day),
                    Samples.Visit(Hall, "B", next),
                ],
            },
            default);
        var changed = Samples.Visit(Hall, "A", Samples.Day, """{"state":"办结"}""");
        await store.AppendAsync(new StoreBatch { Hall = Hall, Visits = [changed] }, default);

        (await store.VisitAsync(Hall, "A", default)).Should().BeEquivalentTo(changed);
        (await store.VisitAsync("other", "A", default)).Should().BeNull();
        var rows = await store.VisitsAsync(Hall, Samples.Day, default).ListAsync();
        rows.Select(r => r.Visit).Should().Equal("A", "C");
        (await store.DaysAsync(Hall, default)).Should().Equal(Samples.Day, next);
        (await store.DaysAsync("other", default)).Should().BeEmpty();
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task Cases_are_overwritten_and_found_by_number_and_by_span(string kind)
    {
        using var place = StorePlace.Of(kind);
        await using var store = place.Open();
        var next = Samples.Day.PlusDays(1);
        // More than a store reads at once, so that it must find its way from page to page.
        var many = Enumerable.Range(10, 1500)
            .Select(n => Samples.Case(Hall, $"2026-{n:00000}", next)).ToList();
        await store.AppendAsync(
            new StoreBatch
            {
                Hall = Hall,
                Cases =
                [
                    Samples.Case(Hall, "2026-00002", next), Samples.Case(Hall, "2026-00003", Samples.Day),
                    Samples.Case(Hall, "2026-00001", Samples.Day.PlusDays(-1)), .. many,
                ],
            },
            default);
        var changed = Samples.Case(Hall, "2026-00002", Samples.Day, """{"state":"办结"}""");
        await store.AppendAsync(new StoreBatch { Hall = Hall, Cases = [changed] }, default);

        (await store.CaseAsync(Hall, "2026-00002", default)).Should().BeEquivalentTo(changed);
        (await store.CaseAsync("other", "2026-00002", default)).Should().BeNull();
        var day = await store.CasesAsync(Hall, Samples.Day, Samples.Day, default).ListAsync();
        day.Select(c => c.Case).Should().Equal("2026-00002", "2026-00003");
        var span = await store.CasesAsync(Hall, Samples.Day, next, default).ListAsync();
        span.Select(c => c.Case).Should().Equal(
            ["2026-00002", "2026-00003", .. many.Select(c => c.Case)]);
        (await store.CasesAsync(Hall, LocalDate.MinIsoValue, LocalDate.MaxIsoValue, default).ListAsync())
            .Should().HaveCount(1503);
        await store.Invoking(s => s.AppendAsync(
            new StoreBatch { Hall = Hall, Cases = [Samples.Case("other", "1", next)] }, default))
            .Should().ThrowAsync<ArgumentException>();
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task The_last_of_a_type_is_found_until_an_instant(string kind)
    {
        using var place = StorePlace.Of(kind);
        await using var store = place.Open();
        string[] types = ["DayOpened", "TicketIssued", "DayOpened", "TicketIssued"];
        var records = types.Select((type, i) => Samples.Record(Hall, i + 1, type)).ToList();
        // Two events of one instant: the later sequence is the last.
        records.Add(Samples.Record(Hall, 5, "TicketIssued") with { At = Samples.At(4) });
        await store.AppendAsync(new StoreBatch { Hall = Hall, Records = records }, default);

        (await store.LastOfTypeAsync(Hall, "TicketIssued", null, default)).Should().Be(5);
        (await store.LastOfTypeAsync(Hall, "DayOpened", null, default)).Should().Be(3);
        (await store.LastOfTypeAsync(Hall, "DayOpened", Samples.At(3), default)).Should().Be(3);
        var before = Samples.At(3) - Duration.FromNanoseconds(1);
        (await store.LastOfTypeAsync(Hall, "DayOpened", before, default)).Should().Be(1);
        (await store.LastOfTypeAsync(Hall, "DayOpened", Samples.At(0), default)).Should().Be(0);
        (await store.LastOfTypeAsync("other", "DayOpened", null, default)).Should().Be(0);
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task Two_hundred_callers_each_get_their_own_answer(string kind)
    {
        using var place = StorePlace.Of(kind);
        await using var store = place.Open();
        var callers = Enumerable.Range(0, 200).Select(async caller =>
        {
            await Task.Yield();
            var hall = $"hall-{caller:000}";
            for (var i = 1; i <= 10; i++)
            {
                await store.AppendAsync(Samples.Batch(hall, i), default);
                (await store.HeadAsync(hall, default))!.Sequence.Should().Be(i);

                // A wrong batch beside the right ones of 199 others fails alone.
                await Refuses(store, Samples.Batch(hall, i + 2));
            }
        });
        await Task.WhenAll(callers);
        var halls = await store.HallsAsync(default);
        halls.Should().HaveCount(200).And.BeInAscendingOrder(StringComparer.Ordinal);
        foreach (var hall in halls) (await store.AllAsync(hall)).Should().HaveCount(10);
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task Of_many_callers_for_one_sequence_exactly_one_wins(string kind)
    {
        using var place = StorePlace.Of(kind);
        await using var store = place.Open();
        for (var sequence = 1; sequence <= 10; sequence++)
        {
            var attempts = Enumerable.Range(0, 40)
                .Select(_ => store.AppendAsync(Samples.Batch(Hall, sequence), default));
            var outcomes = await Task.WhenAll(attempts.Select(Succeeds));
            outcomes.Count(won => won).Should().Be(1);
        }

        (await store.AllAsync(Hall)).Select(r => r.Sequence).Should().Equal(1, 2, 3, 4, 5, 6, 7, 8, 9, 10);
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task A_read_is_a_snapshot_while_others_write(string kind)
    {
        using var place = StorePlace.Of(kind);
        await using var store = place.Open();
        await FillAsync(store, Hall, 2000);
        var seen = new List<long>();
        await foreach (var record in store.ReadAsync(Hall, 1, long.MaxValue, default))
        {
            // Writes in the midst of the read: they succeed, and the read does not see them.
            if (record.Sequence % 500 == 1) await FillAsync(store, Hall, 50);
            seen.Add(record.Sequence);
        }

        seen.Should().Equal(Enumerable.Range(1, 2000).Select(i => (long)i));
        (await store.HeadAsync(Hall, default))!.Sequence.Should().Be(2200);
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task Everything_is_there_after_a_restart(string kind)
    {
        using var place = StorePlace.Of(kind);
        JournalRecord head;
        await using (var store = place.Open())
        {
            await FillAsync(store, Hall, 5);
            await store.AppendAsync(
                new StoreBatch
                {
                    Hall = Hall, Records = [Samples.Record(Hall, 6)], Jobs = [Samples.Job(Hall, "6.0")],
                    Visits = [Samples.Visit(Hall, "V", Samples.Day)],
                },
                default);
            await store.StartJobAsync(Hall, "6.0", default);
            head = (await store.HeadAsync(Hall, default))!;
        }

        await using var again = place.Open();
        (await again.HeadAsync(Hall, default)).Should().BeEquivalentTo(head);
        (await again.AllAsync(Hall)).Should().HaveCount(6);
        (await again.OpenJobsAsync(Hall, default)).Should().ContainSingle().Which.Started.Should().BeTrue();
        (await again.VisitAsync(Hall, "V", default)).Should().NotBeNull();
        await again.AppendAsync(Samples.Batch(Hall, 7), default);
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task A_cancelled_append_has_written_nothing(string kind)
    {
        using var place = StorePlace.Of(kind);
        await using var store = place.Open();
        var stop = new CancellationToken(canceled: true);
        await store.Invoking(s => s.AppendAsync(Samples.Batch(Hall, 1), stop))
            .Should().ThrowAsync<OperationCanceledException>();
        (await store.HeadAsync(Hall, default)).Should().BeNull();

        // Cancelled at any moment: either the append says so and nothing is there, or it is there.
        for (long sequence = 1, attempt = 0; attempt < 100; attempt++)
        {
            using var source = new CancellationTokenSource();
            var append = store.AppendAsync(Samples.Batch(Hall, sequence), source.Token);
            await source.CancelAsync();
            if (await Succeeds(append)) sequence++;
            ((await store.HeadAsync(Hall, default))?.Sequence ?? 0).Should().Be(sequence - 1);
        }
    }

    private static async Task<bool> Succeeds(Task append)
    {
        try
        {
            await append;
            return true;
        }
        catch (Exception refusal) when (refusal is InvalidOperationException or OperationCanceledException)
        {
            return false;
        }
    }

    private static Task Refuses(IHallStore store, StoreBatch batch) =>
        store.Invoking(s => s.AppendAsync(batch, default)).Should().ThrowAsync<InvalidOperationException>();

    private static async Task FillAsync(IHallStore store, string hall, int count)
    {
        var first = ((await store.HeadAsync(hall, default))?.Sequence ?? 0) + 1;
        var records = Enumerable.Range(0, count).Select(i => Samples.Record(hall, first + i)).ToList();
        await store.AppendAsync(new StoreBatch { Hall = hall, Records = records }, default);
    }
}
