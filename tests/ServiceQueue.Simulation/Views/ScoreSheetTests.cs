using FluentAssertions;
using NodaTime;
using ServiceQueue.Contracts;
using ServiceQueue.Core.Cases;
using ServiceQueue.Core.Complaints;
using ServiceQueue.Core.Counters;
using ServiceQueue.Core.Halls;
using ServiceQueue.Core.Hours;
using ServiceQueue.Core.Ratings;
using ServiceQueue.Core.Staff;
using ServiceQueue.Engine.Journal;
using ServiceQueue.Engine.Views;
using ServiceQueue.Simulators.Store;

namespace ServiceQueue.Simulation.Views;

/// <summary>The monthly score sheet, read from a journal written by hand.</summary>
public sealed class ScoreSheetTests
{
    private static readonly HallPlan Plan = Reported.Plan with
    {
        Hours = Profiles.Find("HP-JS")! with { Calendar = [new CalendarYear(2026, [], [])] },
    };

    private readonly List<JournalRecord> _records = [];

    [Fact]
    public async Task AttendanceIsDeductedOncePerRecordWithItsEvidence()
    {
        At(3, 2, "08:20", new PlanAdopted(Plan), Day(3, 2), new ClerkSignedIn("王芳"));
        At(3, 2, "17:35", new ClerkSignedOut("王芳"));
        // Late by 20 minutes and so outside the span too: the larger figure alone counts.
        var late = At(3, 3, "08:50", new ClerkSignedIn("王芳"));
        var early = At(3, 3, "17:10", new ClerkSignedOut("王芳"));
        At(3, 4, "08:20", new ClerkSignedIn("王芳"));
        var absent = At(3, 4, "16:40", new ClerkSignedOut("王芳"));
        At(3, 5, "13:50", new ClerkSignedIn("王芳"));
        var half = At(3, 5, "15:00", new ClerkSignedOut("王芳"));

        var row = (await ReadAsync()).Clerks.Should().ContainSingle().Subject;

        row.Deductions.Select(d => (d.Key, d.Points)).Should().Equal(
            ($"R-ATT-SIGN-WINDOW:{late}", 2), ($"R-ATT-EARLY-15:{early}", 1),
            ($"R-ATT-ABSENT-30-60:{absent}", 3), ($"R-ATT-ABSENT-30-60:{half}", 5));
        row.Deductions[0].Evidence.Should().Equal(late);
        (row.Score, row.Attendance, row.TimeLimits, row.Complaints).Should().Be((89, 89, 100, 100));
    }

    [Fact]
    public async Task AnOverdueCaseIsDeductedInEachMonthForItsOwnDays()
    {
        // Due on Friday the 27th of February; decided on Tuesday the 3rd of March.
        At(2, 26, "09:00", new PlanAdopted(Plan), Day(2, 26));
        At(2, 26, "09:00", new CaseReceived("2026-00001", null, 3, "王芳", null, "", "on-spot", null, []));
        var accepted = At(2, 26, "09:10", Accepted("2026-00001", Time(2, 27, "09:10")));
        At(3, 2, "08:30", Day(3, 2));
        var decided = At(3, 3, "10:00", new CaseDecided("2026-00001", true, "准予", "王芳"));

        var march = (await ReadAsync()).Clerks.Should().ContainSingle().Subject;
        var deduction = march.Deductions.Should().ContainSingle().Subject;
        (deduction.Key, deduction.Points).Should().Be(("R-CASE-PROMISE-DUE:2026-00001", 2));
        deduction.Evidence.Should().EndWith(decided);
        (march.Score, march.TimeLimits, march.Attendance).Should().Be((98, 98, 100));
        var february = (await ReadAsync(2)).Clerks.Should().ContainSingle().Subject;
        february.Deductions.Should().ContainSingle().Which.Evidence.Should().Equal(accepted);
        february.Score.Should().Be(98);
    }

    [Fact]
    public async Task AComplaintFoundTrueIsDeductedAndRatingsAreNot()
    {
        At(3, 2, "09:00", new PlanAdopted(Plan), Day(3, 2));
        var received = At(3, 2, "09:30", new ComplaintReceived(
            "c1", "T2026-00001", ComplaintKind.Complaint, ComplaintChannel.Phone,
            new ComplaintForm("态度差", "", null, null, null, 3, null, ["王芳"])));
        At(3, 2, "09:40", new ComplaintRegistered(
            "c1", ComplaintMatter.Attitude, "李强", "", false, "李强"));
        var resolved = At(3, 3, "09:30", new ComplaintResolved("c1", true, "属实", [], "", "李强"));
        At(3, 3, "10:00", new RatingSubmitted(
            new VisitId("V1"), RatingLevel.VeryDissatisfied, null, RatingChannel.Phone, "phone", null, 3,
            "王芳", null));

        var row = (await ReadAsync()).Clerks.Should().ContainSingle().Subject;

        var deduction = row.Deductions.Should().ContainSingle().Subject;
        (deduction.Key, deduction.Part).Should().Be(("R-CMP-VERIFY:T2026-00001", ScorePart.Complaints));
        deduction.Evidence.Should().Equal(received, resolved);
        (row.Score, row.Complaints).Should().Be((95, 95));
        row.Ratings.Should().Equal(0, 0, 0, 0, 1);
    }

    [Fact]
    public async Task ALiftedDeductionStaysListedAndCountsNoMore()
    {
        At(3, 2, "08:20", new PlanAdopted(Plan), Day(3, 2));
        var late = At(3, 2, "08:50", new ClerkSignedIn("王芳"));
        var key = $"R-ATT-SIGN-WINDOW:{late}";
        At(3, 3, "09:00", new ScoreAppealed("王芳", 2026, 3, key, "公交停运", "王芳"));
        (await ReadAsync()).Find("王芳", key)!.Review.State.Should().Be(ScoreReviewState.Open);
        (await ReadAsync()).Clerks[0].Score.Should().Be(98);
        // The decision comes in the month after.
        var last = At(4, 2, "09:00", new ScoreAppealDecided("王芳", 2026, 3, key, true, "情况属实", "李强"));

        var sheet = await ReadAsync();

        sheet.Clerks[0].Score.Should().Be(100);
        var lifted = sheet.Find("王芳", key)!;
        lifted.Review.Should().BeEquivalentTo(new
        {
            State = ScoreReviewState.Lifted, Appeal = "公交停运", AppealBy = "王芳", Reason = "情况属实", By = "李强",
        });
        lifted.Review.Evidence.Should().Equal(last - 1, last);
        ScoreCsv.Write(sheet, Plan.Zone).Split("\r\n")[1..3].Should().Equal(
            "王芳,100,100,100,100,,,,,,,",
            $"王芳,,,,,{key},R-ATT-SIGN-WINDOW,2026-03-02T08:50:00,2,lifted,未在签到时段内签到，记缺签。,{late}");
    }

    private static CaseAccepted Accepted(string number, Instant due) => new(
        number, CaseKind.Promise, "N1", due - Duration.FromDays(1), TimeLimit.WorkingDays(1), due, "王芳");

    private async Task<ScoreSheet> ReadAsync(int month = 3)
    {
        await using var store = new MemoryStore();
        await store.AppendAsync(
            new StoreBatch { Hall = Plan.Hall, Records = _records }, CancellationToken.None);
        return await ScoreSheet.ReadAsync(
            store, Plan, new LocalDate(2026, month, 1), CancellationToken.None);
    }

    /// <summary>A day begins with what is open, as the hall itself writes it.</summary>
    private DayOpened Day(int month, int day)
    {
        var hall = _records.Aggregate(
            HallState.Before(Plan), (state, record) => Hall.Apply(state, EventCodec.Decode(record)));
        return new DayOpened(
            new LocalDate(2026, month, day), Plan, [new CounterState(3, Staffing.Closed)], Books: hall.Books);
    }

    private static Instant Time(int month, int day, string time) =>
        (new LocalDate(2026, month, day) + new LocalTime(int.Parse(time[..2]), int.Parse(time[3..])))
        .InZoneLeniently(Plan.Zone).ToInstant();

    private long At(int month, int day, string time, params HallEvent[] events)
    {
        foreach (var happened in events)
        {
            var recorded = new Recorded(_records.Count + 1, Time(month, day, time), "test", happened);
            _records.Add(EventCodec.Encode(
                Plan.Hall, recorded, "", _records.Count == 0 ? [] : _records[^1].Hash));
        }

        return _records.Count;
    }
}
