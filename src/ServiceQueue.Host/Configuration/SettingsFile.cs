using Microsoft.AspNetCore.Http;

namespace ServiceQueue.Host.Configuration;

/// <summary>Checks what the host takes from appsettings.json, before anything is started on it.</summary>
internal static class SettingsFile
{
    /// <summary>The file's name.</summary>
    public const string Name = "appsettings.json";

    /// <summary>Throws <see cref="ConfigException"/> with all mistakes.</summary>
    public static void Check(IConfiguration settings, string directory)
    {
        var file = Path.Combine(directory, Name);
        var mistakes = new List<ConfigMistake>();
        if (settings["Listen"] is { } listen && !IsAddress(listen))
            mistakes.Add(new ConfigMistake($"{file} $.Listen",
                "must be where to listen, such as \"http://0.0.0.0:8080\"; "
                + "for https put a reverse proxy in front."));
        if (settings["Broker:Port"] is { } number && (!ushort.TryParse(number, out var port) || port == 0))
            mistakes.Add(new ConfigMistake($"{file} $.Broker.Port",
                "must be a whole number from 1 to 65535, such as 1883."));
        if (mistakes.Count > 0) throw new ConfigException(mistakes);
    }

    private static bool IsAddress(string text)
    {
        try
        {
            return BindingAddress.Parse(text).Scheme == "http";
        }
        catch (FormatException)
        {
            return false;
        }
    }
}
