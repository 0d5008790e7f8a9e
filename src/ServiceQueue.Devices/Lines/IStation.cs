namespace ServiceQueue.Devices.Lines;

/// <summary>
/// A device's ear on a line. Called by the line's one reader, never in parallel; must not block or throw.
/// Every station of a shared line hears every byte and picks out its own by address.
/// </summary>
public interface IStation
{
    /// <summary>Bytes came in, in order.</summary>
    void Heard(ReadOnlySpan<byte> bytes);

    /// <summary>The line is open (again): whatever was half received before is void.</summary>
    void LineCame();

    /// <summary>The line is gone.</summary>
    void LineWent(string why);
}
