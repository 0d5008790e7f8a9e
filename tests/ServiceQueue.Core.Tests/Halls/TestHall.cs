using System.Collections.Immutable;
using FluentAssertions;
using NodaTime;
using ServiceQueue.Core.Counters;
using ServiceQueue.Core.Halls;
using ServiceQueue.Core.Hours;
using ServiceQueue.Core.Jobs;
using ServiceQueue.Core.Visits;

namespace ServiceQueue.Core.Tests.Halls;

/// <summary>A small hall to try the rules on: asks, applies, and keeps what happened.</summary>
internal sealed class TestHall
{
    public static readonly Instant Morning = Instant.FromUtc(2026, 3, 2, 1, 0);

    private int _drawn;

    public TestHall(HallPlan? plan = null)
    {
        State = HallState.Before(plan ?? Plan);
        Do(new AdoptPlan(plan ?? Plan));
        Do(new OpenDoors(null));
    }

    public static HallPlan Plan { get; } = new()
    {
        Hall = "test",
        Name = new Words("测试便民服务中心", "Test Centre"),
        Services =
        [
            new ServicePlan("social", 'A', new Words("社会保险", "Social insurance"), ["SV-1", "SV-2"]),
            new ServicePlan("civil", 'B', new Words("民政救助"), []),
        ],
        Counters =
        [
            new CounterPlan(1, "1号窗口", new Words("社保窗口", "Social"), "一楼", ["social"], "sign-1", "keypad-1"),
            new CounterPlan(2, "2号窗口", new Words("综合窗口"), "", ["social", "civil"], null, null),
            new CounterPlan(3, "3号窗口", new Words("民政窗口"), "", ["civil"], null, null),
        ],
        Kiosks = [new KioskPlan("kiosk-1", "printer-1"), new KioskPlan("kiosk-2", null)],
        Devices =
        [
            new DevicePlan("printer-1", DeviceKind.Printer), new DevicePlan("sign-1", DeviceKind.Sign),
            new DevicePlan("keypad-1", DeviceKind.Keypad), new DevicePlan("broker", DeviceKind.Broker),
        ],
    };

    public HallState State { get; private set; }

    public Instant Now { get; set; } = Morning;

    public List<Recorded> Journal { get; } = [];

    public List<Job> Jobs { get; } = [];

    public IReadOnlyList<HallEvent> Do(Command command)
    {
        var decision = Hall.Decide(State, command, Now);
        decision.Should().BeOfType<Accepted>($"{command} is in order");
        return Take((Accepted)decision);
    }

    public Refused Refuse(Command command)
    {
        var decision = Hall.Decide(State, command, Now);
        return decision.Should().BeOfType<Refused>($"{command} is out of order").Subject;
    }

    /// <summary>Asks, whatever the answer.</summary>
    public Decision Ask(Command command)
    {
        var decision = Hall.Decide(State, command, Now);
        if (decision is Accepted accepted) Take(accepted);
        return decision;
    }

    public Visit Issue(string service = "social", string? kiosk = null, string? holder = null)
    {
        var id = new VisitId($"V{++_drawn}");
        Do(new IssueTicket(id, service, null, "ordinary", "zh-CN", kiosk, holder));
        return State.Visits[id];
    }

    public void Open(params int[] counters)
    {
        foreach (var counter in counters) Do(new OpenCounter(counter, $"clerk-{counter}"));
    }

    public Visit Call(int counter)
    {
        var called = Do(new CallNext(counter)).OfType<VisitCalled>().Single();
        return State.Visits[called.Visit];
    }

    public Visit Look(Visit visit) => State.Visits[visit.Id];

    private IReadOnlyList<HallEvent> Take(Accepted accepted)
    {
        foreach (var happened in accepted.Events)
        {
            var recorded = new Recorded(State.Sequence + 1, Now, "test", happened);
            State = Hall.Apply(State, recorded);
            Journal.Add(recorded);
            Jobs.AddRange(Hall.React(State, recorded));
        }

        return accepted.Events;
    }
}
