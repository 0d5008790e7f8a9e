using System.Text.Json;
using ServiceQueue.Contracts;
using ServiceQueue.Contracts.Json;

namespace ServiceQueue.Host.Hosting;

/// <summary>Where the broker is.</summary>
internal static class BrokerSetup
{
    public static void Add(WebApplicationBuilder builder, HallOptions options, string hall)
    {
        var section = builder.Configuration.GetSection("Broker");
        builder.Services.AddSingleton(new BrokerAddress
        {
            Host = section["Host"] ?? "127.0.0.1",
            Port = section.GetValue("Port", 1883),
            UserName = section["UserName"],
            Password = section["Password"],
            Root = $"sq/{hall}/",
            ClientId = $"servicequeue-{hall}-{Environment.ProcessId}",
            OfflineStatus = JsonSerializer.SerializeToUtf8Bytes(new { state = "offline" }, WireJson.Options),
        });
    }

    public static void Map(WebApplication app)
    {
    }
}
