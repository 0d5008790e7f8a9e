using ServiceQueue.Contracts;
using ServiceQueue.Contracts.Json;
using ServiceQueue.Drivers.Mqtt;
using ServiceQueue.Drivers.Pango;
using ServiceQueue.Drivers.Sqlite;
using ServiceQueue.Drivers.Tcp;
using ServiceQueue.Drivers.Termios;
using ServiceQueue.Engine.Findings;
using ServiceQueue.Engine.Halls;
using ServiceQueue.Engine.Outbox;
using ServiceQueue.Host.Api;
using ServiceQueue.Host.Configuration;
using ServiceQueue.Host.Findings;
using ServiceQueue.Host.Lab;
using ServiceQueue.Host.Pages;

namespace ServiceQueue.Host.Hosting;

/// <summary>Puts a hall together: the one place where contracts meet drivers.</summary>
public static class HallHost
{
    /// <summary>
    /// Builds the host. Throws <see cref="ConfigException"/> when the configuration is wrong and
    /// <see cref="IOException"/> when the data directory cannot be used.
    /// </summary>
    public static async Task<WebApplication> BuildAsync(HallOptions options, CancellationToken stop)
    {
        var builder = Builder(options);
        SettingsFile.Check(builder.Configuration, options.ConfigDirectory);
        var url = Address(builder, options);
        var config = HallFile.Read(options.ConfigDirectory, url);
        if (!options.Demo) HallFile.DemandRealLines(options.ConfigDirectory, config.Devices);
        if (options is { Demo: true, RealHours: false })
        {
            // Doors stay open; limits still end when business stops on a workday.
            var hours = config.Plan.Hours with { Always = true, Changes = [], Closures = [] };
            config = config with { Plan = config.Plan with { Hours = hours } };
        }

        Directory.CreateDirectory(options.DataDirectory);
        HolderDigest.UseKeyOf(options.DataDirectory);
        var store = SqliteHallStore.Open(HallOptions.JournalOf(options.DataDirectory), TimeProvider.System);
        using var early = LoggerFactory.Create(l => l.AddSimpleConsole(c => c.SingleLine = true));
        // The broker comes up while the journal is read.
        var broker = BrokerSetup.StartAsync(options, early.CreateLogger("broker"), stop);
        var runner = await HallRunner.RecoverAsync(config.Plan, store, TimeProvider.System, stop);
        var process = await broker;
        BrokerSetup.Add(builder, process, config.Plan.Hall);
        Register(builder, options, config, store, runner);
        var app = builder.Build();
        MapAll(app, options);
        return app;
    }

    private static WebApplicationBuilder Builder(HallOptions options)
    {
        var builder = WebApplication.CreateSlimBuilder(
            new WebApplicationOptions { ContentRootPath = AppContext.BaseDirectory });
        builder.Configuration.AddJsonFile(
            Path.Combine(Path.GetFullPath(options.ConfigDirectory), "appsettings.json"), optional: true,
            reloadOnChange: false);
        builder.Logging.ClearProviders().AddSimpleConsole(c => c.SingleLine = true);
        builder.Logging.SetMinimumLevel(LogLevel.Information)
            .AddFilter("Microsoft", LogLevel.Warning)
                .AddFilter("Microsoft.Hosting.Lifetime", LogLevel.Warning);
        builder.WebHost.ConfigureKestrel(k =>
        {
            k.AddServerHeader = false;
            // Far above what Body takes: what it refuses is read to its end, so that the sender hears why.
            k.Limits.MaxRequestBodySize = 4 * 1024 * 1024;
            k.Limits.MaxConcurrentConnections = 4096;
            k.Limits.MaxConcurrentUpgradedConnections = 2048;
        });
        // The answers are written by WireJson itself; this is for the schemas of the interface's description.
        builder.Services.ConfigureHttpJsonOptions(o => WireJson.Configure(o.SerializerOptions));
        builder.Services.AddOpenApi(o => o.AddTexts());
        builder.Services.Configure<HostOptions>(h => h.ShutdownTimeout = TimeSpan.FromSeconds(5));
        return builder;
    }

    private static string Address(WebApplicationBuilder builder, HallOptions options)
    {
        var listen = builder.Configuration["Listen"] ?? "http://127.0.0.1:8080";
        if (options.Demo || options.Port is not null) listen = $"http://127.0.0.1:{options.Port ?? 8080}";
        builder.WebHost.UseUrls(listen);
        return listen;
    }

    private static void Register(
        WebApplicationBuilder builder, HallOptions options, HallConfig config, SqliteHallStore store,
        HallRunner runner)
    {
        var services = builder.Services;
        services.AddSingleton(options).AddSingleton(config).AddSingleton(runner)
            .AddSingleton(TimeProvider.System);
        services.AddSingleton<IHallStore>(_ => store);
        services.AddSingleton<DeviceReports>()
            .AddSingleton<IDeviceReports>(s => s.GetRequiredService<DeviceReports>());
        services.AddSingleton<ITextRaster>(_ => new PangoRaster());
        services.AddSingleton<IBroker>(
            s => new MqttBroker(s.GetRequiredService<BrokerAddress>(), TimeProvider.System));
        if (options.Demo) services.AddSingleton<LabBench>();
        services.AddSingleton(Lines);
        services.AddSingleton(s => new DeviceBench(
            config.Devices, s.GetRequiredService<DriverCatalog<ISerialLineDriver>>(),
            s.GetRequiredService<ITextRaster>(),
            s.GetRequiredService<IBroker>(), s.GetRequiredService<IDeviceReports>(), TimeProvider.System));
        services.AddSingleton(
            s => new Dispatcher(
                runner, store, s.GetRequiredService<DeviceBench>().Devices, TimeProvider.System));
        services.AddSingleton(s => new HallService(
            config, runner, s.GetRequiredService<Dispatcher>(), s.GetRequiredService<DeviceBench>(), store,
            options.Demo));
        services.AddSingleton(new Watch(runner, store, TimeProvider.System)).AddSingleton<FindingTopics>();
        services.AddHostedService<HallOperation>().AddHostedService<FindingsOperation>();
    }

    private static DriverCatalog<ISerialLineDriver> Lines(IServiceProvider services)
    {
        var serial = new TermiosLineDriver();
        var tcp = new TcpLineDriver(TimeProvider.System);
        var drivers = new Dictionary<string,
        ISerialLineDriver>(StringComparer.Ordinal) { [serial.Scheme] = serial, [tcp.Scheme] = tcp };
        if (services.GetService<LabBench>() is { } lab) drivers["sim"] = lab.Driver(serial);
        return new DriverCatalog<ISerialLineDriver>("line driver", drivers);
    }

    private static void MapAll(WebApplication app, HallOptions options)
    {
        app.Use((HttpContext http, RequestDelegate next) => Api.Api.GuardAsync(http, next));
        app.UseWebSockets(new WebSocketOptions { KeepAliveInterval = TimeSpan.FromSeconds(20) });
        app.UseRouting();
        app.MapHallApi();
        app.MapOperations();
        BrokerSetup.Map(app);
        if (options.Demo) app.MapLab();
        app.MapPages();
        app.MapOpenApi("/openapi/{documentName}.json");
    }
}
