namespace ServiceQueue.Contracts;

/// <summary>
/// An open byte line to one or more devices: a serial port, a device server, or a simulated far end behind a
/// pseudo-terminal. One reader and one writer may use it at a time, from different threads.
/// </summary>
public interface ISerialLine : IAsyncDisposable
{
    /// <summary>
    /// Writes all bytes to the line. Returning means "handed to the line", never "arrived".
    /// Throws <see cref="LineGoneException"/> once the line is gone.
    /// </summary>
    ValueTask WriteAsync(ReadOnlyMemory<byte> bytes, CancellationToken stop);

    /// <summary>
    /// Reads at least one byte. A pending read ends with <see cref="LineGoneException"/> within 100 ms of an
    /// unplug, so one read must always be outstanding. Cancelling loses no byte.
    /// </summary>
    ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken stop);
}

/// <summary>Opens lines of one scheme ("serial", "tcp", "sim"). Thread-safe.</summary>
public interface ISerialLineDriver
{
    /// <summary>The scheme before the colon in hall.json's <c>line</c>.</summary>
    string Scheme { get; }

    /// <summary>
    /// Opens the line with exactly the settings asked for.
    /// Throws <see cref="LineGoneException"/> when it cannot be opened now, with the reason and the remedy.
    /// </summary>
    ValueTask<ISerialLine> OpenAsync(LineAddress address, CancellationToken stop);
}

/// <summary>The line is not there: never opened, unplugged, refused or closed by the far end.</summary>
public sealed class LineGoneException(string message, Exception? inner = null) : IOException(message, inner);
