using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace ServiceQueue.Tidy;

/// <summary>One text file of the repository.</summary>
/// <param name="path">From the root of the repository, with slashes.</param>
/// <param name="text">What it says.</param>
public sealed class SourceText(string path, string text)
{
    private SyntaxNode? _syntax;

    public string Path => path;

    public string Text => text;

    /// <summary>"src", "tests", "deploy" …, or the file's own name at the top.</summary>
    public string Top => path.Split('/')[0];

    /// <summary>"Core" for <c>src/ServiceQueue.Core/…</c>; empty outside the projects.</summary>
    public string Room =>
        path.Split('/') is [_, var project, _, ..]
            && project.StartsWith("ServiceQueue.", StringComparison.Ordinal)
        ? project["ServiceQueue.".Length..]
        : "";

    public bool IsCSharp => Is(".cs");

    /// <summary>The text in lines, without a last empty one.</summary>
    public string[] Lines => text.TrimEnd('\n').Split('\n');

    /// <summary>The C# syntax tree.</summary>
    public SyntaxNode Syntax => _syntax ??= CSharpSyntaxTree.ParseText(text).GetRoot();

    public bool Is(params ReadOnlySpan<string> endings)
    {
        foreach (var ending in endings)
        {
            if (path.EndsWith(ending, StringComparison.Ordinal)) return true;
        }

        return false;
    }

    public Offence At(int line, string what) => new(path, line, what);

    public Offence At(SyntaxNodeOrToken place, string what) =>
        new(path, place.GetLocation()!.GetLineSpan().StartLinePosition.Line + 1, what);
}
