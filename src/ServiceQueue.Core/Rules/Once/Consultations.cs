using NodaTime;
using ServiceQueue.Core.Asking;
using ServiceQueue.Core.Disclosure;
using ServiceQueue.Core.Halls;
using ServiceQueue.Core.Rules.Cases;
using ServiceQueue.Core.Visits;

namespace ServiceQueue.Core.Rules.Once;

/// <summary>Questions about items, until they are answered or long forgotten.</summary>
internal sealed class OpenQuestions
{
    private readonly Dictionary<string, (string Item, long Sequence, Instant At)> _open =
        new(StringComparer.Ordinal);

    /// <summary>Somebody asks about an item.</summary>
    public void Add(Scene scene, string question, string item) =>
        _open[question] = (item, scene.Sequence, scene.At);

    /// <summary>It is settled: the item and the record of the asking, or null when there was none.</summary>
    public (string Item, long Sequence)? Remove(string question) =>
        _open.Remove(question, out var asked) ? (asked.Item, asked.Sequence) : null;

    /// <summary>Forgets what nobody comes back to any more.</summary>
    public void Forget(Scene scene)
    {
        var before = scene.At - CaseFiles.QuestionsKept;
        foreach (var (question, _) in _open.Where(q => q.Value.At < before).ToList()) _open.Remove(question);
    }
}

/// <summary>R-ONCE-CONSULT: who asks about an item gets its whole checklist (000-B 一次一).</summary>
internal sealed class ConsultChecklist() : Rule(new RuleInfo(
    "R-ONCE-CONSULT", RuleGrade.Must, "000-B 一次一; 002-A 一; 002-E 一次二; 004-G 二",
    new("咨询事项的，一次性告知办理程序和所需全部材料，并提供办事指南",
        "Whoever asks about an item is given its whole checklist, of the edition in force")))
{
    private readonly OpenQuestions _asked = new();

    public override void Watch(Listening listening)
    {
        listening.On<DayOpened>((scene, _) => _asked.Forget(scene));
        listening.On<FirstAsked>((scene, e) =>
        {
            if (e.Item is { } item) _asked.Add(scene, e.Question, item);
        });
        listening.On<ReferredOutside>((_, e) => _asked.Remove(e.Question));
        listening.On<QuestionAnswered>((scene, e) =>
        {
            if (_asked.Remove(e.Question) is not { } asked) return;
            var version = scene.After.Books.Disclosure.Catalogue?.Version;
            if (string.IsNullOrWhiteSpace(e.ChecklistVersion))
            {
                scene.Breach(
                    e.Question, new($"咨询{asked.Item}未提供一次性告知清单", $"no checklist of {asked.Item} was given"),
                    evidence: asked.Sequence);
            }
            else if (version is not null && e.ChecklistVersion != version)
            {
                scene.Breach(
                    e.Question, new($"提供的清单版本为{e.ChecklistVersion}，现行版本为{version}",
                        $"the checklist given is edition {e.ChecklistVersion}, in force is {version}"),
                    evidence: asked.Sequence);
            }
        });
    }
}

/// <summary>
/// R-ONCE-CONTENT: each item's checklist has its parts, or says that one does not apply (003-C 四).
/// </summary>
internal sealed class ChecklistContent() : Rule(new RuleInfo(
    "R-ONCE-CONTENT", RuleGrade.Must, "003-C 四",
    new("告知内容包括条件、时限、程序、所需的全部材料和不予办理的情形",
        "A checklist tells conditions, time limit, steps, all materials and when it is refused")))
{
    private string? _seen;

    public override void Watch(Listening listening)
    {
        listening.On<DayOpened>((scene, _) => Look(scene));
        listening.On<DisclosureEvent>((scene, _) => Look(scene));
    }

    private void Look(Scene scene)
    {
        if (scene.After.Books.Disclosure.Catalogue is not { } edition || edition.Version == _seen) return;
        _seen = edition.Version;
        foreach (var item in edition.Items)
        {
            if (Missing(item) is not { Count: > 0 } missing) continue;
            scene.Breach(item.Id, new(
                $"版本{edition.Version}的告知清单缺少：{string.Join('、', missing.Select(w => w.ZhCn))}",
                $"edition {edition.Version} lacks {string.Join(", ", missing.Select(w => w.En))}"));
        }
    }

    private static List<Words> Missing(ItemPlan item)
    {
        (bool Lacks, Words Part)[] parts =
        [
            (Blank(item.Conditions), new("办理条件", "conditions")),
            (item is { Promise: null, IsImmediate: false }, new("办理时限", "time limit")),
            (item.Steps.IsDefaultOrEmpty || item.Steps.All(Blank), new("办理程序", "steps")),
            (item.Materials.IsDefaultOrEmpty || item.Materials.All(Blank), new("所需材料", "materials")),
            (Blank(item.Refusals), new("不予办理的情形", "when it is refused")),
            (item.Fee is not null && Blank(item.FeeBasis), new("收费依据", "basis of the fee")),
            (Blank(item.Place), new("办理地点", "place")),
            (Blank(item.Phone), new("咨询电话", "phone")),
        ];
        return [.. parts.Where(p => p.Lacks).Select(p => p.Part)];
    }

    private static bool Blank(string text) => string.IsNullOrWhiteSpace(text);
}

/// <summary>
/// R-ONCE-MULTI-DEPT: what concerns several bodies is cleared inside; the visitor is not sent round (003-C
/// 八).
/// </summary>
internal sealed class SentRound() : Rule(new RuleInfo(
    "R-ONCE-MULTI-DEPT", RuleGrade.Should, "003-C 八",
    new("涉及多个部门的，由首问人内部协调，不得推诿",
        "What concerns several bodies is cleared inside the hall; the visitor is not sent on")))
{
    private readonly Dictionary<string, (VisitId Visit, long Sequence)> _unclear =
        new(StringComparer.Ordinal);

    public override void Watch(Listening listening)
    {
        listening.On<DayOpened>((_, _) => _unclear.Clear());
        listening.On<FirstAsked>((scene, e) =>
        {
            if (e is { Visit: { } visit, InScope: false, Item: null })
                _unclear[e.Question] = (visit, scene.Sequence);
        });
        listening.On<QuestionEvent>((_, e) =>
        {
            if (e is Coordinated or HandoverAccepted or QuestionAnswered) _unclear.Remove(e.Question);
        });
        listening.On<VisitTransferred>((scene, e) =>
        {
            foreach (var (question, asked) in _unclear.Where(u => u.Value.Visit == e.Visit).ToList())
            {
                _unclear.Remove(question);
                scene.Breach(
                    question, new("事项不明，未经内部协调即让来访人转到别处",
                        "sent on although nobody had cleared whose matter it is"),
                    e.Counter, asked.Sequence);
            }
        });
    }
}
