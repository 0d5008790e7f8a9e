using FluentAssertions;
using ServiceQueue.Devices.Printers.EscPos;
using Xunit;

namespace ServiceQueue.Devices.Tests.Printers;

public sealed class EscPosReaderFuzzTests
{
    private const int Frames = 100_000;

    [Fact]
    public void Garbage_neither_throws_nor_is_kept()
    {
        var chance = new Random(20261121);
        var reader = new EscPosReader();
        var longest = 0;
        for (var i = 0; i < Frames; i++)
        {
            var noise = new byte[chance.Next(1, 24)];
            chance.NextBytes(noise);
            reader.Feed(noise, answer => longest = Math.Max(longest, answer is BlockAnswer block ? block.Text.Length : 0));
        }

        reader.Nonsense.Should().BePositive();
        longest.Should().BeLessThanOrEqualTo(EscPosReader.LongestBlock);
    }

    [Fact]
    public void Valid_answers_between_lost_bytes_are_found_again()
    {
        var chance = new Random(11);
        var reader = new EscPosReader();
        var proofs = 0;
        var expected = 0;
        for (var i = 0; i < Frames; i++)
        {
            byte[][] frames =
            [
                [0x12], [0x10, 0, 0, 0], [0x18, 0, 0x0C, 0], [0x00], [0x37, 0x25, 0x00], [0x38, 0x08, 0x03, 0x00],
            ];
            var frame = frames[chance.Next(frames.Length)].ToList();
            if (chance.Next(4) == 0) frame.RemoveAt(chance.Next(frame.Count));
            reader.Feed([.. frame], _ => { });

            // Whatever was lost before, after four quiet zeros and a real-time byte the stream is in step again.
            if (i % 10 != 0) continue;
            expected++;
            reader.Feed([0, 0, 0, 0, 0x12], _ => { });
            reader.Feed("\x37\x22"u8, _ => { });
            reader.Feed("T0k9\0"u8, answer => proofs += answer is BlockAnswer { Kind: 0x37, Text: "\"T0k9" } ? 1 : 0);
        }

        proofs.Should().Be(expected);
    }

    [Fact]
    public void A_block_without_end_is_given_up()
    {
        var reader = new EscPosReader();
        var answers = new List<PrinterAnswer>();
        reader.Feed([0x5F], answers.Add);
        for (var i = 0; i < 10_000; i++) reader.Feed("A"u8, answers.Add);
        reader.Feed([0x12], answers.Add);
        answers.OfType<BlockAnswer>().Should().BeEmpty();
        answers.Should().Contain(new RealTimeStatus(0x12));
        reader.Nonsense.Should().BeGreaterThan(EscPosReader.LongestBlock);
    }
}
