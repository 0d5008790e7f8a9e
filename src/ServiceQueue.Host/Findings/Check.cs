using NodaTime;
using ServiceQueue.Contracts;
using ServiceQueue.Core.Rules;
using ServiceQueue.Engine.Findings;

namespace ServiceQueue.Host.Findings;

/// <summary>One hall's check from the command line, in words or as JSON.</summary>
internal sealed class Check(IHallStore store, string hall, FindingSpan span)
{
    private readonly Checker _checker = new(store, hall) { Start = work => Task.Run(work) };

    /// <summary>Runs it; whether anything was found.</summary>
    public async Task<bool> RunAsync(bool asJson, CancellationToken stop)
    {
        await using var progress = Progress.Begin(_checker);
        return asJson ? await WriteJsonAsync(stop) : await WriteWordsAsync(stop);
    }

    private async Task<bool> WriteWordsAsync(CancellationToken stop)
    {
        var (breaches, warnings) = (0L, 0L);
        await foreach (var finding in Found(stop))
        {
            if (finding.Level == FindingLevel.Breach) breaches++;
            else warnings++;
            Console.WriteLine(FindingText.Paragraph(finding, _checker.Zone));
        }

        Console.WriteLine(
            $"{hall}：已核对{_checker.UpTo}条记录，违规{breaches}项，预警{warnings}项。"
            + $"（{_checker.UpTo} records, {breaches} breaches, {warnings} warnings）");
        return breaches + warnings > 0;
    }

    private async Task<bool> WriteJsonAsync(CancellationToken stop)
    {
        await using var output = Console.OpenStandardOutput();
        await using var document = new FindingsDocument(output, hall, span);
        await foreach (var finding in Found(stop)) await document.AddAsync(finding, stop);
        await document.EndAsync(_checker.UpTo, _checker.Head, more: false, stop);
        await output.WriteAsync("\n"u8.ToArray(), stop);
        return document.Count > 0;
    }

    private IAsyncEnumerable<Finding> Found(CancellationToken stop) =>
        _checker.RunAsync(span, Instant.FromDateTimeOffset(TimeProvider.System.GetUtcNow()), stop);
}
