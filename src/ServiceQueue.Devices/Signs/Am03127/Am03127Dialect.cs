using ServiceQueue.Core.Jobs;

namespace ServiceQueue.Devices.Signs.Am03127;

/// <summary>
/// How an AM03127 sign is spoken to. It has no Chinese, so number and counter stand for the picture. Pages
/// are kept in lasting memory, which wears out: one is written when it changes, and at rest the sign is only
/// told to show it (firmware-protocols/am03127/SPEC.md).
/// </summary>
/// <param name="address">The sign's address, 1–254.</param>
/// <param name="cells">How many characters fit on its face.</param>
public sealed class Am03127Dialect(int address, int cells = 13) : ISignDialect
{
    private readonly Am03127Reader _reader = new();

    /// <inheritdoc />
    public byte[] Question => Am03127Writer.RunPage(address);

    /// <inheritdoc />
    public int LongestAnswer => 4;

    /// <inheritdoc />
    public long BadSums => _reader.BadSums;

    /// <inheritdoc />
    public IReadOnlyList<SignFrame> Show(CounterPicture picture)
    {
        var words = SignWording.Plain(picture, new SignFace(cells, Runs: true), Am03127Writer.MaxText);
        var lead = words.Runs ? Am03127Lead.ScrollLeft : Am03127Lead.Immediate;

        // A page without text would be skipped for another.
        var text = words.Text.Length > 0 ? words.Text : " ";
        return
        [
            new SignFrame(
                Am03127Writer.WritePage(address, text, lead, words.Blinks, words.Runs ? 'A' : 'Z'),
                IsAnswered: true),
            new SignFrame(Question, IsAnswered: true),
        ];
    }

    /// <inheritdoc />
    public IReadOnlyList<SignFrame> Keep(CounterPicture picture) =>
        [new SignFrame(Question, IsAnswered: true)];

    /// <inheritdoc />
    public SignSaid? Hear(byte next) => _reader.Feed(next) switch
    {
        null => null,
        { IsTaken: true } taken => new SignSaid(taken.Size, SignAnswer.Well, IsNamed: false),
        { IsRefused: true } refused => new SignSaid(
            refused.Size, SignAnswer.Refused, "NACK, wrong sum or a command that the sign does not know",
            IsNamed: false),
        var frame => new SignSaid(frame.Size, SignAnswer.Foreign),
    };

    /// <inheritdoc />
    public void Reset() => _reader.Reset();
}
