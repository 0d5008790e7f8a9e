using ServiceQueue.Benchmarks;

// Usage: dotnet run -c Release --project tests/ServiceQueue.Benchmarks -- [hall|calls|store|all]
var what = args.FirstOrDefault() ?? "all";
var directory = Directory.CreateTempSubdirectory("servicequeue-benchmark-").FullName;
try
{
    Console.WriteLine(
        $"{Environment.ProcessorCount} processors, load {File.ReadAllText("/proc/loadavg").Split(' ')[0]}, "
        + $"data in {directory}");
    if (what is "store" or "all") await StoreBenchmark.RunAsync(directory);
    if (what is "hall" or "all") await HallBenchmark.RunAsync(directory);
    if (what is "calls") await HallBenchmark.RunAsync(directory, callsOnly: true);
    return 0;
}
finally
{
    Directory.Delete(directory, recursive: true);
}
