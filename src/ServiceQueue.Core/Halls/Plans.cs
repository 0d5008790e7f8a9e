using System.Collections.Immutable;
using ServiceQueue.Core.Counters;
using ServiceQueue.Core.Visits;

namespace ServiceQueue.Core.Halls;

/// <summary>Compares plans and puts a new one in force in the middle of a day.</summary>
internal static class Plans
{
    /// <summary>Whether two plans say the same; arrays are compared by what is in them.</summary>
    public static bool Same(HallPlan a, HallPlan b) =>
        Bare(a) == Bare(b) && a.Hours == b.Hours
        && a.Services.SequenceEqual(b.Services, ServiceComparer.Instance)
        && a.Counters.SequenceEqual(b.Counters, CounterComparer.Instance)
        && a.ComplaintPhones.SequenceEqual(b.ComplaintPhones)
        && a.Kiosks.SequenceEqual(b.Kiosks, KioskComparer.Instance) && a.Devices.SequenceEqual(b.Devices)
        && a.Rules.OutOfOrderReasons.SequenceEqual(b.Rules.OutOfOrderReasons);

    /// <summary>
    /// The hall under a new plan: new counters are closed; a turn at a counter that is gone waits again.
    /// </summary>
    public static HallState Adopted(HallState hall, HallPlan plan)
    {
        var orphans = hall.Counters.Values
            .Where(c => c.Current is not null && plan.Counter(c.Id) is null).Select(c => hall.VisitAt(c)!)
                .ToList();
        var made = hall with
        {
            Plan = plan,
            Counters = plan.Counters.ToImmutableSortedDictionary(
                c => c.Id,
                c => hall.Counters.GetValueOrDefault(c.Id) ?? new CounterState(c.Id, Staffing.Closed)),
            Devices =
                hall.Devices.RemoveRange(hall.Devices.Keys.Where(id => plan.Devices.All(d => d.Id != id))),
        };
        return orphans.Aggregate(
            made, (m, v) => m.With(v.With(v.Turn with { State = TurnState.Waiting, Counter = null })));
    }

    private static HallPlan Bare(HallPlan plan) => plan with
    {
        Services = [], Counters = [], Kiosks = [], Devices = [], ComplaintPhones = [],
        Hours = Hours.OpeningHours.AroundTheClock,
        Rules = plan.Rules with { OutOfOrderReasons = [] },
    };

    private sealed class ServiceComparer : IEqualityComparer<ServicePlan>
    {
        public static readonly ServiceComparer Instance = new();

        public bool Equals(ServicePlan? a, ServicePlan? b) =>
            a is not null && b is not null && a.Items.SequenceEqual(b.Items)
                && a with { Items = [] } == b with { Items = [] };

        public int GetHashCode(ServicePlan plan) => plan.Id.GetHashCode(StringComparison.Ordinal);
    }

    private sealed class KioskComparer : IEqualityComparer<KioskPlan>
    {
        public static readonly KioskComparer Instance = new();

        public bool Equals(KioskPlan? a, KioskPlan? b) =>
            a is not null && b is not null && a.Id == b.Id && a.Printers.SequenceEqual(b.Printers);

        public int GetHashCode(KioskPlan plan) => plan.Id.GetHashCode(StringComparison.Ordinal);
    }

    private sealed class CounterComparer : IEqualityComparer<CounterPlan>
    {
        public static readonly CounterComparer Instance = new();

        public bool Equals(CounterPlan? a, CounterPlan? b) =>
            a is not null && b is not null && a.Services.SequenceEqual(b.Services)
            && a with { Services = [] } == b with { Services = [] };

        public int GetHashCode(CounterPlan plan) => plan.Id;
    }
}
