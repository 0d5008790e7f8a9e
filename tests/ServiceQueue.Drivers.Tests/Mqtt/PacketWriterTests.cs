using System.Buffers;
using FluentAssertions;
using ServiceQueue.Drivers.Mqtt;
using Xunit;

namespace ServiceQueue.Drivers.Tests.Mqtt;

/// <summary>Vectors are the non-normative examples of OASIS mqtt-v5.0; each names its section.</summary>
public sealed class PacketWriterTests
{
    [Theory]
    [InlineData(0, "00")]
    [InlineData(127, "7F")]
    [InlineData(128, "8001")]
    [InlineData(16_383, "FF7F")]
    [InlineData(16_384, "808001")]
    [InlineData(2_097_151, "FFFF7F")]
    [InlineData(2_097_152, "80808001")]
    [InlineData(268_435_455, "FFFFFF7F")]
    public void VariableIntsAreThoseOfTable1_1(int value, string hex)
    {
        Bytes(to => to.VariableInt(value)).Should().Be(hex);
        Fields.VariableIntSize(value).Should().Be(hex.Length / 2);
        var reader = new BodyReader(Convert.FromHexString(hex));
        reader.VariableInt().Should().Be(value);
        reader.AtEnd.Should().BeTrue();
    }

    [Fact]
    public void TextIsThatOf1_5_4()
    {
        // "A" and U+2A6D4, a Chinese character outside the basic plane.
        Bytes(to => to.Text("A\U0002A6D4")).Should().Be("000541F0AA9B94");
        Fields.TextSize("A\U0002A6D4").Should().Be(7);
    }

    [Fact]
    public void ConnectHasTheVariableHeaderOf3_1_2_12()
    {
        // The example's flags are CE: user name, password, will QoS 1, will, clean start, and no will retain.
        var hex = Bytes(to => PacketWriter.Connect(to, new ConnectFields
        {
            ClientId = "c",
            UserName = "u",
            Password = "p",
            KeepAliveSeconds = 10,
            SessionExpirySeconds = 10,
            WillTopic = "w",
            WillPayload = "x"u8.ToArray(),
        }));
        const string variableHeader = "00044D515454" + "05" + "CE" + "000A" + "05110000000A";
        const string payload = "000163" + "00" + "000177" + "000178" + "000175" + "000170";
        hex.Should().Be("1020" + variableHeader + payload);
    }

    [Fact]
    public void ConnectWithoutWillOrUserIsTheSmallest() =>
        Bytes(to => PacketWriter.Connect(to, new ConnectFields { ClientId = "" }))
            .Should().Be("100D00044D51545405020000000000");

    [Fact]
    public void PublishHasTheVariableHeaderOf3_3_2_4()
    {
        // Topic a/b, packet id 10, no properties.
        Bytes(to => PacketWriter.Publish(to, "a/b", "x"u8, 1, retain: true, 10))
            .Should().Be("3309" + "0003612F62" + "000A" + "00" + "78");
        Bytes(to => PacketWriter.Publish(to, "a/b", "x"u8, 0, retain: false, 10))
            .Should().Be("3007" + "0003612F62" + "00" + "78");
    }

    [Theory]
    [InlineData(0)]
    [InlineData(110)]
    [InlineData(118)]
    [InlineData(119)]
    [InlineData(16_383)]
    [InlineData(20_000)]
    public void ThePublishSizeIsKnownBeforeItIsWritten(int payloadBytes) =>
        (Bytes(to => PacketWriter.Publish(to, "主题", new byte[payloadBytes], 1, retain: true, 1)).Length / 2)
            .Should().Be(PacketWriter.PublishSize("主题", payloadBytes, 1));

    [Fact]
    public void SubscribeHasThePayloadOf3_8_3() =>
        Bytes(to => PacketWriter.Subscribe(to, 10, ("a/b", 1), ("c/d", 2)))
            .Should().Be("820F" + "000A00" + "0003612F62" + "01" + "0003632F64" + "02");

    [Fact]
    public void UnsubscribeHasThePayloadOf3_10_3() =>
        Bytes(to => PacketWriter.Unsubscribe(to, 10, "a/b", "c/d"))
            .Should().Be("A20D" + "000A00" + "0003612F62" + "0003632F64");

    [Fact]
    public void TheShortPacketsAreShort()
    {
        Bytes(to => PacketWriter.PubAck(to, 0x1234)).Should().Be("40021234");
        Bytes(PacketWriter.PingReq).Should().Be("C000");
        Bytes(to => PacketWriter.Disconnect(to, 0)).Should().Be("E000");
        Bytes(to => PacketWriter.Disconnect(to, ReasonCode.MalformedPacket)).Should().Be("E00181");
    }

    private static string Bytes(Action<IBufferWriter<byte>> write)
    {
        var to = new ArrayBufferWriter<byte>();
        write(to);
        return Convert.ToHexString(to.WrittenSpan);
    }
}
