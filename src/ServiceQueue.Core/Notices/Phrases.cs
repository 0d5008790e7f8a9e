using System.Collections.Immutable;
using ServiceQueue.Core.Halls;

namespace ServiceQueue.Core.Notices;

/// <summary>What no paper, screen or voice of the hall may say, 服务禁用语 (001-P 四).</summary>
public static class Phrases
{
    /// <summary>The six as the regulation lists them, without their punctuation.</summary>
    public static readonly ImmutableArray<string> Forbidden =
    [
        "我不知道你去问", "有牌子自己看", "下班了明天再来", "快点我要下班了", "已经告诉你一遍了还不懂", "没看我正忙着吧",
    ];

    /// <summary>
    /// The first forbidden phrase in a text, however it is punctuated; null when there is none.
    /// </summary>
    public static string? ForbiddenIn(string? text)
    {
        if (string.IsNullOrEmpty(text)) return null;
        // Texts are many and rarely wrong: the plain words are only made once a first character is there.
        if (text.AsSpan().IndexOfAny("我有下快已没") < 0) return null;
        var plain = string.Concat(text.Where(char.IsLetterOrDigit));
        return Forbidden.FirstOrDefault(p => plain.Contains(p, StringComparison.Ordinal));
    }

    /// <summary>The refusal of a text that says it (R-PHRASE-FORBIDDEN).</summary>
    public static Decision Refusal(string phrase) => Decision.Forbid("R-PHRASE-FORBIDDEN", new Words(
        $"文字中含有服务禁用语“{phrase}”，请改用文明用语。",
        $"The text holds the forbidden phrase \"{phrase}\". Please put it politely."));
}
