using System.Text;

namespace ServiceQueue.Devices.Printers.EscPos;

/// <summary>The session commands of ESC/POS that a ticket printer needs (Epson ESC/POS reference).</summary>
public static class EscPosBytes
{
    private const int Printable = 0x7E - 0x21 + 1;

    /// <summary>ESC @: settings to their defaults; automatic status off.</summary>
    public static ReadOnlySpan<byte> Initialise => [0x1B, 0x40];

    /// <summary>GS a 255: four status bytes now and on every change.</summary>
    public static ReadOnlySpan<byte> AutoStatusOn => [0x1D, 0x61, 0xFF];

    /// <summary>GS r 1: answered in its turn behind the print data.</summary>
    public static ReadOnlySpan<byte> AskPaperInTurn => [0x1D, 0x72, 0x01];

    /// <summary>DLE ENQ 2: recover from a recoverable error and forget what was to be printed.</summary>
    public static ReadOnlySpan<byte> RecoverAndForget => [0x10, 0x05, 0x02];

    /// <summary>DLE DC4 function 8: empty the buffers at any time; answered by 37 25 00.</summary>
    public static ReadOnlySpan<byte> ClearBuffers =>
        [0x10, 0x14, 0x08, 0x01, 0x03, 0x14, 0x01, 0x06, 0x02, 0x08];

    /// <summary>
    /// DLE EOT n: one status byte at once. 1 printer, 2 offline cause, 3 error cause, 4 paper.
    /// </summary>
    public static byte[] AskStatus(int n) => [0x10, 0x04, (byte)n];

    /// <summary>GS I n: what the printer is; answered in its turn.</summary>
    public static byte[] AskIdentity(byte n) => [0x1D, 0x49, n];

    /// <summary>GS ( H function 48: answered by 37 22 id 00 once all earlier data is printed.</summary>
    public static byte[] AskProof(string id) =>
        [0x1D, 0x28, 0x48, 6, 0, 0x30, 0x30, .. Encoding.ASCII.GetBytes(id)];

    /// <summary>
    /// The four printable characters that stand for one attempt at a job: the same for the same job and
    /// attempt, and different for the next, so that a late proof of another print is not taken for this one.
    /// </summary>
    public static string ProofId(string job, int attempt)
    {
        // FNV-1a spreads neighbouring job ids over all four characters.
        var hash = 2166136261u;
        foreach (var c in $"{job}#{attempt}") hash = (hash ^ c) * 16777619u;
        return string.Create(4, hash, static (id, rest) =>
        {
            foreach (ref var c in id)
            {
                c = (char)(0x21 + rest % Printable);
                rest /= Printable;
            }
        });
    }
}
