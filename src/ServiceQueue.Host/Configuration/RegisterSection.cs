using ServiceQueue.Devices.Signs.ModbusDigits;

namespace ServiceQueue.Host.Configuration;

/// <summary>Reads the register map of a digit panel.</summary>
internal static class RegisterSection
{
    /// <summary>Reads the map; mistakes are noted at their place.</summary>
    public static DigitRegisters Read(ConfigPlace place)
    {
        if (!place.Exists)
        {
            place.Wrong(
                "is missing; write where the panel keeps its digits, such as "
                + "{ \"first\": 0, \"digits\": 4, \"form\": \"digit\" }.");
            return new DigitRegisters(0, 4, DigitForm.Digit, 1, 10);
        }

        place.Knows("first", "digits", "form", "perRegister", "blank", "write");
        var form = SignSection.Choice(place.At("form"), DigitForm.Digit);
        var most = DigitRegisters.MostPerRegister(form);
        var least = form == DigitForm.Ascii ? ' ' : 0;
        var map = new DigitRegisters(
            place.At("first").Number(0, 0xFFFF), place.At("digits").Number(1, 16), form,
            place.At("perRegister").Number(form == DigitForm.Number ? most : 1, most, most),
            place.At("blank").Number(least, DigitRegisters.MostBlank(form), Dark(form)));
        Check(place, map);
        return map with
        {
            WritesOneByOne = SignSection.Choice(place.At("write"), RegisterWrite.Many) == RegisterWrite.One,
        };
    }

    private static void Check(ConfigPlace place, DigitRegisters map)
    {
        if (map.First + map.Count > 0x10000)
        {
            place.At("first")
                .Wrong("leaves no room for all digits before register 65535; write a lower one.");
        }

        if (map.Form == DigitForm.Number && map.Digits > 5)
            place.At("digits").Wrong("a number in one register has at most 5; write 5, or another form.");
        if (map.Form is DigitForm.Digit or DigitForm.Bcd && map.Blank <= 9)
            place.At("blank").Wrong($"{map.Blank} is a digit itself; write the code of a dark one.");
    }

    private static int Dark(DigitForm form) => form switch
    {
        DigitForm.Bcd => 0xF,
        DigitForm.Ascii => ' ',
        DigitForm.Number => 0xFFFF,
        _ => 10,
    };

    private enum RegisterWrite
    {
        Many,
        One,
    }
}
