using ServiceQueue.Core.Halls;
using ServiceQueue.Core.Jobs;

namespace ServiceQueue.Devices.Signs.Lihe;

/// <summary>How a sign with a 平安力合 card is spoken to (firmware-protocols/lihe/SPEC.md).</summary>
/// <param name="address">The card's address, 1–254.</param>
/// <param name="form">Which frame form carries the picture.</param>
public sealed class LiheDialect(int address, LiheForm form = LiheForm.Text) : ISignDialect
{
    private const int FastestSpeed = 7;
    private const int ScrollSpeed = 4;
    private const int LongestStaySeconds = 99;

    private readonly LiheReader _reader = new();

    /// <summary>Half-width cells of the face. Default 8: 64 dots, four Chinese characters.</summary>
    public int Cells { get; init; } = 8;

    /// <summary>The colour of instant texts. Default red.</summary>
    public LiheColour Colour { get; init; } = LiheColour.Red;

    /// <inheritdoc />
    public byte[] Question => LiheWriter.AskVersion(address);

    /// <inheritdoc />
    public int LongestAnswer => 9;

    /// <inheritdoc />
    public long BadSums => _reader.BadSums;

    /// <inheritdoc />
    public IReadOnlyList<SignFrame> Show(CounterPicture picture) => form == LiheForm.Ticket
        ? [new SignFrame(TicketFrame(picture), IsAnswered: true)]
        : [new SignFrame(TextFrame(picture), IsAnswered: false)];

    /// <inheritdoc />
    public SignSaid? Hear(byte next)
    {
        if (_reader.Feed(next) is not { } frame) return null;
        if (!frame.IsVersion && !frame.IsAcknowledgement) return null;
        return new SignSaid(frame.Size, frame.Address == address ? SignAnswer.Well : SignAnswer.Foreign);
    }

    /// <inheritdoc />
    public void Reset() => _reader.Reset();

    private byte[] TextFrame(CounterPicture picture)
    {
        var words = SignWording.Chinese(picture, new SignFace(Cells, Runs: true), LiheWriter.MaxTextBytes);
        return words.Runs
            ? LiheWriter.Text(address, words.Text, LiheMode.ScrollLeft, ScrollSpeed, 0, Colour)
            : LiheWriter.Text(
                address, words.Text, LiheMode.Immediate, FastestSpeed, LongestStaySeconds, Colour);
    }

    private byte[] TicketFrame(CounterPicture picture)
    {
        var counter = Math.Clamp(picture.Counter, 0, 255);
        var isTicket = TicketNumber.TryParse(picture.Ticket, out var ticket) && ticket.Number <= 9999;
        return picture.State switch
        {
            CounterShows.Called when isTicket =>
                LiheWriter.Ticket(address, ticket.Letter, ticket.Number, counter),
            CounterShows.Serving when isTicket =>
                LiheWriter.Ticket(address, ticket.Letter, ticket.Number, counter, isServing: true),
            CounterShows.Paused or CounterShows.Closed => LiheWriter.ShowPause(address),
            _ => LiheWriter.ShowWelcome(address),
        };
    }
}
