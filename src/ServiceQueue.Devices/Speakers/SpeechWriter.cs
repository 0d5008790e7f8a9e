using System.Globalization;
using System.Text;

namespace ServiceQueue.Devices.Speakers;

/// <summary>
/// Makes the frames of speech modules (firmware-protocols/speech-tts/SPEC.md):
/// <c>FD LENH LENL CMD [PARAM TEXT] [XOR]</c>. Pure.
/// </summary>
public static class SpeechWriter
{
    /// <summary>The longest text a module takes, bytes in GBK, its marks included.</summary>
    public const int LongestText = 200;

    private const byte Gbk = 0x01;

    private static readonly Encoding Cp936 = CodePagesEncodingProvider.Instance.GetEncoding(936)!;

    /// <summary>
    /// Speaks a text. What GBK has no character for is left out, and what is too long at its end.
    /// </summary>
    /// <param name="module">Whom it is for.</param>
    /// <param name="text">What is said.</param>
    /// <param name="percent">How loud, 0–100; null leaves the module's volume as it is.</param>
    public static byte[] Speak(SpeechModule module, string text, int? percent = null)
    {
        var mark = percent is { } loud ? VolumeMark(module, loud) : "";
        // A mark in square brackets would be an instruction: a text has none.
        var said = text.Replace("[", "", StringComparison.Ordinal).Replace("]", "", StringComparison.Ordinal);
        return Frame(module, [0x01, Gbk, .. Encoded(mark + said)]);
    }

    /// <summary>Asks whether the module is busy.</summary>
    public static byte[] Query(SpeechModule module) => Frame(module, [0x21]);

    /// <summary>Stops what is being said.</summary>
    public static byte[] Stop(SpeechModule module) => Frame(module, [0x02]);

    /// <summary>The volume on the module's own scale; what is above silence is never rounded to it.</summary>
    private static string VolumeMark(SpeechModule module, int percent)
    {
        var step = (int)Math.Round(Math.Clamp(percent, 0, 100) * module.Loudest / 100.0);
        return string.Create(CultureInfo.InvariantCulture, $"[v{(percent > 0 ? Math.Max(step, 1) : 0)}]");
    }

    private static byte[] Encoded(string text)
    {
        var bytes = new List<byte>(LongestText);
        foreach (var rune in text.EnumerateRunes())
        {
            var one = Cp936.GetBytes(rune.ToString());
            if (rune.Value != '?' && one.All(b => b == '?')) continue;
            if (bytes.Count + one.Length > LongestText) break;
            bytes.AddRange(one);
        }

        return [.. bytes];
    }

    private static byte[] Frame(SpeechModule module, byte[] body)
    {
        var length = body.Length + (module.HasChecksum ? 1 : 0);
        byte[] frame = [0xFD, (byte)(length >> 8), (byte)length, .. body];
        return module.HasChecksum ? [.. frame, frame.Aggregate((byte)0, (x, b) => (byte)(x ^ b))] : frame;
    }
}
