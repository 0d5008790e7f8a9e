using System.Collections.Immutable;
using ServiceQueue.Core.Halls;
using ServiceQueue.Core.Orders;

namespace ServiceQueue.Core.Complaints;

/// <summary>What was brought forward.</summary>
public enum ComplaintKind
{
    /// <summary>投诉: about service or conduct.</summary>
    Complaint,

    /// <summary>举报: a report of wrongdoing (002-D 一(六)).</summary>
    Report,

    /// <summary>差评: opened by a rating of 不满意 or 非常不满意.</summary>
    BadRating,

    /// <summary>建议: an entry of the suggestion box (002-A 承诺2).</summary>
    Suggestion,
}

/// <summary>Where it came in.</summary>
public enum ComplaintChannel
{
    /// <summary>A kiosk.</summary>
    Kiosk,

    /// <summary>The page on a citizen's phone.</summary>
    Phone,

    /// <summary>The complaint counter, 投诉台 (000-B 监督投诉).</summary>
    Counter,

    /// <summary>An evaluator at a counter.</summary>
    Evaluator,

    /// <summary>A telephone call.</summary>
    Call,

    /// <summary>A letter, or the suggestion box.</summary>
    Letter,
}

/// <summary>What it is about: the closed list of 000-B and 002-E 追究一.</summary>
public enum ComplaintMatter
{
    /// <summary>服务质量.</summary>
    Quality,

    /// <summary>服务态度.</summary>
    Attitude,

    /// <summary>廉政行为.</summary>
    Integrity,

    /// <summary>超时限.</summary>
    Delay,

    /// <summary>刁难.</summary>
    Obstruction,

    /// <summary>粗暴.</summary>
    Rudeness,

    /// <summary>乱收费.</summary>
    Fees,

    /// <summary>打击报复.</summary>
    Retaliation,

    /// <summary>失职.</summary>
    Negligence,

    /// <summary>意见建议.</summary>
    Improvement,
}

/// <summary>The complaint form, 投诉处理单 (004-F 六(四)).</summary>
/// <param name="Facts">What happened, in the complainant's words.</param>
/// <param name="Wish">What is asked for, or empty.</param>
/// <param name="Contact">How to answer, or null for an anonymous one.</param>
/// <param name="Visit">The visit it is about, or null.</param>
/// <param name="Ticket">The ticket it is about, or null.</param>
/// <param name="Counter">The counter it is about, or null.</param>
/// <param name="Case">The case it is about, or null.</param>
/// <param name="Against">The clerks complained of; none of them may be its officer.</param>
/// <param name="Evidence">What the complainant offers as evidence, or empty.</param>
public sealed record ComplaintForm(
    string Facts, string Wish, Contact? Contact, VisitId? Visit, string? Ticket, int? Counter, string? Case,
    ImmutableArray<string> Against, string Evidence = "");

/// <summary>Something that happened to one complaint.</summary>
/// <param name="Complaint">Its id; it opens the complainant's page, so it is drawn by chance.</param>
public abstract record ComplaintEvent(string Complaint) : HallEvent;

/// <summary>Came in, at whatever hour (002-D 一(六)). The clocks run from here.</summary>
/// <param name="Complaint">Its id.</param>
/// <param name="Number">Such as "T2026-00007"; unique in the hall.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Channel">Where it came in.</param>
/// <param name="Form">What it says.</param>
public sealed record ComplaintReceived(
    string Complaint, string Number, ComplaintKind Kind, ComplaintChannel Channel, ComplaintForm Form)
    : ComplaintEvent(Complaint);

/// <summary>Registered with an officer (000-H 六1).</summary>
/// <param name="Complaint">Its id.</param>
/// <param name="Matter">What it is about; null only in a journal that breaks R-CMP-SCOPE.</param>
/// <param name="Officer">Who answers for it.</param>
/// <param name="Wish">What is asked for, as the form says now.</param>
/// <param name="IsComplex">Whether it needs the longer limit.</param>
/// <param name="By">Who registered it.</param>
public sealed record ComplaintRegistered(
    string Complaint, ComplaintMatter? Matter, string Officer, string Wish, bool IsComplex, string By)
    : ComplaintEvent(Complaint);

/// <summary>Given to another officer.</summary>
public sealed record ComplaintReassigned(string Complaint, string Officer, string Reason, string By)
    : ComplaintEvent(Complaint);

/// <summary>Given to those who look into it.</summary>
/// <param name="Complaint">Its id.</param>
/// <param name="To">A person or a body.</param>
/// <param name="By">Who gave it.</param>
public sealed record ComplaintDispatched(string Complaint, string To, string By) : ComplaintEvent(Complaint);

/// <summary>The complainant was reached.</summary>
/// <param name="Complaint">Its id.</param>
/// <param name="Channel">"phone", "letter", "visit".</param>
/// <param name="Note">What was said.</param>
/// <param name="By">Who reached them.</param>
public sealed record ComplaintContacted(string Complaint, string Channel, string Note, string By)
    : ComplaintEvent(Complaint);

/// <summary>Found to need the longer limit, before the shorter one ended.</summary>
public sealed record ComplaintProlonged(string Complaint, string Reason, string By, string Approver)
    : ComplaintEvent(Complaint);

/// <summary>Looked into and decided (000-H 六2,3; 003-C 十).</summary>
/// <param name="Complaint">Its id.</param>
/// <param name="Verified">属实 or not; null only in a journal that breaks R-CMP-VERIFY.</param>
/// <param name="Result">What was found and done.</param>
/// <param name="Records">Journal records that prove it.</param>
/// <param name="Documents">Other evidence, or empty.</param>
/// <param name="By">Who decided.</param>
public sealed record ComplaintResolved(
    string Complaint, bool? Verified, string Result, ImmutableArray<long> Records, string Documents,
    string By) : ComplaintEvent(Complaint);

/// <summary>The complainant was told in writing (002-D 一(六): 正式通知).</summary>
/// <param name="Complaint">Its id.</param>
/// <param name="Notice">The written notice's number; empty only in a journal that breaks the rule.</param>
/// <param name="Explanation">The rules and the result, explained (000-E 四5).</param>
/// <param name="Channel">How it went: "on-spot", "letter", "sms", "online".</param>
/// <param name="Proof">What proves its delivery: a signature, a number of the post, "page".</param>
/// <param name="By">Who told.</param>
public sealed record ComplaintNoticed(
    string Complaint, string Notice, string Explanation, string Channel, string Proof, string By)
    : ComplaintEvent(Complaint);

/// <summary>The complainant was called back afterwards (004-B 四2).</summary>
public sealed record ComplaintCalledBack(string Complaint, Callback Callback, string By)
    : ComplaintEvent(Complaint);

/// <summary>Closed for good.</summary>
/// <param name="Complaint">Its id.</param>
/// <param name="Why">"called-back", "anonymous", "unreached".</param>
public sealed record ComplaintClosed(string Complaint, string Why) : ComplaintEvent(Complaint);

/// <summary>Somebody looked at the complainant's identity (002-E 三2).</summary>
/// <param name="Complaint">Its id.</param>
/// <param name="By">Who looked.</param>
/// <param name="As">"officer" or "auditor".</param>
public sealed record ComplaintViewed(string Complaint, string By, string As) : ComplaintEvent(Complaint);
