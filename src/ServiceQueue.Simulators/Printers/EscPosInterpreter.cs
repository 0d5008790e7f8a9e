using System.Text;
using QRCoder;
using ServiceQueue.Contracts;
using ServiceQueue.Devices.Profiles;

namespace ServiceQueue.Simulators.Printers;

/// <summary>
/// Acts on ESC/POS as a printer does, one byte at a time, straight from the published reference: it shares
/// nothing with the code that writes those bytes. Not thread-safe; bounded; garbage in makes garbage on paper
/// and a note.
/// </summary>
public sealed class EscPosInterpreter(
    PrinterProfile profile, PaperRoll roll, PrinterFont font, PrinterHooks hooks)
{
    private readonly TextMode _text = new(profile, roll, font, hooks.Note);
    private readonly List<byte> _command = [];
    private int _qrModule = 3;
    private char _qrLevel = '0';
    private string _qrData = "";

    /// <summary>Forgets everything begun and all settings (power-on, or buffers cleared).</summary>
    public void Initialise()
    {
        _command.Clear();
        _text.Initialise();
        (_qrModule, _qrLevel, _qrData) = (3, '0', "");
    }

    /// <summary>Forgets the unfinished command and line, and keeps the settings.</summary>
    public void ClearBuffer()
    {
        _command.Clear();
        _text.Initialise();
    }

    /// <summary>Takes the next byte.</summary>
    public void Take(byte value)
    {
        if (_command.Count == 0 && (_text.InsideCharacter || value is not (0x1B or 0x1C or 0x1D)))
        {
            Plain(value);
            return;
        }

        _command.Add(value);
        var buffer = System.Runtime.InteropServices.CollectionsMarshal.AsSpan(_command);
        var length = CommandLength.Of(buffer, out var known);
        if (length == CommandLength.Incomplete && _command.Count < CommandLength.Longest) return;
        byte[] whole = [.. _command];
        _command.Clear();
        if (known) Act(whole);
        else hooks.Note($"unknown command {Convert.ToHexString(whole)}");
    }

    private void Plain(byte value)
    {
        if (_text.InsideCharacter || value >= 0x20) _text.Put(value);
        else if (value == 0x0A) _text.EndLine();
        else if (value is not (0x00 or 0x0D)) hooks.Note($"control byte {value:X2}");
    }

    private void Act(byte[] command)
    {
        var (prefix, code) = (command[0], (char)command[1]);
        switch (prefix, code)
        {
            case (0x1B, '@'):
                Initialise();
                hooks.SetAutoStatus(0);
                break;
            case (0x1B, '2'):
                _text.SetDefaultSpacing();
                break;
            case (0x1B, 'd'):
                FeedLines(command[2]);
                break;
            case (0x1B, 'J'):
                _text.Flush();
                roll.Feed(command[2] / profile.FeedUnitsPerDot);
                break;
            case (0x1B, 'i' or 'm'):
                Cut("partial", feed: 0);
                break;
            case (0x1C, '&' or '.'):
                _text.SetChinese(code == '&');
                break;
            case (0x1D, _):
                ActOnGroup(code, command);
                break;
            default:
                if (command.Length < 3 || !_text.Set(prefix, code, command[2]))
                    hooks.Note($"command without effect here: {Convert.ToHexString(command)}");
                break;
        }
    }

    private void ActOnGroup(char code, byte[] command)
    {
        switch (code)
        {
            case 'a':
                hooks.SetAutoStatus(command[2]);
                break;
            case 'r':
                hooks.Send([command[2] is 1 or 0x31 ? hooks.PaperSensor() : (byte)0]);
                break;
            case 'I':
                Identify(command[2]);
                break;
            case 'V':
                CutAsTold(command);
                break;
            case 'v':
                Picture(command);
                break;
            case '(' when command[2] == 'k':
                Code(command);
                break;
            case '(' when command[2] == 'H':
                Prove(command);
                break;
            default:
                if (!_text.Set(command[0], code, command[2]))
                    hooks.Note($"command without effect here: {Convert.ToHexString(command)}");
                break;
        }
    }

    private void FeedLines(int lines)
    {
        for (var i = 0; i < lines; i++) _text.EndLine();
    }

    private void CutAsTold(byte[] command)
    {
        var form = command[2] is 0 or 0x30 or 0x41 ? "full" : "partial";
        if (command.Length == 3) Cut(form, feed: 0);
        else if (command[2] is 0x41 or 0x42) Cut(form, command[3] / profile.FeedUnitsPerDot, toCutter: true);
        else hooks.Note($"cut form {command[2]:X2} is not known here");
    }

    private void Cut(string form, int feed, bool toCutter = false)
    {
        if (_text.HasText) hooks.Note("cut in the middle of a line");
        _text.Flush();
        if (toCutter)
        {
            roll.FeedToCutter();
            roll.Feed(feed);
        }

        hooks.Cut(form);
    }

    private void Picture(byte[] command)
    {
        _text.Flush();
        var (bytesAcross, rows) = (CommandLength.Word(command, 4), CommandLength.Word(command, 6));
        var image = new DotImage(bytesAcross * 8, rows, command[8..]);
        if (rows > profile.MaxRasterRows)
            hooks.Note($"picture of {rows} rows is taller than this model takes");
        if ((command[3] & 3) != 0) image = Enlarged(image, (command[3] & 1) + 1, ((command[3] >> 1) & 1) + 1);
        if (image.WidthDots > (profile.WidthDots + 7) / 8 * 8) hooks.Note("picture wider than the paper");
        roll.Print(image, (profile.WidthDots - image.WidthDots) * _text.Align / 2);
    }

    /// <summary>GS v 0 with m 1 to 3 repeats every dot across, down, or both.</summary>
    private static DotImage Enlarged(DotImage image, int wide, int high)
    {
        var big = new DotImage(
            image.WidthDots * wide, image.HeightDots * high,
            new byte[image.WidthDots * wide / 8 * image.HeightDots * high]);
        for (var y = 0; y < big.HeightDots; y++)
        {
            for (var x = 0; x < big.WidthDots; x++)
            {
                if (image[x / wide, y / high]) big.Bits[y * big.Stride + (x >> 3)] |= (byte)(0x80 >> (x & 7));
            }
        }

        return big;
    }

    private void Code(byte[] command)
    {
        if (!profile.NativeQr || command.Length < 8 || command[5] != 0x31) return;
        switch (command[6])
        {
            case 0x41:
                if (command[7] != 0x32) hooks.Note("only QR model 2 is drawn");
                break;
            case 0x43:
                _qrModule = Math.Clamp((int)command[7], 1, 16);
                break;
            case 0x45:
                _qrLevel = (char)command[7];
                break;
            case 0x50:
                _qrData = Encoding.Latin1.GetString(command, 8, command.Length - 8);
                break;
            case 0x51:
                PrintCode();
                break;
            default:
                hooks.Note($"QR function {command[6]:X2} is not known here");
                break;
        }
    }

    private void PrintCode()
    {
        _text.Flush();
        if (_qrData.Length == 0) return;
        var level = _qrLevel switch
        {
            '1' => QRCodeGenerator.ECCLevel.M,
            '2' => QRCodeGenerator.ECCLevel.Q,
            '3' => QRCodeGenerator.ECCLevel.H,
            _ => QRCodeGenerator.ECCLevel.L,
        };

        // The generator adds a quiet zone of four modules; a printer leaves that to the paper around.
        var modules = QRCodeGenerator.GenerateQrCode(_qrData, level).ModuleMatrix;
        const int quiet = 4;
        var side = (modules.Count - 2 * quiet) * _qrModule;
        var image = new DotImage(side, side, new byte[(side + 7) / 8 * side]);
        for (var y = 0; y < side; y++)
        {
            for (var x = 0; x < side; x++)
            {
                if (!modules[quiet + y / _qrModule][quiet + x / _qrModule]) continue;
                image.Bits[y * image.Stride + (x >> 3)] |= (byte)(0x80 >> (x & 7));
            }
        }

        var left = (profile.WidthDots - side) * _text.Align / 2;
        roll.Say($"[QR {_qrData}]", left);
        roll.Print(image, left);
    }

    private void Prove(byte[] command)
    {
        if (profile.Proof != PrintProof.GsH) return;
        if (command.Length != 11 || command[5] != 0x30 || command[6] != 0x30) return;
        hooks.Send([0x37, 0x22, .. command[7..11], 0]);
    }

    /// <summary>
    /// Information B (41h and up) is text between 5F and 00. Models without a name of their own know only the
    /// type and the font, and some know nothing at all.
    /// </summary>
    private void Identify(byte what)
    {
        if (!profile.Identifies) return;
        var isNamed = profile.Models.Count > 0;
        switch (what)
        {
            case 1 or 0x31:
                hooks.Send([0x20]);
                break;
            case 2 or 0x32:
                hooks.Send([(byte)((profile.CjkFont ? 1 : 0) | (profile.Cut == CutForm.None ? 0 : 2))]);
                break;
            case 0x41 when isNamed:
                Tell("30.21 ESC/POS");
                break;
            case 0x42 when isNamed:
                Tell("EPSON");
                break;
            case 0x43 when isNamed:
                Tell(profile.Models[0] + "V");
                break;
            case 0x45:
                Tell(profile.CjkFont ? "CHINA GB18030" : "");
                break;
            default:
                hooks.Note($"GS I {what:X2} is not answered here");
                break;
        }
    }

    private void Tell(string text) => hooks.Send([0x5F, .. Encoding.ASCII.GetBytes(text), 0]);
}
