using System.Text;

namespace ServiceQueue.Tidy;

/// <summary>The repository as files. What builds and tools leave behind is not looked at.</summary>
public sealed class Repository
{
    private static readonly HashSet<string> Left = new(StringComparer.Ordinal)
    {
        "bin", "obj", "node_modules", ".git", ".vs", ".demo", "artifacts", "TestResults", "wwwroot", "dist",
    };

    private Repository(string root)
    {
        Root = root;
        Paths = [.. Walk(root).Order(StringComparer.Ordinal)];
        Texts = [.. Paths.Select(Read).OfType<SourceText>()];
    }

    /// <summary>The one around this test assembly, found by its solution file.</summary>
    public static Repository Here { get; } = new(Find(AppContext.BaseDirectory));

    public string Root { get; }

    /// <summary>Every file, from the root, with slashes.</summary>
    public IReadOnlyList<string> Paths { get; }

    /// <summary>Every text file.</summary>
    public IReadOnlyList<SourceText> Texts { get; }

    public IEnumerable<SourceText> CSharp => Texts.Where(t => t.IsCSharp);

    /// <summary>The names at the top level.</summary>
    public IEnumerable<string> Tops =>
        Directory.EnumerateFileSystemEntries(Root).Select(entry => Path.GetFileName(entry)!)
            .Where(name => !Left.Contains(name));

    private static string Find(string directory)
    {
        for (var at = new DirectoryInfo(directory); at is not null; at = at.Parent)
        {
            if (File.Exists(Path.Combine(at.FullName, "ServiceQueue.sln"))) return at.FullName;
        }

        throw new DirectoryNotFoundException($"There is no ServiceQueue.sln above {directory}.");
    }

    private IEnumerable<string> Walk(string directory)
    {
        foreach (var file in Directory.EnumerateFiles(directory))
            yield return Path.GetRelativePath(Root, file).Replace('\\', '/');
        foreach (var folder in Directory.EnumerateDirectories(directory))
        {
            if (Left.Contains(Path.GetFileName(folder))) continue;
            foreach (var file in Walk(folder)) yield return file;
        }
    }

    private SourceText? Read(string path)
    {
        var bytes = File.ReadAllBytes(Path.Combine(Root, path));
        return bytes.AsSpan(0, Math.Min(bytes.Length, 8000)).Contains((byte)0)
            ? null
            : new SourceText(
                path, Encoding.UTF8.GetString(bytes).Replace("\r\n", "\n", StringComparison.Ordinal));
    }
}
