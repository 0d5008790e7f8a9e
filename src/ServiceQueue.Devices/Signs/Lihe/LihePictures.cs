using ServiceQueue.Core.Halls;
using ServiceQueue.Core.Jobs;

namespace ServiceQueue.Devices.Signs.Lihe;

/// <summary>Which frame shows a counter's picture. Pure.</summary>
internal static class LihePictures
{
    /// <summary>Half-width cells of a sign of 64 dots: four Chinese characters.</summary>
    private const int SignCells = 8;

    private const int FastestSpeed = 7;
    private const int ScrollSpeed = 4;
    private const int LongestStaySeconds = 99;

    internal static byte[] Frame(CounterPicture picture, int address, LiheForm form, LiheColour colour) =>
        form == LiheForm.Ticket ? TicketFrame(picture, address) : TextFrame(picture.Text, address, colour);

    private static byte[] TextFrame(string text, int address, LiheColour colour) =>
        LiheWriter.Cells(text) <= SignCells
            ? LiheWriter.Text(address, text, LiheMode.Immediate, FastestSpeed, LongestStaySeconds, colour)
            : LiheWriter.Text(address, text, LiheMode.ScrollLeft, ScrollSpeed, 0, colour);

    private static byte[] TicketFrame(CounterPicture picture, int address)
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
