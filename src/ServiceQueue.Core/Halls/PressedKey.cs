namespace ServiceQueue.Core.Halls;

/// <summary>The keys of a clerk's keypad that the hall acts on.</summary>
public enum PressedKey
{
    /// <summary>呼叫: ends the turn at the counter, if any, and calls the next.</summary>
    Call,

    /// <summary>重呼: calls the same ticket again.</summary>
    Recall,

    /// <summary>弃号: the visitor did not come.</summary>
    NoShow,

    /// <summary>暂停: pauses, and continues when pressed again.</summary>
    Pause,
}
