using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ServiceQueue.Tidy.Rules;

/// <summary>Where things stand: the top level, folders, namespaces, a README for each project.</summary>
public static class Places
{
    public const int FolderFiles = 15, ReadmeLines = 30;

    private static readonly HashSet<string> Top = new(StringComparer.Ordinal)
    {
        "ServiceQueue.sln", "src", "firmware-protocols", "tests", "deploy", "README.md", "LICENSE",
    };

    // Nouns that say nothing of the trade.
    private static readonly HashSet<string> Empty = new(StringComparer.OrdinalIgnoreCase)
    {
        "Helpers", "Managers", "Common", "Utils", "Utilities", "Misc", "Helper", "Util",
    };

    public static IEnumerable<Offence> TopLevel(IEnumerable<string> names) => names
        .Where(name => !Top.Contains(name) && name[0] != '.'
            && !(name.StartsWith("Directory.", StringComparison.Ordinal)
                && name.EndsWith(".props", StringComparison.Ordinal)))
        .Select(name => new Offence(name, 0, "does not belong at the top level, which is fixed"));

    public static IEnumerable<Offence> Folders(IEnumerable<string> paths)
    {
        string[] tops = ["src/", "tests/", "firmware-protocols/", "deploy/"];
        string[] code = [".cs", ".ts", ".vue", ".c", ".h"];
        var files = paths.Where(p => tops.Any(t => p.StartsWith(t, StringComparison.Ordinal))).ToList();
        var folders = files.GroupBy(p => p[..p.LastIndexOf('/')]).ToList();
        foreach (var folder in folders)
        {
            var count = folder.Count(p => code.Contains(Path.GetExtension(p)));
            if (count > FolderFiles)
                yield return new Offence(folder.Key, 0, $"holds {count} files, more than {FolderFiles}");
        }

        foreach (var name in folders.Select(f => f.Key))
        {
            if (name.StartsWith("src/", StringComparison.Ordinal)
                && name.Split('/').FirstOrDefault(Empty.Contains) is { } empty)
            {
                yield return new Offence(
                    name, 0, $"\"{empty}\" says nothing; a folder is a noun of the trade");
            }
        }
    }

    public static IEnumerable<Offence> Namespace(SourceText file)
    {
        var types = file.Syntax.DescendantNodes().OfType<BaseTypeDeclarationSyntax>().ToList();
        if (types.Count == 0 || file.Room.Length == 0) yield break;

        // A top-level program has no namespace; its partial class names it for tests.
        if (file.Syntax.ChildNodes().OfType<GlobalStatementSyntax>().Any()) yield break;
        var folder =
            file.Path[(file.Path.IndexOf('/', StringComparison.Ordinal) + 1)..file.Path.LastIndexOf('/')];
        var expected = folder.Replace('/', '.');
        var got = file.Syntax.ChildNodes().OfType<BaseNamespaceDeclarationSyntax>().FirstOrDefault();
        if (got is not FileScopedNamespaceDeclarationSyntax || got.Name.ToString() != expected)
            yield return file.At(1, $"the namespace is the folder, file-scoped: {expected}");
    }

    /// <summary>Every project of src has a README, and none but the top one is longer than a page.</summary>
    public static IEnumerable<Offence> Readmes(IEnumerable<string> paths, IEnumerable<SourceText> texts)
    {
        var all = paths.ToHashSet(StringComparer.Ordinal);
        var projects = all.Where(p => p.StartsWith("src/ServiceQueue.", StringComparison.Ordinal))
            .Select(p => p.Split('/')[1]).Distinct();
        foreach (var project in projects.Where(p => !all.Contains($"src/{p}/README.md")))
            yield return new Offence($"src/{project}", 0, "has no README.md");
        foreach (var readme in texts.Where(t => t.Is("/README.md") && t.Lines.Length > ReadmeLines))
            yield return readme.At(0, $"has {readme.Lines.Length} lines, more than {ReadmeLines}");
    }
}
