using ServiceQueue.Core.Halls;

namespace ServiceQueue.Core.Disclosure;

/// <summary>
/// Finds in a text what must never be public: mobile phone and identity numbers (个人信息保护法 28;
/// 000-A 六). A landline of the hall is none of them.
/// </summary>
public static class PersonalData
{
    private const int PhoneLength = 11;

    private const int IdentityLength = 18;

    /// <summary>What personal data the text holds, or null when it holds none.</summary>
    public static Words? In(string? text)
    {
        if (text is null || text.Length < PhoneLength) return null;
        for (var i = 0; i < text.Length; i++)
        {
            if (!char.IsAsciiDigit(text[i])) continue;
            var end = i;
            while (end < text.Length && char.IsAsciiDigit(text[end])) end++;
            if (KindOf(text.AsSpan(i, end - i), end < text.Length ? text[end] : ' ') is { } kind) return kind;
            i = end;
        }

        return null;
    }

    private static Words? KindOf(ReadOnlySpan<char> digits, char next)
    {
        if (digits.Length == PhoneLength + 2 && digits.StartsWith("86")) digits = digits[2..];
        if (digits.Length == PhoneLength && digits[0] == '1' && digits[1] >= '3')
            return new Words("手机号码", "a mobile phone number");
        var length = digits.Length + (next is 'X' or 'x' ? 1 : 0);
        return length == IdentityLength && IsDate(digits[6..14])
            ? new Words("身份证号码", "an identity number") : null;
    }

    /// <summary>An identity number holds a date of birth, which tells it from other long numbers.</summary>
    private static bool IsDate(ReadOnlySpan<char> date) =>
        date[0] is '1' or '2' && int.Parse(date[4..6]) is >= 1 and <= 12
        && int.Parse(date[6..8]) is >= 1 and <= 31;
}
