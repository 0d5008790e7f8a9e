using System.Text.Json.Serialization;
using NodaTime;
using ServiceQueue.Core.Halls;
using ServiceQueue.Core.Notices;

namespace ServiceQueue.Core.Jobs;

/// <summary>
/// What must happen once because of an event: at least once, and where a second time may show, it says so.
/// The id is the event's sequence and the job's index under that event, so a replay yields the same id.
/// </summary>
/// <param name="Id">"sequence.index".</param>
/// <param name="Device">The device that performs it.</param>
/// <param name="At">When the event happened.</param>
/// <param name="Work">What is to be done.</param>
public sealed record Job(string Id, string Device, Instant At, Work Work);

/// <summary>The kinds of work a job can ask for.</summary>
[JsonDerivedType(typeof(PrintSlip), "printSlip")]
[JsonDerivedType(typeof(PrintNotice), "printNotice")]
[JsonDerivedType(typeof(Announce), "announce")]
public abstract record Work;

/// <summary>Prints a ticket slip.</summary>
/// <param name="Slip">What the paper says.</param>
public sealed record PrintSlip(Slip Slip) : Work;

/// <summary>Prints a notice.</summary>
/// <param name="Sheet">The notice and what its frame says.</param>
public sealed record PrintNotice(NoticeSheet Sheet) : Work;

/// <summary>Calls a ticket by speech and on the hall displays. Stale after <see cref="Expiry"/>.</summary>
/// <param name="Call">The call.</param>
public sealed record Announce(Announcement Call) : Work
{
    /// <summary>A call that could not be made within this time is shown, but no longer spoken.</summary>
    public static readonly Duration Expiry = Duration.FromSeconds(30);
}

/// <summary>What a ticket slip says. It holds no visitor's name, identity number or phone number.</summary>
/// <param name="Visit">The visit it belongs to.</param>
/// <param name="Ticket">The number, largest on the paper.</param>
/// <param name="Copy">1 for the first print; 2 and up are marked 补打.</param>
/// <param name="MayBeSecond">True when an earlier attempt at this very copy may have reached the
/// paper.</param>
/// <param name="HallName">Head line.</param>
/// <param name="ServiceName">The service the visitor came for.</param>
/// <param name="Ahead">Waiting turns of the same service that were issued earlier.</param>
/// <param name="Estimate">The estimate given at issue, in seconds.</param>
/// <param name="Places">The counters that serve it, such as "3号窗口".</param>
/// <param name="IssuedAt">When the number was issued, hall-local.</param>
/// <param name="TrackUrl">The citizen's phone page, as the QR code.</param>
/// <param name="Locale">The language the visitor chose at the kiosk.</param>
/// <param name="ComplaintPhones">The hall's and its superior's numbers (R-CMP-PHONES), or null.</param>
/// <param name="MayNotBeServed">The visitor was warned that today may not suffice (001-P 二4).</param>
public sealed record Slip(
    VisitId Visit,
    string Ticket,
    int Copy,
    bool MayBeSecond,
    Words HallName,
    Words ServiceName,
    int Ahead,
    EstimateSeconds Estimate,
    IReadOnlyList<string> Places,
    LocalDateTime IssuedAt,
    string TrackUrl,
    string Locale,
    IReadOnlyList<string>? ComplaintPhones = null,
    bool MayNotBeServed = false);

/// <summary>
/// A wait estimate as a range, in seconds; both zero when nobody is ahead and a counter is free.
/// </summary>
public readonly record struct EstimateSeconds(int Low, int High);

/// <summary>One call, as published on <c>sq/{hall}/calls</c> and spoken by displays and speakers.</summary>
/// <param name="Sequence">The event that called.</param>
/// <param name="Ticket">"A012".</param>
/// <param name="Counter">The counter's number.</param>
/// <param name="Label">"3号窗口".</param>
/// <param name="Place">Where it is in the hall, or empty.</param>
/// <param name="Say">The spoken sentence: number, window number and window name (R-QUEUE-GUIDE, 001-P
/// 三3).</param>
/// <param name="Repeat">How often it is spoken.</param>
public sealed record Announcement(
    long Sequence, string Ticket, int Counter, string Label, string Place, Words Say, int Repeat);
