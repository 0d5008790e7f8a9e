using System.Runtime.InteropServices;
using System.Text;
using ServiceQueue.Contracts;

namespace ServiceQueue.Drivers.Pango;

/// <summary>
/// Draws text with Pango and Cairo: grey shapes, cut at a fixed darkness. Lines stand 5/4 of the character
/// height apart, each with its character square in the middle of that height. Thread-safe: one drawing at a
/// time.
/// </summary>
public sealed class PangoRaster : ITextRaster, IDisposable
{
    /// <summary>Simplified Chinese glyph forms, proportional Latin.</summary>
    public const string ProportionalFamily = "Noto Sans CJK SC";

    /// <summary>
    /// The same forms with Latin letters of exactly half a square, as fonts inside printers are cut.
    /// </summary>
    public const string MonospacedFamily = "Noto Sans Mono CJK SC";

    /// <summary>Of 255; below 128 the strokes are a little bolder and more even on thermal paper.</summary>
    private const byte Threshold = 96;

    /// <summary>The baseline of the Noto CJK fonts stands at 0.88 of the character square.</summary>
    private const double BaselineInSquare = 0.88;

    private const int MaxSide = 16_384;

    private readonly Lock _lock = new();
    private readonly string _family;
    private readonly nint _map;
    private readonly nint _context;
    private bool _disposed;

    /// <summary>
    /// Loads the libraries and the font. Throws <see cref="InvalidOperationException"/> naming the Debian
    /// packages when one of them is missing.
    /// </summary>
    /// <param name="family">The exact font family; a family that is not there is an error, never another
    /// font.</param>
    public PangoRaster(string family = ProportionalFamily)
    {
        _family = family;
        try
        {
            _map = Native.NewFontMap(Native.FontTypeFreeType);
            _context = Native.CreateContext(_map);
            SetUpContext();
            CheckFamily();
        }
        catch (Exception missing) when (missing is DllNotFoundException or EntryPointNotFoundException)
        {
            throw new InvalidOperationException(
                $"Text cannot be drawn: {missing.Message} Install libpangocairo-1.0-0 (Pango 1.44 or later).",
                missing);
        }
        catch (InvalidOperationException)
        {
            Free();
            throw;
        }
    }

    /// <inheritdoc />
    public DotImage Draw(TextRequest request)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(request.WidthDots, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(request.WidthDots, MaxSide);
        ArgumentOutOfRangeException.ThrowIfLessThan(request.SizeDots, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(request.SizeDots, 1024);
        lock (_lock)
        {
            ObjectDisposedException.ThrowIf(_disposed, this);
            var description = NewDescription(request);
            var layout = NewLayout(request, description);
            try
            {
                return Paint(layout, request);
            }
            finally
            {
                Native.Release(layout);
                Native.FreeDescription(description);
            }
        }
    }

    /// <inheritdoc />
    public void Dispose()
    {
        lock (_lock) Free();
    }

    private void Free()
    {
        if (_disposed) return;
        _disposed = true;
        if (_context != 0) Native.Release(_context);
        if (_map != 0) Native.Release(_map);
    }

    private void SetUpContext()
    {
        var options = Native.NewFontOptions();
        Native.SetAntialias(options, Native.AntialiasGray);
        Native.SetHintStyle(options, Native.HintSlight);
        Native.SetHintMetrics(options, Native.HintMetricsOn);
        Native.SetFontOptions(_context, options);
        Native.FreeFontOptions(options);
        Native.SetLanguage(_context, Native.LanguageOf("zh-cn"));
    }

    /// <summary>
    /// Pango takes another font in silence when a family is missing, so the font it took is asked for its
    /// name.
    /// </summary>
    private void CheckFamily()
    {
        var wanted = NewDescription(new TextRequest("", 1, 24));
        var font = Native.LoadFont(_context, wanted);
        Native.FreeDescription(wanted);
        var got = "none";
        if (font != 0)
        {
            var description = Native.Describe(font);
            got = Marshal.PtrToStringUTF8(Native.FamilyOf(description)) ?? got;
            Native.FreeDescription(description);
            Native.Release(font);
        }

        if (got == _family) return;
        throw new InvalidOperationException(
            $"The font \"{_family}\" is not installed (the machine offers \"{got}\" instead). "
            + "Install fonts-noto-cjk.");
    }

    private nint NewDescription(TextRequest request)
    {
        var description = Native.NewDescription();
        Native.SetFamily(description, _family);
        Native.SetWeight(description, request.Bold ? Native.WeightBold : Native.WeightNormal);
        Native.SetAbsoluteSize(description, request.SizeDots * (double)Native.UnitsPerDot);
        return description;
    }

    private nint NewLayout(TextRequest request, nint description)
    {
        var layout = Native.NewLayout(_context);
        var text = Encoding.UTF8.GetBytes(request.Text);
        Native.SetDescription(layout, description);
        Native.SetText(layout, text, text.Length);
        Native.SetWidth(layout, request.WidthDots * Native.UnitsPerDot);
        Native.SetWrap(layout, Native.WrapWordOrCharacter);
        Native.SetAlignment(
            layout, request.Align switch { TextAlign.Centre => 1, TextAlign.Right => 2, _ => 0 });
        return layout;
    }

    private static DotImage Paint(nint layout, TextRequest request)
    {
        var pitch = (request.SizeDots * 5 + 3) / 4;
        var height = Math.Min(Native.LineCountOf(layout) * pitch, MaxSide);
        var surface = Native.NewSurface(Native.FormatA8, request.WidthDots, height);
        try
        {
            if (Native.StatusOf(surface) != 0)
                throw new InvalidOperationException("Cairo could not make a surface: out of memory.");
            var cairo = Native.NewCairo(surface);
            Native.SetSource(cairo, 0, 0, 0, 1);
            var baseline = (pitch - request.SizeDots) / 2.0 + BaselineInSquare * request.SizeDots;
            ShowLines(cairo, layout, pitch, baseline);
            Native.FreeCairo(cairo);
            Native.Flush(surface);
            return Cut(surface, request.WidthDots, height);
        }
        finally
        {
            Native.FreeSurface(surface);
        }
    }

    /// <summary>Places each line on whole dots: a fallback font with other metrics moves no line.</summary>
    private static void ShowLines(nint cairo, nint layout, int pitch, double baseline)
    {
        var lines = Native.LinesOf(layout);
        var y = Math.Round(baseline);
        do
        {
            Native.ExtentsOf(lines, 0, out var logical);
            Native.MoveTo(cairo, Math.Round(logical.X / (double)Native.UnitsPerDot), y);
            Native.ShowLine(cairo, Native.LineOf(lines));
            y += pitch;
        }
        while (Native.NextLine(lines) != 0);
        Native.FreeLines(lines);
    }

    private static unsafe DotImage Cut(nint surface, int width, int height)
    {
        var stride = Native.StrideOf(surface);
        var grey = new ReadOnlySpan<byte>((void*)Native.DataOf(surface), stride * height);
        var image = new DotImage(width, height, new byte[(width + 7) / 8 * height]);
        for (var y = 0; y < height; y++)
        {
            var row = grey.Slice(y * stride, width);
            for (var x = 0; x < width; x++)
            {
                if (row[x] >= Threshold) image.Bits[(y * image.Stride) + (x >> 3)] |= (byte)(0x80 >> (x & 7));
            }
        }

        return image;
    }
}
