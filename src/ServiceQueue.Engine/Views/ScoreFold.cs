using System.Collections.Immutable;
using NodaTime;
using ServiceQueue.Core.Complaints;
using ServiceQueue.Core.Counters;
using ServiceQueue.Core.Halls;
using ServiceQueue.Core.Ratings;
using ServiceQueue.Core.Rulebooks;
using ServiceQueue.Core.Rules;
using ServiceQueue.Core.Rules.Staff;
using ServiceQueue.Core.Staff;

namespace ServiceQueue.Engine.Views;

/// <summary>
/// Folds a month's records into its score sheet. What happened before the month only sets the scene; what
/// comes after it only reviews.
/// </summary>
internal sealed class ScoreFold
{
    private const string Away = "R-WIN-LEAVE";

    private static readonly Dictionary<string, Parameter> PointsOf = new(StringComparer.Ordinal)
    {
        ["R-ATT-LATE-15"] = ScoreFigures.Late,
        ["R-ATT-EARLY-15"] = ScoreFigures.Early,
        ["R-ATT-ABSENT-30-60"] = ScoreFigures.Absent,
        ["R-ATT-SIGN-WINDOW"] = ScoreFigures.Missing,
        [Away] = ScoreFigures.Absent,
    };

    private readonly LocalDate _month;
    private readonly Instant _from;
    private readonly Instant _to;
    private readonly Audit _audit;
    private readonly ScoreTallies _tallies = new();
    private readonly ScoreOverdue _overdue;
    private bool _isOver;

    public ScoreFold(HallPlan plan, LocalDate month, Instant to)
    {
        (_month, _to) = (month, to);
        _from = plan.Zone.AtStartOfDay(month).ToInstant();
        _audit = new Audit(
            HallState.Before(plan), StaffRules.Make().Where(r => PointsOf.ContainsKey(r.Info.Id)));
        _overdue = new ScoreOverdue(_tallies, month, _from);
    }

    public void Hear(Recorded recorded)
    {
        if (recorded.Event is ScoreAppealed appealed) Review(appealed, recorded.Sequence);
        if (recorded.Event is ScoreAppealDecided decided) Review(decided, recorded.Sequence);
        if (recorded.At >= _to) return;
        var before = _audit.State;
        _audit.Hear(recorded);
        Attend(before, recorded.Event, _audit.Take());
        _overdue.Hear(before, _audit.State, recorded);
        if (recorded.At < _from) return;
        switch (recorded.Event)
        {
            case ClerkSignedIn e:
                _tallies.See(e.Clerk);
                break;
            case CounterOpened { Clerk: { } clerk }:
                _tallies.See(clerk);
                break;
            case RatingSubmitted { Clerk: { } clerk } e:
                _tallies.Rate(clerk, e.Level);
                break;
            case ComplaintResolved { Verified: true } e:
                Complain(before, e, recorded);
                break;
        }
    }

    /// <summary>The month is over: something was recorded after it.</summary>
    public void Close()
    {
        if (_isOver) return;
        _isOver = true;
        var before = _audit.State;
        _audit.Advance(_to);
        foreach (var finding in _audit.Take()) Leave(before, finding);
    }

    /// <summary>The sheet up to the last record, or to the end of the month.</summary>
    public ScoreSheet Sheet()
    {
        _overdue.End(_audit.State, _isOver ? _to - Duration.Epsilon : _audit.State.At);
        return new ScoreSheet(
            _audit.State.Plan.Hall, ScoreSheet.Name(_month), _audit.State.Books.Rules[ScoreFigures.Base],
            _tallies.Rows(_audit.State.Books.Rules[ScoreFigures.Base]));
    }

    private void Attend(HallState before, HallEvent cause, ImmutableArray<Finding> found)
    {
        // One sign-in may be late and missing at once; it is deducted once, by the larger figure.
        var signed = found.Where(f => f.Rule != Away).Select(f => Deduction(before, cause, f))
            .MaxBy(d => d?.Points ?? 0);
        var clerk = cause is ClerkSignedIn came ? came.Clerk : (cause as ClerkSignedOut)?.Clerk;
        if (signed is not null && clerk is not null) _tallies.Add(clerk, signed);
        foreach (var finding in found.Where(f => f.Rule == Away)) Leave(before, finding);
    }

    private void Leave(HallState before, Finding finding)
    {
        if (WhoLeft(before, finding) is { } gone && Deduction(before, null, finding) is { } away)
            _tallies.Add(gone, away);
    }

    private ScoreDeduction? Deduction(HallState before, HallEvent? cause, Finding finding)
    {
        if (finding.Level != FindingLevel.Breach || finding.At < _from || finding.At >= _to) return null;
        var rules = before.Books.Rules;
        var points = rules[PointsOf[finding.Rule]];
        if (finding.Rule == "R-ATT-ABSENT-30-60" && cause is ClerkSignedOut gone
            && Attendance.StintOf(before, gone.Clerk, finding.At) is { } stint
            && stint.To - finding.At >= Duration.FromMinutes(rules[ScoreFigures.HalfDayMinutes]))
            points = rules[ScoreFigures.HalfDay];
        return new ScoreDeduction(
            $"{finding.Rule}:{finding.Evidence.LastOrDefault()}", ScorePart.Attendance, finding.Rule,
            finding.At, finding.Says, points, finding.Evidence, ScoreReview.None);
    }

    /// <summary>
    /// Whose absence it is. That a counter did not show its pause is no absence of anybody.
    /// </summary>
    private static string? WhoLeft(HallState before, Finding finding)
    {
        const string back = " back", shown = " shown";
        if (finding.Subject.EndsWith(shown, StringComparison.Ordinal)) return null;
        if (finding.Subject.EndsWith(back, StringComparison.Ordinal)) return finding.Subject[..^back.Length];
        return finding.Counter is { } counter
            ? before.Counters.GetValueOrDefault(counter)?.Clerk : finding.Subject;
    }

    private void Complain(HallState before, ComplaintResolved resolved, Recorded recorded)
    {
        if (before.Books.Complaints.Find(resolved.Complaint) is not { } complaint) return;
        if (complaint.Kind == ComplaintKind.Suggestion) return;
        var points = before.Books.Rules[ScoreFigures.Complaint];
        ImmutableSortedSet<long> evidence = [complaint.Sequence, .. resolved.Records, recorded.Sequence];
        foreach (var clerk in complaint.Form.Against.Distinct())
        {
            _tallies.Add(clerk, new ScoreDeduction(
                $"R-CMP-VERIFY:{complaint.Number}", ScorePart.Complaints, "R-CMP-VERIFY", recorded.At,
                new Words($"投诉{complaint.Number}查实。", $"Complaint {complaint.Number} was found true."),
                points, [.. evidence], ScoreReview.None));
        }
    }

    private void Review(ScoreAppealed e, long sequence)
    {
        if (e.Year == _month.Year && e.Month == _month.Month)
            _tallies.Review(e.Clerk, e.Deduction, new ScoreReview(
                ScoreReviewState.Open, [sequence], e.Reason, e.By));
    }

    private void Review(ScoreAppealDecided e, long sequence)
    {
        if (e.Year != _month.Year || e.Month != _month.Month) return;
        var appeal = _tallies.ReviewOf(e.Clerk, e.Deduction);
        _tallies.Review(e.Clerk, e.Deduction, appeal with
        {
            State = e.IsLifted ? ScoreReviewState.Lifted : ScoreReviewState.Upheld,
            Reason = e.Reason,
            By = e.By,
            Evidence = [.. appeal.Evidence, sequence],
        });
    }
}
