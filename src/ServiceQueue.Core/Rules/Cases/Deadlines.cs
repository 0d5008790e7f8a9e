using NodaTime;
using ServiceQueue.Core.Cases;
using ServiceQueue.Core.Halls;
using ServiceQueue.Core.Hours;

namespace ServiceQueue.Core.Rules.Cases;

/// <summary>A rule by which accepted cases of some kinds are decided in time.</summary>
internal abstract class DecidedInTime(RuleInfo info, CaseFiles files) : LimitRule(info, files)
{
    /// <summary>Whether a case is of these kinds.</summary>
    protected abstract bool Concerns(CaseFile file);

    protected override void Hear(Listening listening)
    {
        On<CaseAccepted>(listening, (scene, _, file) => Arm(scene, file));
        On<CaseTyped>(listening, (scene, _, file) => Arm(scene, file));
        On<CaseResumed>(listening, (scene, _, file) => Arm(scene, file));
        On<CaseExtended>(listening, (scene, _, file) =>
        {
            // One that was made too late or too often gives no more time.
            if (file.Extension is { IsLawful: true }) Arm(scene, file);
        });
        listening.On<CaseEvent>((scene, e) =>
        {
            if (e is CasePaused) Halt(scene, e.Case);
            if (e is CaseDecided or CaseWithdrawn or CaseReturned or CaseRefused)
                Stop(scene, e.Case);
        });
    }

    protected override void Arm(Scene scene, CaseFile file)
    {
        if (file is not { Accepted: { } accepted, State: CaseState.Running }) return;
        if (Concerns(file)) Start(scene, file, accepted);
        else Stop(scene, file.Case);
    }

    /// <summary>Starts the time of a case of these kinds.</summary>
    protected virtual void Start(Scene scene, CaseFile file, CaseAccepted accepted) => Run(
        scene, file, accepted.From, file.Due(Files.Clock(scene.After))!,
        new("承诺期内未办结", "not decided within the promised time"));
}

/// <summary>
/// R-DEADLINE-IMMEDIATE-30: an immediate case is done within 30 minutes (002-D 四(三)4).
/// </summary>
internal sealed class ImmediateDeadline(CaseFiles files) : DecidedInTime(
    new RuleInfo(
        "R-DEADLINE-IMMEDIATE-30", RuleGrade.Must, "002-D 四(三)4",
        new("即办件即收即办，现场30分钟内办结", "An immediate case is done on the spot within 30 minutes")),
    files)
{
    protected override bool Concerns(CaseFile file) => file.Kind == CaseKind.Immediate;

    protected override void Start(Scene scene, CaseFile file, CaseAccepted accepted)
    {
        var minutes = scene.After.Books.Rules[CaseFigures.ImmediateMinutes];
        var due = DueTimes.Of(Files.Clock(scene.After), accepted.From, Limit(scene, minutes));
        Run(scene, file, accepted.From, due, new(
            $"即办件{minutes}分钟内未办结", $"an immediate case not done within {minutes} minutes"));
    }

    protected override (Instant First, Instant Second) Warnings(Scene scene, Instant start, Instant due)
    {
        var clock = Files.Clock(scene.After);
        var rules = scene.After.Books.Rules;
        Instant After(int minutes) => DueTimes.Of(clock, start, Limit(scene, minutes)).At ?? due;
        return (After(rules[CaseFigures.ImmediateFirstWarning]),
            After(rules[CaseFigures.ImmediateSecondWarning]));
    }

    private static TimeLimit Limit(Scene scene, int minutes) =>
        scene.After.Books.Rules.Is(CaseFigures.ImmediateClock)
            ? TimeLimit.BusinessMinutes(minutes) : TimeLimit.WallMinutes(minutes);
}

/// <summary>
/// R-CASE-PROMISE-DUE: decided by the due time, with lawful extensions and pauses (002-D 一(三), 四).
/// </summary>
internal sealed class PromiseDue(CaseFiles files) : DecidedInTime(
    new RuleInfo(
        "R-CASE-PROMISE-DUE", RuleGrade.Must, "002-D 一(三), 四; 000-B 限时; 001-B 七; 003-D 六; 004-Q 九",
        new("必须在承诺期内办结", "Decided within the promised time")),
    files)
{
    protected override bool Concerns(CaseFile file) =>
        file.Kind is CaseKind.Promise or CaseKind.Joint or CaseKind.Agency;
}

/// <summary>
/// R-CASE-PETITION: answered in 15 days, decided in 60, once 30 more (002-D 四(三)4; 信访工作条例 22, 34).
/// </summary>
internal sealed class PetitionDue(CaseFiles files) : DecidedInTime(
    new RuleInfo(
        "R-CASE-PETITION", RuleGrade.Must, "002-D 四(三)4; 信访工作条例 22, 34",
        new("信访件按信访有关规定时限办理：15日内书面告知是否受理，60日内办结，可延长30日",
            "A petition is answered within 15 days and decided within 60, once extended by at most 30")),
    files)
{
    protected override bool Concerns(CaseFile file) => file.Kind == CaseKind.Petition;

    protected override void Hear(Listening listening)
    {
        base.Hear(listening);
        On<CaseAccepted>(listening, (scene, e, file) =>
        {
            if (!Concerns(file) || Due(scene, file, e.From).At is not { } due) return;
            if (e.Due is not { } told || told <= due) return;
            scene.Breach(
                e.Case, new($"信访件办结时限最迟为{Local(scene, due)}，记为{Local(scene, told)}",
                    $"a petition is due by {Local(scene, due)}, told as {Local(scene, told)}"),
                file.Counter, file.ReceivedSequence);
        });
    }

    protected override void Arm(Scene scene, CaseFile file)
    {
        base.Arm(scene, file);
        if (file.Accepted is not null || file.State != CaseState.Received || !Concerns(file)) return;
        var days = scene.After.Books.Rules[CaseFigures.PetitionAnswerDays];
        var due = DueTimes.Of(Files.Clock(scene.After), file.ReceivedAt, TimeLimit.NaturalDays(days));
        Run(scene, file, file.ReceivedAt, due, new(
            $"信访件{days}日内未书面告知是否受理", $"a petition not answered within {days} days"));
    }

    protected override void Start(Scene scene, CaseFile file, CaseAccepted accepted) => Run(
        scene, file, accepted.From, Due(scene, file, accepted.From),
        new("信访件未按期办结", "a petition not decided in time"));

    private DueTime Due(Scene scene, CaseFile file, Instant from) => file.Due(
        Files.Clock(scene.After), from,
        TimeLimit.NaturalDays(scene.After.Books.Rules[CaseFigures.PetitionDays]));
}

/// <summary>
/// R-CASE-REPORTUP: sent up before its own due time, and decided by the superior body's (002-D 四(三)4).
/// </summary>
internal sealed class ReportUpDue(CaseFiles files) : DecidedInTime(
    new RuleInfo(
        "R-CASE-REPORTUP", RuleGrade.Must, "002-D 四(三)4; 001-B 八",
        new("上报件按时转报，并在上级规定的承诺时限内办结",
            "A case for a superior body is sent up in time and decided by the superior's due time")),
    files)
{
    protected override bool Concerns(CaseFile file) => file.Kind == CaseKind.ReportUp;

    protected override void Hear(Listening listening)
    {
        base.Hear(listening);
        On<CaseSentUp>(listening, (scene, e, file) =>
        {
            if (file.SuperiorDue is null || string.IsNullOrWhiteSpace(e.Superior))
            {
                scene.Breach(
                    e.Case, new("转报未记录上级机关或上级时限", "sent up without the superior body or its due time"),
                    file.Counter, file.AcceptedSequence);
            }

            Stop(scene, e.Case);
            Arm(scene, file);
        });
    }

    protected override void Start(Scene scene, CaseFile file, CaseAccepted accepted)
    {
        if (file.SentUpAt is null)
        {
            Run(scene, file, accepted.From, file.Due(Files.Clock(scene.After))!,
                new("上报件未按时转报", "not sent up in time"));
        }
        else if (file.SuperiorDue is { } due)
        {
            Run(scene, file, accepted.From, new DueTime { At = due },
                new("上报件未在上级规定时限内办结", "not decided by the superior body's due time"));
        }
    }
}

/// <summary>
/// R-OVERDUE-ACCOUNT: what is late without an extension is put down for assessment (002-D 一(三); 002-E 追究一1).
/// </summary>
internal sealed class OverdueAccount(CaseFiles files) : CaseRule(
    new RuleInfo(
        "R-OVERDUE-ACCOUNT", RuleGrade.Must, "002-D 一(三); 002-E 限时四, 追究一1",
        new("无故超过时限的，计入考核", "A case late without a lawful extension is put down for assessment")),
    files)
{
    protected override void Listen(Listening listening) => On<CaseDecided>(listening, (scene, e, file) =>
    {
        var clock = Files.Clock(scene.After);
        if (file.Due(clock)?.At is not { } due || DueTimes.IsOnTime(scene.At, due)) return;
        var last = DueTimes.DayOf(clock, due);
        var late = DueTimes.WorkingDaysBetween(clock, last, scene.At.InZone(clock.Zone).Date);
        scene.Breach(
            e.Case, new($"逾期{(late > 0 ? $"{late}个工作日" : "")}办结，时限{Local(scene, due)}，计入首办窗口考核",
                $"decided late by {late ?? 0} working days, due {Local(scene, due)}; to be assessed"),
            file.Counter, file.AcceptedSequence);
    });
}
