namespace ServiceQueue.Contracts;

/// <summary>
/// The drivers compiled into this build: scheme or name → factory. Built once at start; read-only after.
/// </summary>
/// <typeparam name="T">The contract.</typeparam>
public sealed class DriverCatalog<T>(string kind, IEnumerable<KeyValuePair<string, T>> drivers)
    where T : class
{
    private readonly Dictionary<string, T> _drivers = new(drivers, StringComparer.Ordinal);

    /// <summary>The names there are.</summary>
    public IReadOnlyCollection<string> Names => _drivers.Keys;

    /// <summary>
    /// The driver of a name. Throws <see cref="ArgumentException"/> naming those there are.
    /// </summary>
    public T this[string name] => _drivers.TryGetValue(name, out var driver)
        ? driver
        : throw new ArgumentException(
            $"There is no {kind} \"{name}\" in this build; "
            + $"there are: {string.Join(", ", _drivers.Keys.Order())}.");
}
