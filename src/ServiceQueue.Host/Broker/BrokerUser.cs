using System.Security.Cryptography;
using System.Text;

namespace ServiceQueue.Host.Broker;

/// <summary>Who signs in at the broker. Its text never shows the password.</summary>
public sealed record BrokerUser(string Name, string Password)
{
    /// <inheritdoc />
    public override string ToString() => Name;

    /// <summary>A user with a password nobody has seen before.</summary>
    internal static BrokerUser New(string name) =>
        new(name, RandomNumberGenerator.GetHexString(48, lowercase: true));

    /// <summary>
    /// The user's row of a password file in the form Mosquitto 2 writes: PBKDF2 with SHA-512 over 12 bytes of
    /// salt, as <c>name:$7$iterations$salt$hash</c>. Written here so that the password is on no command line.
    /// </summary>
    internal string PasswordRow()
    {
        const int Iterations = 101;
        var salt = RandomNumberGenerator.GetBytes(12);
        var hash = Rfc2898DeriveBytes.Pbkdf2(
            Encoding.UTF8.GetBytes(Password), salt, Iterations, HashAlgorithmName.SHA512, 64);
        return $"{Name}:$7${Iterations}${Convert.ToBase64String(salt)}${Convert.ToBase64String(hash)}";
    }
}
