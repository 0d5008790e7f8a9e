namespace ServiceQueue.Drivers.Mqtt;

/// <summary>
/// The wait before the next attempt to connect: 50 ms, doubling up to 1 s, and from the start again once a
/// connection has lasted. So the state is right within a second of the broker's return, and a broker that
/// hangs up at once is not hammered.
/// </summary>
internal sealed class BackOff
{
    private static readonly TimeSpan Shortest = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Lasting = TimeSpan.FromSeconds(2);

    private TimeSpan _next = Shortest;

    /// <summary>The wait now; the one after will be longer.</summary>
    public TimeSpan Next()
    {
        var now = _next;
        _next = TimeSpan.FromTicks(Math.Min(Longest.Ticks, 2 * now.Ticks));
        return now;
    }

    /// <summary>A connection lasted this long.</summary>
    public void Lasted(TimeSpan time)
    {
        if (time >= Lasting) _next = Shortest;
    }
}
