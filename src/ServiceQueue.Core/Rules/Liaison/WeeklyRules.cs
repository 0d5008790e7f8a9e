using NodaTime;
using ServiceQueue.Core.Cases;
using ServiceQueue.Core.Disclosure;
using ServiceQueue.Core.Halls;

namespace ServiceQueue.Core.Rules.Liaison;

/// <summary>Each counter with a liaison is in contact with its body every Friday.</summary>
internal sealed class FridayContact() : Rule(new RuleInfo(
    "R-LIAISON-FRIDAY", RuleGrade.Should, "000-I 二2",
    new Words("每周五（法定节假日顺延）联系并做好记录", "Contact every Friday, on the next workday after a holiday.")))
{
    private readonly HashSet<int> _watched = [];

    /// <inheritdoc />
    public override void Watch(Listening listening)
    {
        listening.On<LiaisonNamed>((scene, e) => Begin(scene, e.Counter));
        listening.On<DayOpened>((scene, _) =>
        {
            foreach (var counter in scene.After.Books.Disclosure.Liaisons.Keys) Begin(scene, counter);
        });
        listening.On<LiaisonLogged>(OnLogged);
    }

    private void Begin(Scene scene, int counter)
    {
        if (!_watched.Add(counter)) return;
        Await(scene, counter, Weeks.NextFriday(scene.After, scene.At));
    }

    /// <summary>
    /// One week after the other. Where the calendar ends, it stops until a day is opened with the next one.
    /// </summary>
    private void Await(Scene scene, int counter, LocalDate friday)
    {
        var hall = scene.After;
        if (hall.Plan.Counter(counter) is null || Weeks.TaskDay(hall, friday) is not { } task)
        {
            _watched.Remove(counter);
            return;
        }

        var due = Weeks.EndOf(hall, task);
        scene.Expect(Weeks.Name(counter, friday), due, new Words(
            "本周五未联系审批科室并记录", "No contact with the body was recorded this Friday."), null, counter);
        scene.WakeAt(due, then => Await(then, counter, friday.PlusWeeks(1)));
    }

    private static void OnLogged(Scene scene, LiaisonLogged logged)
    {
        var hall = scene.After;
        var date = scene.At.InZone(hall.Plan.Zone).Date;
        if (date < logged.Week || date > Weeks.TaskDay(hall, logged.Week)) return;
        if (!string.IsNullOrWhiteSpace(logged.Notes)) scene.Met(Weeks.Name(logged.Counter, logged.Week));
    }
}

/// <summary>The signed record is in before the next week's work begins.</summary>
internal sealed class RecordHandedIn() : Rule(new RuleInfo(
    "R-LIAISON-FILE", RuleGrade.Should, "000-I 二5",
    new Words("联络记录经签字确认后于每周一前递交", "The signed record is handed in before Monday's opening.")))
{
    /// <inheritdoc />
    public override void Watch(Listening listening)
    {
        listening.On<LiaisonLogged>((scene, e) =>
        {
            if (Weeks.FiledBy(scene.After, e.Week) is not { } due) return;
            scene.Expect(Weeks.Name(e.Counter, e.Week), Instant.Max(due, scene.At), new Words(
                "联络记录未按时递交", "The record was not handed in on time."), null, e.Counter);
        });
        listening.On<LiaisonFiled>((scene, e) =>
        {
            var name = Weeks.Name(e.Counter, e.Week);
            scene.Met(name);
            if (string.IsNullOrWhiteSpace(e.SignedBy))
                scene.Breach(name, new Words("联络记录没有联络人签字", "The record is not signed."), e.Counter);
        });
    }
}

/// <summary>Each joint case is in the record of the week in which it began.</summary>
internal sealed class JointCasesCovered() : Rule(new RuleInfo(
    "R-LIAISON-JOINT", RuleGrade.Should, "000-I 一5",
    new Words("涉及两个以上部门的事项列入联络记录并协调", "Joint cases are coordinated in the weekly record.")))
{
    /// <inheritdoc />
    public override void Watch(Listening listening)
    {
        listening.On<CaseTyped>((scene, e) =>
        {
            var hall = scene.After;
            if (e.Kind != CaseKind.Joint || hall.Books.Disclosure.Liaisons.IsEmpty) return;
            if (Weeks.TaskDay(hall, Weeks.NextFriday(hall, scene.At)) is not { } task) return;
            scene.Expect(e.Case, Weeks.EndOf(hall, task), new Words(
                "联办件未列入本周联络记录", "The joint case is in no record of the week."));
        });
        listening.On<LiaisonLogged>((scene, e) =>
        {
            foreach (var number in e.JointCases.IsDefault ? [] : e.JointCases) scene.Met(number);
        });
    }
}
