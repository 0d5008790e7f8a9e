using System.Collections.Immutable;
using NodaTime;
using ServiceQueue.Core.Halls;

namespace ServiceQueue.Core.Notices;

/// <summary>What a notice on paper is for.</summary>
public enum NoticeKind
{
    /// <summary>咨询件受理通知书 (002-D 四(三)1).</summary>
    Consult,

    /// <summary>受理通知书: its time starts the clock (002-D 四(二)).</summary>
    Acceptance,

    /// <summary>一次性告知书, 补充件通知书 (000-B 一次二; 002-D 四(三)2).</summary>
    Supplement,

    /// <summary>退回件通知书 (002-D 四(三)3).</summary>
    Return,

    /// <summary>不予受理通知书 (003-A 五).</summary>
    Refusal,

    /// <summary>承诺件通知书 with the promised time (002-D 四(三)4).</summary>
    Promise,

    /// <summary>延期办结通知书 (002-E 限时二).</summary>
    Extension,

    /// <summary>暂停计时告知书: hearing, inspection, review (行政许可法 45).</summary>
    Pause,

    /// <summary>领取通知书: the result can be fetched (001-P 三5).</summary>
    PickUp,

    /// <summary>缺岗登记单 (002-E 首问四).</summary>
    Absence,

    /// <summary>投诉受理回执.</summary>
    ComplaintFiled,

    /// <summary>投诉处理结果通知书 (002-D 一(六)).</summary>
    ComplaintResult,

    /// <summary>一次性告知清单: the checklist of an item, handed out on consultation (000-B 一次一).</summary>
    Checklist,

    /// <summary>业务不在本厅办理告知单 (003-B 二).</summary>
    Outside,
}

/// <summary>
/// A numbered, dated paper of the hall. Its text never changes; a copy is filed with its hash.
/// </summary>
/// <param name="Number">Such as "2026受字第00012号"; unique in the hall.</param>
/// <param name="Kind">What it is for.</param>
/// <param name="At">The time printed on it; the legal time of what it tells.</param>
/// <param name="Title">Its head line, such as "受理通知书".</param>
/// <param name="Addressee">Whom it is for, as written on the paper, or empty.</param>
/// <param name="Text">Its paragraphs.</param>
/// <param name="Fields">Label and value pairs printed as a list: 受理编号, 事项, 办结时限 and so on.</param>
/// <param name="TrackPath">
/// The page behind its QR code, without the hall's address: "/v/…", "/c/…" or "/t/…".
/// </param>
/// <param name="HasSeal">Whether room for the hall's seal is printed.</param>
public sealed record Notice(
    string Number, NoticeKind Kind, Instant At, Words Title, string Addressee,
    ImmutableArray<string> Text, ImmutableArray<NoticeField> Fields, string TrackPath, bool HasSeal = true)
{
    /// <inheritdoc />
    public bool Equals(Notice? other) =>
        other is not null && Number == other.Number && Kind == other.Kind && At == other.At
        && Title == other.Title && Addressee == other.Addressee && TrackPath == other.TrackPath
        && HasSeal == other.HasSeal && Text.SequenceEqual(other.Text) && Fields.SequenceEqual(other.Fields);

    /// <inheritdoc />
    public override int GetHashCode() => HashCode.Combine(Number, Kind, At);
}

/// <summary>A labelled value on a notice.</summary>
public sealed record NoticeField(string Label, string Value);

/// <summary>
/// A notice was issued: the paper's whole text, kept for ever in the journal's chain, which is its filed copy
/// (002-E 档案一). Printed at the counter's printer, where it has one.
/// </summary>
/// <param name="Notice">The paper.</param>
/// <param name="Case">The case it belongs to, or null.</param>
/// <param name="Complaint">The complaint it belongs to, or null.</param>
/// <param name="Visit">The visit in which it was handed out, or null.</param>
/// <param name="Counter">The counter that issued it, or null.</param>
/// <param name="Printer">The printer, or null when it was sent or handed out otherwise.</param>
/// <param name="Sha256">Hex digest of the notice's text as filed.</param>
public sealed record NoticeIssued(
    Notice Notice, string? Case, string? Complaint, VisitId? Visit, int? Counter, string? Printer,
    string Sha256) : HallEvent;

/// <summary>A notice as it goes to a printer: the filed text, and the frame around it.</summary>
/// <param name="Notice">The paper.</param>
/// <param name="HallName">Head and foot of the paper.</param>
/// <param name="IssuedAt">The time on the paper, hall-local.</param>
/// <param name="TrackUrl">The page behind the QR code, or empty.</param>
/// <param name="Copy">1 for the first print; 2 and up are marked 补打.</param>
/// <param name="MayBeSecond">True when an earlier print of it may have reached the paper.</param>
public sealed record NoticeSheet(
    Notice Notice, Words HallName, LocalDateTime IssuedAt, string TrackUrl, int Copy = 1,
    bool MayBeSecond = false);
