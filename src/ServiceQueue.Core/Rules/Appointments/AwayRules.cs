using NodaTime;
using ServiceQueue.Core.Appointments;
using ServiceQueue.Core.Halls;
using ServiceQueue.Core.Hours;
using ServiceQueue.Core.Rulebooks;
using ServiceQueue.Core.Rules.Complaints;

namespace ServiceQueue.Core.Rules.Appointments;

/// <summary>R-APT-HOLIDAY: what is urgent on a holiday has a clerk told, and there, in time.</summary>
public sealed class HolidayRule() : Rule(new RuleInfo(
    "R-APT-HOLIDAY", RuleGrade.Must, "002-D 三(四)",
    new Words("节假日急需办理的，值班人员及时通知工作人员，工作人员迅速赶到。",
        "For what is urgent on a holiday a clerk is told at once and comes quickly.")))
{
    /// <inheritdoc />
    public override void Watch(Listening listening)
    {
        listening.On<AppointmentBooked>((scene, e) =>
        {
            if (e.Kind == AppointmentKind.Holiday)
                Expect(
                    scene, Told(e.Number), AppointmentFigures.NotifyMinutes,
                    new Words("节假日急办未及时通知工作人员。", "No clerk was told in time."));
        });
        listening.On<ClerkSummoned>((scene, e) =>
        {
            if (scene.Number(e) is not { } number || !scene.Met(Told(number))) return;
            Expect(
                scene, There(number), AppointmentFigures.ArriveMinutes,
                new Words("被通知的工作人员未及时赶到。", "The clerk did not arrive in time."));
        });
        listening.On<ClerkArrived>((scene, e) =>
        {
            if (scene.Number(e) is { } number) scene.Met(There(number));
        });
        listening.On<AppointmentServed>(Over);
        listening.On<AppointmentDeclined>(Over);
        listening.On<AppointmentCancelled>(Over);
    }

    private static string Told(string number) => $"{number} 通知";

    private static string There(string number) => $"{number} 到岗";

    private static void Expect(Scene scene, string subject, Parameter minutes, Words says)
    {
        var due = scene.At + Duration.FromMinutes(scene.After.Books.Rules[minutes]);
        scene.Expect(subject, due, says, DueTimes.WarningAt(scene.At, due, 1.0 / 3));
    }

    private static void Over(Scene scene, AppointmentEvent happened)
    {
        if (scene.Number(happened) is not { } number) return;
        scene.Met(Told(number));
        scene.Met(There(number));
    }
}

/// <summary>R-APT-HOME: who cannot come is visited, or told why not.</summary>
public sealed class HomeRule() : Rule(new RuleInfo(
    "R-APT-HOME", RuleGrade.Must, "002-D 三(三); 003-D 三; 002-B 31",
    new Words("对行动不便的老人、残疾人及困难群体上门办理，不能上门的说明理由。",
        "Who cannot come is served at home, or told in time why not.")))
{
    private readonly Deadlines _deadlines = new(ComplaintFigures.WarnPercent);

    /// <inheritdoc />
    public override void Watch(Listening listening)
    {
        _deadlines.Watch(listening);
        listening.On<AppointmentBooked>((scene, e) =>
        {
            if (e.Kind == AppointmentKind.Home)
                _deadlines.Expect(
                    scene, e.Number, scene.At,
                    TimeLimit.WorkingDays(scene.After.Books.Rules[AppointmentFigures.HomeDays]),
                    new Words("未在规定时限内上门或说明理由。", "Nobody came home in time or said why not."));
        });
        listening.On<AppointmentServed>(Over);
        listening.On<AppointmentCancelled>(Over);
        listening.On<AppointmentDeclined>((scene, e) =>
        {
            // A refusal without its reason is none, and the visit stays owed.
            if (!string.IsNullOrWhiteSpace(e.Reason)) Over(scene, e);
        });
    }

    private void Over(Scene scene, AppointmentEvent happened)
    {
        if (scene.Number(happened) is { } number) _deadlines.Met(scene, number);
    }
}

/// <summary>What the rules of appointments ask a scene.</summary>
internal static class AppointmentScenes
{
    /// <summary>
    /// What a finding calls an appointment; null when there is none. Never its id: that opens a page.
    /// </summary>
    public static string? Number(this Scene scene, AppointmentEvent happened) =>
        scene.Before.Books.Appointments.Open.GetValueOrDefault(happened.Appointment)?.Number;
}
