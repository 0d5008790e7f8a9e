using FluentAssertions;
using NodaTime;
using ServiceQueue.Contracts;
using ServiceQueue.Core.Counters;
using ServiceQueue.Core.Halls;
using ServiceQueue.Core.Hours;
using ServiceQueue.Core.Staff;
using ServiceQueue.Engine.Journal;
using ServiceQueue.Engine.Views;
using ServiceQueue.Simulators.Store;

namespace ServiceQueue.Simulation.Views;

/// <summary>The monthly attendance sheet, read from a journal written by hand.</summary>
public sealed class AttendanceSheetTests
{
    private static readonly HallPlan Plan = Reported.Plan with
    {
        Hours = Profiles.Find("HP-JS")! with { Calendar = [new CalendarYear(2026, [], [])] },
    };

    private readonly List<JournalRecord> _records = [];

    [Fact]
    public async Task TheSheetCountsAMonthAndNamesItsEvidence()
    {
        At(2, 27, "08:50", new PlanAdopted(Plan), Day(2, 27), new ClerkSignedIn("王芳"));
        At(2, 27, "17:30", new ClerkSignedOut("王芳"), new DayClosed(new LocalDate(2026, 2, 27)));
        At(3, 2, "08:20", Day(3, 2), new ClerkSignedIn("王芳"));
        At(3, 2, "10:00", new CounterPaused(3, "送件", null));
        At(3, 2, "10:20", new CounterContinued(3));
        At(3, 2, "11:50", new CounterPaused(3, "午休", null));
        At(3, 2, "14:05", new CounterContinued(3));
        At(3, 2, "18:15", new ClerkSignedOut("王芳"));
        var late = At(3, 3, "08:50", new ClerkSignedIn("王芳"));
        var early = At(3, 3, "17:10", new ClerkSignedOut("王芳"));
        At(3, 4, "08:30", new ClerkSignedIn("=赵敏"));
        var absent = At(3, 4, "16:00", new ClerkSignedOut("=赵敏"));
        At(4, 1, "09:30", new ClerkSignedIn("王芳"));

        var sheet = await ReadAsync();

        sheet.Month.Should().Be("2026-03");
        sheet.Clerks.Should().BeEquivalentTo(
            [
                new AttendanceRow("=赵敏", 1, 0, 0, 1, 0, 0, 0, [absent]),
                new AttendanceRow("王芳", 2, 1, 1, 0, 1, 0, 45, [late, early]),
            ],
            o => o.WithStrictOrdering());
        sheet.Counters.Should().Equal(new UnattendedRow(3, "3号窗口", 35));
        sheet.ToCsv().Split("\r\n").Should().StartWith(
            [
                "clerk,days,late,early,absent,missing,leaves,overtimeMinutes,counter,unattendedMinutes",
                "'=赵敏,1,0,0,1,0,0,0,,", "王芳,2,1,1,0,1,0,45,,", ",,,,,,,,3号窗口,35",
            ]);
    }

    [Fact]
    public async Task AMonthWithoutRecordsHasAnEmptySheet()
    {
        At(2, 27, "08:50", new PlanAdopted(Plan));
        var sheet = await ReadAsync();
        sheet.Clerks.Should().BeEmpty();
        sheet.Counters.Should().ContainSingle().Which.UnattendedMinutes.Should().Be(0);
    }

    private async Task<AttendanceSheet> ReadAsync()
    {
        await using var store = new MemoryStore();
        await store.AppendAsync(
            new StoreBatch { Hall = Plan.Hall, Records = _records }, CancellationToken.None);
        return await AttendanceSheet.ReadAsync(store, Plan,
            new LocalDate(2026, 3, 1), CancellationToken.None);
    }

    private static DayOpened Day(int month, int day) =>
        new(new LocalDate(2026, month, day), Plan, [new CounterState(3, Staffing.Open, "王芳")]);

    private long At(int month, int day, string time, params HallEvent[] events)
    {
        var local = new LocalDate(2026, month, day) + new LocalTime(int.Parse(time[..2]),
            int.Parse(time[3..]));
        var at = local.InZoneLeniently(Plan.Zone).ToInstant();
        foreach (var happened in events)
        {
            var recorded = new Recorded(_records.Count + 1, at, "test", happened);
            _records.Add(EventCodec.Encode(Plan.Hall, recorded,
                "", _records.Count == 0 ? [] : _records[^1].Hash));
        }

        return _records.Count;
    }
}
