namespace ServiceQueue.Tidy.Rules;

/// <summary>How long files and lines may be.</summary>
public static class Sizes
{
    public const int SourceLines = 400, TestLines = 600, Columns = 110;

    // Written by a tool from another file of the repository; nobody reads them from top to end.
    private static readonly string[] Generated = [".generated.ts", ".d.ts"];

    public static IEnumerable<Offence> Lines(SourceText file)
    {
        if (!file.Is(".cs", ".ts", ".vue", ".c", ".h") || file.Is(Generated)) yield break;
        var limit = file.Top == "tests" ? TestLines : SourceLines;
        if (file.Lines.Length > limit)
            yield return file.At(0, $"has {file.Lines.Length} lines, more than {limit}");
    }

    public static IEnumerable<Offence> Width(SourceText file)
    {
        if (!file.IsCSharp) yield break;
        foreach (var (line, index) in file.Lines.Select((line, index) => (line, index)))
        {
            var columns = line.EnumerateRunes().Count();
            if (columns > Columns)
                yield return file.At(index + 1, $"has {columns} columns, more than {Columns}");
        }
    }
}
