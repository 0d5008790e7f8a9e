using System.Text;

namespace ServiceQueue.Contracts;

/// <summary>
/// Topic names and topic filters as MQTT 5 defines them (OASIS mqtt-v5.0, 4.7), shared by every broker
/// client. Pure; thread-safe.
/// </summary>
public static class TopicFilter
{
    private const int MaxBytes = ushort.MaxValue;

    /// <summary>
    /// Whether a topic name falls under a filter; <c>#</c> also matches the level above it (4.7.1.2).
    /// </summary>
    public static bool Matches(string filter, string topic)
    {
        // Names beginning with $ belong to the broker and hide from wildcards in the first place (4.7.2).
        if (topic.StartsWith('$') && filter is ['#' or '+', ..]) return false;
        var wanted = filter.Split('/');
        var given = topic.Split('/');
        for (var i = 0; i < wanted.Length; i++)
        {
            if (wanted[i] == "#") return true;
            if (i >= given.Length) return false;
            if (wanted[i] != "+" && wanted[i] != given[i]) return false;
            if (i == given.Length - 1 && i == wanted.Length - 2 && wanted[^1] == "#") return true;
        }

        return wanted.Length == given.Length;
    }

    /// <summary>Throws <see cref="ArgumentException"/> when a text cannot be published to.</summary>
    public static void CheckTopic(string topic)
    {
        CheckText(topic);
        if (topic.AsSpan().ContainsAny('+', '#'))
            throw new ArgumentException(
                $"\"{topic}\" holds a wildcard: a topic to publish to must not.", nameof(topic));
    }

    /// <summary>Throws <see cref="ArgumentException"/> when a text cannot be subscribed to.</summary>
    public static void CheckFilter(string filter)
    {
        CheckText(filter);
        var levels = filter.Split('/');
        for (var i = 0; i < levels.Length; i++)
        {
            var wild = levels[i].AsSpan().ContainsAny('+', '#');
            if (wild && levels[i].Length > 1)
                throw new ArgumentException(
                    $"\"{filter}\": a wildcard must stand alone between slashes.", nameof(filter));
            if (levels[i] == "#" && i < levels.Length - 1)
                throw new ArgumentException($"\"{filter}\": # must be the last level.", nameof(filter));
        }
    }

    private static void CheckText(string text)
    {
        if (text.Length == 0) throw new ArgumentException("A topic must not be empty.", nameof(text));
        if (text.Contains('\0', StringComparison.Ordinal))
            throw new ArgumentException("A topic must not hold U+0000.", nameof(text));
        if (StrictUtf8.GetByteCount(text) > MaxBytes)
            throw new ArgumentException("A topic must not be longer than 65535 bytes.", nameof(text));
    }

    private static readonly UTF8Encoding StrictUtf8 =
        new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);
}
