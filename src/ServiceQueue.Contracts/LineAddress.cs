namespace ServiceQueue.Contracts;

/// <summary>A parity setting.</summary>
public enum LineParity
{
    /// <summary>No parity bit.</summary>
    None,

    /// <summary>Even parity.</summary>
    Even,

    /// <summary>Odd parity.</summary>
    Odd,
}

/// <summary>A flow control setting.</summary>
public enum LineFlow
{
    /// <summary>None: the application paces itself.</summary>
    None,

    /// <summary>RTS/CTS by the driver.</summary>
    RtsCts,

    /// <summary>XON/XOFF by the driver.</summary>
    XonXoff,
}

/// <summary>
/// Where a line is: <c>serial:PATH?baud=9600&amp;data=8&amp;parity=none&amp;stop=1&amp;flow=none</c>,
/// <c>tcp:HOST:PORT</c> or <c>sim:</c> (with an optional name, and the same settings).
/// Devices whose addresses have the same <see cref="Key"/> share one line.
/// </summary>
public sealed record LineAddress
{
    /// <summary>"serial", "tcp" or "sim".</summary>
    public required string Scheme { get; init; }

    /// <summary>The device path, "host:port", or the simulated line's name.</summary>
    public required string Target { get; init; }

    /// <summary>Bits per second. Default 9600.</summary>
    public int BaudRate { get; init; } = 9600;

    /// <summary>Data bits, 7 or 8. Default 8.</summary>
    public int DataBits { get; init; } = 8;

    /// <summary>Default none.</summary>
    public LineParity Parity { get; init; }

    /// <summary>Stop bits, 1 or 2. Default 1.</summary>
    public int StopBits { get; init; } = 1;

    /// <summary>Default none.</summary>
    public LineFlow Flow { get; init; }

    /// <summary>What makes two addresses the same wire.</summary>
    public string Key => $"{Scheme}:{Target}";

    /// <summary>The time one byte takes on the wire, start, parity and stop bits included.</summary>
    public TimeSpan ByteTime =>
        TimeSpan.FromSeconds((1.0 + DataBits + StopBits + (Parity == LineParity.None ? 0 : 1)) / BaudRate);

    /// <inheritdoc />
    public override string ToString() => Scheme == "tcp" ? Key : $"{Key}?baud={BaudRate}";

    private static readonly int[] BaudRates =
        [1200, 2400, 4800, 9600, 19200, 38400, 57600, 115200, 230400];

    /// <summary>
    /// Reads an address; on failure <paramref name="problem"/> says what is wrong and what to write instead.
    /// </summary>
    public static bool TryParse(
        string text, [System.Diagnostics.CodeAnalysis.NotNullWhen(true)] out LineAddress? address,
        out string problem)
    {
        address = null;
        var colon = text.IndexOf(':', StringComparison.Ordinal);
        var scheme = colon < 0 ? "" : text[..colon];
        if (scheme is not ("serial" or "tcp" or "sim"))
        {
            problem =
                $"\"{text}\" has no known scheme; write serial:/dev/ttyS0?baud=9600, tcp:host:port or sim:";
            return false;
        }

        var rest = text[(colon + 1)..];
        var question = rest.IndexOf('?', StringComparison.Ordinal);
        var target = question < 0 ? rest : rest[..question];
        var made = new LineAddress { Scheme = scheme, Target = target };
        problem = CheckTarget(made);
        if (problem.Length > 0) return false;
        foreach (var setting in question < 0 ? [] : rest[(question + 1)..]
            .Split('&', StringSplitOptions.RemoveEmptyEntries))
        {
            if (Set(made, setting, out problem) is not { } next) return false;
            made = next;
        }

        address = made;
        return true;
    }

    private static string CheckTarget(LineAddress address)
    {
        if (address.Scheme == "serial" && !address.Target.StartsWith('/'))
            return "serial: needs a device path, such as serial:/dev/serial/by-id/usb-…";
        if (address.Scheme != "tcp") return "";
        var colon = address.Target.LastIndexOf(':');
        return colon > 0 && ushort.TryParse(address.Target[(colon + 1)..], out var port) && port > 0
            ? ""
            : "tcp: needs host and port, such as tcp:10.0.0.9:4001";
    }

    private static LineAddress? Set(LineAddress address, string setting, out string problem)
    {
        var parts = setting.Split('=', 2);
        var value = parts.Length == 2 ? parts[1] : "";
        LineAddress? next = (parts[0], value) switch
        {
            ("baud", _) when int.TryParse(value, out var baud) && BaudRates.Contains(baud) =>
                address with { BaudRate = baud },
            ("data", "7" or "8") => address with { DataBits = value[0] - '0' },
            ("parity", "none") => address with { Parity = LineParity.None },
            ("parity", "even") => address with { Parity = LineParity.Even },
            ("parity", "odd") => address with { Parity = LineParity.Odd },
            ("stop", "1" or "2") => address with { StopBits = value[0] - '0' },
            ("flow", "none") => address with { Flow = LineFlow.None },
            ("flow", "rtscts") => address with { Flow = LineFlow.RtsCts },
            ("flow", "xonxoff") => address with { Flow = LineFlow.XonXoff },
            _ => null,
        };
        problem = next is not null
            ? ""
            : $"\"{setting}\" is no line setting; known are baud={string.Join('|', BaudRates)}, data=7|8, "
              + "parity=none|even|odd, stop=1|2, flow=none|rtscts|xonxoff";
        return next;
    }
}
