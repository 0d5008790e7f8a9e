using System.Text;

namespace ServiceQueue.Devices.Signs.Am03127;

/// <summary>How a text comes on.</summary>
public enum Am03127Lead
{
    /// <summary>Stands at once.</summary>
    Immediate = 'A',

    /// <summary>Runs to the left.</summary>
    ScrollLeft = 'E',
}

/// <summary>
/// Makes the frames of AM03127 signs, protocol 2.2 (firmware-protocols/am03127/SPEC.md). Pure; addresses are
/// 0–255, 0 being every sign, which then does not answer.
/// </summary>
public static class Am03127Writer
{
    /// <summary>The most characters of a text.</summary>
    public const int MaxText = 48;

    /// <summary>The page the host writes and shows.</summary>
    public const char Page = 'A';

    private const char Steady = 'A';
    private const char Blinking = 'B';

    /// <summary>Writes a page. The sign keeps it in lasting memory: say it on change only.</summary>
    /// <param name="address">The sign.</param>
    /// <param name="text">Of ASCII; angle brackets, which begin commands, and all else become blanks.</param>
    /// <param name="lead">How it comes on and goes.</param>
    /// <param name="blinks">Whether it blinks while it stands.</param>
    /// <param name="wait">How long it stands before it comes on again: A half a second, then seconds.</param>
    public static byte[] WritePage(int address, string text, Am03127Lead lead, bool blinks, char wait = 'Z')
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan((uint)address, 255u);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(text.Length, MaxText);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(wait, 'Z');
        var shown = string.Concat(text.Select(c => c is >= ' ' and <= '~' and not ('<' or '>') ? c : ' '));
        var (comes, stands) = ((char)lead, blinks ? Blinking : Steady);
        return Frame(address, $"<L1><P{Page}><F{comes}><M{stands}><W{wait}><F{comes}>{shown}");
    }

    /// <summary>Shows the page now, whatever the sign's schedule says.</summary>
    public static byte[] RunPage(int address) => Frame(address, $"<RP{Page}>");

    internal static int Sum(ReadOnlySpan<byte> data)
    {
        var sum = 0;
        foreach (var b in data) sum ^= b;
        return sum;
    }

    private static byte[] Frame(int address, string data) => Encoding.ASCII.GetBytes(
        $"<ID{address:X2}>{data}{Sum(Encoding.ASCII.GetBytes(data)):X2}<E>");
}
