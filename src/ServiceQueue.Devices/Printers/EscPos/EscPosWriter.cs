using System.Text;
using QRCoder;
using ServiceQueue.Contracts;
using ServiceQueue.Devices.Profiles;
using ServiceQueue.Devices.Slips;

namespace ServiceQueue.Devices.Printers.EscPos;

/// <summary>
/// Slip blocks as ESC/POS for a profile. The result is pieces: other commands may go between two pieces,
/// never into one. Every slip starts from ESC @, so that nothing an earlier one left behind can show. One
/// instance writes one slip.
/// </summary>
public sealed class EscPosWriter(PrinterProfile profile, ITextRaster raster)
{
    private const int CellDots = 24;

    /// <summary>Drawn characters of the small size: as legible, and a sixth fewer bytes.</summary>
    private const int SmallDots = 22;
    private const int RuleScale = 8;

    /// <summary>Nobody sees a feed that is a millimetre off.</summary>
    private const int AlmostDots = 6;

    /// <summary>Blank paper under the last line; the byte for it is in the cut command anyway.</summary>
    private const int TailDots = 24;

    private readonly List<byte[]> _pieces = [];
    private readonly List<byte> _piece = [];
    private TextAlign _align;
    private int _size;
    private bool _bold;
    private bool _inverse;
    private bool _smooth;
    private int _feed;

    /// <summary>
    /// Writes a slip: all blocks, then the cut. A slip that is to stand apart is cut off from what is on the
    /// paper before it: the half of one that was broken off must not hang over the number of another.
    /// </summary>
    public static IReadOnlyList<byte[]> Write(
        IEnumerable<SlipBlock> blocks, PrinterProfile profile, ITextRaster raster, bool apart = false)
    {
        var writer = new EscPosWriter(profile, raster);
        writer.Start();
        if (apart) writer.Cut();
        foreach (var block in blocks) writer.Add(block);
        writer.Cut();
        return writer._pieces;
    }

    private void Start()
    {
        Put(EscPosBytes.Initialise);
        Put(EscPosBytes.AutoStatusOn);
        Put(profile.CjkFont ? [0x1C, 0x26] : [0x1C, 0x2E]);
        if (!profile.CjkFont) Put([0x1B, 0x74, (byte)profile.CodePage]);
    }

    private void Add(SlipBlock block)
    {
        switch (block)
        {
            case SlipText text:
                AddText(text);
                break;
            case SlipRule:
                AddRule();
                break;
            case SlipSpace space:
                _feed += space.Dots;
                break;
            case SlipCode code:
                AddCode(code);
                break;
            default:
                throw new System.Diagnostics.UnreachableException(block.GetType().Name);
        }
    }

    private void AddText(SlipText text)
    {
        if (!PrinterText.TryEncode(text.Text, profile, out var bytes))
        {
            AddDrawn(text);
            return;
        }

        // A feed is a line feed where it can be, which some clones take for a line of the present height.
        if (text.HeightScale > (_size & 7) + 1) Feed();
        Align(text.Align);
        Size(text.WidthScale, text.HeightScale);
        Feed();
        Switch(ref _bold, text.Bold, [0x1B, 0x45]);
        Switch(ref _inverse, text.Inverse, [0x1D, 0x42]);
        Put(bytes);
        EndLine();
    }

    /// <summary>
    /// Drawn at the size of the printer's own characters and enlarged by the printer as it enlarges those.
    /// </summary>
    private void AddDrawn(SlipText text)
    {
        var (wide, high) = (Math.Min(text.WidthScale, 2), Math.Min(text.HeightScale, 2));
        var size = (high == 1 ? SmallDots : CellDots) * Math.Max(text.WidthScale / wide, 1);
        var said = text.Text.TrimStart(' ');
        var image = raster.Draw(new TextRequest(said, profile.WidthDots / wide, size, text.Bold, text.Align));
        var box = InkBox.Of(image);
        if (box.HeightDots == 0) return;
        if (text.Inverse) box = box.Wider(CellDots / 2, 2, image);
        // Two spaces are a character wide, so that what is set in stands under what it is set in under.
        if (text.Align == TextAlign.Left) box = box.FromLeft((text.Text.Length - said.Length) * size / 2);

        // The cells of a line of characters end above its foot, where the next one does not begin yet.
        _feed += box.Top * high;
        Feed();
        Align(text.Align);
        AddPicture(box.CutFrom(image, text.Inverse), (byte)(wide - 1 | (high - 1) << 1));
        _feed += (image.HeightDots - box.Top - box.HeightDots) * high;
    }

    private void AddPicture(DotImage image, byte enlarged = 0)
    {
        EndPiece();

        // A band is one piece, and a piece must fit half the receive buffer, where nothing else holds the
        // host back.
        var rows = Math.Clamp(profile.ReceiveBufferBytes / 2 / image.Stride - 1, 1, profile.MaxRasterRows);
        foreach (var band in RasterBands.Of(image, rows, enlarged))
        {
            Put(band);
            EndPiece();
        }
    }

    /// <summary>Underscores eight cells wide join to a thin rule: nine bytes instead of a picture.</summary>
    private void AddRule()
    {
        Align(TextAlign.Centre);
        Size(RuleScale, 1);
        Switch(ref _bold, false, [0x1B, 0x45]);
        Feed();
        Put(Encoding.ASCII.GetBytes(new string('_', profile.CharsPerLine / RuleScale)));
        EndLine();
    }

    private void AddCode(SlipCode code)
    {
        Feed();
        if (!profile.NativeQr)
        {
            Align(TextAlign.Left);
            AddPicture(DrawCode(code.Data));
            return;
        }

        Align(TextAlign.Centre);
        EndPiece();
        var data = Encoding.ASCII.GetBytes(code.Data);
        var length = data.Length + 3;

        // Model 2 and level L are what ESC @ has set (Epson reference, GS ( k functions 165 and 169).
        Put([0x1D, 0x28, 0x6B, 3, 0, 0x31, 0x43, (byte)profile.QrModuleDots]);
        Put([0x1D, 0x28, 0x6B, (byte)length, (byte)(length >> 8), 0x31, 0x50, 0x30, .. data]);
        Put([0x1D, 0x28, 0x6B, 3, 0, 0x31, 0x51, 0x30]);
        EndPiece();
    }

    private DotImage DrawCode(string data)
    {
        var modules = QRCodeGenerator.GenerateQrCode(data, QRCodeGenerator.ECCLevel.M).ModuleMatrix;
        var side = modules.Count * profile.QrModuleDots;
        var left = Math.Max((profile.WidthDots - side) / 2, 0);
        var image = new DotImage(profile.WidthDots, side, new byte[(profile.WidthDots + 7) / 8 * side]);
        for (var y = 0; y < side; y++)
        {
            for (var x = 0; x < Math.Min(side, profile.WidthDots - left); x++)
            {
                if (!modules[y / profile.QrModuleDots][x / profile.QrModuleDots]) continue;
                image.Bits[y * image.Stride + ((left + x) >> 3)] |= (byte)(0x80 >> ((left + x) & 7));
            }
        }

        return image;
    }

    private void Cut()
    {
        // The cut feeds by itself.
        _feed = 0;
        EndPiece();
        Put(profile.Cut switch
        {
            CutForm.Full => [0x1D, 0x56, 0x41, (byte)(TailDots * profile.FeedUnitsPerDot)],
            CutForm.Partial => [0x1D, 0x56, 0x42, (byte)(TailDots * profile.FeedUnitsPerDot)],
            CutForm.Old => [0x1B, 0x64, (byte)profile.FeedLinesBeforeCut, 0x1B, 0x6D],
            _ => [0x1B, 0x64, (byte)profile.FeedLinesBeforeCut],
        });
        EndPiece();
    }

    /// <summary>Feeds what is due: by a line feed of one byte where that is as much, or nearly.</summary>
    private void Feed()
    {
        var units = _feed * profile.FeedUnitsPerDot;
        if (Math.Abs(_feed - profile.LineDots) <= AlmostDots)
        {
            Put([0x0A]);
            units = 0;
        }

        for (_feed = 0; units > 0; units -= byte.MaxValue)
            Put([0x1B, 0x4A, (byte)Math.Min(units, byte.MaxValue)]);
    }

    private void Align(TextAlign align)
    {
        if (_align == align) return;
        _align = align;
        Put([0x1B, 0x61, (byte)align]);
    }

    private void Size(int width, int height)
    {
        // It changes nothing about smaller characters, so it may stay on (Epson reference, GS b).
        var smooth = _smooth || (profile.Smoothing && width == height && width >= 4);
        Switch(ref _smooth, smooth, [0x1D, 0x62]);
        var size = ((width - 1) << 4) | (height - 1);
        if (_size == size) return;
        _size = size;
        Put([0x1D, 0x21, (byte)size]);
    }

    private void Switch(ref bool state, bool wanted, ReadOnlySpan<byte> command)
    {
        if (state == wanted) return;
        state = wanted;
        Put(command);
        Put([wanted ? (byte)1 : (byte)0]);
    }

    private void EndLine()
    {
        Put([0x0A]);
        EndPiece();
    }

    private void Put(ReadOnlySpan<byte> bytes) => _piece.AddRange(bytes);

    private void EndPiece()
    {
        if (_piece.Count == 0) return;
        _pieces.Add([.. _piece]);
        _piece.Clear();
    }
}
