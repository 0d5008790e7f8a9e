using FluentAssertions;

namespace ServiceQueue.Simulation.Runs;

/// <summary>
/// The hall under one seed after the other. <c>SIM_SEED=n</c> runs that one, <c>SIM_SEEDS=n</c> the first n;
/// the suite runs sixty.
/// </summary>
public sealed class SimulationTests
{
    private const int Suite = 60;

    public static TheoryData<int> Seeds()
    {
        var seeds = new TheoryData<int>();
        if (Number("SIM_SEED") is { } one)
        {
            seeds.Add(one);
            return seeds;
        }

        for (var seed = 1; seed <= (Number("SIM_SEEDS") ?? Suite); seed++) seeds.Add(seed);
        return seeds;
    }

    [Theory]
    [MemberData(nameof(Seeds), DisableDiscoveryEnumeration = true)]
    public void Hall_survives(int seed)
    {
        var result = SimRun.Of(seed);
        result.Records.Should().BeGreaterThan(50, "a run in which nothing happens proves nothing");
    }

    [Fact]
    public void A_seed_runs_the_same_every_time()
    {
        var once = SimRun.Of(7);

        SimRun.Of(7).Should().Be(once);
        (once.Papers, once.Calls, once.Findings).Should().Match<(int Papers, int Calls, int Findings)>(
            seen => seen.Papers > 20 && seen.Calls > 20 && seen.Findings > 20,
            "what is audited must be there to audit");
    }

    private static int? Number(string name) =>
        int.TryParse(Environment.GetEnvironmentVariable(name), out var number) ? number : null;
}
