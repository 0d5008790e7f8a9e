using ServiceQueue.Core.Jobs;

namespace ServiceQueue.Devices.Lines;

/// <summary>
/// What a station should show: the newest picture, and whether it has to be sent (again). Thread-safe.
/// </summary>
internal sealed class NewestPicture<T>
    where T : Picture
{
    private readonly Lock _lock = new();
    private T? _newest;
    private bool _isDue;

    /// <summary>The newest picture, or null when there has been none.</summary>
    internal T? Newest
    {
        get { lock (_lock) return _newest; }
    }

    /// <summary>Whether there is a picture that has to be sent.</summary>
    internal bool IsDue
    {
        get { lock (_lock) return _isDue && _newest is not null; }
    }

    /// <summary>Takes the place of the picture before; true when it shows something else.</summary>
    internal bool Show(Picture picture)
    {
        if (picture is not T newest) return false;
        lock (_lock)
        {
            var isSame = _newest is { } old && newest.ShowsSame(old);
            _newest = newest;
            if (!isSame) _isDue = true;
            return !isSame;
        }
    }

    /// <summary>It has to be sent again: what was sent may be lost.</summary>
    internal void Redo()
    {
        lock (_lock) _isDue = true;
    }

    /// <summary>The newest picture, about to be sent.</summary>
    internal T? Take()
    {
        lock (_lock)
        {
            _isDue = false;
            return _newest;
        }
    }
}
