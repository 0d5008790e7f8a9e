using System.Text;

namespace ServiceQueue.Devices.Printers.EscPos;

/// <summary>
/// Takes the status stream of a printer apart (Epson reference: the fixed bits of each answer differ). Flow
/// control bytes may stand anywhere and are taken out first. A byte that cannot belong where it stands ends
/// what was begun and is looked at afresh, so one lost byte costs one answer. Bounded; never throws; not
/// thread-safe.
/// </summary>
public sealed class EscPosReader
{
    /// <summary>The longest block kept: GS I answers have at most 80 bytes.</summary>
    public const int LongestBlock = 80;

    private const byte Xon = 0x11;
    private const byte Xoff = 0x13;

    private readonly byte[] _auto = new byte[4];
    private readonly StringBuilder _text = new(LongestBlock);
    private int _autoCount;
    private byte _block;

    /// <summary>Bytes that belonged to no answer since start.</summary>
    public long Nonsense { get; private set; }

    /// <summary>Forgets what was half received.</summary>
    public void Reset()
    {
        _autoCount = 0;
        _block = 0;
        _text.Clear();
    }

    /// <summary>Takes bytes in and hands each answer on as soon as it is whole.</summary>
    public void Feed(ReadOnlySpan<byte> bytes, Action<PrinterAnswer> answer)
    {
        foreach (var value in bytes)
        {
            if (value is Xon or Xoff) answer(new FlowChanged(value == Xon));
            else if (_block != 0) FeedBlock(value, answer);
            else if (_autoCount > 0) FeedAuto(value, answer);
            else FeedFirst(value, answer);
        }
    }

    private void FeedFirst(byte value, Action<PrinterAnswer> answer)
    {
        if ((value & 0x93) == 0x10)
        {
            _auto[0] = value;
            _autoCount = 1;
        }
        else if ((value & 0x93) == 0x12)
        {
            answer(new RealTimeStatus(value));
        }
        else if (value is 0x37 or 0x3D or 0x5F)
        {
            _block = value;
        }
        else if ((value & 0x90) == 0)
        {
            answer(new QueuedStatus(value));
        }
        else
        {
            Nonsense++;
        }
    }

    private void FeedAuto(byte value, Action<PrinterAnswer> answer)
    {
        if ((value & 0x90) != 0)
        {
            // Bits 4 and 7 are never set here: a byte was lost, and this one starts something new.
            Nonsense += _autoCount;
            _autoCount = 0;
            FeedFirst(value, answer);
            return;
        }

        _auto[_autoCount++] = value;
        if (_autoCount < 4) return;
        _autoCount = 0;
        answer(new AutoStatus(_auto[0], _auto[1], _auto[2], _auto[3]));
    }

    private void FeedBlock(byte value, Action<PrinterAnswer> answer)
    {
        if (value == 0)
        {
            var whole = new BlockAnswer(_block, _text.ToString());
            Reset();
            answer(whole);
            return;
        }

        if (value is < 0x20 or > 0x7E || _text.Length >= LongestBlock)
        {
            Nonsense += 1 + _text.Length;
            Reset();
            FeedFirst(value, answer);
            return;
        }

        _text.Append((char)value);
    }
}
