namespace ServiceQueue.Simulators.Units;

/// <summary>The events a unit keeps until the host has acknowledged them.</summary>
internal sealed class UnitEvents
{
    private const int Most = 16;
    private readonly List<(int Id, byte Code, byte[] Data)> _kept = [];
    private int _next = 1;

    internal int Count => _kept.Count;

    /// <summary>The oldest, as the host is told of it: code, then payload.</summary>
    internal (byte Code, byte[] Payload) Oldest =>
        (_kept[0].Code, [(byte)(_kept[0].Id % 256), (byte)(_kept[0].Id / 256), .. _kept[0].Data]);

    internal bool Add(byte code, params byte[] data)
    {
        if (_kept.Count == Most) return false;
        _kept.Add((_next, code, data));
        _next = _next == 0xFFFF ? 1 : _next + 1;
        return true;
    }

    internal void Acknowledge(int id)
    {
        if (_kept.Count > 0 && _kept[0].Id == id) _kept.RemoveAt(0);
    }

    /// <summary>A key means now; nobody came for these.</summary>
    internal void ForgetKeys() => _kept.RemoveAll(e => e.Code == 0x50);

    internal void Clear()
    {
        _kept.Clear();
        _next = 1;
    }
}
