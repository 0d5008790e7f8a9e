namespace ServiceQueue.Devices.Lines;

/// <summary>
/// A device's ear on a line. Called by the line's one reader, never in parallel; must not block or throw.
/// Every station of a shared line hears every byte and picks out its own by address.
/// </summary>
public interface IStation
{
    /// <summary>
    /// Bytes of the longest answer it waits for: as many may come in before a frame makes sense of them.
    /// </summary>
    int LongestAnswer => 0;

    /// <summary>
    /// Bytes came in, in order. A station that finds a whole frame in them, to or from whatever address, says
    /// so by <see cref="SharedLine.MadeSense"/> before it returns: the rest is noise.
    /// </summary>
    void Heard(ReadOnlySpan<byte> bytes);

    /// <summary>
    /// The line has become noisy (true) or calm again. It is calm when it comes.
    /// </summary>
    void LineNoisy(bool isNoisy);

    /// <summary>The line is open (again): whatever was half received before is void.</summary>
    void LineCame();

    /// <summary>The line is gone.</summary>
    void LineWent(string why);
}
