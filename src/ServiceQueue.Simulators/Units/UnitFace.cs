using System.Text;

namespace ServiceQueue.Simulators.Units;

/// <summary>What a unit shows: the text of its sign and the digits of its keypad's screen.</summary>
internal sealed class UnitFace
{
    private static readonly Encoding Gbk = MakeGbk();

    internal string Text { get; private set; } = "";

    internal bool IsRunning { get; private set; }

    internal int Colour { get; private set; }

    internal int? Waiting { get; private set; }

    internal string Ticket { get; private set; } = "";

    /// <summary>Shows a text; false when it is in letters the unit does not know.</summary>
    internal bool Say(ReadOnlySpan<byte> payload)
    {
        if (payload[6] is not (1 or 2)) return false;
        Text = (payload[6] == 1 ? Gbk : Encoding.UTF8).GetString(payload[7..]);
        Colour = payload[4];
        IsRunning = payload[5] == 1;
        return true;
    }

    internal void Screen(ReadOnlySpan<byte> payload)
    {
        var count = payload[2] + 256 * payload[3];
        Waiting = count == 0xFFFF ? null : count;
        Ticket = Encoding.ASCII.GetString(payload[4..]);
    }

    internal void Darken() => Text = "";

    internal void Clear()
    {
        Text = Ticket = "";
        Waiting = null;
    }

    private static Encoding MakeGbk()
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        return Encoding.GetEncoding(936);
    }
}
