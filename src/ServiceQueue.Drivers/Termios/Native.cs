using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace ServiceQueue.Drivers.Termios;

/// <summary>glibc's terminal calls. The numbers are those of Linux on x86-64 and arm64, which agree.</summary>
internal static partial class Native
{
    internal const int ReadWrite = 0x2;
    internal const int NoControllingTty = 0x100;
    internal const int NonBlocking = 0x800;
    internal const int CloseOnExec = 0x80000;

    internal const nuint Exclusive = 0x540C;
    internal const nuint NotExclusive = 0x540D;
    internal const int LockExclusive = 2;
    internal const int LockNoWait = 4;
    internal const int FlushBoth = 2;

    internal const uint SizeMask = 0x30;
    internal const uint Size7 = 0x20;
    internal const uint Size8 = 0x30;
    internal const uint TwoStopBits = 0x40;
    internal const uint Receive = 0x80;
    internal const uint ParityOn = 0x100;
    internal const uint ParityOdd = 0x200;
    internal const uint HangUpOnClose = 0x400;
    internal const uint IgnoreModem = 0x800;
    internal const uint HardwareFlow = 0x80000000;

    internal const uint InputParityCheck = 0x10;
    internal const uint FlowOut = 0x400;
    internal const uint FlowIn = 0x1000;

    internal const int NoEntry = 2;
    internal const int TryAgain = 11;
    internal const int AccessDenied = 13;
    internal const int Busy = 16;
    internal const int NotATty = 25;

    [InlineArray(32)]
    internal struct ControlCharacters
    {
        private byte _first;
    }

    [StructLayout(LayoutKind.Sequential)]
    internal struct Settings
    {
        internal uint Input;
        internal uint Output;
        internal uint Control;
        internal uint Local;
        internal byte Discipline;
        internal ControlCharacters Characters;
        internal uint InputSpeed;
        internal uint OutputSpeed;
    }

    [LibraryImport("libc", EntryPoint = "open", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    internal static partial int Open(string path, int flags);

    [LibraryImport("libc", EntryPoint = "ioctl", SetLastError = true)]
    internal static partial int Control(int descriptor, nuint request);

    [LibraryImport("libc", EntryPoint = "flock", SetLastError = true)]
    internal static partial int Lock(int descriptor, int operation);

    [LibraryImport("libc", EntryPoint = "tcgetattr", SetLastError = true)]
    internal static partial int GetSettings(int descriptor, out Settings settings);

    [LibraryImport("libc", EntryPoint = "tcsetattr", SetLastError = true)]
    internal static partial int SetSettings(int descriptor, int when, in Settings settings);

    [LibraryImport("libc", EntryPoint = "cfmakeraw")]
    internal static partial void MakeRaw(ref Settings settings);

    [LibraryImport("libc", EntryPoint = "cfsetspeed", SetLastError = true)]
    internal static partial int SetSpeed(ref Settings settings, uint code);

    [LibraryImport("libc", EntryPoint = "tcflush", SetLastError = true)]
    internal static partial int Flush(int descriptor, int queue);

    [LibraryImport("libc", EntryPoint = "ttyname_r")]
    internal static partial int Name(int descriptor, Span<byte> buffer, nuint length);
}
