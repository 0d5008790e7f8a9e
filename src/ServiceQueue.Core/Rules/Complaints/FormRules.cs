using ServiceQueue.Core.Complaints;
using ServiceQueue.Core.Halls;

namespace ServiceQueue.Core.Rules.Complaints;

/// <summary>R-CMP-SCOPE: what it is about, of the closed list.</summary>
public sealed class ScopeRule() : Rule(new RuleInfo(
    "R-CMP-SCOPE", RuleGrade.Should, "000-B 监督投诉; 002-E 追究一",
    new Words("投诉按规定的类别登记。", "A complaint is registered under a matter of the closed list.")))
{
    /// <inheritdoc />
    public override void Watch(Listening listening) => listening.On<ComplaintRegistered>((scene, e) =>
    {
        if (e.Matter is not { } matter || !Enum.IsDefined(matter))
            scene.Breach(scene.Number(e), new Words("投诉登记没有类别。", "Registered without a matter."));
    });
}

/// <summary>R-CMP-FORM: the form is filled in, and linked to its ticket.</summary>
public sealed class FormRule() : Rule(new RuleInfo(
    "R-CMP-FORM", RuleGrade.Should, "004-F 六(四); 000-H 六2",
    new Words("投诉处理单要素齐全：时间、号票或办件编号、事实、诉求、证据、联系方式或匿名。",
        "The complaint form is whole: when, ticket or case, facts, wish, and a contact or anonymous.")))
{
    /// <inheritdoc />
    public override void Watch(Listening listening)
    {
        listening.On<ComplaintReceived>((scene, e) =>
        {
            if (string.IsNullOrWhiteSpace(e.Form.Facts))
                scene.Breach(e.Number, new Words("投诉处理单没有事实经过。", "The form tells no facts."));
            if (e.Form.Contact is { IsReachable: false })
                scene.Breach(e.Number, new Words(
                    "既未留联系方式又未注明匿名。", "Neither a contact nor marked anonymous."));
            if (e.Form.Visit is null && TicketNumber.TryParse(e.Form.Ticket, out var ticket)
                && scene.After.Tickets.ContainsKey(ticket))
                scene.Breach(e.Number, new Words(
                    "投诉未与当日号票关联。", "The complaint is not linked to its ticket of the day."));
        });
        listening.On<ComplaintRegistered>((scene, e) =>
        {
            if (string.IsNullOrWhiteSpace(e.Wish))
                scene.Breach(scene.Number(e), new Words("投诉处理单没有诉求。", "The form tells no wish."));
        });
    }
}

/// <summary>R-CMP-EXPLAIN: the notice explains.</summary>
public sealed class ExplainRule() : Rule(new RuleInfo(
    "R-CMP-EXPLAIN", RuleGrade.Should, "000-E 四5",
    new Words("答复时解释相关规定和处理结果。", "The notice explains the rules and the result.")))
{
    /// <inheritdoc />
    public override void Watch(Listening listening) => listening.On<ComplaintNoticed>((scene, e) =>
    {
        if (string.IsNullOrWhiteSpace(e.Explanation))
            scene.Breach(scene.Number(e), new Words("答复没有解释。", "The notice explains nothing."));
    });
}

/// <summary>R-CMP-SUGGESTION: each entry of the suggestion box gets a reply.</summary>
public sealed class SuggestionRule() : Rule(new RuleInfo(
    "R-CMP-SUGGESTION", RuleGrade.Should, "002-A 承诺2; 001-M 13",
    new Words("建立意见箱，对意见建议认真回复并及时改进。", "Each suggestion gets a reply in time.")))
{
    private readonly Deadlines _deadlines = new(ComplaintFigures.WarnPercent);

    /// <inheritdoc />
    public override void Watch(Listening listening)
    {
        _deadlines.Watch(listening);
        listening.On<ComplaintReceived>((scene, e) =>
        {
            if (e.Kind == ComplaintKind.Suggestion)
                _deadlines.Expect(
                    scene, e.Number, scene.At,
                    ComplaintClock.Answer(scene.After.Books.Rules, e.Kind, false),
                    new Words("意见建议未在规定时限内答复。", "The suggestion got no reply in time."));
        });
        listening.On<ComplaintNoticed>((scene, e) => _deadlines.Met(scene, scene.Number(e)));
    }
}
