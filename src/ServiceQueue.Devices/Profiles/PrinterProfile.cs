using System.Text.Json.Serialization;

namespace ServiceQueue.Devices.Profiles;

/// <summary>How a printer cuts paper (ESC/POS: GS V function B, ESC m).</summary>
public enum CutForm
{
    /// <summary>No cutter: the paper is fed out and torn off by hand.</summary>
    None,

    /// <summary>Feed to the cutter and cut through.</summary>
    Full,

    /// <summary>Feed to the cutter and leave one point.</summary>
    Partial,

    /// <summary>Only the obsolete ESC m is known; the lines before it are fed by hand.</summary>
    Old,
}

/// <summary>What keeps the printer's receive buffer from overflowing.</summary>
public enum PrinterFlow
{
    /// <summary>Nothing: the host paces itself and asks for a mark every half buffer.</summary>
    None,

    /// <summary>The printer sends XOFF (13) and XON (11).</summary>
    XonXoff,

    /// <summary>A wire, obeyed by the line's driver.</summary>
    Wire,
}

/// <summary>How a printer proves that everything sent before was printed.</summary>
public enum PrintProof
{
    /// <summary>GS ( H function 48 answers with an id once all earlier data is on paper.</summary>
    GsH,

    /// <summary>GS r is answered in its turn behind the print data; a status check follows.</summary>
    GsR,
}

/// <summary>How buffers are emptied after a fault.</summary>
public enum ClearForm
{
    /// <summary>DLE DC4 function 8: at any time.</summary>
    DleDc4,

    /// <summary>
    /// DLE ENQ 2: only to recover from a recoverable error. At any other time what was received is printed
    /// when the paper is back, so such a printer is given one piece at a time.
    /// </summary>
    DleEnq,

    /// <summary>Both, for models of which it is not known.</summary>
    Both,
}

/// <summary>
/// The facts about a printer model that the bytes depend on. Data, not code: one JSON file for each model
/// under <c>firmware-protocols/escpos-profile/profiles</c>, compiled into this assembly.
/// </summary>
public sealed record PrinterProfile
{
    /// <summary>The profile's name in hall.json; the file's name.</summary>
    [JsonIgnore]
    public string Name { get; init; } = "";

    /// <summary>What it is, for people.</summary>
    public required string Title { get; init; }

    /// <summary>
    /// Whether the printer itself is asked what it is (GS I), and this is what it is taken for until then.
    /// </summary>
    [JsonIgnore]
    public bool Detects { get; init; }

    /// <summary>How the names begin that its models answer GS I 67 with; none for a generic one.</summary>
    public required IReadOnlyList<string> Models { get; init; }

    /// <summary>Whether it answers GS I at all.</summary>
    public required bool Identifies { get; init; }

    /// <summary>Printable dots across.</summary>
    public required int WidthDots { get; init; }

    /// <summary>Dots per inch, both ways.</summary>
    public required int DotsPerInch { get; init; }

    /// <summary>Vertical motion units (ESC J, ESC 3) in a dot.</summary>
    public required int FeedUnitsPerDot { get; init; }

    /// <summary>What a line feed feeds: a sixth of an inch, in dots.</summary>
    [JsonIgnore]
    public int LineDots => (DotsPerInch + 3) / 6;

    /// <summary>Columns of font A (12 dots each).</summary>
    public required int CharsPerLine { get; init; }

    /// <summary>Whether it has a 24-dot font for the two-byte characters of CP936.</summary>
    public required bool CjkFont { get; init; }

    /// <summary>The number ESC t takes for the page of bytes 80–FF. 0 is CP437.</summary>
    public required int CodePage { get; init; }

    /// <summary>How it cuts.</summary>
    public required CutForm Cut { get; init; }

    /// <summary>Lines to feed before an old cut or a tear-off.</summary>
    public required int FeedLinesBeforeCut { get; init; }

    /// <summary>Whether it draws QR codes by GS ( k.</summary>
    public required bool NativeQr { get; init; }

    /// <summary>Dots a side of a QR module.</summary>
    public required int QrModuleDots { get; init; }

    /// <summary>Whether it knows GS b, which rounds the edges of large characters.</summary>
    public required bool Smoothing { get; init; }

    /// <summary>Rows of one GS v 0 picture it can take at a time.</summary>
    public required int MaxRasterRows { get; init; }

    /// <summary>Bytes its receive buffer holds.</summary>
    public required int ReceiveBufferBytes { get; init; }

    /// <summary>
    /// Bytes a second it can take if that is less than the line carries; 0 for the line's speed.
    /// </summary>
    public required int BytesPerSecond { get; init; }

    /// <summary>What keeps its buffer from overflowing.</summary>
    public required PrinterFlow Flow { get; init; }

    /// <summary>How it proves a print.</summary>
    public required PrintProof Proof { get; init; }

    /// <summary>How its buffers are emptied.</summary>
    public required ClearForm Clear { get; init; }

    /// <summary>Whether a name that a printer gives itself is that of one of its models.</summary>
    public bool IsModel(string? name) =>
        name is not null && Models.Any(m => name.StartsWith(m, StringComparison.OrdinalIgnoreCase));
}
