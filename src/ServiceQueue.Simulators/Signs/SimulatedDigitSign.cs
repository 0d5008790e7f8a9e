namespace ServiceQueue.Simulators.Signs;

/// <summary>How a simulated digit panel keeps its digits.</summary>
public enum SimulatedDigits
{
    /// <summary>One digit a register.</summary>
    Digit,

    /// <summary>Digits in half bytes.</summary>
    Bcd,

    /// <summary>Characters in bytes.</summary>
    Ascii,

    /// <summary>The whole number in one register.</summary>
    Number,
}

/// <summary>A simulated panel's registers.</summary>
/// <param name="First">The first one.</param>
/// <param name="Count">How many.</param>
/// <param name="Kind">How digits stand in them.</param>
/// <param name="PerRegister">How many in one.</param>
/// <param name="Blank">The code of a dark digit.</param>
public sealed record SimulatedRegisters(
    int First, int Count, SimulatedDigits Kind, int PerRegister, int Blank);

/// <summary>
/// The far end of a digit panel on Modbus RTU: holding registers, functions 03, 06 and 10, exceptions, and a
/// dark face when power comes. It finds requests by their length, and drops what is begun after a pause.
/// </summary>
/// <param name="id">The id from hall.json.</param>
/// <param name="address">The panel's address.</param>
/// <param name="map">Its registers.</param>
public sealed class SimulatedDigitSign(string id, int address, SimulatedRegisters map) : SimulatedSign(id, "")
{
    private readonly int[] _registers = [.. Enumerable.Repeat(Dark(map), map.Count)];

    /// <summary>Whether it refuses function 10, as simple panels do.</summary>
    public bool KnowsOnlyOne { get; init; }

    /// <summary>Whether its registers can be read.</summary>
    public bool CanBeRead { get; init; } = true;

    /// <summary>Well above the 1.75 ms of the standard: USB adapters make longer pauses.</summary>
    protected override TimeSpan Gap => TimeSpan.FromMilliseconds(50);

    /// <inheritdoc />
    public override void PowerCycle()
    {
        base.PowerCycle();
        Array.Fill(_registers, Dark(map));
    }

    /// <inheritdoc />
    protected override bool IsWaiting()
    {
        if (Inbox.Count < 8) return true;
        var length = Inbox[1] == 0x10 ? Inbox[6] + 9 : 8;
        if (length > 64) return Drop(1);
        if (Inbox.Count < length) return true;
        if (Sum(Inbox.Take(length - 2)) != Inbox[length - 2] + 256 * Inbox[length - 1]) return Drop(1);
        var frame = Take(length);
        if (frame[0] == address || frame[0] == 0) Obey(frame, isAnswered: frame[0] != 0);
        return false;
    }

    private void Obey(byte[] frame, bool isAnswered)
    {
        var first = 256 * frame[2] + frame[3] - map.First;
        var second = 256 * frame[4] + frame[5];
        var count = frame[1] == 0x06 ? 1 : second;
        byte[] answer;
        if (frame[1] is not (0x03 or 0x06 or 0x10) || (KnowsOnlyOne && frame[1] == 0x10)
            || (!CanBeRead && frame[1] == 0x03))
            answer = [(byte)(frame[1] | 0x80), 1];
        else if (frame[1] == 0x10 && frame[6] != 2 * count)
            answer = [(byte)(frame[1] | 0x80), 3];
        else if (first < 0 || count < 1 || first + count > map.Count)
            answer = [(byte)(frame[1] | 0x80), 2];
        else if (IsRefusing && frame[1] != 0x03)
            answer = [(byte)(frame[1] | 0x80), 4];
        else
            answer = Done(frame, first, count);
        if (isAnswered) Reply(answer);
    }

    private byte[] Done(byte[] frame, int first, int count)
    {
        if (frame[1] == 0x03)
        {
            var values = _registers.Skip(first).Take(count);
            return [0x03, (byte)(2 * count), .. values.SelectMany(v => new[] { (byte)(v >> 8), (byte)v })];
        }

        var at = frame[1] == 0x06 ? 4 : 7;
        for (var i = 0; i < count; i++)
            _registers[first + i] = 256 * frame[at + 2 * i] + frame[at + 2 * i + 1];
        FramesTaken++;
        Say(Face(), runs: false, blinks: false);
        return frame[1..6];
    }

    /// <summary>What the lamps say, without the dark digits before it.</summary>
    private string Face()
    {
        if (map.Kind == SimulatedDigits.Number)
            return _registers[0] == map.Blank ? "" : _registers[0].ToString("000");
        return string.Concat(_registers.SelectMany(Digits)).Trim();
    }

    private IEnumerable<char> Digits(int register)
    {
        var size = map.Kind switch
        {
            SimulatedDigits.Bcd => 16,
            SimulatedDigits.Ascii => 256,
            _ => 65536,
        };
        return Enumerable.Range(0, map.PerRegister).Reverse()
            .Select(place => register / (int)Math.Pow(size, place) % size)
            .Select(code => code == map.Blank ? ' ' : map.Kind == SimulatedDigits.Ascii ? (char)code
                : code <= 9 ? (char)('0' + code) : '?');
    }

    private void Reply(byte[] answer)
    {
        byte[] frame = [(byte)address, .. answer];
        var sum = Sum(frame);
        Answer([.. frame, (byte)(sum % 256), (byte)(sum / 256)]);
    }

    /// <summary>CRC-16/MODBUS, a bit at a time.</summary>
    private static int Sum(IEnumerable<byte> bytes)
    {
        var sum = 0xFFFF;
        foreach (var b in bytes)
        {
            sum ^= b;
            for (var bit = 0; bit < 8; bit++) sum = sum % 2 == 1 ? sum / 2 ^ 0xA001 : sum / 2;
        }

        return sum;
    }

    private static int Dark(SimulatedRegisters map) => map.Kind switch
    {
        SimulatedDigits.Bcd or SimulatedDigits.Ascii => Enumerable.Range(0, map.PerRegister)
            .Aggregate(0, (all, _) => all * (map.Kind == SimulatedDigits.Bcd ? 16 : 256) + map.Blank),
        _ => map.Blank,
    };
}
