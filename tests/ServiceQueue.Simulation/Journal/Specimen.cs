using System.Collections.Immutable;
using System.Globalization;
using System.Reflection;
using NodaTime;
using ServiceQueue.Core.Halls;
using ServiceQueue.Core.Visits;
using ServiceQueue.Simulation.Views;

namespace ServiceQueue.Simulation.Journal;

/// <summary>
/// One of any record type with nothing left out: every argument and every property that can be set has a
/// value that is not its default.
/// </summary>
internal static class Specimen
{
    private static readonly Instant Later = Reported.Nine + Duration.FromMilliseconds(1234);

    private static readonly Type[] Lists =
        [typeof(ImmutableArray<>), typeof(ImmutableList<>), typeof(ImmutableSortedSet<>)];

    private static readonly Dictionary<Type, object> Known = new()
    {
        [typeof(string)] = "文字 \"x\"",
        [typeof(bool)] = true,
        [typeof(int)] = 3,
        [typeof(long)] = 41L,
        [typeof(double)] = 312.25,
        [typeof(decimal)] = 12.5m,
        [typeof(char)] = 'A',
        [typeof(Instant)] = Later,
        [typeof(LocalDate)] = Reported.Day,
        [typeof(LocalTime)] = new LocalTime(8, 30),
        [typeof(LocalDateTime)] = Reported.Day + new LocalTime(8, 30),
        [typeof(VisitId)] = new VisitId("7K3M9Q2XW5R8T"),
        [typeof(TicketNumber)] = new TicketNumber('A', 12),
        [typeof(HallPlan)] = Reported.Plan,
    };

    /// <summary>One of a type. Throws when it cannot be made, naming what is in the way.</summary>
    public static object Of(Type type)
    {
        if (Known.TryGetValue(type, out var known)) return known;
        if (Nullable.GetUnderlyingType(type) is { } bare) return Of(bare);
        if (type.IsEnum) return Enum.GetValues(type).Cast<object>().Last();
        return type.IsGenericType ? Filled(type) : Record(type);
    }

    private static object Filled(Type type)
    {
        var kinds = type.GetGenericArguments();
        var of = type.GetGenericTypeDefinition();
        if (Lists.Contains(of))
            return Call(of, "Create", kinds, Of(kinds[0]));
        if (of != typeof(ImmutableSortedDictionary<,>) && of != typeof(ImmutableDictionary<,>))
            throw new NotSupportedException($"No specimen of {type}: teach {nameof(Specimen)} how.");
        var empty = type.GetField("Empty")!.GetValue(null)!;
        return type.GetMethod("Add", kinds)!.Invoke(empty, [Of(kinds[0]), Of(kinds[1])])!;
    }

    private static object Call(Type of, string method, Type[] kinds, object one)
    {
        var name = of.Name.Split('`')[0];
        var maker = of.Assembly.GetType($"System.Collections.Immutable.{name}")!;
        return maker.GetMethods()
            .Single(m => m.Name == method && m.GetParameters() is [{ ParameterType: var p }]
                && p == m.GetGenericArguments()[0])
            .MakeGenericMethod(kinds).Invoke(null, [one])!;
    }

    private static object Record(Type type)
    {
        var maker = type.GetConstructors(BindingFlags.Public | BindingFlags.Instance)
            .Where(c => c.GetParameters() is not [{ ParameterType: var only }] || only != type)
            .OrderByDescending(c => c.GetParameters().Length).FirstOrDefault()
            ?? throw new NotSupportedException($"{type} has no public constructor.");
        var made = maker.Invoke(
            BindingFlags.CreateInstance, null, [.. maker.GetParameters().Select(p => Of(p.ParameterType))],
            CultureInfo.InvariantCulture);
        var given = maker.GetParameters().Select(p => p.Name).ToHashSet(StringComparer.Ordinal);
        foreach (var property in type.GetProperties().Where(p => p.CanWrite && !given.Contains(p.Name)))
            property.SetValue(made, Of(property.PropertyType));
        return made;
    }
}
