using System.Security.Cryptography;
using System.Text;

namespace ServiceQueue.Host.Hosting;

/// <summary>
/// Tells ticket holders apart without keeping who they are: the journal gets a digest, keyed by a secret of
/// the data directory, of whatever the kiosk read. The same holder has the same digest in the same hall only.
/// </summary>
internal static class HolderDigest
{
    private static byte[] _key = RandomNumberGenerator.GetBytes(32);

    /// <summary>Takes the secret of a data directory, and makes one there the first time.</summary>
    public static void UseKeyOf(string directory)
    {
        var path = Path.Combine(directory, "holder.key");
        if (!File.Exists(path))
        {
            File.WriteAllBytes(path, RandomNumberGenerator.GetBytes(32));
            if (!OperatingSystem.IsWindows())
                File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        }

        _key = File.ReadAllBytes(path);
    }

    public static string? Of(string hall, string? holder) => holder is null
        ? null
        : Convert.ToHexStringLower(
            HMACSHA256.HashData(_key, Encoding.UTF8.GetBytes($"{hall}\n{holder}")))[..24];
}
