using System.Runtime.InteropServices;
using System.Text;
using ServiceQueue.Contracts;

namespace ServiceQueue.Drivers.Termios;

/// <summary>Puts a line's settings into termios and proves that the kernel took them.</summary>
internal static class LineSettings
{
    private const uint Compared = Native.SizeMask | Native.TwoStopBits | Native.ParityOn | Native.ParityOdd
        | Native.HangUpOnClose | Native.IgnoreModem | Native.HardwareFlow;

    /// <summary>A pseudo-terminal has no bits on a wire: the kernel keeps 8 bits without parity, whatever is asked.</summary>
    private const uint UnknownToPtys = Native.SizeMask | Native.ParityOn | Native.ParityOdd;

    /// <summary>Sets the line up. Throws <see cref="LineGoneException"/> when the device cannot do it.</summary>
    internal static void Apply(int descriptor, LineAddress address)
    {
        if (Native.GetSettings(descriptor, out var settings) != 0) throw NoSerialDevice(address);
        Fill(ref settings, address);
        if (Native.SetSettings(descriptor, 0, settings) != 0)
        {
            throw new LineGoneException(
                $"{address.Target} refuses {Describe(address)}: {Marshal.GetLastPInvokeErrorMessage()}. "
                + "Check the settings in hall.json.");
        }

        // tcsetattr says yes when it could do anything at all of what was asked, so only reading back proves it.
        if (Native.GetSettings(descriptor, out var got) != 0) throw NoSerialDevice(address);
        if (Differences(settings, got, IsPty(descriptor)) is { Length: > 0 } different)
        {
            throw new LineGoneException(
                $"{address.Target} cannot do {Describe(address)}: it did not take the {different}. "
                + "Choose settings that this adapter has, or another adapter.");
        }

        _ = Native.Flush(descriptor, Native.FlushBoth);
    }

    private static void Fill(ref Native.Settings settings, LineAddress address)
    {
        Native.MakeRaw(ref settings);
        var control = settings.Control & ~Compared;
        control |= Native.IgnoreModem | Native.Receive;
        control |= address.DataBits == 7 ? Native.Size7 : Native.Size8;
        if (address.StopBits == 2) control |= Native.TwoStopBits;
        if (address.Parity != LineParity.None) control |= Native.ParityOn;
        if (address.Parity == LineParity.Odd) control |= Native.ParityOdd;
        if (address.Flow == LineFlow.RtsCts) control |= Native.HardwareFlow;
        settings.Control = control;
        settings.Input &= ~(Native.FlowIn | Native.FlowOut | Native.InputParityCheck);
        if (address.Flow == LineFlow.XonXoff) settings.Input |= Native.FlowIn | Native.FlowOut;
        if (address.Parity != LineParity.None) settings.Input |= Native.InputParityCheck;
        if (Native.SetSpeed(ref settings, SpeedCode(address.BaudRate)) != 0)
            throw new LineGoneException($"{address.Target}: {address.BaudRate} baud is unknown here.");
    }

    private static string Differences(Native.Settings asked, Native.Settings got, bool isPty)
    {
        var changed = (asked.Control ^ got.Control) & (isPty ? Compared & ~UnknownToPtys : Compared);
        var wrong = new List<string>();
        if ((changed & Native.SizeMask) != 0) wrong.Add("data bits");
        if ((changed & (Native.ParityOn | Native.ParityOdd)) != 0) wrong.Add("parity");
        if ((changed & Native.TwoStopBits) != 0) wrong.Add("stop bits");
        if ((changed & Native.HardwareFlow) != 0) wrong.Add("RTS/CTS flow control");
        if ((changed & (Native.HangUpOnClose | Native.IgnoreModem)) != 0) wrong.Add("modem control");
        if (((asked.Input ^ got.Input) & (Native.FlowIn | Native.FlowOut)) != 0) wrong.Add("XON/XOFF flow control");
        if (asked.Local != got.Local || asked.Output != got.Output) wrong.Add("raw mode");
        if (asked.InputSpeed != got.InputSpeed || asked.OutputSpeed != got.OutputSpeed) wrong.Add("baud rate");
        return string.Join(" and the ", wrong);
    }

    private static bool IsPty(int descriptor)
    {
        Span<byte> name = stackalloc byte[256];
        return Native.Name(descriptor, name, (nuint)name.Length) == 0 && name.StartsWith("/dev/pts/"u8);
    }

    private static LineGoneException NoSerialDevice(LineAddress address) =>
        new($"{address.Target} is no serial device. Name one such as /dev/ttyS0 or /dev/serial/by-id/usb-….");

    private static string Describe(LineAddress address)
    {
        var text = new StringBuilder().Append(address.BaudRate).Append(" baud ").Append(address.DataBits);
        text.Append(address.Parity.ToString()[0]).Append(address.StopBits);
        return address.Flow == LineFlow.None ? text.ToString() : text.Append(" with ").Append(address.Flow).ToString();
    }

    /// <summary>The B-codes of termios are codes, not numbers.</summary>
    private static uint SpeedCode(int baudRate) => baudRate switch
    {
        1200 => 9,
        2400 => 11,
        4800 => 12,
        9600 => 13,
        19200 => 14,
        38400 => 15,
        57600 => 0x1001,
        115200 => 0x1002,
        230400 => 0x1003,
        _ => uint.MaxValue,
    };
}
