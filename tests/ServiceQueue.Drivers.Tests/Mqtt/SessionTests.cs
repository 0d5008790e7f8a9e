using FluentAssertions;
using ServiceQueue.Contracts;
using ServiceQueue.Drivers.Mqtt;
using Xunit;

namespace ServiceQueue.Drivers.Tests.Mqtt;

/// <summary>What the client does with a broker that is slow, silent, wrong or strict.</summary>
public sealed class SessionTests : IAsyncLifetime
{
    private readonly ScriptedBroker _broker = new();
    private readonly CancellationTokenSource _stop = new();
    private Task _running = Task.CompletedTask;

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync()
    {
        await _stop.CancelAsync();
        await _running;
        _broker.Dispose();
        _stop.Dispose();
    }

    [Fact]
    public async Task AnswersMayComeOneByteAtATime()
    {
        var client = Run();
        var heard = "";
        client.Hear("x", (topic, payload) => heard = $"{topic}={payload.Length}");
        using var far = await AcceptAsync(trickle: true);
        (await far.ReceiveAsync()).Should().StartWith("82");
        await far.TrickleAsync(
            "9004" + "0001" + "00" + "01" + "3210" + "000973712F68616C6C2F78" + "0007" + "00" + "7879");
        (await far.ReceiveUpToAsync("40")).Should().Be("40020007");
        heard.Should().Be("x=2");
    }

    [Fact]
    public async Task OneTopicHasOnePublishInFlightAndTheNewestFollows()
    {
        var client = Run();
        client.Retain("board", "1"u8.ToArray());
        using var far = await AcceptAsync();
        (await far.ReceiveAsync()).Should().EndWith("31");
        client.Retain("board", "2"u8.ToArray());
        client.Retain("board", "3"u8.ToArray());
        client.Retain("other", "x"u8.ToArray());
        (await far.ReceiveAsync()).Should().EndWith("78", "the other topic does not wait");
        await far.SendAsync("40020001");
        (await far.ReceiveAsync()).Should().EndWith("33", "value 2 is out of date");
    }

    [Fact]
    public async Task AValueInFlightWhenTheConnectionEndsIsNeverSentAgain()
    {
        var client = Run();
        client.Retain("status", "on"u8.ToArray());
        client.Retain("board", "2"u8.ToArray());
        using (var far = await AcceptAsync())
        {
            (await far.ReceiveAsync()).Should().EndWith("6F6E", "the status comes first");
            (await far.ReceiveAsync()).Should().EndWith("32");
        }

        await Until.TrueAsync(() => !client.Connected, "the loss is seen");
        client.Retain("board", "3"u8.ToArray());
        using var again = await AcceptAsync();
        (await again.ReceiveAsync()).Should().EndWith("6F6E");
        (await again.ReceiveAsync()).Should().EndWith("33");
    }

    [Fact]
    public async Task TheReceiveMaximumIsHeeded()
    {
        var client = Run();
        for (var i = 1; i <= 3; i++) client.Retain($"t{i}", "x"u8.ToArray());

        // Receive maximum 2, and a keep-alive of one second so that pings come.
        using var far = await AcceptAsync("2009" + "0000" + "06" + "210002" + "130001");
        (await far.ReceiveAsync()).Should().StartWith("33");
        (await far.ReceiveAsync()).Should().StartWith("33");
        (await far.ReceiveAsync()).Should().Be("C000", "the third waits for an acknowledgement");
        await far.SendAsync("D000" + "40020001");
        (await far.ReceiveUpToAsync("3")).Should().StartWith("33");
    }

    [Fact]
    public async Task ASilentBrokerIsLeft()
    {
        var client = Run(keepAlive: 1);
        using var far = await AcceptAsync();
        (await far.ReceiveUpToAsync("C0")).Should().Be("C000");
        await Until.TrueAsync(() => !client.Connected, "the silence is seen");
        client.Trouble.Should().Contain("silent");
        using var again = await AcceptAsync();
        await Until.TrueAsync(() => client.Connected, "it connects again");
    }

    [Fact]
    public async Task ABrokerThatAnswersPingsIsKept()
    {
        var client = Run();
        using var far = await AcceptAsync("2006" + "0000" + "03" + "130001");
        for (var i = 0; i < 4; i++)
        {
            (await far.ReceiveAsync()).Should().Be("C000");
            await far.SendAsync("D000");
        }

        client.Connected.Should().BeTrue();
    }

    [Theory]
    [InlineData("30FFFFFFFF7F", "E00181")]
    [InlineData("F000", "E00182")]
    [InlineData("30FFFFFF7F", "E00195")]
    [InlineData("2003000000", "E00182")]
    [InlineData("40020009", "E00182")]
    public async Task WhatBreaksTheProtocolEndsTheConnectionWithTheReason(string hex, string disconnect)
    {
        var client = Run();
        using var far = await AcceptAsync();
        await Until.TrueAsync(() => client.Connected, "it connects");
        await far.SendAsync(hex);
        (await far.ReceiveUpToAsync("E0")).Should().Be(disconnect);
        await Until.TrueAsync(() => client.Trouble.Length > 0, "the reason is told");
        client.Trouble.Should().Contain("the broker sent");
    }

    [Fact]
    public void MorePublishesThanAllowedInFlightAreAProtocolError()
    {
        var outbound = new Outbound(new RetainedTopics("status"), new Refusals(), "sq/hall/", 10, 1000);
        for (ushort id = 1; id <= Opening.MostAcksWaiting; id++) outbound.Acknowledge(id);
        var more = () => outbound.Acknowledge(100);
        more.Should().Throw<MalformedPacketException>().Which.Code.Should()
            .Be(ReasonCode.ReceiveMaximumExceeded);
        outbound.Write(new System.Buffers.ArrayBufferWriter<byte>(), int.MaxValue).Should().BeTrue();
        more.Should().NotThrow("the others are on their way");
    }

    [Fact]
    public async Task ADisconnectIsToldWithItsReason()
    {
        var client = Run();
        using var far = await AcceptAsync();
        await Until.TrueAsync(() => client.Connected, "it connects");
        await far.SendAsync("E0018E");
        await Until.TrueAsync(() => !client.Connected, "the loss is seen");
        client.Trouble.Should().Contain("0x8E").And.Contain("taken over");
    }

    [Fact]
    public async Task ACallInFlightFailsWhenTheConnectionEnds()
    {
        var client = Run();
        var far = await AcceptAsync();
        await Until.TrueAsync(() => client.Connected, "it connects");
        var publishing = client.PublishAsync("calls", "A001"u8.ToArray(), default);
        (await far.ReceiveUpToAsync("32")).Should().NotBeEmpty();
        publishing.IsCompleted.Should().BeFalse();
        far.Dispose();
        await publishing.Invoking(p => p).Should().ThrowAsync<LineGoneException>();
        using var again = await AcceptAsync();
        client.Retain("board", "x"u8.ToArray());
        (await again.ReceiveAsync()).Should().StartWith("33", "the call itself is not sent again");
    }

    [Fact]
    public async Task AnIdIsNotUsedAgainBeforeItsAnswerThoughItsCallerLeft()
    {
        var client = Run();
        using var far = await AcceptAsync();
        await Until.TrueAsync(() => client.Connected, "it connects");
        using var leaving = new CancellationTokenSource();
        var left = client.PublishAsync("calls", "A001"u8.ToArray(), leaving.Token);
        (await far.ReceiveAsync()).Should().Contain("63616C6C73" + "0001");
        await leaving.CancelAsync();
        await left.Invoking(l => l).Should().ThrowAsync<OperationCanceledException>();
        var stays = client.PublishAsync("calls", "A002"u8.ToArray(), default);
        (await far.ReceiveAsync()).Should().Contain("63616C6C73" + "0002");
        await far.SendAsync("40020001" + "40020002");
        await stays;
    }

    [Fact]
    public async Task APacketTheBrokerWouldNotTakeIsNotSent()
    {
        var client = Run();
        using var far = await AcceptAsync("2008" + "0000" + "05" + "2700000064");
        await Until.TrueAsync(() => client.Connected, "it connects");
        var publishing = () => client.PublishAsync("calls", new byte[100], default);
        (await publishing.Should().ThrowAsync<BrokerRefusedException>()).WithMessage("*too large*");
        client.Retain("board", new byte[100]);
        await Until.TrueAsync(() => client.Trouble.Contains("too large"), "the refusal is told");
        client.Retain("board", new byte[10]);
        (await far.ReceiveAsync()).Should().StartWith("33", "the smaller one goes out");
        client.Trouble.Should().Contain("too large", "it is not acknowledged yet");
        await far.SendAsync("40020001");
        await Until.TrueAsync(() => client.Trouble.Length == 0, "the trouble is over");
    }

    [Theory]
    [InlineData("2003008700", "0x87")]
    [InlineData("20020001", "3.1.1")]
    [InlineData("D000", "CONNACK")]
    [InlineData("2005000002" + "2400", "QoS 1")]
    [InlineData("2005000002" + "2500", "retained")]
    [InlineData("20FFFFFFFF", "variable byte integer")]
    public async Task ARefusalIsTold(string answer, string trouble)
    {
        var client = Run();
        using var far = await _broker.AcceptAsync();
        await far.ReceiveAsync();
        await far.SendAsync(answer);
        await Until.TrueAsync(() => client.Trouble.Length > 0, "the refusal is told");
        client.Trouble.Should().Contain(trouble);
        client.Connected.Should().BeFalse();
    }

    private MqttBroker Run(int keepAlive = 15)
    {
        var client = new MqttBroker(_broker.Address(keepAlive), TimeProvider.System);
        _running = client.RunAsync(_stop.Token);
        return client;
    }

    private async Task<ScriptedConnection> AcceptAsync(
        string connAck = ScriptedBroker.PlainConnAck, bool trickle = false)
    {
        var far = await _broker.AcceptAsync();
        (await far.ReceiveAsync()).Should().StartWith("10");
        if (trickle) await far.TrickleAsync(connAck);
        else await far.SendAsync(connAck);
        return far;
    }
}
