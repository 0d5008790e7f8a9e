using System.Text;
using FluentAssertions;
using ServiceQueue.Host.Broker;
using Xunit;

namespace ServiceQueue.Host.Tests.Broker;

/// <summary>CONNECT packets laid out by hand after section 3.1 of MQTT 3.1.1 and of MQTT 5.</summary>
public sealed class ConnectPacketTests
{
    private const string Mqtt4 = "00044D515454" + "04", Mqtt5 = "00044D515454" + "05";
    private const string User = "000673637265656E" + "00027077", ScreenA = "000873637265656E2D61";

    private static readonly BrokerUser Screen = new("screen", "pw");

    [Theory]
    [InlineData(Mqtt4 + "02" + "003C" + "000161", Mqtt4 + "C2" + "003C" + ScreenA + User)]
    [InlineData(Mqtt4 + "02" + "003C" + "0000", Mqtt4 + "C2" + "003C" + "0000" + User)]
    [InlineData(Mqtt5 + "02" + "003C" + "00" + "000161", Mqtt5 + "C2" + "003C" + "00" + ScreenA + User)]
    [InlineData(
        Mqtt5 + "02" + "003C" + "05110000000A" + "000161",
        Mqtt5 + "C2" + "003C" + "05110000000A" + ScreenA + User)]
    [InlineData(
        Mqtt4 + "2E" + "003C" + "000161" + "000174" + "000170",
        Mqtt4 + "EE" + "003C" + ScreenA + "000174" + "000170" + User)]
    [InlineData(
        Mqtt5 + "2E" + "003C" + "00" + "000161" + "020100" + "000174" + "000170",
        Mqtt5 + "EE" + "003C" + "00" + ScreenA + "020100" + "000174" + "000170" + User)]
    [InlineData(
        Mqtt4 + "C2" + "003C" + "000161" + "0004686F7374" + "000178",
        Mqtt4 + "C2" + "003C" + ScreenA + User)]
    [InlineData(Mqtt4 + "82" + "003C" + "000161" + "0004686F7374", Mqtt4 + "C2" + "003C" + ScreenA + User)]
    public void TheUserIsPutInAndAllElseStays(string body, string expected)
    {
        var packet = Packet(body);
        ConnectPacket.Measure(packet).Should().Be(packet.Length);
        Convert.ToHexString(ConnectPacket.Rewrite(packet, Screen))
            .Should().Be(Convert.ToHexString(Packet(expected)));
    }

    [Theory]
    [InlineData(Mqtt4 + "02" + "003C" + "000261")]
    [InlineData(Mqtt4 + "02" + "003C" + "000161" + "00")]
    [InlineData(Mqtt4 + "06" + "003C" + "000161")]
    [InlineData(Mqtt5 + "02" + "003C" + "7F00" + "000161")]
    [InlineData("00064D5149736470" + "03" + "02" + "003C" + "000161")]
    [InlineData("00044D515454" + "06" + "02" + "003C" + "000161")]
    [InlineData("")]
    public void WhatIsNotWellFormedIsRefused(string body)
    {
        var rewriting = () => ConnectPacket.Rewrite(Packet(body), Screen);
        rewriting.Should().Throw<InvalidDataException>();
    }

    [Fact]
    public void ALongClientIdIsRefused()
    {
        var rewriting = () => ConnectPacket.Rewrite(
            Packet(Mqtt4 + "02" + "003C" + "0081" + string.Concat(Enumerable.Repeat("61", 129))), Screen);
        rewriting.Should().Throw<InvalidDataException>();
    }

    [Fact]
    public void TheLengthIsKnownAsSoonAsItsDigitsAreThere()
    {
        ConnectPacket.Measure([]).Should().BeNull();
        ConnectPacket.Measure([0x10]).Should().BeNull();
        ConnectPacket.Measure([0x10, 0x80]).Should().BeNull();
        ConnectPacket.Measure([0x10, 0x80, 0x01]).Should().Be(131);
        foreach (var bad in new byte[][] { [0x30], [0x10, 0xFF, 0xFF, 0x7F], [0x10, 0x80, 0x80, 0x80, 0x80] })
        {
            var measuring = () => ConnectPacket.Measure(bad);
            measuring.Should().Throw<InvalidDataException>();
        }
    }

    [Fact]
    public void ThePacketMeterFollowsPacketsHoweverTheyAreCut()
    {
        byte[] stream = [0xC0, 0x00, 0x30, 0x03, 1, 2, 3, 0x30, 0x80, 0x01, .. new byte[128], 0xC0, 0x00];
        for (var size = 1; size < 20; size++)
        {
            var wide = new PacketMeter(128);
            stream.Chunk(size).Should().OnlyContain(c => wide.Pass(c));
            var narrow = new PacketMeter(127);
            stream.Chunk(size).All(c => narrow.Pass(c)).Should().BeFalse();
        }

        new PacketMeter(1000).Pass([0x30, 0x80, 0x80, 0x80, 0x80, 0x01])
            .Should().BeFalse("a length has four bytes at most");
    }

    [Fact]
    public void ThePasswordIsNotInTheUsersText() =>
        Encoding.UTF8.GetString(Encoding.UTF8.GetBytes($"{Screen}")).Should().Be("screen");

    private static byte[] Packet(string body) =>
        [0x10, (byte)(body.Length / 2 & 0x7F | (body.Length / 2 > 127 ? 0x80 : 0)),
        .. body.Length / 2 > 127
            ? new[] { (byte)(body.Length / 2 >> 7) } : [], .. Convert.FromHexString(body)];
}
