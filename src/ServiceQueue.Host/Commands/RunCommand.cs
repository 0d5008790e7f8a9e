using System.CommandLine;
using ServiceQueue.Contracts;
using ServiceQueue.Host.Configuration;
using ServiceQueue.Host.Hosting;

namespace ServiceQueue.Host.Commands;

/// <summary><c>servicequeue run --config DIR</c>: the production host.</summary>
internal static class RunCommand
{
    public static Command Make()
    {
        var config = Cli.Required("--config", "Directory of hall.json, catalogue.json and appsettings.json");
        var data = new Option<string?>(
            "--data") { Description = "Directory of the journal; default: data/ in the configuration" };
        var port = new Option<int?>(
            "--port") { Description = "Port on 127.0.0.1; default: Listen of appsettings.json" };
        var command = new Command("run", "Runs the hall") { config, data, port };
        command.SetAction((parsed, stop) => StartAsync(
            new HallOptions
            {
                ConfigDirectory = parsed.GetValue(config)!,
                DataDirectory = parsed.GetValue(data) ?? Path.Combine(parsed.GetValue(config)!, "data"),
                Port = parsed.GetValue(port),
            },
            stop));
        return command;
    }

    /// <summary>Runs a host until it is stopped, and says so once it is ready.</summary>
    public static async Task<int> StartAsync(HallOptions options, CancellationToken stop)
    {
        try
        {
            await using var app = await HallHost.BuildAsync(options, stop);
            await app.StartAsync(stop);
            var ready = Readiness.SayAsync(app, stop);
            await app.WaitForShutdownAsync(stop);
            await ready;
            return 0;
        }
        catch (ConfigException wrong)
        {
            return Cli.Fail($"The configuration cannot be used:{Environment.NewLine}{wrong.Message}");
        }
        catch (LineGoneException gone)
        {
            return Cli.Fail(gone.Message);
        }
        catch (IOException problem)
        {
            return Cli.Fail(problem.Message);
        }
        catch (InvalidDataException broken)
        {
            return Cli.Fail(broken.Message);
        }
    }
}
