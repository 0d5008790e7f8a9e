using ServiceQueue.Core.Jobs;

namespace ServiceQueue.Devices.Units.Qcp;

/// <summary>
/// What one area of a unit should show, and what the unit says it shows: due until the two are the same.
/// Every new picture gets a new revision. Thread-safe.
/// </summary>
internal sealed class QcpPicture(QcpArea area)
{
    private readonly Lock _lock = new();
    private Picture? _newest;
    private ushort _revision;
    private ushort? _shown;
    private bool _isSent;
    private bool _isRefused;
    private bool _isHeld;

    internal byte Area => (byte)area;

    /// <summary>Takes the place of the picture before; true when it shows something else.</summary>
    internal bool Show(Picture picture)
    {
        lock (_lock)
        {
            var isSame = _newest?.ShowsSame(picture) == true;
            _newest = picture;
            if (isSame) return false;
            _revision = _revision == ushort.MaxValue ? (ushort)1 : (ushort)(_revision + 1);
            _isSent = _isRefused = _isHeld = false;
            return true;
        }
    }

    /// <summary>
    /// What a revision means is known to this run of the host alone: what was shown before counts for
    /// nothing.
    /// </summary>
    internal void Forget()
    {
        lock (_lock)
        {
            _shown = null;
            _isSent = _isRefused = _isHeld = false;
        }
    }

    /// <summary>The unit says what it shows; null when it has no such area.</summary>
    internal void Reported(ushort? shown)
    {
        lock (_lock) _shown = shown;
    }

    /// <summary>The unit refuses a revision: it is not sent again.</summary>
    internal void Refused(ushort revision)
    {
        lock (_lock) _isRefused |= revision == _revision;
    }

    /// <summary>Whether the picture has to be sent, once or again.</summary>
    internal bool IsDue
    {
        get
        {
            lock (_lock)
            {
                return _newest is not null && _shown is { } shown && !_isRefused && !_isHeld
                    && !(_isSent && shown == _revision);
            }
        }
    }

    /// <summary>The unit was polled: what it still does not show may be sent again.</summary>
    internal void Release()
    {
        lock (_lock) _isHeld = false;
    }

    /// <summary>The newest picture, about to be sent, with its revision.</summary>
    internal (Picture Picture, ushort Revision) Take()
    {
        lock (_lock)
        {
            _isSent = _isHeld = true;
            return (_newest!, _revision);
        }
    }
}
