using ServiceQueue.Core.Jobs;

namespace ServiceQueue.Devices.Signs.ModbusDigits;

/// <summary>
/// How a digit panel on Modbus RTU is spoken to. It shows the ticket's number and nothing else: a counter
/// that calls nobody has a dark panel. At rest its registers are read back, since a panel that lost power
/// does not say so (firmware-protocols/modbus-digits/SPEC.md).
/// </summary>
/// <param name="address">The panel's address, 1–247.</param>
/// <param name="map">Where and how it keeps what it shows.</param>
public sealed class DigitDialect(int address, DigitRegisters map) : ISignDialect
{
    private readonly ModbusReader _reader = new();
    private volatile int[] _written = [];
    private volatile bool _cannotRead;

    /// <inheritdoc />
    public byte[] Question => ModbusWriter.ReadRegisters(address, map.First, map.Count);

    /// <inheritdoc />
    public int LongestAnswer => Math.Max(8, 5 + 2 * map.Count);

    /// <inheritdoc />
    public long BadSums => _reader.BadSums;

    /// <inheritdoc />
    public IReadOnlyList<SignFrame> Show(CounterPicture picture)
    {
        var values = map.Values(SignWording.Digits(picture, map.Digits, map.HasLetters));
        _written = values;
        return map.WritesOneByOne
            ? [.. values.Select((v, i) => Answered(ModbusWriter.WriteRegister(address, map.First + i, v)))]
            : [Answered(ModbusWriter.WriteRegisters(address, map.First, values))];
    }

    /// <summary>A panel whose registers cannot be read is written again.</summary>
    public IReadOnlyList<SignFrame> Keep(CounterPicture picture) =>
        _cannotRead ? Show(picture) : [Answered(Question)];

    /// <inheritdoc />
    public SignSaid? Hear(byte next)
    {
        if (_reader.Feed(next) is not { } frame) return null;
        var isEcho = frame.Function == ModbusWriter.WriteOne;
        if (frame.Address != address || !(frame.IsAnswer || isEcho))
            return new SignSaid(frame.Size, SignAnswer.Foreign);
        if (isEcho) return new SignSaid(frame.Size, SignAnswer.Echo);
        if (frame.IsException) return Refusal(frame);
        var isRead = frame.Function == ModbusWriter.Read;
        return new SignSaid(frame.Size, isRead && !IsWritten(frame) ? SignAnswer.Stale : SignAnswer.Well);
    }

    /// <inheritdoc />
    public void Reset() => _reader.Reset();

    private static SignFrame Answered(byte[] frame) => new(frame, IsAnswered: true);

    private SignSaid Refusal(ModbusFrame frame)
    {
        // Whoever refuses to be read is there, and may show what was written all the same.
        if ((frame.Function & 0x7F) == ModbusWriter.Read)
        {
            _cannotRead = true;
            return new SignSaid(frame.Size, SignAnswer.Well);
        }

        return new SignSaid(
            frame.Size, SignAnswer.Refused, $"exception {frame.Data[0]:X2}, {Name(frame.Data[0])}");
    }

    private bool IsWritten(ModbusFrame frame)
    {
        var written = _written;
        if (written.Length == 0) return true;
        if (frame.Data.Length != 1 + 2 * written.Length) return false;
        for (var i = 0; i < written.Length; i++)
        {
            if (written[i] != (frame.Data[1 + 2 * i] << 8 | frame.Data[2 + 2 * i])) return false;
        }

        return true;
    }

    private static string Name(byte code) => code switch
    {
        1 => "it does not know the function; set \"write\" to the other one",
        2 => "it has no such register; set \"first\" and \"digits\" as its papers have them",
        3 => "it does not take the value; set \"form\" and \"blank\" as its papers have them",
        4 => "it has failed",
        5 => "it needs longer",
        6 => "it is busy",
        8 => "its memory is bad",
        _ => "a code of its maker's",
    };
}
