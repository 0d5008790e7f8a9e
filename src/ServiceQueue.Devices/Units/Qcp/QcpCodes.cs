// Written from firmware-protocols/qcp/registry.yaml; change it there.
namespace ServiceQueue.Devices.Units.Qcp;

/// <summary>What the host says.</summary>
public enum QcpCommand : byte
{
    /// <summary>Is anything new? [id of the event to acknowledge, 2].</summary>
    Poll = 0x10,

    /// <summary>Who are you? Answered by identity.</summary>
    Identify = 0x11,

    /// <summary>What can you do? Answered by abilities.</summary>
    Capabilities = 0x12,

    /// <summary>baud rate 4, address 1; in force after the answer.</summary>
    SetLine = 0x13,

    /// <summary>Starts anew after the answer, with a new boot nonce.</summary>
    Reset = 0x14,

    /// <summary>Who has a UID in lowest 6 … highest 6, and is not mute.</summary>
    Seek = 0x18,

    /// <summary>UID 6 answers no seek from now on; FF × 6: all speak again.</summary>
    Mute = 0x19,

    /// <summary>UID 6 takes address 1; 00 gives it up.</summary>
    SetAddress = 0x1A,

    /// <summary>area 1, revision 2, font 1, colour 1, motion 1, charset 1, text.</summary>
    Text = 0x20,

    /// <summary>area 1, revision 2, x 2, y 2, width 2, height 2, offset 2, rows.</summary>
    Bitmap = 0x21,

    /// <summary>area 1, revision 2; the area is dark.</summary>
    Clear = 0x22,

    /// <summary>per cent 1, 0–100.</summary>
    Bright = 0x23,

    /// <summary>area 1, seconds 1; 0 stops.</summary>
    Blink = 0x24,

    /// <summary>size 4, firmware version 3; answered by file.</summary>
    FileOpen = 0x28,

    /// <summary>offset 4, bytes; answered by file.</summary>
    FileData = 0x29,

    /// <summary>CRC-32 of the whole file 4.</summary>
    FileVerify = 0x2A,

    /// <summary>The verified file is started at the next reset.</summary>
    FileCommit = 0x2B,

    /// <summary>revision 2, waiting 2 (FFFF dark), ticket 0–8 ASCII.</summary>
    KeypadLcd = 0x30,

    /// <summary>pattern 1.</summary>
    Beep = 0x31,

    /// <summary>lamp 1, state 1 (0 off, 1 on, 2 blinking).</summary>
    Led = 0x32,

    /// <summary>session 4, seconds 1, locale 1; asks for a rating.</summary>
    RateStart = 0x34,

    /// <summary>session 4; asks no longer.</summary>
    RateCancel = 0x35,

    /// <summary>charset 1, text.</summary>
    Say = 0x38,

    /// <summary>per cent 1, 0–100.</summary>
    Volume = 0x39,

    /// <summary>OUI 3, whatever the vendor says.</summary>
    Vendor = 0x3F,
}

/// <summary>What a device answers.</summary>
public enum QcpReply : byte
{
    /// <summary>Taken. [report: boot nonce 4, faults 1, (area 1, revision 2) × 0–8].</summary>
    Ack = 0x40,

    /// <summary>Not taken. reason 1.</summary>
    Nak = 0x41,

    /// <summary>vendor 2, model 2, UID 6, hardware 2, firmware 3, boot nonce 4.</summary>
    Identity = 0x42,

    /// <summary>(tag 1, length 1, value) ….</summary>
    Abilities = 0x43,

    /// <summary>offset 4 of the first byte still missing.</summary>
    File = 0x44,
}

/// <summary>What a device tells in answer to a poll.</summary>
public enum QcpEvent : byte
{
    /// <summary>event id 2, key 1.</summary>
    Key = 0x50,

    /// <summary>event id 2, session 4, score 1 (1 best … 5 worst, 0 none given).</summary>
    Rating = 0x51,

    /// <summary>event id 2; the case was opened.</summary>
    Tamper = 0x52,

    /// <summary>event id 2, faults 1 as in the report.</summary>
    Fault = 0x53,
}

/// <summary>Why a device has not taken a command.</summary>
public enum QcpRefusal : byte
{
    /// <summary>The device does not know the command.</summary>
    UnknownCommand = 0x01,

    /// <summary>The payload is too short or too long for the command.</summary>
    BadLength = 0x02,

    /// <summary>A value is not one the device has: an area, a charset, an offset.</summary>
    Range = 0x03,

    /// <summary>Not now: ask again, with a new sequence number.</summary>
    Busy = 0x04,

    /// <summary>The memory is full, or broken.</summary>
    Storage = 0x05,

    /// <summary>The device demands an authority the host has not shown.</summary>
    NotAllowed = 0x06,

    /// <summary>The sequence number is not the next one: begin again with 0.</summary>
    Sequence = 0x07,

    /// <summary>The file is not what the host says it is.</summary>
    Checksum = 0x08,
}

/// <summary>What the answer to capabilities tells, by its tags.</summary>
public enum QcpAbility : byte
{
    /// <summary>area 1, width 2, height 2, colours 1, charsets 1 (bit n: charset n).</summary>
    SignArea = 0x01,

    /// <summary>the codes of the keys, one byte each.</summary>
    Keys = 0x02,

    /// <summary>digits of the keypad's own screen 1.</summary>
    Lcd = 0x03,

    /// <summary>levels 1.</summary>
    Rating = 0x04,

    /// <summary>charsets 1 (bit n: charset n).</summary>
    Speaker = 0x05,

    /// <summary>largest file 4.</summary>
    File = 0x06,
}

/// <summary>How a text is written.</summary>
public enum QcpCharset : byte
{
    /// <summary>GBK, code page 936.</summary>
    Gbk = 0x01,

    /// <summary>UTF-8.</summary>
    Utf8 = 0x02,
}

/// <summary>Colours of a text.</summary>
public enum QcpColour : byte
{
    /// <summary>Red.</summary>
    Red = 0x00,

    /// <summary>Green.</summary>
    Green = 0x01,

    /// <summary>Yellow.</summary>
    Yellow = 0x02,
}

/// <summary>How a text comes on.</summary>
public enum QcpMotion : byte
{
    /// <summary>Stands at once.</summary>
    Still = 0x00,

    /// <summary>Runs to the left, for text wider than the area.</summary>
    RunLeft = 0x01,
}

/// <summary>The keys of a keypad.</summary>
public enum QcpKey : byte
{
    /// <summary>弃号: the visitor did not come.</summary>
    NoShow = 0x06,

    /// <summary>评价: asks the visitor for a rating.</summary>
    Rate = 0x0B,

    /// <summary>呼叫: calls the next visitor.</summary>
    Call = 0x0C,

    /// <summary>重呼: calls the same ticket again.</summary>
    Recall = 0x0D,

    /// <summary>暂停: pauses, and continues when pressed again.</summary>
    Pause = 0x12,

    /// <summary>转移: sends the visitor to another counter.</summary>
    Transfer = 0x13,
}

/// <summary>The tones of a keypad.</summary>
public enum QcpBeep : byte
{
    /// <summary>One short tone.</summary>
    Short = 0x01,

    /// <summary>Two short tones.</summary>
    Twice = 0x02,

    /// <summary>One long tone: refused.</summary>
    Long = 0x03,
}

/// <summary>The faults of a device, as bits.</summary>
[Flags]
public enum QcpFaults : byte
{
    /// <summary>None.</summary>
    None = 0x00,

    /// <summary>The sign's lamps or their driver.</summary>
    Sign = 0x01,

    /// <summary>A key is stuck.</summary>
    Keypad = 0x02,

    /// <summary>The lasting memory.</summary>
    Storage = 0x04,

    /// <summary>The supply is below its limit.</summary>
    Power = 0x08,

    /// <summary>The case is open.</summary>
    CaseOpen = 0x10,
}

/// <summary>Areas with a meaning; 1 to 8 are the sign's own.</summary>
public enum QcpArea : byte
{
    /// <summary>The sign's first, or only, area.</summary>
    Sign = 0x01,

    /// <summary>The keypad's own screen, in reports.</summary>
    Lcd = 0xF0,

    /// <summary>All areas of the sign, for clear and blink.</summary>
    All = 0xFF,
}
