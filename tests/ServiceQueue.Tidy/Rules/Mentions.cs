using System.Text.RegularExpressions;

namespace ServiceQueue.Tidy.Rules;

/// <summary>What no file may mention.</summary>
public static partial class Mentions
{
    // 001-P 四 (R-PHRASE-FORBIDDEN): what no clerk may say, so no system text may either. Compared without
    // punctuation.
    private static readonly string[] Phrases =
    [
        "我不知道你去问", "有牌子自己看", "下班了明天再来", "快点我要下班了", "已经告诉你一遍了还不懂", "没看我正忙着吧",
    ];

    // The rule that keeps them out of what clerks write has to name them.
    private static readonly string[] PhraseRules =
        ["src/ServiceQueue.Core/Rules/", "src/ServiceQueue.Core/Notices/Phrases.cs"];

    /// <summary>A file names a package, never the place one machine happens to fetch it from.</summary>
    public static IEnumerable<Offence> Registries(SourceText file) =>
        from pair in file.Lines.Select((line, index) => (line, index))
        let match = Registry().Match(pair.line)
        where match.Success
        select file.At(
            pair.index + 1, $"names a package source, {match.Value}; that is each machine's own setting");

    public static IEnumerable<Offence> Rudeness(SourceText file)
    {
        if (file.Top is not ("src" or "deploy" or "firmware-protocols")) yield break;
        if (PhraseRules.Any(p => file.Path.StartsWith(p, StringComparison.Ordinal))) yield break;
        foreach (var (line, index) in file.Lines.Select((line, index) => (line, index)))
        {
            var bare = string.Concat(line.Where(char.IsLetter));
            if (Phrases.FirstOrDefault(p => bare.Contains(p, StringComparison.Ordinal)) is { } phrase)
                yield return file.At(index + 1, $"says \"{phrase}\", which 001-P 四 forbids");
        }
    }

    // Put together so that this file does not name them.
    [GeneratedRegex(
        @"(?:nu" + @"get\.org|npm" + @"js\.(?:org|com)|npm" + @"mirror\.com|yarn" + @"pkg\.com|" +
        @"py" + @"pi\.org|crates\." + @"io|proxy\.go" + @"lang\.org|regis" + @"try\.[a-z0-9-]+\.[a-z]{2,})",
        RegexOptions.IgnoreCase)]
    private static partial Regex Registry();
}
