namespace ServiceQueue.Devices.Speakers;

/// <summary>What a speech module says: single bytes. Any other byte is noise.</summary>
public enum SpeechAnswer
{
    /// <summary>41: the command was taken.</summary>
    Taken = 0x41,

    /// <summary>45: the command was not understood.</summary>
    Rejected = 0x45,

    /// <summary>4A: it has just started; what it was saying is lost.</summary>
    Started = 0x4A,

    /// <summary>4E: it is speaking.</summary>
    Busy = 0x4E,

    /// <summary>4F: it is silent, or has just finished.</summary>
    Idle = 0x4F,
}
