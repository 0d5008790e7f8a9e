using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using System.Net.WebSockets;
using System.Text;
using FluentAssertions;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Logging.Abstractions;
using ServiceQueue.Contracts;
using ServiceQueue.Drivers.Mqtt;
using ServiceQueue.Host.Broker;
using Xunit;

namespace ServiceQueue.Host.Tests.Broker;

/// <summary>
/// A screen's way, end to end: WebSocket, tunnel, a Mosquitto of the host's own, the host's client.
/// </summary>
public sealed class MqttTunnelTests : IAsyncLifetime
{
    private const string Connect = "100D00044D5154540402003C000161", ConnAck = "20020000";

    private readonly string _directory = Directory.CreateTempSubdirectory("sq-tunnel-").FullName;
    private readonly CancellationTokenSource _stop = new();
    private MosquittoProcess _mosquitto = null!;
    private WebApplication _app = null!;
    private MqttTunnel _tunnel = null!;
    private MqttBroker _host = null!;
    private Task _hosting = Task.CompletedTask;

    public async Task InitializeAsync()
    {
        _mosquitto = await MosquittoProcess.StartAsync(
            Path.Combine(_directory, "broker"), NullLogger.Instance, TimeProvider.System, default);
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        _app = builder.Build();
        _tunnel = _app.MapMqttTunnel(new MqttTunnelOptions
        {
            Port = _mosquitto.EndPoint.Port, User = _mosquitto.ScreenUser, MostTunnels = 2,
            MostPacketBytes = 1000,
        });
        await _app.StartAsync();
        _host = new MqttBroker(
            new BrokerAddress
            {
                Port = _mosquitto.EndPoint.Port,
                UserName = _mosquitto.HostUser.Name,
                Password = _mosquitto.HostUser.Password,
                Root = "sq/demo/",
                ClientId = "a",
                OfflineStatus = "offline"u8.ToArray(),
            },
            TimeProvider.System);
        _hosting = _host.RunAsync(_stop.Token);
        await TrueAsync(() => _host.Connected);
    }

    public async Task DisposeAsync()
    {
        await _stop.CancelAsync();
        await _hosting;
        await _app.DisposeAsync();
        await _mosquitto.DisposeAsync();
        Directory.Delete(_directory, recursive: true);
    }

    [Fact]
    public async Task AScreenWithoutAPasswordReadsTheBoard()
    {
        _host.Retain("board", Encoding.UTF8.GetBytes("板"));
        using var screen = await OpenAsync();
        await SendAsync(screen, Connect);
        await ReceiveUpToAsync(screen, ConnAck);

        // SUBSCRIBE to sq/demo/board at QoS 0.
        await SendAsync(screen, "8212" + "0001" + "000D73712F64656D6F2F626F617264" + "00");
        await ReceiveUpToAsync(screen, "E69DBF");
        _host.Connected.Should().BeTrue("the screen's client id a is not the host's");
        _tunnel.Open.Should().Be(1);
    }

    [Fact]
    public async Task AConnectInPiecesIsPutTogether()
    {
        using var screen = await OpenAsync();
        foreach (var one in Convert.FromHexString(Connect))
            await SendAsync(screen, Convert.ToHexString([one]));
        await ReceiveUpToAsync(screen, ConnAck);
    }

    [Fact]
    public async Task AScreenMaySayThatItIsAliveAndNothingElse()
    {
        var heard = new ConcurrentQueue<string>();
        _host.Hear("#", (topic, _) => heard.Enqueue(topic));
        using var screen = await OpenAsync();
        await SendAsync(screen, Connect);
        await ReceiveUpToAsync(screen, ConnAck);
        await SendAsync(screen, Publish("sq/demo/board"));
        await SendAsync(screen, Publish("sq/demo/displays/d1/alive"));
        await TrueAsync(() => heard.Contains("displays/d1/alive"));
        heard.Should().NotContain("board");
    }

    [Fact]
    public async Task AScreenReadsNoFindingsOnlyHowManyThereAre()
    {
        _host.Retain("findings", "secret"u8.ToArray());
        using var screen = await OpenAsync();
        await SendAsync(screen, Connect);
        await ReceiveUpToAsync(screen, ConnAck);

        // SUBSCRIBE to sq/demo/# at QoS 0; what is published later comes after what was retained.
        await SendAsync(screen, "820E" + "0001" + "000973712F64656D6F2F23" + "00");
        await ReceiveUpToAsync(screen, "9003" + "0001");
        await _host.PublishAsync("findings", "secret"u8.ToArray(), default);
        _host.Retain("findings/today", "end"u8.ToArray());
        (await ReceiveUpToAsync(screen, Convert.ToHexString("end"u8))).Should()
            .NotContain(Convert.ToHexString("secret"u8));
    }

    [Fact]
    public async Task ThePacketLimitHolds()
    {
        using var screen = await OpenAsync();
        await SendAsync(screen, Connect);
        await ReceiveUpToAsync(screen, ConnAck);
        await SendAsync(screen, "30E907" + "0001");
        (await ClosedAsync(screen)).Should().Be(WebSocketCloseStatus.PolicyViolation);
    }

    [Theory]
    [InlineData("C000")]
    [InlineData("10FFFFFF7F")]
    [InlineData("100D00044D5154540302003C000161")]
    public async Task WhatIsNoConnectIsRefused(string hex)
    {
        using var screen = await OpenAsync();
        await SendAsync(screen, hex);
        (await ClosedAsync(screen)).Should().Be(WebSocketCloseStatus.PolicyViolation);
        await TrueAsync(() => _tunnel.Open == 0);
    }

    [Fact]
    public async Task TheEndGoesThroughBothWays()
    {
        using var first = await OpenAsync();
        await SendAsync(first, Connect);
        await ReceiveUpToAsync(first, ConnAck);
        await SendAsync(first, "E000");
        (await ClosedAsync(first)).Should().Be(WebSocketCloseStatus.NormalClosure, "the broker closed");

        // A screen that goes has its will published.
        var heard = new ConcurrentQueue<string>();
        _host.Hear("displays/+/alive", (topic, _) => heard.Enqueue(topic));
        using var second = await OpenAsync();
        var will = "001973712F64656D6F2F646973706C6179732F64312F616C697665" + "000178";
        await SendAsync(second, "102B" + "00044D51545404" + "06" + "003C" + "000162" + will);
        await ReceiveUpToAsync(second, ConnAck);
        await second.CloseAsync(WebSocketCloseStatus.NormalClosure, "", default);
        await TrueAsync(() => _tunnel.Open == 0);

        using var third = await OpenAsync();
        await SendAsync(third, "102B" + "00044D51545404" + "06" + "003C" + "000162" + will);
        await ReceiveUpToAsync(third, ConnAck);
        third.Abort();
        await TrueAsync(() => !heard.IsEmpty);
    }

    [Fact]
    public async Task TheLimitOfScreensAndPlainRequestsGetAProblem()
    {
        using var first = await OpenAsync();
        using var second = await OpenAsync();
        await this.Invoking(async t => (await t.OpenAsync()).Dispose())
            .Should().ThrowAsync<WebSocketException>();
        using var http = new HttpClient();
        var plain = await http.GetAsync(new Uri(_app.Urls.First() + "/mqtt"));
        plain.StatusCode.Should().Be(HttpStatusCode.BadRequest);
        (await plain.Content.ReadAsStringAsync()).Should().Contain("websocket-needed");
    }

    [Fact]
    public async Task TheBrokerIsStartedAgainWhenItIsKilledAndTheHostIsRightAgain()
    {
        _host.Retain("board", "1"u8.ToArray());
        var before = _mosquitto.ProcessId!.Value;
        Process.GetProcessById(before).Kill();
        await TrueAsync(() => _mosquitto.ProcessId is { } now && now != before && _host.Connected);
        using var screen = await OpenAsync();
        await SendAsync(screen, Connect);
        await ReceiveUpToAsync(screen, ConnAck);
    }

    [Fact]
    public async Task ABrokerLeftBehindIsEnded()
    {
        var left = _mosquitto.ProcessId!.Value;
        await using var next = await MosquittoProcess.StartAsync(
            Path.Combine(_directory, "broker"), NullLogger.Instance, TimeProvider.System, default);
        next.ProcessId.Should().NotBe(left);
        await TrueAsync(() => _mosquitto.ProcessId != left);
    }

    private async Task<ClientWebSocket> OpenAsync()
    {
        var screen = new ClientWebSocket();
        screen.Options.AddSubProtocol("mqtt");
        await screen.ConnectAsync(new Uri(_app.Urls.First().Replace("http", "ws") + "/mqtt"), default);
        screen.SubProtocol.Should().Be("mqtt");
        return screen;
    }

    private static string Publish(string topic)
    {
        var bytes = Encoding.UTF8.GetBytes(topic);
        return Convert.ToHexString(
            [0x30, (byte)(bytes.Length + 3), 0, (byte)bytes.Length, .. bytes, (byte)'x']);
    }

    private static Task SendAsync(ClientWebSocket screen, string hex) =>
        screen.SendAsync(Convert.FromHexString(hex), WebSocketMessageType.Binary, true, default);

    private static async Task<string> ReceiveUpToAsync(ClientWebSocket screen, string hex)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        var (buffer, all) = (new byte[1000], "");
        while (!all.Contains(hex, StringComparison.Ordinal))
        {
            var result = await screen.ReceiveAsync(buffer, limit.Token);
            if (result.MessageType == WebSocketMessageType.Close)
                throw new InvalidOperationException($"closed: {result.CloseStatusDescription}");
            all += Convert.ToHexString(buffer.AsSpan(0, result.Count));
        }

        return all;
    }

    private static async Task<WebSocketCloseStatus?> ClosedAsync(ClientWebSocket screen)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        var buffer = new byte[1000];
        while ((await screen.ReceiveAsync(buffer, limit.Token)).MessageType != WebSocketMessageType.Close)
        {
        }

        return screen.CloseStatus;
    }

    private static async Task TrueAsync(Func<bool> condition)
    {
        var watch = Stopwatch.StartNew();
        while (!condition())
        {
            watch.Elapsed.Should().BeLessThan(TimeSpan.FromSeconds(20), "it comes true");
            await Task.Delay(10);
        }
    }
}
