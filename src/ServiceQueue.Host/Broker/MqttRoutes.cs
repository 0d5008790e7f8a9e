namespace ServiceQueue.Host.Broker;

/// <summary>Maps the tunnel.</summary>
public static class MqttRoutes
{
    /// <summary>
    /// Maps <c>GET /mqtt</c>. WebSockets need not be switched on before. Returns the tunnel, for its count of
    /// screens.
    /// </summary>
    public static MqttTunnel MapMqttTunnel(this IEndpointRouteBuilder routes, MqttTunnelOptions options)
    {
        var services = routes.ServiceProvider;
        var tunnel = new MqttTunnel(
            options,
            services.GetRequiredService<IHostApplicationLifetime>(),
            services.GetService<TimeProvider>() ?? TimeProvider.System,
            services.GetRequiredService<ILogger<MqttTunnel>>());
        var way = routes.CreateApplicationBuilder();
        way.UseWebSockets();
        way.Run(tunnel.ServeAsync);
        routes.MapGet("/mqtt", way.Build());
        return tunnel;
    }
}
