using System.Runtime.InteropServices;

namespace ServiceQueue.Drivers.Pango;

/// <summary>
/// The functions of Pango 1.44+ and Cairo 1.16+ that drawing a text takes. Nothing native leaves this folder.
/// </summary>
internal static partial class Native
{
    internal const int FontTypeFreeType = 1;
    internal const int AntialiasGray = 2;
    internal const int HintSlight = 2;
    internal const int HintMetricsOn = 2;
    internal const int FormatA8 = 2;
    internal const int WrapWordOrCharacter = 2;
    internal const int WeightNormal = 400;
    internal const int WeightBold = 700;
    internal const int UnitsPerDot = 1024;

    private const string PangoCairo = "libpangocairo-1.0.so.0";
    private const string PangoText = "libpango-1.0.so.0";
    private const string Cairo = "libcairo.so.2";
    private const string Objects = "libgobject-2.0.so.0";

    [LibraryImport(PangoCairo, EntryPoint = "pango_cairo_font_map_new_for_font_type")]
    internal static partial nint NewFontMap(int type);

    [LibraryImport(PangoCairo, EntryPoint = "pango_cairo_context_set_font_options")]
    internal static partial void SetFontOptions(nint context, nint options);

    [LibraryImport(PangoText, EntryPoint = "pango_font_map_create_context")]
    internal static partial nint CreateContext(nint map);

    [LibraryImport(
        PangoText, EntryPoint = "pango_language_from_string", StringMarshalling = StringMarshalling.Utf8)]
    internal static partial nint LanguageOf(string tag);

    [LibraryImport(PangoText, EntryPoint = "pango_context_set_language")]
    internal static partial void SetLanguage(nint context, nint language);

    [LibraryImport(PangoText, EntryPoint = "pango_context_load_font")]
    internal static partial nint LoadFont(nint context, nint description);

    [LibraryImport(PangoText, EntryPoint = "pango_font_describe")]
    internal static partial nint Describe(nint font);

    [LibraryImport(PangoText, EntryPoint = "pango_font_description_new")]
    internal static partial nint NewDescription();

    [LibraryImport(PangoText, EntryPoint = "pango_font_description_free")]
    internal static partial void FreeDescription(nint description);

    [LibraryImport(
        PangoText,
        EntryPoint = "pango_font_description_set_family",
        StringMarshalling = StringMarshalling.Utf8)]
    internal static partial void SetFamily(nint description, string family);

    [LibraryImport(PangoText, EntryPoint = "pango_font_description_get_family")]
    internal static partial nint FamilyOf(nint description);

    [LibraryImport(PangoText, EntryPoint = "pango_font_description_set_weight")]
    internal static partial void SetWeight(nint description, int weight);

    [LibraryImport(PangoText, EntryPoint = "pango_font_description_set_absolute_size")]
    internal static partial void SetAbsoluteSize(nint description, double units);

    [LibraryImport(PangoText, EntryPoint = "pango_layout_new")]
    internal static partial nint NewLayout(nint context);

    [LibraryImport(PangoText, EntryPoint = "pango_layout_set_font_description")]
    internal static partial void SetDescription(nint layout, nint description);

    [LibraryImport(PangoText, EntryPoint = "pango_layout_set_text")]
    internal static partial void SetText(nint layout, ReadOnlySpan<byte> utf8, int length);

    [LibraryImport(PangoText, EntryPoint = "pango_layout_set_width")]
    internal static partial void SetWidth(nint layout, int units);

    [LibraryImport(PangoText, EntryPoint = "pango_layout_set_wrap")]
    internal static partial void SetWrap(nint layout, int wrap);

    [LibraryImport(PangoText, EntryPoint = "pango_layout_set_alignment")]
    internal static partial void SetAlignment(nint layout, int alignment);

    [LibraryImport(PangoText, EntryPoint = "pango_layout_get_line_count")]
    internal static partial int LineCountOf(nint layout);

    [LibraryImport(PangoText, EntryPoint = "pango_layout_get_iter")]
    internal static partial nint LinesOf(nint layout);

    [LibraryImport(PangoText, EntryPoint = "pango_layout_iter_get_line_readonly")]
    internal static partial nint LineOf(nint lines);

    [LibraryImport(PangoText, EntryPoint = "pango_layout_iter_get_line_extents")]
    internal static partial void ExtentsOf(nint lines, nint ink, out Rectangle logical);

    [LibraryImport(PangoText, EntryPoint = "pango_layout_iter_next_line")]
    internal static partial int NextLine(nint lines);

    [LibraryImport(PangoText, EntryPoint = "pango_layout_iter_free")]
    internal static partial void FreeLines(nint lines);

    [LibraryImport(PangoCairo, EntryPoint = "pango_cairo_show_layout_line")]
    internal static partial void ShowLine(nint cairo, nint line);

    [LibraryImport(Cairo, EntryPoint = "cairo_font_options_create")]
    internal static partial nint NewFontOptions();

    [LibraryImport(Cairo, EntryPoint = "cairo_font_options_destroy")]
    internal static partial void FreeFontOptions(nint options);

    [LibraryImport(Cairo, EntryPoint = "cairo_font_options_set_antialias")]
    internal static partial void SetAntialias(nint options, int antialias);

    [LibraryImport(Cairo, EntryPoint = "cairo_font_options_set_hint_style")]
    internal static partial void SetHintStyle(nint options, int style);

    [LibraryImport(Cairo, EntryPoint = "cairo_font_options_set_hint_metrics")]
    internal static partial void SetHintMetrics(nint options, int metrics);

    [LibraryImport(Cairo, EntryPoint = "cairo_image_surface_create")]
    internal static partial nint NewSurface(int format, int width, int height);

    [LibraryImport(Cairo, EntryPoint = "cairo_surface_status")]
    internal static partial int StatusOf(nint surface);

    [LibraryImport(Cairo, EntryPoint = "cairo_surface_flush")]
    internal static partial void Flush(nint surface);

    [LibraryImport(Cairo, EntryPoint = "cairo_surface_destroy")]
    internal static partial void FreeSurface(nint surface);

    [LibraryImport(Cairo, EntryPoint = "cairo_image_surface_get_data")]
    internal static partial nint DataOf(nint surface);

    [LibraryImport(Cairo, EntryPoint = "cairo_image_surface_get_stride")]
    internal static partial int StrideOf(nint surface);

    [LibraryImport(Cairo, EntryPoint = "cairo_create")]
    internal static partial nint NewCairo(nint surface);

    [LibraryImport(Cairo, EntryPoint = "cairo_destroy")]
    internal static partial void FreeCairo(nint cairo);

    [LibraryImport(Cairo, EntryPoint = "cairo_set_source_rgba")]
    internal static partial void SetSource(nint cairo, double red, double green, double blue, double alpha);

    [LibraryImport(Cairo, EntryPoint = "cairo_move_to")]
    internal static partial void MoveTo(nint cairo, double x, double y);

    [LibraryImport(Objects, EntryPoint = "g_object_unref")]
    internal static partial void Release(nint thing);

    /// <summary>A rectangle in Pango units.</summary>
    [StructLayout(LayoutKind.Sequential)]
    internal struct Rectangle
    {
        internal int X;
        internal int Y;
        internal int Width;
        internal int Height;
    }
}
