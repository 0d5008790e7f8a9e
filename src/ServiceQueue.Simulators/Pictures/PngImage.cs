using System.Buffers.Binary;
using System.IO.Compression;

namespace ServiceQueue.Simulators.Pictures;

/// <summary>
/// A picture of dots that can be written as a PNG file (ISO/IEC 15948): 8 bits a channel, grey when every dot
/// is grey, else red, green, blue. It starts all black. Not thread-safe.
/// </summary>
public sealed class PngImage
{
    /// <summary>The largest width or height: a guard against a far end that feeds paper for ever.</summary>
    public const int MaxSide = 32_768;

    private const int BytesPerDot = 3;
    private static readonly byte[] Signature = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A];

    private readonly byte[] _dots;

    /// <summary>A black picture. Throws when a side is not between 1 and <see cref="MaxSide"/>.</summary>
    public PngImage(int width, int height)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(width, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(height, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(width, MaxSide);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(height, MaxSide);
        Width = width;
        Height = height;
        _dots = new byte[checked(width * height * BytesPerDot)];
    }

    /// <summary>Dots across.</summary>
    public int Width { get; }

    /// <summary>Dots down.</summary>
    public int Height { get; }

    /// <summary>Colours a dot; one outside the picture is left out.</summary>
    public void Set(int x, int y, byte r, byte g, byte b)
    {
        if ((uint)x >= (uint)Width || (uint)y >= (uint)Height) return;
        var at = (y * Width + x) * BytesPerDot;
        _dots[at] = r;
        _dots[at + 1] = g;
        _dots[at + 2] = b;
    }

    /// <summary>Colours every dot.</summary>
    public void Fill(byte r, byte g, byte b)
    {
        for (var at = 0; at < _dots.Length; at += BytesPerDot)
        {
            _dots[at] = r;
            _dots[at + 1] = g;
            _dots[at + 2] = b;
        }
    }

    /// <summary>The dot at a place; throws when it is outside.</summary>
    public (byte R, byte G, byte B) Get(int x, int y)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)x, (uint)Width);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)y, (uint)Height);
        var at = (y * Width + x) * BytesPerDot;
        return (_dots[at], _dots[at + 1], _dots[at + 2]);
    }

    /// <summary>The picture as a PNG file.</summary>
    public byte[] Encode()
    {
        var grey = IsGrey();
        using var file = new MemoryStream();
        file.Write(Signature);
        WriteChunk(file, "IHDR"u8, Header(grey));
        WriteChunk(file, "IDAT"u8, Compressed(grey));
        WriteChunk(file, "IEND"u8, []);
        return file.ToArray();
    }

    private bool IsGrey()
    {
        for (var at = 0; at < _dots.Length; at += BytesPerDot)
        {
            if (_dots[at] != _dots[at + 1] || _dots[at] != _dots[at + 2]) return false;
        }

        return true;
    }

    private byte[] Header(bool grey)
    {
        var header = new byte[13];
        BinaryPrimitives.WriteInt32BigEndian(header, Width);
        BinaryPrimitives.WriteInt32BigEndian(header.AsSpan(4), Height);
        header[8] = 8;
        header[9] = grey ? (byte)0 : (byte)2;
        return header;
    }

    private byte[] Compressed(bool grey)
    {
        using var packed = new MemoryStream();
        using (var zlib = new ZLibStream(packed, CompressionLevel.Fastest))
        {
            var row = new byte[1 + Width * (grey ? 1 : BytesPerDot)];
            for (var y = 0; y < Height; y++)
            {
                FillRow(row.AsSpan(1), y, grey);
                zlib.Write(row);
            }
        }

        return packed.ToArray();
    }

    /// <summary>Every row starts with filter byte 0: as is.</summary>
    private void FillRow(Span<byte> row, int y, bool grey)
    {
        var dots = _dots.AsSpan(y * Width * BytesPerDot, Width * BytesPerDot);
        if (!grey)
        {
            dots.CopyTo(row);
            return;
        }

        for (var x = 0; x < Width; x++) row[x] = dots[x * BytesPerDot];
    }

    private static void WriteChunk(MemoryStream file, ReadOnlySpan<byte> type, ReadOnlySpan<byte> data)
    {
        Span<byte> number = stackalloc byte[4];
        BinaryPrimitives.WriteInt32BigEndian(number, data.Length);
        file.Write(number);
        file.Write(type);
        file.Write(data);
        BinaryPrimitives.WriteUInt32BigEndian(number, ~Crc(Crc(uint.MaxValue, type), data));
        file.Write(number);
    }

    /// <summary>
    /// CRC-32 as in annex D of the PNG standard, without a table: pictures are written seldom.
    /// </summary>
    private static uint Crc(uint crc, ReadOnlySpan<byte> bytes)
    {
        foreach (var value in bytes)
        {
            crc ^= value;
            for (var bit = 0; bit < 8; bit++) crc = (crc & 1) == 0 ? crc >> 1 : (crc >> 1) ^ 0xEDB88320;
        }

        return crc;
    }
}
