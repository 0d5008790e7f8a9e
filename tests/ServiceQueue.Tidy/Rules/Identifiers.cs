using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ServiceQueue.Tidy.Rules;

/// <summary>
/// One word for one thing: the words that must not name a type, a member, a folder or a route of src.
/// </summary>
public static partial class Identifiers
{
    // Forbidden → the word of the house. "line" is not here: a serial line is one; only a queue is not.
    private static readonly Dictionary<string, string> Words = new(StringComparer.OrdinalIgnoreCase)
    {
        ["branch"] = "Hall", ["office"] = "Hall", ["category"] = "Service", ["department"] = "Service",
        ["customer"] = "Visit", ["token"] = "Ticket", ["pool"] = "Queue", ["transaction"] = "Turn",
        ["window"] = "Counter", ["desk"] = "Counter", ["agent"] = "Clerk", ["operator"] = "Clerk",
        ["terminal"] = "Kiosk", ["receipt"] = "Slip", ["panel"] = "Sign or Display", ["enqueue"] = "Issue",
        ["invite"] = "Call", ["complete"] = "Finish", ["skip"] = "NoShow", ["park"] = "Hold",
        ["forward"] = "Transfer", ["abandon"] = "Leave", ["sla"] = "Rule", ["alert"] = "Finding",
        ["message"] = "Picture", ["effect"] = "Job", ["adapter"] = "Driver", ["provider"] = "Driver",
        ["port"] = "Contract, or Line for a serial one",
    };

    // Members, each with its reason; a name is here only when another one would be wrong. Types have no such
    // list.
    private static readonly Dictionary<string, string> Allowed = new(StringComparer.Ordinal)
    {
        ["Port"] = "a TCP port, as every network manual and the configuration call it",
        ["TcpPort"] = "the same, where a serial line stands beside it",
    };

    // Terms of other trades, taken out before the rest is read: the kernel calls it so, and so does every
    // manual.
    private static readonly string[] Terms = ["PseudoTerminal"];

    private static readonly Dictionary<string, string> Forms = Words
        .SelectMany(word => Inflections(word.Key).Select(form => (form, word.Value)))
        .DistinctBy(pair => pair.form, StringComparer.OrdinalIgnoreCase)
        .ToDictionary(pair => pair.form, pair => pair.Value, StringComparer.OrdinalIgnoreCase);

    public static IEnumerable<Offence> Check(SourceText file)
    {
        if (file.Top != "src") return [];
        if (file.IsCSharp) return CSharp(file);
        return file.Is(".ts", ".vue") ? TypeScript(file) : [];
    }

    public static IEnumerable<Offence> Folders(IEnumerable<string> paths) =>
        from folder in paths.Where(p => p.StartsWith("src/", StringComparison.Ordinal))
            .SelectMany(Above).Distinct()
        from what in Of(folder[(folder.LastIndexOf('/') + 1)..])
        select new Offence(folder, 0, what);

    private static IEnumerable<Offence> CSharp(SourceText file)
    {
        foreach (var node in file.Syntax.DescendantNodes())
        {
            if (Declared(node) is { } name)
            {
                if (Allowed.ContainsKey(name.Text) && node is not BaseTypeDeclarationSyntax) continue;
                foreach (var what in Of(name.Text)) yield return file.At(name, what);
            }
            else if (node is LiteralExpressionSyntax literal && IsRoute(literal))
            {
                foreach (var what in Of(literal.Token.ValueText)) yield return file.At(literal, what);
            }
        }
    }

    private static IEnumerable<Offence> TypeScript(SourceText file) =>
        from pair in file.Lines.Select((line, index) => (line, index))
        from Match match in ExportedName().Matches(pair.line)
        from what in Of(match.Groups["name"].Value)
        select file.At(pair.index + 1, what);

    // Names we choose: types, members that others see, and the parameters of records, which are members too.
    private static SyntaxToken? Declared(SyntaxNode node) => node switch
    {
        BaseTypeDeclarationSyntax type => type.Identifier,
        DelegateDeclarationSyntax type => type.Identifier,
        EnumMemberDeclarationSyntax member => member.Identifier,
        MethodDeclarationSyntax m when IsOurs(m.Modifiers, m.ExplicitInterfaceSpecifier) => m.Identifier,
        PropertyDeclarationSyntax p when IsOurs(p.Modifiers, p.ExplicitInterfaceSpecifier) => p.Identifier,
        EventDeclarationSyntax e when IsOurs(e.Modifiers, e.ExplicitInterfaceSpecifier) => e.Identifier,
        VariableDeclaratorSyntax { Parent.Parent: BaseFieldDeclarationSyntax f } v when IsSeen(f) =>
            v.Identifier,
        ParameterSyntax { Parent.Parent: RecordDeclarationSyntax } parameter => parameter.Identifier,
        _ => null,
    };

    private static bool IsOurs(SyntaxTokenList modifiers, ExplicitInterfaceSpecifierSyntax? of) =>
        of is null && !modifiers.Any(SyntaxKind.OverrideKeyword);

    private static bool IsSeen(BaseFieldDeclarationSyntax field) =>
        field.Modifiers.Any(SyntaxKind.PublicKeyword) || field.Modifiers.Any(SyntaxKind.InternalKeyword)
        || field.Modifiers.Any(SyntaxKind.ProtectedKeyword) || field.Modifiers.Any(SyntaxKind.ConstKeyword);

    private static bool IsRoute(LiteralExpressionSyntax literal) =>
        literal.IsKind(SyntaxKind.StringLiteralExpression) && literal.Token.ValueText.StartsWith('/')
        && literal.Parent is ArgumentSyntax { Parent.Parent: InvocationExpressionSyntax invocation }
        && invocation.Expression is MemberAccessExpressionSyntax called
        && called.Name.Identifier.Text.StartsWith("Map", StringComparison.Ordinal);

    private static IEnumerable<string> Of(string name)
    {
        var ours = Terms.Aggregate(name, (rest, term) => rest.Replace(term, "", StringComparison.Ordinal));
        foreach (Match part in Part().Matches(ours))
        {
            if (Forms.TryGetValue(part.Value, out var right))
                yield return $"\"{name}\" says \"{part.Value}\"; the word of the house is {right}";
        }
    }

    private static IEnumerable<string> Above(string path)
    {
        for (var end = path.LastIndexOf('/'); end > 0; end = path.LastIndexOf('/', end - 1))
            yield return path[..end];
    }

    private static IEnumerable<string> Inflections(string word)
    {
        var stem = word.TrimEnd('e');
        var doubled = word + word[^1];
        return
        [
            word, word + "s", word + "es", word + "ed", word + "d", word + "ing", stem + "ing",
            word[..^1] + "ies", doubled + "ed", doubled + "ing",
        ];
    }

    // "HTTPPort" is HTTP and Port; "no-show" is no and show.
    [GeneratedRegex("[A-Z]+(?![a-z])|[A-Z]?[a-z]+")]
    private static partial Regex Part();

    [GeneratedRegex(
        @"\b(?:interface|class|enum|type|export\s+(?:async\s+)?function|export\s+const)\s+" +
        @"(?<name>[A-Za-z_]\w*)")]
    private static partial Regex ExportedName();
}
