namespace ServiceQueue.Simulation.World;

/// <summary>All chance there is in a run, from its seed.</summary>
internal sealed class Chance(int seed)
{
    private readonly Random _random = new(seed);

    public int Below(int limit) => _random.Next(limit);

    public bool OneIn(int n) => _random.Next(n) == 0;

    public T Of<T>(params IReadOnlyList<T> choices) => choices[_random.Next(choices.Count)];

    public TimeSpan UpTo(TimeSpan most) =>
        TimeSpan.FromMilliseconds(_random.NextInt64((long)most.TotalMilliseconds + 1));

    /// <summary>Mostly moments, so that things collide; sometimes seconds or minutes.</summary>
    public TimeSpan Think() => _random.Next(10) switch
    {
        < 5 => UpTo(TimeSpan.FromMilliseconds(200)),
        < 8 => UpTo(TimeSpan.FromSeconds(20)),
        _ => UpTo(TimeSpan.FromMinutes(6)),
    };
}
