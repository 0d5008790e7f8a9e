using NodaTime;
using ServiceQueue.Core.Counters;
using ServiceQueue.Core.Halls;

namespace ServiceQueue.Core.Rules.Hours;

/// <summary>Each staffed service has a counter from the beginning of the hours to their end.</summary>
internal sealed class ServiceProfile() : TimedRule(new RuleInfo(
    "R-HOURS-PROFILE", RuleGrade.Must, "003-D 二; 002-E 考勤一、二; 004-Q 三; 000-H 二1; 000-A 一1; 004-A 1; 004-N 四",
    new Words(
        "按公布的工作时间对外服务：每项有人办理的业务，窗口不晚于上班时间开、不早于下班时间关。",
        "A service that is staffed has a counter from the beginning of the hours of service to their end.")))
{
    private readonly HashSet<string> _unopened = [];
    private readonly Dictionary<string, (Instant At, long Record)> _closed = [];

    protected override void Listen(Listening listening)
    {
        listening.On<CounterOpened>(OnOpened);
        listening.On<CounterClosed>(OnClosed);
    }

    protected override void OnBegin(Scene scene, ServiceSpan span)
    {
        _unopened.Clear();
        _closed.Clear();
        foreach (var service in scene.After.Plan.Services.Where(s => !IsStaffed(scene.After, s.Id)))
            _unopened.Add(service.Id);
    }

    protected override void OnEnd(Scene scene, ServiceSpan span)
    {
        foreach (var (service, (at, record)) in _closed.OrderBy(c => c.Value.Record))
        {
            if (span.To - at <= Tolerance(scene) || Noticed(scene.After, at)) continue;
            scene.Breach(
                $"{service} {Clock(scene, at)}",
                new Words(
                    $"“{Name(scene, service).ZhCn}”于{Clock(scene, at)}停办，早于下班时间{Clock(scene, span.To)}。",
                    $"{Name(scene, service).In("en")} ended at {Clock(scene, at)}, "
                    + $"before {Clock(scene, span.To)}."),
                null, record);
        }

        _closed.Clear();
        _unopened.Clear();
    }

    private void OnOpened(Scene scene, CounterOpened opened)
    {
        if (SpanAt(scene.After, scene.At) is not { } span) return;
        foreach (var service in ServicesOf(scene, opened.Counter))
        {
            _closed.Remove(service);
            if (!_unopened.Remove(service)) continue;
            if (scene.At - span.From <= Tolerance(scene) || Noticed(scene.After, span.From)) continue;
            scene.Breach(
                $"{service} {Clock(scene, span.From)}",
                new Words(
                    $"“{Name(scene, service).ZhCn}”于{Clock(scene, scene.At)}开始，"
                    + $"晚于上班时间{Clock(scene, span.From)}。",
                    $"{Name(scene, service).In("en")} began at {Clock(scene, scene.At)}, "
                    + $"after {Clock(scene, span.From)}."),
                opened.Counter);
        }
    }

    private void OnClosed(Scene scene, CounterClosed closed)
    {
        if (SpanAt(scene.After, scene.At) is null) return;
        foreach (var service in ServicesOf(scene, closed.Counter).Where(s => !IsStaffed(scene.After, s)))
            _closed[service] = (scene.At, scene.Sequence);
    }

    private static bool IsStaffed(HallState hall, string service) =>
        hall.Plan.Counters.Any(c => c.Services.Contains(service)
            && hall.Counters.GetValueOrDefault(c.Id) is { Staffing: not Staffing.Closed });

    private static IEnumerable<string> ServicesOf(Scene scene, int counter) =>
        scene.After.Plan.Counter(counter)?.Services ?? [];

    private static bool Noticed(HallState hall, Instant at) => hall.Books.Closures.OfHall(at) is not null;

    private static Duration Tolerance(Scene scene) =>
        Duration.FromMinutes(scene.After.Books.Rules[HoursFigures.Tolerance]);

    private static Words Name(Scene scene, string service) =>
        scene.After.Plan.Service(service)?.Name ?? new Words(service);

    private static string Clock(Scene scene, Instant at) => ClockWords.Of(scene.After, at);
}
