using System.Globalization;

namespace ServiceQueue.Simulators.Signs;

/// <summary>
/// The 16-dot glyphs of GNU Unifont, read from the Debian package when the first is asked for.
/// </summary>
internal static class LedFont
{
    /// <summary>The rows of every glyph.</summary>
    internal const int Rows = 16;

    private const string Path = "/usr/share/unifont/unifont.hex";

    private static readonly Lazy<Dictionary<int, string>> Glyphs = new(Load);

    /// <summary>
    /// A character's rows, top first, its leftmost dot in the highest of <c>Width</c> bits.
    /// </summary>
    internal static (int Width, ushort[] Rows) Glyph(int codePoint)
    {
        if (!Glyphs.Value.TryGetValue(codePoint, out var hex) && !Glyphs.Value.TryGetValue('?', out hex))
            throw new InvalidDataException($"{Path} has no glyphs.");
        var digits = hex.Length / Rows;
        var rows = new ushort[Rows];
        for (var row = 0; row < Rows; row++)
            rows[row] = ushort.Parse(hex.AsSpan(row * digits, digits), NumberStyles.HexNumber);
        return (digits * 4, rows);
    }

    private static Dictionary<int, string> Load()
    {
        if (!File.Exists(Path))
        {
            throw new FileNotFoundException(
                $"{Path} is not there, so simulated signs are dark. Install the package unifont.", Path);
        }

        var glyphs = new Dictionary<int, string>(60_000);
        foreach (var line in File.ReadLines(Path))
        {
            var colon = line.IndexOf(':', StringComparison.Ordinal);
            var isGlyph = colon > 0 && line.Length - colon - 1 is 32 or 64;
            if (isGlyph && int.TryParse(line.AsSpan(0, colon), NumberStyles.HexNumber, null, out var code))
                glyphs[code] = line[(colon + 1)..];
        }

        return glyphs;
    }
}
