using ServiceQueue.Core.Jobs;

namespace ServiceQueue.Devices.Signs.OnbonBx;

/// <summary>
/// How a sign with a 仰邦 (Onbon) BX-5K/6K card is spoken to: the picture is a dynamic area, which the card
/// acknowledges and does not store (firmware-protocols/onbon-bx/SPEC.md).
/// </summary>
/// <param name="address">The card's address, 1–65533.</param>
/// <param name="cells">The face's width in cells of 8 dots.</param>
public sealed class OnbonDialect(int address, int cells = 8) : ISignDialect
{
    private const int Rows = 16;
    private const int RunSpeed = 4;
    private const int StayHalfSeconds = 10;

    /// <summary>The vendor's list, by number.</summary>
    private static readonly string[] Errors =
    [
        "no error", "no such command group", "no such command", "busy", "out of memory", "wrong CRC",
        "no such file", "flash", "file transfer", "file name", "file type", "wrong CRC of a file",
        "no such font", "not this type of card", "date or time", "the file is there already", "block number",
    ];

    private readonly OnbonReader _reader = new();

    /// <inheritdoc />
    public byte[] Question => OnbonWriter.Ping(address);

    /// <summary>An acknowledgement, should its sum need escaping.</summary>
    public int LongestAnswer => 34;

    /// <inheritdoc />
    public long BadSums => _reader.BadSums;

    /// <inheritdoc />
    public IReadOnlyList<SignFrame> Show(CounterPicture picture)
    {
        var face = new SignFace(cells, Runs: true);
        var words = SignWording.Chinese(picture, face, OnbonWriter.MaxTextBytes);
        var area = new OnbonArea(
            cells, Rows, words.Text, words.Runs ? OnbonMode.Left : OnbonMode.Static,
            words.Runs ? RunSpeed : 0, words.Runs ? 0 : StayHalfSeconds);
        return [new SignFrame(OnbonWriter.Show(address, area), IsAnswered: true)];
    }

    /// <inheritdoc />
    public SignFrame? Dim(int level) =>
        new SignFrame(OnbonWriter.Brightness(address, level), IsAnswered: true);

    /// <inheritdoc />
    public SignSaid? Hear(byte next)
    {
        if (_reader.Feed(next) is not { } frame) return null;
        if (!frame.IsAnswer || frame.From != address) return new SignSaid(frame.Size, SignAnswer.Foreign);
        if (frame.Error == 0) return new SignSaid(frame.Size, SignAnswer.Well);
        var name = frame.Error < Errors.Length ? Errors[frame.Error] : "not in the vendor's list";
        return new SignSaid(frame.Size, SignAnswer.Refused, $"error {frame.Error:X2}, {name}");
    }

    /// <inheritdoc />
    public void Reset() => _reader.Reset();
}
