using ServiceQueue.Core.Complaints;
using ServiceQueue.Core.Halls;

namespace ServiceQueue.Core.Rules.Complaints;

/// <summary>
/// R-CMP-INTAKE-24H. Intake itself knows no refusal; what can go wrong is the registration.
/// </summary>
public sealed class IntakeRule() : Rule(new RuleInfo(
    "R-CMP-INTAKE-24H", RuleGrade.Must, "002-D 一(六)",
    new Words("24小时受理投诉举报，并在收到后24小时内登记。",
        "Complaints are taken in around the clock and registered within 24 hours of receipt.")))
{
    private readonly Deadlines _deadlines = new(ComplaintFigures.WarnPercent);

    /// <inheritdoc />
    public override void Watch(Listening listening)
    {
        _deadlines.Watch(listening);
        listening.On<ComplaintReceived>((scene, e) => _deadlines.Expect(
            scene, e.Number, scene.At, ComplaintClock.Register(scene.After.Books.Rules),
            new Words("投诉未在规定时限内登记。", "The complaint was not registered in time.")));
        listening.On<ComplaintRegistered>((scene, e) => _deadlines.Met(scene, scene.Number(e)));
    }
}
