using NodaTime;
using ServiceQueue.Core.Counters;
using ServiceQueue.Core.Disclosure;
using ServiceQueue.Core.Halls;
using ServiceQueue.Core.Hours;
using ServiceQueue.Core.Jobs;
using ServiceQueue.Core.Visits;

namespace ServiceQueue.Benchmarks.Journals;

/// <summary>
/// A hall of twelve counters that is busy day after day, decided by the real hall: about eight hundred visits
/// and four thousand events a day.
/// </summary>
internal sealed class BusyHall
{
    private const int Counters = 12;

    private static readonly Duration Step = Duration.FromSeconds(20);
    private static readonly string[] Services = ["social", "civil", "tax", "land"];

    private static readonly string[] Staff = [.. Enumerable.Range(1, Counters).Select(Clerk)];

    private readonly Random _chance = new(20260302);
    private readonly LongJournal _journal;
    private readonly Papers _papers;
    private readonly Agenda _agenda = new();
    private readonly Voices _voices;
    private readonly Instant[] _freeAt = new Instant[Counters + 1];
    private long _visits;

    public BusyHall(LongJournal journal)
    {
        _journal = journal;
        _papers = new Papers(journal, _chance);
        _voices = new Voices(journal, _chance, _agenda);
    }

    /// <summary>The hall.</summary>
    public static HallPlan Plan { get; } = new()
    {
        Hall = "busy",
        Name = new Words("繁忙便民服务中心"),
        Hours = Profiles.Find("HP-JS")! with { EveryDay = true },
        Services = [.. Services.Select((s, i) => new ServicePlan(s, (char)('A' + i), new Words(s), []))],
        Counters = [.. Enumerable.Range(1, Counters).Select(n => new CounterPlan(
            n, $"{n}号窗口", new Words("综合窗口"), "一楼", [Services[n % 4], Services[(n + 1) % 4]], null, null))],
        Kiosks = [new KioskPlan("kiosk-1", "printer-1")],
        Devices = [new DevicePlan("printer-1", DeviceKind.Printer)],
    };

    /// <summary>Day after day until there are so many events.</summary>
    public async Task RunAsync(long events)
    {
        var first = new LocalDate(2025, 11, 17);
        _journal.Ask(new AdoptPlan(Plan), At(first, 7, 0), "configuration");
        _journal.Ask(
            new PublishCatalogue("2026-1", null, "联络员", "中心主任", [
                new ItemPlan(
                    Papers.Item, new Words("社会保障卡补办"), ["居民身份证"], ["受理", "办结"], IsImmediate: true)
                {
                    Promise = TimeLimit.WorkingDays(10),
                },
            ]),
            At(first, 7, 5), "中心主任");
        for (var day = first; _journal.State.Sequence < events; day = day.PlusDays(1))
        {
            Day(day);
            await _journal.FlushAsync(all: false);
        }

        await _journal.FlushAsync(all: true);
    }

    private void Day(LocalDate day)
    {
        _journal.Ask(new Wake(), At(day, 3, 1), "clock");
        _journal.Ask(new Wake(), At(day, 8, 30), "clock");
        _journal.Ask(new Wake(), At(day, 8, 30), "clock");
        for (var n = 1; n <= Counters; n++)
            _journal.Ask(new OpenCounter(n, Clerk(n)), At(day, 8, 30), Clerk(n));
        _voices.Morning(At(day, 8, 30), Staff);
        if (day.Day == 2) _voices.Month(day, At(day, 8, 30));
        Serve(At(day, 8, 30), At(day, 12, 0), arrivals: true);
        Serve(At(day, 12, 0), At(day, 12, 30), arrivals: false);
        for (var n = 1; n <= Counters; n++)
            _journal.Ask(new PauseCounter(n, "lunch", At(day, 14, 0)), At(day, 12, 30), Clerk(n));
        _journal.Ask(new Wake(), At(day, 14, 0), "clock");
        for (var n = 1; n <= Counters; n++)
            _journal.Ask(new ContinueCounter(n), At(day, 14, 0), Clerk(n));
        Serve(At(day, 14, 0), At(day, 17, 30), arrivals: true);
        Serve(At(day, 17, 30), At(day, 18, 30), arrivals: false);
        for (var n = 1; n <= Counters; n++) _journal.Ask(new CloseCounter(n), At(day, 18, 30), Clerk(n));
        _voices.Evening(At(day, 18, 30), Staff);
    }

    private void Serve(Instant from, Instant to, bool arrivals)
    {
        _journal.Ask(new Wake(), from, "clock");
        for (var at = from; at < to; at += Step)
        {
            _papers.Until(at);
            _agenda.Until(at);
            if (arrivals && _chance.Next(100) < 62) Issue(at);
            for (var n = 1; n <= Counters; n++)
            {
                if (_freeAt[n] <= at) Turn(n, at);
            }
        }
    }

    private void Issue(Instant at)
    {
        var id = new VisitId($"v{++_visits:x10}");
        var service = Services[_chance.Next(Services.Length)];
        if (!_journal.Ask(
            new IssueTicket(id, service, null, "ordinary", "zh-CN", "kiosk-1", null), at, "kiosk-1")) return;
        _journal.Ask(new ReportSlip(id, 1, SlipState.Printed), at, "printer-1");
        if (_chance.Next(100) < 3) _journal.Ask(new LeaveVisit(id), at, "phone");
    }

    /// <summary>Ends what is at a counter and calls the next.</summary>
    private void Turn(int n, Instant at)
    {
        if (_journal.State.Counters[n].Current is { } current)
        {
            var visit = _journal.State.Visits[current];
            if (_chance.Next(100) < 4)
            {
                var service = Services[_chance.Next(Services.Length)];
                _journal.Ask(new TransferVisit(n, service, null, "wrong-queue"), at, Clerk(n));
            }

            _journal.Ask(new FinishTurn(n, "answered", null, null), at, Clerk(n));
            _papers.Of(visit, n, Clerk(n), at);
            _voices.Of(visit, Clerk(n), at);
        }

        if (!_journal.Ask(new CallNext(n), at, Clerk(n))) return;
        if (_chance.Next(100) < 12) _journal.Ask(new RecallVisit(n), at, Clerk(n));
        var came = _chance.Next(100) < 96;
        _journal.Ask(came ? new ServeVisit(n) : new MarkNoShow(n), at, Clerk(n));
        _freeAt[n] = at + Duration.FromSeconds(_chance.Next(60, 700));
    }

    private static string Clerk(int n) => $"窗口人员{n}";

    private static Instant At(LocalDate day, int hour, int minute) =>
        (day + new LocalTime(hour, minute)).InZoneLeniently(Plan.Zone).ToInstant();
}
