namespace ServiceQueue.Devices.Signs.Lihe;

/// <summary>Which of the card's two frame forms carries the picture.</summary>
public enum LiheForm
{
    /// <summary>
    /// Instant text in GBK (AA … 'QT'). Shows any text; delivery is proven by the version query after it.
    /// </summary>
    Text,

    /// <summary>
    /// Ticket frames (A0 …). The card lays out the number itself and acknowledges each frame.
    /// </summary>
    Ticket,
}

/// <summary>Colours of the instant text form.</summary>
public enum LiheColour
{
    /// <summary>Red.</summary>
    Red = 0,

    /// <summary>Green.</summary>
    Green = 1,

    /// <summary>Yellow: both colours of dots at once.</summary>
    Yellow = 2,
}

/// <summary>How an instant text comes on.</summary>
public enum LiheMode
{
    /// <summary>Scrolls to the left: for text wider than the sign.</summary>
    ScrollLeft = 0x01,

    /// <summary>Stands at once.</summary>
    Immediate = 0x0B,
}
