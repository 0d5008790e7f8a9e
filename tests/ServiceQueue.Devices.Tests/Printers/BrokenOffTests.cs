using FluentAssertions;
using ServiceQueue.Devices.Printers.EscPos;
using ServiceQueue.Devices.Profiles;
using ServiceQueue.Devices.Slips;
using ServiceQueue.Drivers.Pango;
using Xunit;

namespace ServiceQueue.Devices.Tests.Printers;

/// <summary>The half of a slip that was broken off must not hang over the number of the next one.</summary>
public sealed class BrokenOffTests
{
    private static readonly PangoRaster Raster = new();

    public static TheoryData<string> Profiles => [.. PrinterProfiles.Names];

    [Theory]
    [MemberData(nameof(Profiles))]
    public void ASlipThatStandsApartIsCutOffFirst(string name)
    {
        var profile = PrinterProfiles.Named(name);
        SlipBlock[] blocks = [new SlipText("A012")];
        var plain = EscPosWriter.Write(blocks, profile, Raster).SelectMany(p => p).ToArray();
        var apart = EscPosWriter.Write(blocks, profile, Raster, true).SelectMany(p => p).ToArray();
        var cut = plain[^(apart.Length - plain.Length)..];
        var number = "A012"u8;
        apart.AsSpan().IndexOf(cut).Should().BeInRange(0, apart.AsSpan().IndexOf(number) - cut.Length);
        plain.AsSpan().IndexOf(cut)
            .Should().Be(plain.Length - cut.Length, "the only cut of a plain slip is its last");
    }
}
