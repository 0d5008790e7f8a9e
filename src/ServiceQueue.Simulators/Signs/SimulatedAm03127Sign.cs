using System.Globalization;
using System.Text;

namespace ServiceQueue.Simulators.Signs;

/// <summary>
/// The far end of an AM03127 sign: takes frames for its address, keeps pages over the loss of power, shows
/// the page it is told to run, and answers ACK or NACK unless everybody was meant.
/// </summary>
/// <param name="id">The id from hall.json.</param>
/// <param name="address">The sign's address.</param>
public sealed class SimulatedAm03127Sign(string id, int address) : SimulatedSign(id, "AMPLUS")
{
    private readonly Dictionary<char, (string Text, char Lead, char Stands)> _pages = [];

    /// <summary>Pages written since it was made: what its lasting memory has worn.</summary>
    public int PagesWritten { get; private set; }

    /// <inheritdoc />
    protected override bool IsWaiting()
    {
        if (Inbox[0] != '<') return Drop(1);
        var text = Encoding.Latin1.GetString([.. Inbox]);
        if (text.Length >= 3 && !text.StartsWith("<ID", StringComparison.Ordinal)) return Drop(1);
        var again = text.IndexOf("<ID", 1, StringComparison.Ordinal);
        var end = text.IndexOf("<E>", StringComparison.Ordinal);
        if (again > 0 && (end < 0 || again < end)) return Drop(again);
        if (end < 0) return text.Length < 300 || Drop(1);
        Take(end + 3);
        if (end >= 8 && text[5] == '>') Judge(text[3..5], text[6..(end - 2)], text[(end - 2)..end]);
        return false;
    }

    private void Judge(string to, string data, string sum)
    {
        var isAll = to == "00";
        if (!isAll && to != address.ToString("X2", CultureInfo.InvariantCulture)) return;
        var xor = data.Aggregate(0, (all, c) => all ^ c);
        var isTaken = sum == xor.ToString("X2", CultureInfo.InvariantCulture) && !IsRefusing && Obey(data);
        if (isTaken) FramesTaken++;
        if (!isAll) Answer(Encoding.ASCII.GetBytes(isTaken ? "ACK" : "NACK"));
    }

    private bool Obey(string data)
    {
        switch (data)
        {
            case ['<', 'R', 'P', var page, '>'] when _pages.TryGetValue(page, out var shown):
                Say(shown.Text, runs: shown.Lead == 'E', blinks: shown.Stands == 'B');
                return true;
            case ['<', 'L', '1', '>', '<', 'P', var page, '>', '<', 'F', var lead, '>', '<', 'M', var stands,
                '>', '<', 'W', _, '>', '<', 'F', _, '>', .. var text]:
                _pages[page] = (text, lead, stands);
                PagesWritten++;
                return true;
            default:
                return data.StartsWith("<SC>", StringComparison.Ordinal)
                    || data.StartsWith("<TA>", StringComparison.Ordinal);
        }
    }
}
