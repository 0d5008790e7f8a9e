using System.Buffers;
using System.Text;
using FluentAssertions;
using ServiceQueue.Drivers.Mqtt;
using Xunit;

namespace ServiceQueue.Drivers.Tests.Mqtt;

/// <summary>
/// What a broker sends, whole, in pieces and broken. Layouts after OASIS mqtt-v5.0, chapter 3.
/// </summary>
public sealed class PacketReaderTests
{
    [Fact]
    public void AConnAckTellsTheBrokersLimits()
    {
        var hex = "2017" + "0000" + "14" + "210014" + "13003C" + "2700001000" + "2600016B00017624" + "01";
        var ack = Read(hex).Should().BeOfType<ConnAck>().Which;
        ack.Reason.Should().Be(0);
        ack.Properties.ReceiveMaximum.Should().Be(20);
        ack.Properties.ServerKeepAliveSeconds.Should().Be(60);
        ack.Properties.MaximumPacketBytes.Should().Be(4096);
        ack.Properties.MaximumQos.Should().Be(1);
        ack.Properties.RetainAvailable.Should().BeTrue();
    }

    [Fact]
    public void EveryPropertyIsReadOverByItsType()
    {
        // One of each of table 2-4, in order of the identifier.
        var properties = "0101" + "0200000001" + "03000178" + "08000178" + "0900020102" + "0B8001"
            + "1100000001" + "12000178" + "15000178" + "160000" + "1701" + "1800000001" + "1901" + "1A000178"
            + "1C000178" + "1F000178" + "220001"
            + "2800" + "2900" + "2A00" + "26000178000179" + "26000178000179";
        var hex = Packet(0x20, "0000" + Hex(properties.Length / 2) + properties);
        Read(hex).Should().BeOfType<ConnAck>().Which.Properties.ReasonString.Should().Be("x");
    }

    [Fact]
    public void ABrokerOfMqtt3RefusesWithoutProperties()
    {
        var ack = Read("20020001").Should().BeOfType<ConnAck>().Which;
        ReasonCode.Text(ack.Reason).Should().Contain("3.1.1");
    }

    [Fact]
    public void APublishComesOneByteAtATime()
    {
        var hex = "3309" + "0003612F62" + "000A" + "00" + "78";
        var bytes = Convert.FromHexString(hex + "D000");
        for (var have = 0; have < 11; have++)
        {
            var partly = Pieces(bytes[..have], 1);
            PacketReader.TryRead(ref partly, 1000, out _).Should().BeFalse("{0} bytes are too few", have);
            partly.Length.Should().Be(have);
        }

        var buffer = Pieces(bytes, 1);
        PacketReader.TryRead(ref buffer, 1000, out var packet).Should().BeTrue();
        var publish = packet.Should().BeOfType<Published>().Which;
        (publish.Topic, publish.Qos, publish.Retain, publish.Id).Should().Be(("a/b", 1, true, (ushort)10));
        Encoding.UTF8.GetString(publish.Payload.Span).Should().Be("x");
        PacketReader.TryRead(ref buffer, 1000, out packet).Should().BeTrue();
        packet.Should().BeOfType<PingResp>();
        buffer.Length.Should().Be(0);
    }

    [Fact]
    public void AcknowledgementsCarryTheirReason()
    {
        Read("4002000A").Should().Be(new Acknowledged(0x40, 10, 0, ""));
        Read("4003000A87").Should().Be(new Acknowledged(0x40, 10, 0x87, ""));
        Read("4008000A87041F00016E").Should().Be(new Acknowledged(0x40, 10, 0x87, "n"));
        Read("9004000A0001").Should().Be(new Acknowledged(0x90, 10, 1, ""));
        Read("9005000A000187").Should().Be(new Acknowledged(0x90, 10, 0x87, ""));
        Read("B004000A0011").Should().Be(new Acknowledged(0xB0, 10, 0x11, ""));
        Read("E000").Should().Be(new Disconnected(0, ""));
        Read("E0018E").Should().Be(new Disconnected(0x8E, ""));
        ReasonCode.Text(0x87, "n").Should().Be("not authorized (0x87): n");
    }

    [Theory]
    [InlineData("30FFFFFFFF7F", 0x81, "a length of five bytes")]
    [InlineData("30808000", 0x81, "a length that is not the shortest")]
    [InlineData("3000", 0x81, "a publish without a topic")]
    [InlineData("30050003612F62", 0x81, "a publish without properties")]
    [InlineData("3006" + "0003FFFE62" + "00", 0x81, "a topic that is not UTF-8")]
    [InlineData("3006" + "0003EDA080" + "00", 0x81, "a surrogate in UTF-8")]
    [InlineData("3006" + "0003610062" + "00", 0x81, "U+0000 in a topic")]
    [InlineData("3006" + "000361236200", 0x82, "a wildcard in a publish")]
    [InlineData("3003" + "000000", 0x82, "an empty topic")]
    [InlineData("3508" + "0003612F62" + "000A" + "00", 0x82, "QoS 2 though QoS 1 was asked for")]
    [InlineData("3708" + "0003612F62" + "000A" + "00", 0x82, "QoS 3")]
    [InlineData("3208" + "0003612F62" + "0000" + "00", 0x82, "packet id 0")]
    [InlineData("3009" + "0003612F62" + "03230001", 0x94, "a topic alias though none is allowed")]
    [InlineData("3008" + "0003612F62" + "027F00", 0x81, "an unknown property")]
    [InlineData("3007" + "0003612F62" + "0901", 0x81, "properties longer than the packet")]
    [InlineData("200600000321" + "0000", 0x82, "receive maximum 0")]
    [InlineData("200900000621" + "0001210001", 0x82, "a property twice")]
    [InlineData("2000", 0x81, "an empty CONNACK")]
    [InlineData("4001FF", 0x81, "half a packet id")]
    [InlineData("4005000A000000", 0x81, "bytes after the end")]
    [InlineData("9003000A00", 0x81, "a SUBACK without a reason")]
    [InlineData("D00100", 0x81, "a PINGRESP with a body")]
    [InlineData("1000", 0x82, "a CONNECT from the broker")]
    [InlineData("4102000A", 0x82, "reserved flags")]
    [InlineData("F000", 0x82, "AUTH, which was never begun")]
    [InlineData("0000", 0x82, "packet type 0")]
    public void WhatBreaksTheProtocolIsNamed(string hex, byte code, string why)
    {
        var reading = () => Read(hex);
        reading.Should().Throw<MalformedPacketException>(why).Which.Code.Should().Be(code, why);
    }

    [Fact]
    public void AnOversizedPacketIsRefusedByItsHeadAlone()
    {
        var buffer = Pieces(Convert.FromHexString("3080808001"), 2);
        var reading = () => PacketReader.TryRead(ref buffer, 1024 * 1024, out _);
        reading.Should().Throw<MalformedPacketException>().Which.Code.Should().Be(ReasonCode.PacketTooLarge);
    }

    [Fact]
    public void RandomBytesNeverDoMoreThanThrow()
    {
        var chance = new Random(20261121);
        for (var round = 0; round < 20_000; round++)
        {
            var bytes = new byte[chance.Next(1, 40)];
            chance.NextBytes(bytes);
            bytes[0] = (byte)(chance.Next(1, 16) << 4 | chance.Next(0, 2));
            if (bytes.Length > 1) bytes[1] = (byte)(bytes.Length - 2);
            var buffer = Pieces(bytes, chance.Next(1, 8));
            try
            {
                PacketReader.TryRead(ref buffer, 1000, out _);
            }
            catch (MalformedPacketException malformed)
            {
                malformed.Message.Should().NotBeEmpty();
            }
        }
    }

    private static Packet Read(string hex)
    {
        var buffer = new ReadOnlySequence<byte>(Convert.FromHexString(hex));
        PacketReader.TryRead(ref buffer, 1000, out var packet).Should().BeTrue("the packet is whole");
        return packet!;
    }

    private static string Packet(byte header, string bodyHex) =>
        Hex(header) + Hex(bodyHex.Length / 2) + bodyHex;

    private static string Hex(int value) => value.ToString("X2");

    private static ReadOnlySequence<byte> Pieces(byte[] bytes, int size)
    {
        if (bytes.Length == 0) return ReadOnlySequence<byte>.Empty;
        var first = new Piece(bytes.AsMemory(0, Math.Min(size, bytes.Length)));
        var last = first;
        for (var at = size; at < bytes.Length; at += size)
            last = last.Then(bytes.AsMemory(at, Math.Min(size, bytes.Length - at)));
        return new ReadOnlySequence<byte>(first, 0, last, last.Memory.Length);
    }

    private sealed class Piece : ReadOnlySequenceSegment<byte>
    {
        public Piece(ReadOnlyMemory<byte> memory) => Memory = memory;

        public Piece Then(ReadOnlyMemory<byte> memory)
        {
            var next = new Piece(memory) { RunningIndex = RunningIndex + Memory.Length };
            Next = next;
            return next;
        }
    }
}
