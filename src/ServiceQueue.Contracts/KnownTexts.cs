namespace ServiceQueue.Contracts;

/// <summary>
/// The short texts that a journal says again and again, such as clerks and services: each is made once and
/// not a million times. Bounded; a text that is pushed out is made again. Thread-safe.
/// </summary>
public sealed class KnownTexts
{
    private const int Places = 4096, Longest = 32;

    private readonly Known?[] _all = new Known?[Places];

    /// <summary>The text of these UTF-8 bytes, or null when it is not at hand.</summary>
    public string? Find(ReadOnlySpan<byte> utf8)
    {
        if (utf8.Length > Longest) return null;
        return Volatile.Read(ref _all[PlaceOf(utf8)]) is { } known && utf8.SequenceEqual(known.Utf8)
            ? known.Text : null;
    }

    /// <summary>Keeps the text of some bytes at hand, if it is short; the text.</summary>
    public string Keep(ReadOnlySpan<byte> utf8, string text)
    {
        // A whole entry takes the place of another at once: a reader sees one or the other.
        if (utf8.Length <= Longest) Volatile.Write(ref _all[PlaceOf(utf8)], new Known(utf8.ToArray(), text));
        return text;
    }

    /// <summary>FNV-1a, which is quick on so few bytes.</summary>
    private static int PlaceOf(ReadOnlySpan<byte> utf8)
    {
        var hash = 2166136261u;
        foreach (var one in utf8) hash = (hash ^ one) * 16777619u;
        return (int)((hash ^ (hash >> 15)) % Places);
    }

    private sealed record Known(byte[] Utf8, string Text);
}
