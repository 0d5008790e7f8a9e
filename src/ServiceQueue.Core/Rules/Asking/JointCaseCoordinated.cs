using NodaTime;
using ServiceQueue.Core.Cases;
using ServiceQueue.Core.Halls;

namespace ServiceQueue.Core.Rules.Asking;

/// <summary>A joint case has one coordinator and one due time for all its parts.</summary>
internal sealed class JointCaseCoordinated() : Rule(new RuleInfo(
    "R-FIRST-JOINT", RuleGrade.Must, "002-D 二3; 000-C (3)",
    new Words("联办件由首问窗口协调办理，统一时限",
        "A joint case has a coordinator and one due time for all its parts.")))
{
    private readonly Dictionary<string, (Instant? Due, long Record)> _joint = [];

    /// <inheritdoc />
    public override void Watch(Listening listening)
    {
        listening.On<CaseTyped>(OnTyped);
        listening.On<CaseAccepted>(OnAccepted);
        listening.On<CaseArchived>((_, e) => _joint.Remove(e.Case));
        listening.On<CaseReturned>((_, e) => _joint.Remove(e.Case));
        listening.On<CaseRefused>((_, e) => _joint.Remove(e.Case));
        listening.On<CaseWithdrawn>((_, e) => _joint.Remove(e.Case));
    }

    private static void OnTyped(Scene scene, CaseTyped typed)
    {
        if (typed.Kind != CaseKind.Joint || !string.IsNullOrWhiteSpace(typed.Coordinator)) return;
        scene.Breach(typed.Case, new Words("联办件没有指定协调人", "A joint case has no coordinator."));
    }

    private void OnAccepted(Scene scene, CaseAccepted accepted)
    {
        if (accepted.Kind != CaseKind.Joint) return;
        if (_joint.TryGetValue(accepted.Case, out var first) && first.Due != accepted.Due)
        {
            scene.Breach(accepted.Case, new Words(
                "联办件各部分的办结时限不一致", "The parts of a joint case have different due times."), null,
                first.Record);
        }

        _joint.TryAdd(accepted.Case, (accepted.Due, scene.Sequence));
    }
}
