using ServiceQueue.Benchmarks;

// Usage: dotnet run -c Release --project tests/ServiceQueue.Benchmarks --
//        [hall|calls|store|raster|check [--events N]|all]
var what = args.FirstOrDefault() ?? "all";
var kept = Environment.GetEnvironmentVariable("BENCHMARK_DIRECTORY");
var directory = kept ?? Directory.CreateTempSubdirectory("servicequeue-benchmark-").FullName;
try
{
    Console.WriteLine(
        $"{Environment.ProcessorCount} processors, load {File.ReadAllText("/proc/loadavg").Split(' ')[0]}, "
        + $"data in {directory}");
    if (what is "raster" or "all") RasterBenchmark.Run();
    if (what is "store" or "all") await StoreBenchmark.RunAsync(directory);
    if (what is "hall" or "all") await HallBenchmark.RunAsync(directory);
    if (what is "calls") await HallBenchmark.RunAsync(directory, callsOnly: true);
    if (what is "check" or "all") await CheckBenchmark.RunAsync(directory, Events());
    return 0;
}
finally
{
    if (kept is null) Directory.Delete(directory, recursive: true);
}

long? Events()
{
    var place = Array.IndexOf(args, "--events");
    return place >= 0 && place + 1 < args.Length && long.TryParse(args[place + 1], out var count)
        ? count : null;
}
