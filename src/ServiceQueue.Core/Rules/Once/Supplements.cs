using System.Collections.Immutable;
using NodaTime;
using ServiceQueue.Core.Cases;
using ServiceQueue.Core.Halls;
using ServiceQueue.Core.Hours;
using ServiceQueue.Core.Notices;
using ServiceQueue.Core.Rulebooks;
using ServiceQueue.Core.Rules.Cases;

namespace ServiceQueue.Core.Rules.Once;

/// <summary>
/// R-ONCE-SUPP-SINGLE: one notice asks for everything; a later one only for what could not be seen before,
/// and says why (000-B 一次二; 行政许可法 32(4)).
/// </summary>
internal sealed class SingleSupplement(CaseFiles files) : CaseRule(
    new RuleInfo(
        "R-ONCE-SUPP-SINGLE", RuleGrade.Must, "000-B 一次二; 001-B 六; 002-D 四(三)2; 003-C 七; 004-Q 九",
        new("一次性告知应当补办的全部材料和具体要求",
            "One notice asks for everything that is missing; a second one only for what could not be seen")),
    files)
{
    protected override void Listen(Listening listening) => On<SupplementRequested>(listening, Judge);

    private static void Judge(Scene scene, SupplementRequested e, CaseFile file)
    {
        ImmutableArray<MaterialCheck> asked = e.Missing.IsDefault ? [] : e.Missing;
        var left = Names(
            file.Materials.Where(m => CaseFile.IsLacking(m) && asked.All(a => a.Name != m.Name)));
        if (left.Length > 0)
        {
            scene.Breach(
                e.Case, new($"一次性告知遗漏：{left}", $"the notice leaves out: {left}"), file.Counter,
                file.ReceivedSequence);
        }

        // The memory has folded this request in already.
        if (file.Requests.Count < 2) return;
        if (string.IsNullOrWhiteSpace(e.WhyNotBefore))
        {
            scene.Breach(
                e.Case, new($"第{file.Requests.Count}次要求补正，未说明为何首次未告知",
                    $"request {file.Requests.Count}, without a reason why it was not asked at first"),
                file.Counter, file.ReceivedSequence);
        }

        var earlier = file.Requests.Take(file.Requests.Count - 1)
            .SelectMany(r => r.Missing.IsDefault ? [] : r.Missing).Select(m => m.Name).ToHashSet();
        var late = Names(asked.Where(
            a => !earlier.Contains(a.Name) && file.FirstLook.Any(f => f.Name == a.Name)));
        if (late.Length == 0) return;
        scene.Breach(
            e.Case, new($"首次查看时已能发现，却再次要求补正：{late}",
                $"visible at the first look, and asked for only now: {late}"),
            file.Counter, file.ReceivedSequence);
    }

    private static string Names(IEnumerable<MaterialCheck> materials) =>
        string.Join('、', materials.Select(m => m.Name));
}

/// <summary>What must be told by a due time that starts with the receipt.</summary>
internal abstract class ToldInTime(RuleInfo info, CaseFiles files) : LimitRule(info, files)
{
    /// <summary>What the law allows at most (行政许可法 32(4)); no hall may raise it.</summary>
    public const int LawfulDays = 5;

    /// <summary>The limit in force, in working days.</summary>
    protected abstract int Days(Rulebook rules);

    protected override void Hear(Listening listening)
    {
        On<CaseReceived>(listening, (scene, _, file) => Arm(scene, file));
        listening.On<CaseEvent>((scene, e) =>
        {
            // A deemed acceptance is what follows from silence; it does not make up for it.
            if (e is SupplementRequested or CaseReturned or CaseRefused or CaseWithdrawn
                or CaseAccepted { IsDeemed: false } or CaseTyped { Kind: CaseKind.Consult })
                Stop(scene, e.Case);
        });
    }

    protected override void Arm(Scene scene, CaseFile file)
    {
        var days = Days(scene.After.Books.Rules);
        var due = DueTimes.Of(Files.Clock(scene.After), file.ReceivedAt, TimeLimit.WorkingDays(days));
        Run(scene, file, file.ReceivedAt, due, new(
            $"收件后{days}个工作日内未受理，也未一次性告知补正",
            $"neither accepted nor told what is missing within {days} working days"));
    }
}

/// <summary>R-ONCE-5WD: told at once, or within five working days; else accepted (003-A 五).</summary>
internal sealed class ToldInFiveDays(CaseFiles files) : ToldInTime(
    new RuleInfo(
        "R-ONCE-5WD", RuleGrade.Must, "003-A 五; 行政许可法 32(4)",
        new("确实不能当场告知的，在5个工作日内一次性告知，逾期视为受理",
            "What cannot be told on the spot is told within five working days, else it is deemed accepted")),
    files)
{
    protected override int Days(Rulebook rules) => LawfulDays;
}

/// <summary>R-ONCE-BLANK: the hall's own limit, which may be shorter than the law's (000-B 一次).</summary>
internal sealed class ToldInHallDays(CaseFiles files) : ToldInTime(
    new RuleInfo(
        "R-ONCE-BLANK", RuleGrade.Must, "000-B 一次; 行政许可法 32(4)",
        new("在大厅公布的工作日数内一次性告知，且不得超过5个工作日",
            "Told within the hall's own limit, which is never longer than five working days")),
    files)
{
    protected override int Days(Rulebook rules) =>
        Math.Clamp(rules[CaseFigures.NoticeDays], 1, LawfulDays);

    protected override void Hear(Listening listening)
    {
        base.Hear(listening);
        listening.On<DayOpened>((scene, _) => Cap(scene));
        listening.On<RulebookEvent>((scene, _) => Cap(scene));
    }

    /// <summary>Where both limits are the same, one of the two rules warns.</summary>
    protected override (Instant First, Instant Second) Warnings(Scene scene, Instant start, Instant due) =>
        Days(scene.After.Books.Rules) == LawfulDays
            ? (due, due) : base.Warnings(scene, start, due);

    private static void Cap(Scene scene)
    {
        var days = scene.After.Books.Rules[CaseFigures.NoticeDays];
        if (days <= LawfulDays) return;
        scene.Breach(CaseFigures.NoticeDays.Id, new(
            $"大厅设定{days}个工作日，法定上限为{LawfulDays}个工作日",
            $"set to {days} working days; the law allows {LawfulDays}"));
    }
}

/// <summary>R-ONCE-WRITTEN: in writing, except by phone or for a consultation (003-C 六).</summary>
internal sealed class ToldInWriting(CaseFiles files) : SessionRule(
    new RuleInfo(
        "R-ONCE-WRITTEN", RuleGrade.Must, "003-A 五; 003-C 六",
        new("除电话咨询和现场咨询可口头告知外，一律书面告知",
            "Told in writing, except by phone and for a consultation on the spot")),
    files)
{
    protected override void Hear(Listening listening) => On<SupplementRequested>(listening, Judge);

    private void Judge(Scene scene, SupplementRequested e, CaseFile file)
    {
        var mayBeOral = file is { Channel: "phone" } or { Channel: "on-spot", Kind: CaseKind.Consult };
        if (mayBeOral && e.IsOral) return;
        if (e.IsOral || string.IsNullOrWhiteSpace(e.Notice))
        {
            scene.Breach(
                e.Case, new("补正要求未采用书面形式", "what is missing was not told in writing"), file.Counter,
                file.ReceivedSequence);
            return;
        }

        Owe(scene, file, new("未出具带编号和盖章处的一次性告知书", "no numbered notice with room for the seal"),
            p => p.Number == e.Notice && p is { Kind: NoticeKind.Supplement, HasSeal: true });
    }
}
