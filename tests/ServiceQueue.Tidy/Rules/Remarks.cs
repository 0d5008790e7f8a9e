using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ServiceQueue.Tidy.Rules;

/// <summary>What comments must say and must not say.</summary>
public static partial class Remarks
{
    /// <summary>Work that is left over is an issue, not a comment.</summary>
    public static IEnumerable<Offence> LeftOver(SourceText file) =>
        from pair in file.Lines.Select((line, index) => (line, index))
        let match = LeftOverWord().Match(pair.line)
        where match.Success
        select file.At(pair.index + 1, $"says {match.Value}: finish it, or leave it out");

    /// <summary>Every type that other projects see says what it is.</summary>
    public static IEnumerable<Offence> Undescribed(SourceText file)
    {
        if (!file.IsCSharp || file.Top != "src") yield break;
        foreach (var type in file.Syntax.DescendantNodes().OfType<MemberDeclarationSyntax>())
        {
            if (type is not (BaseTypeDeclarationSyntax or DelegateDeclarationSyntax)) continue;
            if (!type.Modifiers.Any(SyntaxKind.PublicKeyword)) continue;
            var described =
                type.GetLeadingTrivia().Any(t => t.IsKind(SyntaxKind.SingleLineDocumentationCommentTrivia));

            // The rest of a partial type is described where it begins.
            if (!described && !type.Modifiers.Any(SyntaxKind.PartialKeyword))
                yield return file.At(type, "is public and has no doc comment");
        }
    }

    // Upper case only, and put together so that this file does not say them.
    [GeneratedRegex(@"\b(?:TO" + @"DO|FIX" + @"ME|HA" + @"CK|XX" + @"X)\b")]
    private static partial Regex LeftOverWord();
}
