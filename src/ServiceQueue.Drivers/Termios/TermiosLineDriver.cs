using System.Net.Sockets;
using System.Runtime.InteropServices;
using ServiceQueue.Contracts;
using ServiceQueue.Drivers.Lines;

namespace ServiceQueue.Drivers.Termios;

/// <summary>
/// Serial devices of Linux through libc and termios. Opens without waiting for a carrier, locks the device for this
/// process, sets the line raw and proves the settings by reading them back. DTR stays up on close, since its drop
/// resets some printers. Thread-safe.
/// </summary>
public sealed class TermiosLineDriver : ISerialLineDriver
{
    /// <inheritdoc />
    public string Scheme => "serial";

    /// <inheritdoc />
    public ValueTask<ISerialLine> OpenAsync(LineAddress address, CancellationToken stop)
    {
        stop.ThrowIfCancellationRequested();
        var path = address.Target;
        var descriptor = Native.Open(
            path, Native.ReadWrite | Native.NoControllingTty | Native.CloseOnExec | Native.NonBlocking);
        if (descriptor < 0) throw CannotOpen(path, Marshal.GetLastPInvokeError());
        var handle = new SafeSocketHandle(descriptor, ownsHandle: true);
        try
        {
            Claim(descriptor, path);
            LineSettings.Apply(descriptor, address);
            return ValueTask.FromResult<ISerialLine>(new SocketLine(path, new Socket(handle), LetGo));
        }
        catch
        {
            _ = Native.Control(descriptor, Native.NotExclusive);
            handle.Dispose();
            throw;
        }
    }

    /// <summary>The exclusive flag stops other users' programs; the lock also stops a second copy run by root.</summary>
    private static void Claim(int descriptor, string path)
    {
        if (Native.Lock(descriptor, Native.LockExclusive | Native.LockNoWait) != 0)
        {
            var refusal = Marshal.GetLastPInvokeError();
            throw refusal == Native.TryAgain ? InUse(path) : CannotOpen(path, refusal);
        }

        if (Native.Control(descriptor, Native.Exclusive) == 0) return;
        var error = Marshal.GetLastPInvokeError();
        throw error == Native.NotATty
            ? new LineGoneException($"{path} is no serial device. Name one such as /dev/ttyS0 or /dev/serial/by-id/usb-….")
            : CannotOpen(path, error);
    }

    /// <summary>The exclusive flag belongs to the device, not to the descriptor, so it would outlive a close.</summary>
    private static void LetGo(Socket socket)
    {
        if (!socket.SafeHandle.IsInvalid && !socket.SafeHandle.IsClosed)
            _ = Native.Control((int)socket.Handle, Native.NotExclusive);
    }

    private static LineGoneException CannotOpen(string path, int error) => error switch
    {
        Native.NoEntry => new LineGoneException(
            $"{path} is not there. Plug the adapter in; `ls /dev/serial/by-id` shows the names of those that are."),
        Native.AccessDenied => new LineGoneException(
            $"{path} may not be opened by this user. Add the user to the group dialout and start the service again."),
        Native.Busy => InUse(path),
        _ => new LineGoneException($"{path} cannot be opened: {Marshal.GetPInvokeErrorMessage(error)}."),
    };

    private static LineGoneException InUse(string path) => new(
        $"{path} is in use by another program. `fuser {path}` names it; stop it, or use another line.");
}
