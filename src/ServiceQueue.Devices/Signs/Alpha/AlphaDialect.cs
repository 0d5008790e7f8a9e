using ServiceQueue.Core.Jobs;

namespace ServiceQueue.Devices.Signs.Alpha;

/// <summary>
/// How an Alpha (BetaBrite) sign is spoken to. It has no Chinese, so number and counter stand for the
/// picture; they are the priority file, which goes before whatever else the sign shows. A write has no
/// answer, and makes the face go dark for a moment: at rest the file is read back instead, and written again
/// only when it is another (firmware-protocols/alpha/SPEC.md).
/// </summary>
/// <param name="address">The sign's address, 1–254.</param>
/// <param name="cells">How many characters fit on its face.</param>
/// <param name="isOneWay">Whether the sign cannot answer, being wired one way only.</param>
public sealed class AlphaDialect(int address, int cells = 8, bool isOneWay = false) : ISignDialect
{
    private readonly AlphaReader _reader = new();
    private volatile string? _written;

    /// <inheritdoc />
    public byte[]? Question => isOneWay ? null : AlphaWriter.ReadText(address, AlphaWriter.Priority);

    /// <summary>Twenty NULs, the frame and the longest text.</summary>
    public int LongestAnswer => 36 + AlphaWriter.MaxText;

    /// <summary>Where nothing can be asked, the face goes dark with each write.</summary>
    public TimeSpan Refresh => TimeSpan.FromSeconds(isOneWay ? 30 : 2.5);

    /// <inheritdoc />
    public long BadSums => _reader.BadSums;

    /// <inheritdoc />
    public IReadOnlyList<SignFrame> Show(CounterPicture picture)
    {
        var words = SignWording.Plain(picture, new SignFace(cells, Runs: true), AlphaWriter.MaxText);
        var mode = words switch
        {
            { Runs: true } => AlphaMode.Rotate,
            { Blinks: true } => AlphaMode.Flash,
            _ => AlphaMode.Hold,
        };

        // An empty priority file would let the sign's other files through.
        var text = words.Text.Length > 0 ? words.Text : " ";
        _written = text;
        var packet = AlphaWriter.Text(address, AlphaWriter.Priority, text, mode);
        return [new SignFrame(packet, IsAnswered: false)];
    }

    /// <inheritdoc />
    public IReadOnlyList<SignFrame> Keep(CounterPicture picture) =>
        Question is { } question ? [new SignFrame(question, IsAnswered: true)] : Show(picture);

    /// <inheritdoc />
    public SignSaid? Hear(byte next)
    {
        if (_reader.Feed(next) is not { } packet) return null;
        if (!packet.IsAnswer || !packet.Data.StartsWith("A" + AlphaWriter.Priority, StringComparison.Ordinal))
            return new SignSaid(packet.Size, SignAnswer.Foreign);
        var isKept = _written is not { } written || TextOf(packet) == written;
        return new SignSaid(packet.Size, isKept ? SignAnswer.Well : SignAnswer.Stale, IsNamed: false);
    }

    /// <inheritdoc />
    public void Reset() => _reader.Reset();

    /// <summary>The file's text, without the position and the mode before it.</summary>
    private static string TextOf(AlphaPacket packet)
    {
        var text = packet.Data[2..];
        return text.StartsWith(AlphaWriter.Escape) ? text[Math.Min(3, text.Length)..] : text;
    }
}
