using System.CommandLine;
using ServiceQueue.Host.Hosting;

namespace ServiceQueue.Host.Commands;

/// <summary><c>servicequeue demo</c>: a whole hall on simulated devices.</summary>
internal static class DemoCommand
{
    public static Command Make()
    {
        var config = Cli.Required("--config", "Directory of hall.json and catalogue.json");
        var data = Cli.Required("--data", "Directory of the journal");
        var port =
            new Option<int>("--port") { Description = "Port on 127.0.0.1", DefaultValueFactory = _ => 8080 };
        var hours = new Option<string>(
            "--hours") { Description =
                "\"always\", or \"real\" for the hours of hall.json", DefaultValueFactory = _ => "always" };
        hours.AcceptOnlyFromAmong("always", "real");
        var command = new Command(
            "demo", "Runs a demonstration hall: simulated devices, a broker of its own") { config, data, port,
            hours };
        command.SetAction((parsed, stop) => RunCommand.StartAsync(
            new HallOptions
            {
                ConfigDirectory = parsed.GetValue(config)!,
                DataDirectory = parsed.GetValue(data)!,
                Port = parsed.GetValue(port),
                Demo = true,
                RealHours = parsed.GetValue(hours) == "real",
            },
            stop));
        return command;
    }
}
