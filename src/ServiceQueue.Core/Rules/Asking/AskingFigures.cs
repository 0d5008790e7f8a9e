using System.Collections.Immutable;
using ServiceQueue.Core.Halls;
using ServiceQueue.Core.Rulebooks;

namespace ServiceQueue.Core.Rules.Asking;

/// <summary>The figures of first-asked responsibility, 首问责任制.</summary>
public static class AskingFigures
{
    private static readonly Words Minutes = new("分钟", "minutes");

    /// <summary>The latest time that may be promised when a question is deferred.</summary>
    public static readonly Parameter FollowUpDays = new(
        "asking.follow-up-days", new Words("延后答复最长时限", "Longest time promised for a later answer"),
        new Words("工作日", "working days"), 5, 1, 15, "R-FIRST-FOLLOWUP; 003-B 三");

    /// <summary>How soon the named clerk accepts a handover.</summary>
    public static readonly Parameter AcceptMinutes = new(
        "asking.accept-minutes", new Words("移交后接收时限", "Time to accept a handover"), Minutes, 10, 1, 60,
        "R-FIRST-HANDOVER; 002-E 首问三");

    /// <summary>How long a call by phone may last until its answer is recorded.</summary>
    public static readonly Parameter PhoneMinutes = new(
        "asking.phone-minutes", new Words("来电当场答复时限", "Time to answer a call on the spot"), Minutes,
        30, 1, 120, "R-FIRST-ANSWER-NOW; 002-D 二2");

    /// <summary>
    /// How a visitor comes to the right counter: the regulations differ, so the hall decides.
    /// </summary>
    public static readonly Parameter HandoverMode = new(
        "asking.handover-mode", new Words("移交方式", "Way of handing over"), new Words("选项", "choice"), 1,
        0, 2, "R-FIRST-HANDOVER; 002-D 一(二), 二2(1); 002-E 首问三; 003-A 六",
        [
            new Words("送至窗口", "escort"), new Words("直接落实接待人员", "assign"), new Words("介绍至窗口", "guide"),
        ]);

    /// <summary>All of them.</summary>
    public static ImmutableArray<Parameter> All { get; } =
        [FollowUpDays, AcceptMinutes, PhoneMinutes, HandoverMode];
}
