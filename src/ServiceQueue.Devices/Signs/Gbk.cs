using System.Text;

namespace ServiceQueue.Devices.Signs;

/// <summary>
/// Text as signs with a Chinese font take it: code page 936, two bytes a character and never four. What it
/// lacks becomes a question mark, which takes one byte where the character was counted as two cells.
/// </summary>
internal static class Gbk
{
    private static readonly Encoding CodePage = Make();

    internal static byte[] Bytes(string text) => CodePage.GetBytes(text);

    private static Encoding Make()
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        return Encoding.GetEncoding(
            936, new EncoderReplacementFallback("?"), DecoderFallback.ReplacementFallback);
    }
}
