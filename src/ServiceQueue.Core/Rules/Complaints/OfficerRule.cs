using ServiceQueue.Core.Complaints;
using ServiceQueue.Core.Halls;

namespace ServiceQueue.Core.Rules.Complaints;

/// <summary>
/// R-CMP-DESK: an officer who is not complained of, and nobody complained of at work on it.
/// </summary>
public sealed class OfficerRule() : Rule(new RuleInfo(
    "R-CMP-DESK", RuleGrade.Must, "000-B 监督投诉; 000-H 六1; 000-F 六(四)",
    new Words("设监督投诉台和投诉专员，被投诉人不得经办对自己的投诉。",
        "Each complaint has an officer, who is never the person complained of.")))
{
    private readonly Dictionary<string, HashSet<string>> _against = new(StringComparer.Ordinal);

    /// <inheritdoc />
    public override void Watch(Listening listening)
    {
        listening.On<ComplaintReceived>(Received);
        listening.On<ComplaintRegistered>((scene, e) =>
        {
            if (string.IsNullOrWhiteSpace(e.Officer))
                scene.Breach(scene.Number(e), new Words("投诉没有投诉专员。", "The complaint has no officer."));
            Held(scene, e, e.Officer, e.By);
        });
        listening.On<ComplaintReassigned>((scene, e) => Held(scene, e, e.Officer, e.By));
        listening.On<ComplaintDispatched>((scene, e) => Held(scene, e, e.To, e.By));
        listening.On<ComplaintContacted>((scene, e) => Held(scene, e, e.By));
        listening.On<ComplaintProlonged>((scene, e) => Held(scene, e, e.By, e.Approver));
        listening.On<ComplaintResolved>((scene, e) => Held(scene, e, e.By));
        listening.On<ComplaintNoticed>((scene, e) => Held(scene, e, e.By));
        listening.On<ComplaintCalledBack>((scene, e) => Held(scene, e, e.By));
        listening.On<ComplaintClosed>((_, e) => _against.Remove(e.Complaint));
    }

    /// <summary>Those named on the form, and those who served the visit, whether named or not.</summary>
    private void Received(Scene scene, ComplaintReceived received)
    {
        var against = received.Form.Against.ToHashSet(StringComparer.Ordinal);
        if (received.Form.Visit is { } id)
        {
            if (scene.After.Visits.GetValueOrDefault(id) is { } visit)
                against.UnionWith(visit.Turns.Select(t => t.Clerk).OfType<string>());
            if (scene.After.Books.Ratings.Find(id)?.Clerk is { } clerk) against.Add(clerk);
        }

        if (against.Count > 0) _against[received.Complaint] = against;
    }

    private void Held(Scene scene, ComplaintEvent happened, params ReadOnlySpan<string> by)
    {
        if (!_against.TryGetValue(happened.Complaint, out var against)) return;
        foreach (var one in by)
        {
            if (!against.Contains(one)) continue;
            var complaint = scene.Complaint(happened);
            scene.Breach(
                scene.Number(happened),
                new Words("被投诉人经办了对自己的投诉。", "The person complained of handled the complaint."),
                complaint?.Form.Counter, complaint is null ? [] : [complaint.Sequence]);
            return;
        }
    }
}
