namespace ServiceQueue.Devices.Units.Qcp;

/// <summary>
/// Consistent Overhead Byte Stuffing (Cheshire and Baker): bytes without a zero, so that a zero can end a
/// frame. Pure.
/// </summary>
public static class Cobs
{
    private const int LongestRun = 254;

    /// <summary>Codes bytes; the result has no zero and no delimiter.</summary>
    public static byte[] Code(ReadOnlySpan<byte> plain)
    {
        var coded = new List<byte>(plain.Length + plain.Length / LongestRun + 1);
        while (true)
        {
            var zero = plain.IndexOf((byte)0);
            var run = Math.Min(zero < 0 ? plain.Length : zero, LongestRun);
            coded.Add((byte)(run + 1));
            coded.AddRange(plain[..run]);
            if (run == plain.Length) return [.. coded];

            // A full run stands for no zero; any other but the last stands for the one behind it.
            plain = plain[(run == LongestRun ? run : run + 1)..];
        }
    }

    /// <summary>Undoes the code; null when a run is longer than the bytes, or there is a zero.</summary>
    public static byte[]? Uncode(ReadOnlySpan<byte> coded)
    {
        var plain = new List<byte>(coded.Length);
        while (!coded.IsEmpty)
        {
            var code = coded[0];
            if (code == 0 || code > coded.Length) return null;
            var run = coded[1..code];
            if (run.Contains((byte)0)) return null;
            plain.AddRange(run);
            coded = coded[code..];
            if (code <= LongestRun && !coded.IsEmpty) plain.Add(0);
        }

        return [.. plain];
    }
}
