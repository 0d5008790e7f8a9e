using ServiceQueue.Core.Disclosure;
using ServiceQueue.Core.Halls;
using ServiceQueue.Core.Rules.Asking;
using ServiceQueue.Core.Visits;

namespace ServiceQueue.Core.Rules.Ledger;

/// <summary>
/// Each ticket has its row in the work log: who served it, how it ended, identity checked or not.
/// </summary>
internal sealed class VisitsLogged() : Rule(new RuleInfo(
    "R-LOG-VISIT", RuleGrade.Must, "000-A 四2; 000-E 四2, 4",
    new Words("核实身份信息，并在工作日志中详细记录", "Each ticket has a row in the work log: clerk, outcome, identity.")))
{
    private static readonly HashSet<string> WithoutCase = ["answered", Outcomes.None];

    private readonly HashSet<VisitId> _checked = [];

    /// <inheritdoc />
    public override void Watch(Listening listening)
    {
        listening.On<DayOpened>((_, _) => _checked.Clear());
        listening.On<VisitNoted>((_, e) =>
        {
            if (e.IdentityChecked) _checked.Add(e.Visit);
        });
        listening.On<TurnFinished>(OnFinished);
        listening.On<DayClosed>(OnDayClosed);
    }

    private void OnFinished(Scene scene, TurnFinished finished)
    {
        var subject = Subjects.Of(scene.After, finished.Visit);
        var turn = scene.Before.Visits[finished.Visit].Turn;
        if (string.IsNullOrWhiteSpace(turn.Clerk))
            scene.Breach(subject, new Words("工作日志没有经办人", "The log has no clerk."), finished.Counter);
        if (string.IsNullOrWhiteSpace(finished.Outcome))
            scene.Breach(subject, new Words("工作日志没有办理结果", "The log has no outcome."), finished.Counter);
        if (!scene.After.Books.Rules.Is(LedgerFigures.IdentityNote) || WithoutCase.Contains(finished.Outcome)
            || _checked.Contains(finished.Visit)) return;
        scene.Breach(subject, new Words("工作日志没有身份核实记录", "The identity check was not noted."),
            finished.Counter);
    }

    private static void OnDayClosed(Scene scene, DayClosed closed)
    {
        var open = scene.Before.Visits.Values.Count(v => !v.Turn.Over);
        if (open == 0) return;
        scene.Breach($"{closed.Date:uuuu-MM-dd}", new Words(
            $"闭厅时{open}个号没有去向记录", $"As the day closed, {open} tickets had no end on record."));
    }
}
