using System.Net;
using System.Net.Sockets;
using FluentAssertions;
using ServiceQueue.Contracts;
using ServiceQueue.Drivers.Tcp;
using Xunit;

namespace ServiceQueue.Drivers.Tests.Tcp;

/// <summary>The TCP driver against a real listener on loopback.</summary>
public sealed class TcpLineDriverTests : IDisposable
{
    private readonly TcpListener _server = new(IPAddress.Loopback, 0);
    private readonly TcpLineDriver _driver = new(TimeProvider.System);

    public TcpLineDriverTests() => _server.Start();

    public void Dispose() => _server.Dispose();

    private LineAddress Address => new() { Scheme = "tcp", Target = _server.LocalEndpoint.ToString()! };

    [Fact]
    public async Task Bytes_pass_both_ways()
    {
        await using var line = await _driver.OpenAsync(Address, CancellationToken.None);
        using var far = await _server.AcceptSocketAsync();
        var buffer = new byte[16];

        await line.WriteAsync(new byte[] { 0xA0, 0xFF }, CancellationToken.None);
        (await far.ReceiveAsync(buffer)).Should().Be(2);
        await far.SendAsync(new byte[] { 7 });

        (await line.ReadAsync(buffer, CancellationToken.None)).Should().Be(1);
        buffer[0].Should().Be(7);
    }

    [Fact]
    public async Task A_peer_that_closes_ends_the_pending_read()
    {
        await using var line = await _driver.OpenAsync(Address, CancellationToken.None);
        var far = await _server.AcceptSocketAsync();
        var reading = line.ReadAsync(new byte[1], CancellationToken.None).AsTask();

        far.Dispose();

        var wait = async () => await reading.WaitAsync(TimeSpan.FromSeconds(10));
        await wait.Should().ThrowAsync<LineGoneException>();
    }

    [Fact]
    public async Task A_refused_connection_names_the_address_and_the_remedy()
    {
        var address = Address;
        _server.Stop();

        var open = async () => await _driver.OpenAsync(address, CancellationToken.None);

        var gone = await open.Should().ThrowAsync<LineGoneException>();
        gone.WithMessage($"{address.Key} cannot be reached*device server*");
    }

    [Fact]
    public async Task Cancelling_is_not_a_fault_of_the_line()
    {
        using var cancelled = new CancellationTokenSource();
        await cancelled.CancelAsync();
        var open = async () => await _driver.OpenAsync(Address, cancelled.Token);
        await open.Should().ThrowAsync<OperationCanceledException>();
    }
}
