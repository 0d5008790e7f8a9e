using System.Collections.Immutable;

namespace ServiceQueue.Core.Notices;

/// <summary>What the hall never says, prints or shows (R-PHRASE-FORBIDDEN, 001-P 四).</summary>
public static class Phrases
{
    /// <summary>The six phrases that the regulation forbids.</summary>
    public static readonly ImmutableArray<string> Forbidden =
    [
        "我不知道，你去问", "有牌子，自己看", "下班了，明天再来", "快点，我要下班了", "已经告诉你一遍了，还不懂",
        "没看我正忙着吧",
    ];

    private static readonly ImmutableArray<string> Bare = [.. Forbidden.Select(Strip)];

    /// <summary>
    /// The first forbidden phrase in a text, or null. Spaces and punctuation, or their lack, do not hide it.
    /// </summary>
    public static string? FirstIn(string? text)
    {
        if (string.IsNullOrEmpty(text)) return null;
        var bare = Strip(text);
        for (var i = 0; i < Bare.Length; i++)
            if (bare.Contains(Bare[i], StringComparison.Ordinal)) return Forbidden[i];
        return null;
    }

    private static string Strip(string text) => string.Concat(text.Where(char.IsLetterOrDigit));
}
