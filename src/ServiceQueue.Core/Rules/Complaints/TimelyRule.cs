using NodaTime;
using ServiceQueue.Core.Complaints;
using ServiceQueue.Core.Halls;
using ServiceQueue.Core.Ratings;

namespace ServiceQueue.Core.Rules.Complaints;

/// <summary>R-CMP-TIMELY: contact and answer in time; a bad rating is a complaint at once.</summary>
public sealed class TimelyRule() : Rule(new RuleInfo(
    "R-CMP-TIMELY", RuleGrade.Must,
    "000-A 五4; 000-D 13; 000-F 六(四); 000-G 14; 000-H 六2; 001-E 2.2; 001-J 9; 001-N 4.2",
    new Words("及时处理投诉并给予回复：1个工作日内联系，5个工作日内答复，复杂的15个工作日内答复。",
        "Complaints are dealt with in time: contact in 1, answer in 5, complex ones in 15 working days.")))
{
    private static readonly Duration AtOnce = Duration.FromMinutes(1);

    private readonly Deadlines _deadlines = new(ComplaintFigures.WarnPercent);

    /// <inheritdoc />
    public override void Watch(Listening listening)
    {
        _deadlines.Watch(listening);
        listening.On<ComplaintReceived>(Received);
        listening.On<ComplaintContacted>((scene, e) => _deadlines.Met(scene, Contact(scene.Number(e))));
        listening.On<ComplaintRegistered>(Registered);
        listening.On<ComplaintProlonged>(Prolonged);
        listening.On<ComplaintResolved>(Resolved);
        listening.On<ComplaintNoticed>((scene, e) => Over(scene, e));
        listening.On<ComplaintClosed>((scene, e) => Over(scene, e));
        listening.On<RatingSubmitted>(Rated);
    }

    private static string Contact(string number) => $"{number} 联系";

    private static string Answer(string number) => $"{number} 答复";

    private static string Rating(string ticket, LocalDate day) => $"{ticket} {day:uuuu-MM-dd} 差评";

    private void Received(Scene scene, ComplaintReceived received)
    {
        if (received.Kind == ComplaintKind.BadRating && received.Form.Visit is not null)
            scene.Met(Rating(received.Form.Ticket ?? "", Day(scene)));
        if (received.Kind == ComplaintKind.Suggestion) return;
        var rules = scene.After.Books.Rules;
        _deadlines.Expect(
            scene, Answer(received.Number), scene.At, ComplaintClock.Answer(rules, received.Kind, false),
            new Words("投诉未在规定时限内答复。", "The complaint was not answered in time."));
        if (received.Form.Contact is null) return;
        _deadlines.Expect(
            scene, Contact(received.Number), scene.At, ComplaintClock.Contact(rules),
            new Words("未在规定时限内联系投诉人。", "The complainant was not reached in time."));
    }

    private void Registered(Scene scene, ComplaintRegistered registered)
    {
        if (registered.IsComplex) Longer(scene, registered);
    }

    private void Prolonged(Scene scene, ComplaintProlonged prolonged)
    {
        if (string.IsNullOrWhiteSpace(prolonged.Approver) || prolonged.Approver == prolonged.By)
        {
            scene.Breach(
                scene.Number(prolonged),
                new Words("延长办理时限未经他人批准。", "The longer limit was approved by nobody else."));
            return;
        }

        Longer(scene, prolonged);
    }

    /// <summary>A limit that is over stays over: the longer one counts only before the end.</summary>
    private void Longer(Scene scene, ComplaintEvent happened)
    {
        if (scene.Complaint(happened) is not { } complaint) return;
        if (!_deadlines.Met(scene, Answer(complaint.Number))) return;
        _deadlines.Expect(
            scene, Answer(complaint.Number), complaint.ReceivedAt,
            ComplaintClock.Answer(scene.After.Books.Rules, complaint.Kind, true),
            new Words("复杂投诉未在规定时限内答复。", "The complex complaint was not answered in time."));
    }

    private void Resolved(Scene scene, ComplaintResolved resolved)
    {
        if (scene.Complaint(resolved) is { IsAnonymous: true }) Over(scene, resolved);
    }

    private void Over(Scene scene, ComplaintEvent happened)
    {
        _deadlines.Met(scene, Contact(scene.Number(happened)));
        _deadlines.Met(scene, Answer(scene.Number(happened)));
    }

    private static void Rated(Scene scene, RatingSubmitted rating)
    {
        if (!rating.Level.IsBad()) return;
        var ticket = scene.Before.Books.Ratings.Find(rating.Visit)?.Ticket ?? "";
        scene.Expect(
            Rating(ticket, Day(scene)), scene.At + AtOnce,
            new Words("差评未转为投诉办理。", "A bad rating did not become a complaint."));
    }

    private static LocalDate Day(Scene scene) => scene.At.InZone(scene.After.Plan.Zone).Date;
}
