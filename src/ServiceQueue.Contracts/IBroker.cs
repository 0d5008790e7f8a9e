namespace ServiceQueue.Contracts;

/// <summary>
/// A connection to the MQTT broker that heals itself. Retained topics are owned: the broker keeps "topic →
/// latest value" and publishes that map again after every reconnect; nothing older is ever sent again.
/// Thread-safe.
/// </summary>
public interface IBroker
{
    /// <summary>Whether the connection stands now.</summary>
    bool Connected { get; }

    /// <summary>Why it does not stand, or what the broker refuses though it stands, or empty.</summary>
    string Trouble { get; }

    /// <summary>Raised when the connection comes or goes; never under a lock.</summary>
    event Action<bool>? ConnectionChanged;

    /// <summary>Connects, keeps the connection, re-connects with back-off, until cancelled.</summary>
    Task RunAsync(CancellationToken stop);

    /// <summary>
    /// Takes a copy of the newest value of a retained topic (relative to the root). Returns at once.
    /// Throws <see cref="ArgumentException"/> when the topic is none.
    /// </summary>
    void Retain(string topic, ReadOnlyMemory<byte> payload);

    /// <summary>
    /// Publishes once at QoS 1, not retained; returns when the broker has acknowledged it.
    /// Throws <see cref="LineGoneException"/> when there is no connection or it ends first, and
    /// <see cref="BrokerRefusedException"/> when the broker takes the publish but says no.
    /// </summary>
    Task PublishAsync(string topic, ReadOnlyMemory<byte> payload, CancellationToken stop);

    /// <summary>
    /// Hears a topic filter (relative to the root) from now on, across reconnects. Dispose to stop. The
    /// handler gets the topic without the root, is called on one thread at a time and must not block or
    /// throw. Retained values come first, and again after every reconnect; a value may come twice.
    /// </summary>
    IDisposable Hear(string filter, Action<string, ReadOnlyMemory<byte>> handler);
}

/// <summary>The broker was reached and refused a publish: trying the same again is no use.</summary>
public sealed class BrokerRefusedException(string message) : IOException(message);

/// <summary>How to reach the broker.</summary>
public sealed record BrokerAddress
{
    /// <summary>Host name. Default 127.0.0.1.</summary>
    public string Host { get; init; } = "127.0.0.1";

    /// <summary>TCP port. Default 1883.</summary>
    public int Port { get; init; } = 1883;

    /// <summary>User name, or null for none.</summary>
    public string? UserName { get; init; }

    /// <summary>Password, or null for none.</summary>
    public string? Password { get; init; }

    /// <summary>The topic root, such as <c>sq/demo/</c>, with its slash.</summary>
    public required string Root { get; init; }

    /// <summary>The client id.</summary>
    public required string ClientId { get; init; }

    /// <summary>The retained topic (relative to the root) that tells whether this client is there.</summary>
    public string StatusTopic { get; init; } = "status";

    /// <summary>The will: what the status topic says when this client vanishes.</summary>
    public required ReadOnlyMemory<byte> OfflineStatus { get; init; }

    /// <summary>Seconds between signs of life. Default 15.</summary>
    public int KeepAliveSeconds { get; init; } = 15;
}
