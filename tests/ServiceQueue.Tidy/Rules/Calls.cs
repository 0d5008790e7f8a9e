using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ServiceQueue.Tidy.Rules;

/// <summary>
/// Clocks, chance and threads: where the code may reach for them. And no conditional compilation anywhere.
/// </summary>
public static class Calls
{
    private const string Clock = "take an Instant, or the injected TimeProvider";

    // Nowhere in src.
    private static readonly Dictionary<string, string> Clocks = new(StringComparer.Ordinal)
    {
        ["DateTime.Now"] = Clock, ["DateTime.UtcNow"] = Clock, ["DateTime.Today"] = Clock,
        ["DateTimeOffset.Now"] = Clock, ["DateTimeOffset.UtcNow"] = Clock, ["SystemClock.Instance"] = Clock,
    };

    // Not in the rooms that the simulation runs on one thread with one seed.
    private static readonly Dictionary<string, string> Chances = new(StringComparer.Ordinal)
    {
        ["Guid.NewGuid"] = "chance comes in as data", ["Random.Shared"] = "chance comes in as data",
        ["Task.Run"] = "stay on the caller's scheduler",
        ["ThreadPool.QueueUserWorkItem"] = "stay on the caller's scheduler",
        ["Stopwatch.GetTimestamp"] = Clock, ["Stopwatch.StartNew"] = Clock,
        ["Environment.TickCount64"] = Clock,
        ["TimeProvider.System"] = "the host composes; take it as a parameter",
    };

    private static readonly string[] Seeded = ["Core", "Contracts", "Engine", "Devices"];

    public static IEnumerable<Offence> Check(SourceText file)
    {
        if (!file.IsCSharp || file.Top != "src") yield break;
        var seeded = Seeded.Contains(file.Room);
        foreach (var node in file.Syntax.DescendantNodes())
        {
            var name = node switch
            {
                MemberAccessExpressionSyntax access =>
                    $"{Last(access.Expression)}.{access.Name.Identifier.Text}",
                BaseObjectCreationExpressionSyntax { } made => $"new {Made(made)}",
                _ => "",
            };
            if (Clocks.TryGetValue(name, out var why) || (seeded && Chances.TryGetValue(name, out why)))
                yield return file.At(node, $"{name}: {why}");
            else if (seeded && IsThread(name))
                yield return file.At(node, $"{name}: stay on the caller's scheduler");
        }
    }

    public static IEnumerable<Offence> Conditions(SourceText file)
    {
        if (!file.IsCSharp) yield break;
        foreach (var trivia in file.Syntax.DescendantTrivia(descendIntoTrivia: true))
        {
            if (trivia.IsKind(SyntaxKind.IfDirectiveTrivia))
            {
                yield return file.At(
                    trivia.GetLocation().GetLineSpan().StartLinePosition.Line + 1,
                    "is compiled on a condition; choose a driver at start instead");
            }
        }
    }

    private static bool IsThread(string name) =>
        name == "new Thread" || name.EndsWith(".ReadAllAsync", StringComparison.Ordinal);

    private static string Last(ExpressionSyntax expression) => expression switch
    {
        IdentifierNameSyntax name => name.Identifier.Text,
        MemberAccessExpressionSyntax access => access.Name.Identifier.Text,
        _ => "",
    };

    private static string Made(BaseObjectCreationExpressionSyntax made) =>
        made is ObjectCreationExpressionSyntax { Type: var type } ? type.ToString().Split('.')[^1] : "";
}
