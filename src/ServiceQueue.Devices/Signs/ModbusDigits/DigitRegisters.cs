namespace ServiceQueue.Devices.Signs.ModbusDigits;

/// <summary>How digits stand in registers.</summary>
public enum DigitForm
{
    /// <summary>One digit a register, as its value.</summary>
    Digit,

    /// <summary>Up to four digits a register, one in each half byte, the leftmost highest.</summary>
    Bcd,

    /// <summary>Up to two characters a register, the left one in the high byte. Shows letters too.</summary>
    Ascii,

    /// <summary>The whole number as one register's value.</summary>
    Number,
}

/// <summary>
/// Where and how a digit panel of some maker keeps what it shows: its register map. Pure.
/// </summary>
/// <param name="First">The first register's number, as on the wire: 0 is what makers call 40001.</param>
/// <param name="Digits">How many digits the panel has.</param>
/// <param name="Form">How they stand in registers.</param>
/// <param name="PerRegister">How many stand in one register.</param>
/// <param name="Blank">The code of a dark digit; of all of them where the number is one value.</param>
public sealed record DigitRegisters(int First, int Digits, DigitForm Form, int PerRegister, int Blank)
{
    /// <summary>
    /// Whether the registers are written one by one with function 06, for panels without 10.
    /// </summary>
    public bool WritesOneByOne { get; init; }

    /// <summary>How many registers there are.</summary>
    public int Count => Form == DigitForm.Number ? 1 : (Digits + PerRegister - 1) / PerRegister;

    /// <summary>Whether letters can be shown.</summary>
    public bool HasLetters => Form == DigitForm.Ascii;

    /// <summary>The most digits of a form in one register.</summary>
    public static int MostPerRegister(DigitForm form) => form switch
    {
        DigitForm.Bcd => 4,
        DigitForm.Ascii => 2,
        DigitForm.Number => 5,
        _ => 1,
    };

    /// <summary>The highest code a blank can have in a form.</summary>
    public static int MostBlank(DigitForm form) => form switch
    {
        DigitForm.Bcd => 0xF,
        DigitForm.Ascii => 0x7E,
        _ => 0xFFFF,
    };

    /// <summary>
    /// The registers' values for a text of digits (and letters), with blanks where nothing is.
    /// </summary>
    public int[] Values(string text)
    {
        if (Form == DigitForm.Number)
            return [int.TryParse(text, out var number) && number <= 0xFFFF ? number : Blank];
        var padded = text.PadLeft(Count * PerRegister);
        return [.. padded.Chunk(PerRegister).Select(Value)];
    }

    private int Value(char[] digits)
    {
        var bits = Form == DigitForm.Bcd ? 4 : Form == DigitForm.Ascii ? 8 : 16;
        return digits.Aggregate(0, (value, digit) => value << bits | Code(digit));
    }

    private int Code(char digit) => digit switch
    {
        ' ' => Blank,
        _ when Form == DigitForm.Ascii => digit,
        _ => digit - '0',
    };
}
