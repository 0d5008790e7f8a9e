using NodaTime;
using ServiceQueue.Core.Complaints;
using ServiceQueue.Core.Halls;
using ServiceQueue.Core.Hours;
using ServiceQueue.Core.Orders;
using ServiceQueue.Core.Rules.Complaints;

namespace ServiceQueue.Core.Rules.Orders;

/// <summary>
/// R-CALLBACK: whoever had an order done, or a complaint answered under their name, is called back. A share
/// below 100 % is held month by month: a missed callback breaks the rule once the month's share is too low.
/// </summary>
public sealed class CallbackRule() : Rule(new RuleInfo(
    "R-CALLBACK", RuleGrade.Must, "004-B 四2; 004-A 二2",
    new Words("对已返单用户和实名差评、投诉进行回访，每次回访有结果；约定改期的按约定再访。",
        "Who had an order done, or complained under a name, is called back, with an outcome on record.")))
{
    private static readonly Duration Grace = Duration.FromDays(1);

    private readonly Dictionary<string, Owed> _owed = new(StringComparer.Ordinal);
    private (YearMonth Month, int Owed, int Missed) _month;

    /// <inheritdoc />
    public override void Watch(Listening listening)
    {
        listening.On<PlanAdopted>((scene, _) => CountAgain(scene));
        listening.On<DayOpened>((scene, _) => CountAgain(scene));
        listening.On<OrderHandled>((scene, e) => Expect(scene, e.Order));
        listening.On<ComplaintNoticed>((scene, e) =>
        {
            if (scene.Complaint(e) is { IsAnonymous: false, Kind: not ComplaintKind.Suggestion } complaint)
                Expect(scene, complaint.Number);
        });
        listening.On<OrderCalledBack>((scene, e) => Called(scene, e.Order, e.Callback));
        listening.On<ComplaintCalledBack>((scene, e) => Called(scene, scene.Number(e), e.Callback));
        listening.On<OrderClosed>((scene, e) => Closed(scene, e.Order, e.Why));
        listening.On<ComplaintClosed>((scene, e) => Closed(scene, scene.Number(e), e.Why));
    }

    private void Expect(Scene scene, string subject)
    {
        var owed = new Owed(scene.At, scene.Sequence);
        _owed[subject] = owed;
        Count(scene, subject, owed);
    }

    private static TimeLimit Limit(Scene scene) =>
        TimeLimit.WorkingDays(scene.After.Books.Rules[OrderFigures.CallbackDays]);

    private void Count(Scene scene, string subject, Owed owed)
    {
        if (ComplaintClock.End(scene.After, owed.From, Limit(scene)) is not { } due) return;
        owed.Due = due;
        var left = scene.After.Books.Rules[OrderFigures.WarnPercent] / 100.0;
        scene.WakeAt(DueTimes.WarningAt(owed.From, due, left), woken =>
        {
            if (IsOpen(subject, owed) && owed.Due == due)
                woken.Warn(subject, new Words("回访即将超期。", "The callback is due soon."), null, owed.Sequence);
        });
        scene.WakeAt(due, woken => Missed(woken, subject, owed, due));
    }

    private void CountAgain(Scene scene)
    {
        foreach (var (subject, owed) in _owed.Where(o => o.Value.Due is null).ToList())
            Count(scene, subject, owed);
    }

    private void Called(Scene scene, string subject, Callback callback)
    {
        if (!_owed.TryGetValue(subject, out var owed)) return;
        if (callback.IsFinal)
        {
            _owed.Remove(subject);
            Tally(scene, false);
        }
        else if (callback is { Outcome: CallbackOutcome.Later, Again: { } again })
        {
            // Another time was agreed: it counts from then, whatever was due before.
            var until = again + Grace;
            if (owed.Due is { } due && until <= due) return;
            owed.Due = until;
            scene.WakeAt(until, woken => Missed(woken, subject, owed, until));
        }
    }

    private void Closed(Scene scene, string subject, string why)
    {
        if (!_owed.Remove(subject, out var owed)) return;
        if (why == CallingBack.Unreached) Tally(scene, false);
        else Fail(scene, subject, owed, new Words("未回访即办结。", "Closed without a callback."));
    }

    private void Missed(Scene scene, string subject, Owed owed, Instant due)
    {
        if (!IsOpen(subject, owed) || owed.Due != due) return;
        _owed.Remove(subject);
        Fail(scene, subject, owed, new Words("未在规定时限内回访。", "There was no callback in time."));
    }

    private void Fail(Scene scene, string subject, Owed owed, Words says)
    {
        Tally(scene, true);
        var coverage = scene.After.Books.Rules[OrderFigures.Coverage];
        if (_month.Missed * 100 > _month.Owed * (100 - coverage))
            scene.Breach(subject, says, null, owed.Sequence);
    }

    private void Tally(Scene scene, bool missed)
    {
        var month = scene.At.InZone(scene.After.Plan.Zone).Date.ToYearMonth();
        if (_month.Month != month) _month = (month, 0, 0);
        _month = (month, _month.Owed + 1, _month.Missed + (missed ? 1 : 0));
    }

    private bool IsOpen(string subject, Owed owed) =>
        _owed.TryGetValue(subject, out var open) && ReferenceEquals(open, owed);

    private sealed class Owed(Instant from, long sequence)
    {
        public Instant From => from;

        public long Sequence => sequence;

        public Instant? Due { get; set; }
    }
}
