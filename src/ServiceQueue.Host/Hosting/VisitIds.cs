using System.Security.Cryptography;
using ServiceQueue.Core.Halls;

namespace ServiceQueue.Host.Hosting;

/// <summary>
/// Draws visit ids. They open a citizen's page, so they must not be guessable: 65 bits of good chance.
/// </summary>
internal static class VisitIds
{
    private const string Alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private const int Length = 13;

    public static VisitId Draw() => new(RandomNumberGenerator.GetString(Alphabet, Length));
}
