using ServiceQueue.Core.Jobs;

namespace ServiceQueue.Devices.Signs;

/// <summary>
/// A protocol of signs, as one sign of it is spoken to: which frames make it show a picture, how it is asked,
/// and what its answers mean. The session around it is <see cref="SignStation"/>'s. Frames are made on the
/// session's loop, bytes are heard on the line's reader.
/// </summary>
public interface ISignDialect
{
    /// <summary>
    /// A question that any sign of the protocol answers, whatever it shows; null for a sign that is wired one
    /// way only, which is never asked and never silent.
    /// </summary>
    byte[]? Question { get; }

    /// <summary>
    /// Bytes of the longest answer: as many may come in before a frame makes sense of them.
    /// </summary>
    int LongestAnswer { get; }

    /// <summary>How often the picture is said again, or looked after, when nothing changes.</summary>
    TimeSpan Refresh => TimeSpan.FromSeconds(2.5);

    /// <summary>Frames seen with a wrong checksum.</summary>
    long BadSums { get; }

    /// <summary>The frames that make the sign show a picture it may not show yet, in order.</summary>
    IReadOnlyList<SignFrame> Show(CounterPicture picture);

    /// <summary>
    /// The frames said at rest, when the picture was sent whole and nothing went wrong since: the same again,
    /// or a question whose answer tells whether the sign still shows it.
    /// </summary>
    IReadOnlyList<SignFrame> Keep(CounterPicture picture) => Show(picture);

    /// <summary>
    /// The frame that sets the brightness, answered; null where the protocol has none. Signs may keep it in
    /// memory that wears out, so it is said on change only.
    /// </summary>
    SignFrame? Dim(int level) => null;

    /// <summary>Takes the next byte of the line; returns what the frame says that it ends, or null.</summary>
    SignSaid? Hear(byte next);

    /// <summary>Forgets what was half received.</summary>
    void Reset();
}

/// <summary>A frame for a sign.</summary>
/// <param name="Bytes">The whole frame as it goes onto the wire.</param>
/// <param name="IsAnswered">Whether the sign answers it, so that the next bytes wait for that.</param>
public readonly record struct SignFrame(byte[] Bytes, bool IsAnswered);

/// <summary>What a frame on the line means to a sign's session.</summary>
public enum SignAnswer
{
    /// <summary>It makes sense, but is another sign's, or the host's own come back.</summary>
    Foreign,

    /// <summary>The sign is there, and has what was sent or still shows it.</summary>
    Well,

    /// <summary>
    /// An answer that cannot be told from the host's own frame come back: it ends the wait and proves
    /// nothing.
    /// </summary>
    Echo,

    /// <summary>The sign is there and shows something else.</summary>
    Stale,

    /// <summary>The sign is there and refuses what was sent.</summary>
    Refused,
}

/// <summary>A frame heard on the line.</summary>
/// <param name="Size">Its bytes on the wire.</param>
/// <param name="Answer">What it means to this sign.</param>
/// <param name="Why">Why the sign refuses, for the maintainer; or empty.</param>
/// <param name="IsNamed">
/// Whether it names the sign it is from. An answer without a name counts only while one is awaited.
/// </param>
public sealed record SignSaid(int Size, SignAnswer Answer, string Why = "", bool IsNamed = true);
