using ServiceQueue.Core.Halls;
using ServiceQueue.Core.Rulebooks;

namespace ServiceQueue.Core.Rules.Cases;

/// <summary>The figures of cases that a hall may set, within what the clauses allow.</summary>
public static class CaseFigures
{
    /// <summary>Whether the day of the start counts as the first (民法典 201).</summary>
    public static readonly Parameter CountStartDay = YesNo(
        "cases.count-start-day", new Words("期限是否自当日起算", "Whether the day of the start counts"),
        "民法典 201");

    /// <summary>What a hand-in after closing counts as: 0 that day, 1 the next workday.</summary>
    public static readonly Parameter AfterHours = new(
        "cases.after-hours", new Words("下班后收件的收件日", "The day of a hand-in after closing"),
        Choice, 0, 0, 1, "R-ONCE-5WD, 003-D 二",
        [new Words("当日（有利于群众）", "That day"), new Words("下一工作日", "The next workday")]);

    /// <summary>When the last day ends: 0 when business stops, 1 at 24:00.</summary>
    public static readonly Parameter DayEnd = new(
        "cases.day-end", new Words("期限最后一日的截止时刻", "When the last day of a limit ends"),
        Choice, 0, 0, 1, "民法典 203",
        [new Words("停止办公时", "Close of business"), new Words("24时", "Midnight")]);

    /// <summary>Within how many working days what is missing must be told.</summary>
    public static readonly Parameter NoticeDays = new(
        "cases.notice-days", new Words("一次性告知期限", "Time to tell what is missing"), WorkingDays, 5, 1, 5,
        "R-ONCE-5WD, 003-A 五; 行政许可法 32(4)");

    /// <summary>Whether silence accepts every item, and not only licences.</summary>
    public static readonly Parameter DeemedForAll = YesNo(
        "cases.deemed-for-all",
        new Words("逾期不告知视为受理是否适用于全部事项", "Whether silence accepts every item"),
        "R-ONCE-5WD, 行政许可法 32(4)");

    /// <summary>Within how many working days a supplement should be brought.</summary>
    public static readonly Parameter SupplementDays = new(
        "cases.supplement-days", new Words("补正材料期限", "Time to bring a supplement"), WorkingDays, 20, 5, 60,
        "R-ONCE-SUPP-SINGLE, 000-B 一次二");

    /// <summary>Minutes within which an 即办件 is done.</summary>
    public static readonly Parameter ImmediateMinutes = new(
        "cases.immediate-minutes", new Words("即办件办结时限", "Time of a case done at once"),
        new Words("分钟", "minutes"), 30, 5, 30, "R-DEADLINE-IMMEDIATE-30, 002-D 四(三)4");

    /// <summary>How those minutes run: 0 on the wall, 1 while the hall is open.</summary>
    public static readonly Parameter ImmediateClock = new(
        "cases.immediate-clock", new Words("即办件计时方式", "How the time of a case done at once runs"),
        Choice, 0, 0, 1, "R-DEADLINE-IMMEDIATE-30, 002-D 四(三)4",
        [new Words("连续计时", "On the wall"), new Words("按办公时间计时", "While the hall is open")]);

    /// <summary>The limit of a licence that silence accepted and for which the hall promised none.</summary>
    public static readonly Parameter LicenceDays = new(
        "cases.licence-days", new Words("行政许可法定办结时限", "Statutory time of a licence"),
        WorkingDays, 20, 1, 20, "R-CASE-PROMISE-DUE, 行政许可法 42");

    /// <summary>Natural days of a petition.</summary>
    public static readonly Parameter PetitionDays = new(
        "cases.petition-days", new Words("信访件办结时限", "Time of a petition"), NaturalDays, 60, 1, 60,
        "R-CASE-PETITION, 信访工作条例 34");

    /// <summary>Natural days by which a petition may be extended.</summary>
    public static readonly Parameter PetitionExtension = new(
        "cases.petition-extension-days", new Words("信访件延期上限", "Longest extension of a petition"),
        NaturalDays, 30, 1, 30, "R-CASE-PETITION, 信访工作条例 34");

    /// <summary>Working days by which a case may be extended, once.</summary>
    public static readonly Parameter ExtensionDays = new(
        "cases.extension-days", new Words("延期上限", "Longest extension"), WorkingDays, 10, 1, 10,
        "R-EXT-NOTICE, 004-Q 九; 行政许可法 42");

    /// <summary>Minutes after which a case done at once warns first.</summary>
    public static readonly Parameter ImmediateFirstWarning = new(
        "cases.immediate-first-warning", new Words("即办件首次预警", "First warning of a case done at once"),
        Minutes, 20, 1, 30, "R-DEADLINE-IMMEDIATE-30, 002-D 四(三)4");

    /// <summary>Minutes after which it warns again.</summary>
    public static readonly Parameter ImmediateSecondWarning = new(
        "cases.immediate-second-warning", new Words("即办件再次预警", "Second warning of a case done at once"),
        Minutes, 25, 1, 30, "R-DEADLINE-IMMEDIATE-30, 002-D 四(三)4");

    /// <summary>Per cent of the time left when a limit in days warns first.</summary>
    public static readonly Parameter FirstWarning = new(
        "cases.first-warning", new Words("期限首次预警（剩余时间）", "First warning, time left"), Percent,
        20, 0, 90, "R-CASE-PROMISE-DUE, 002-D 一(三)");

    /// <summary>Per cent of the time left when it warns again.</summary>
    public static readonly Parameter SecondWarning = new(
        "cases.second-warning", new Words("期限再次预警（剩余时间）", "Second warning, time left"), Percent,
        5, 0, 90, "R-CASE-PROMISE-DUE, 002-D 一(三)");

    /// <summary>Natural days within which it is told whether a petition is accepted.</summary>
    public static readonly Parameter PetitionAnswerDays = new(
        "cases.petition-answer-days", new Words("信访件受理告知时限", "Time to accept or refuse a petition"),
        NaturalDays, 15, 1, 15, "R-CASE-PETITION, 信访工作条例 22");

    /// <summary>Working days by which a joint case may be extended, once.</summary>
    public static readonly Parameter JointExtensionDays = new(
        "cases.joint-extension-days", new Words("联办件延期上限", "Longest extension of a joint case"),
        WorkingDays, 15, 1, 15, "R-EXT-NOTICE, 行政许可法 42");

    /// <summary>How often a case may be extended.</summary>
    public static readonly Parameter Extensions = new(
        "cases.extensions", new Words("延期次数上限", "Most extensions"), new Words("次", "times"), 1, 0, 1,
        "R-EXT-NOTICE, 行政许可法 42");

    /// <summary>Working days within which the applicant is told the result.</summary>
    public static readonly Parameter NotifyDays = new(
        "cases.notify-days", new Words("办理结果告知时限", "Time to tell the result"), WorkingDays, 1, 0, 10,
        "R-RESULT-NOTIFY, 002-A 程序; 000-B 代理3");

    /// <summary>Working days within which a licence granted is delivered.</summary>
    public static readonly Parameter DeliverDays = new(
        "cases.deliver-days", new Words("许可证件送达时限", "Time to deliver a licence"), WorkingDays, 10, 1, 10,
        "R-RESULT-NOTIFY, 行政许可法 44");

    /// <summary>Working days within which a result that must be public is published.</summary>
    public static readonly Parameter PublishDays = new(
        "cases.publish-days", new Words("办理结果公开时限", "Time to publish a result"), WorkingDays, 7, 0, 20,
        "R-PUBLISH-RESULT, 002-D 五");

    /// <summary>Full days that a publicity lasts at least.</summary>
    public static readonly Parameter PublicityDays = new(
        "cases.publicity-days", new Words("公示期", "Days of publicity"), NaturalDays, 3, 1, 60,
        "R-PUBLICITY-DAYS, 002-C");

    /// <summary>Working days within which a question that needs looking into is answered.</summary>
    public static readonly Parameter ReplyDays = new(
        "cases.reply-days", new Words("需调查了解的问题答复时限", "Time for an answer that needs looking into"),
        WorkingDays, 15, 1, 15, "R-REPLY-15WD, 003-D 四");

    /// <summary>All of them.</summary>
    public static readonly IReadOnlyList<Parameter> All =
    [
        CountStartDay, AfterHours, DayEnd, NoticeDays, DeemedForAll, SupplementDays, ImmediateMinutes,
        ImmediateClock, LicenceDays, PetitionDays, PetitionExtension, ExtensionDays, ImmediateFirstWarning,
        ImmediateSecondWarning, FirstWarning, SecondWarning, PetitionAnswerDays, JointExtensionDays,
        Extensions, NotifyDays, DeliverDays, PublishDays, PublicityDays, ReplyDays,
    ];

    private static Words WorkingDays => new("工作日", "working days");

    private static Words NaturalDays => new("日", "days");

    private static Words Minutes => new("分钟", "minutes");

    private static Words Percent => new("%", "%");

    private static Words Choice => new("选项", "choice");

    private static Parameter YesNo(string id, Words name, string clause) =>
        new(id, name, Choice, 0, 0, 1, clause, [new Words("否", "No"), new Words("是", "Yes")]);
}
