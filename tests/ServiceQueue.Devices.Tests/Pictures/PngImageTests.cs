using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;
using FluentAssertions;
using ServiceQueue.Simulators.Pictures;
using Xunit;

namespace ServiceQueue.Devices.Tests.Pictures;

public sealed class PngImageTests
{
    [Fact]
    public void It_starts_with_the_signature_and_ends_with_the_published_end_chunk()
    {
        var file = new PngImage(1, 1).Encode();
        file.Take(8).Should().Equal(0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A);

        // ISO/IEC 15948: an empty IEND always reads 00000000 49454E44 AE426082.
        Convert.ToHexString(file[^12..]).Should().Be("0000000049454E44AE426082");
    }

    [Fact]
    public void Grey_dots_take_one_byte_each_and_come_back()
    {
        var image = new PngImage(3, 2);
        image.Set(2, 1, 200, 200, 200);
        var chunks = Chunks(image.Encode());
        chunks["IHDR"].Should().Equal(0, 0, 0, 3, 0, 0, 0, 2, 8, 0, 0, 0, 0);
        Unpacked(chunks["IDAT"]).Should().Equal(0, 0, 0, 0, 0, 0, 0, 200);
    }

    [Fact]
    public void Coloured_dots_take_three()
    {
        var image = new PngImage(2, 1);
        image.Fill(9, 9, 9);
        image.Set(1, 0, 1, 2, 3);
        image.Set(-1, 0, 7, 7, 7);
        image.Set(0, 5, 7, 7, 7);
        var chunks = Chunks(image.Encode());
        chunks["IHDR"][9].Should().Be(2);
        Unpacked(chunks["IDAT"]).Should().Equal(0, 9, 9, 9, 1, 2, 3);
        image.Get(1, 0).Should().Be(((byte)1, (byte)2, (byte)3));
    }

    [Theory]
    [InlineData(0, 1)]
    [InlineData(1, 0)]
    [InlineData(PngImage.MaxSide + 1, 1)]
    public void Impossible_sides_are_refused(int width, int height)
    {
        var making = () => new PngImage(width, height);
        making.Should().Throw<ArgumentOutOfRangeException>();
    }

    private static Dictionary<string, byte[]> Chunks(byte[] file)
    {
        var chunks = new Dictionary<string, byte[]>();
        for (var at = 8; at < file.Length;)
        {
            var length = BinaryPrimitives.ReadInt32BigEndian(file.AsSpan(at));
            chunks[Encoding.ASCII.GetString(file, at + 4, 4)] = file[(at + 8)..(at + 8 + length)];
            at += 12 + length;
        }

        return chunks;
    }

    private static byte[] Unpacked(byte[] data)
    {
        using var zlib = new ZLibStream(new MemoryStream(data), CompressionMode.Decompress);
        using var unpacked = new MemoryStream();
        zlib.CopyTo(unpacked);
        return unpacked.ToArray();
    }
}
