using ServiceQueue.Contracts;
using ServiceQueue.Devices.Displays;
using ServiceQueue.Host.Broker;

namespace ServiceQueue.Host.Hosting;

/// <summary>
/// Where the broker is: a child process of a demonstration, else the distribution's service named in
/// appsettings.json (<c>Broker: Host, Port, UserName, Password, ScreenUserName, ScreenPassword</c>).
/// </summary>
internal static class BrokerSetup
{
    /// <summary>
    /// Starts a demonstration's broker. Throws <see cref="IOException"/> with the remedy when it cannot.
    /// </summary>
    public static async Task<MosquittoProcess?> StartAsync(
        HallOptions options, ILogger log, CancellationToken stop) => options.Demo
        ? await MosquittoProcess.StartAsync(
            Path.Combine(options.DataDirectory, "broker"), log, TimeProvider.System, stop)
        : null;

    public static void Add(WebApplicationBuilder builder, MosquittoProcess? process, string hall)
    {
        var section = builder.Configuration.GetSection("Broker");
        var host = process is null ? section["Host"] ?? "127.0.0.1" : process.EndPoint.Address.ToString();
        var port = process?.EndPoint.Port ?? section.GetValue("Port", 1883);
        var user = process?.HostUser ?? new BrokerUser(section["UserName"] ?? "", section["Password"] ?? "");
        var screen = process?.ScreenUser ?? new BrokerUser(
            section["ScreenUserName"] ?? "", section["ScreenPassword"] ?? "");
        if (process is not null) builder.Services.AddSingleton(_ => process);
        builder.Services.AddSingleton(new MqttTunnelOptions { Host = host, Port = port, User = screen });
        builder.Services.AddSingleton(new BrokerAddress
        {
            Host = host,
            Port = port,
            UserName = user.Name.Length > 0 ? user.Name : null,
            Password = user.Name.Length > 0 ? user.Password : null,
            Root = $"sq/{hall}/",
            // Always the same, so that the broker drops what is left of a connection before a restart.
            ClientId = $"servicequeue-{hall}",
            OfflineStatus = Payloads.Offline(HallService.Now, 0),
        });
    }

    /// <summary>Maps the tunnel through which browsers reach the broker.</summary>
    public static void Map(WebApplication app)
    {
        app.MapMqttTunnel(app.Services.GetRequiredService<MqttTunnelOptions>());
        // The container disposes what it made: asked for once, so that the broker ends with the host.
        app.Services.GetService<MosquittoProcess>();
    }
}
