namespace ServiceQueue.Host.Tests.Running;

/// <summary>Where things are in the checkout the tests were built in.</summary>
internal static class Repository
{
    private const string Own = "tests/ServiceQueue.Host.Tests/";

    /// <summary>The top of the checkout.</summary>
    public static string Root { get; } = FindRoot();

    /// <summary>The host as built in the configuration of these tests, with its pages beside it.</summary>
    public static string HostDll { get; } = Path.Combine(
        Root, "src/ServiceQueue.Host",
        Path.GetRelativePath(Path.Combine(Root, Own), AppContext.BaseDirectory), "ServiceQueue.Host.dll");

    /// <summary>The configuration of the demonstration.</summary>
    public static string DemoHall { get; } = Path.Combine(Root, "deploy/hall-demo");

    private static string FindRoot()
    {
        var here = AppContext.BaseDirectory;
        while (here is not null && !File.Exists(Path.Combine(here, "ServiceQueue.sln")))
            here = Path.GetDirectoryName(here);
        return here ?? throw new InvalidOperationException("The tests must run from within the checkout.");
    }
}
