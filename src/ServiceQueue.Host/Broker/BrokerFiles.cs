using System.Net;

namespace ServiceQueue.Host.Broker;

/// <summary>
/// The files of a Mosquitto of the demo's own: configuration, passwords and rights, readable by its user
/// only.
/// </summary>
internal sealed class BrokerFiles(string directory)
{
    /// <summary>The configuration's full path, by which an old process is known again.</summary>
    public string Config => Path.Combine(directory, "mosquitto.conf");

    private string ProcessFile => Path.Combine(directory, "mosquitto.pid");

    /// <summary>
    /// Writes all files. The websockets listener stays off: the one in Debian 12 ignores its bind address.
    /// The broker keeps the host's user, because a change of user would clear the signal that ends it with
    /// the host.
    /// </summary>
    public void Write(IPEndPoint listen, BrokerUser host, BrokerUser screen)
    {
        Directory.CreateDirectory(directory);
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(
                directory, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        Put("passwords", $"{host.PasswordRow()}\n{screen.PasswordRow()}\n");
        Put("acl", $"""
            user {host.Name}
            topic readwrite sq/#

            user {screen.Name}
            topic read sq/#
            topic deny sq/+/findings
            topic write sq/+/displays/+/alive

            """);
        Put("mosquitto.conf", $"""
            listener {listen.Port} {listen.Address}
            user {Environment.UserName}
            allow_anonymous false
            password_file {Path.Combine(directory, "passwords")}
            acl_file {Path.Combine(directory, "acl")}
            persistence false
            set_tcp_nodelay true
            log_dest stdout
            log_type error
            log_type warning
            log_type notice

            """);
    }

    /// <summary>Notes the running process, for <see cref="OldProcess"/> of a later host.</summary>
    public void NoteProcess(int id) => Put("mosquitto.pid", $"{id}\n");

    /// <summary>A Mosquitto on these very files that an earlier host left behind, or null.</summary>
    public int? OldProcess()
    {
        if (!File.Exists(ProcessFile) || !int.TryParse(File.ReadAllText(ProcessFile), out var id))
            return null;
        try
        {
            // The id may belong to somebody else by now: the command must name our configuration.
            return File.ReadAllText($"/proc/{id}/cmdline").Split('\0').Contains(Config) ? id : null;
        }
        catch (IOException)
        {
            return null;
        }
    }

    private void Put(string name, string text)
    {
        var path = Path.Combine(directory, name);
        File.WriteAllText(path, text);
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite);
    }
}
