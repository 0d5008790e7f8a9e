using NodaTime;
using ServiceQueue.Core.Appointments;
using ServiceQueue.Core.Halls;
using ServiceQueue.Core.Visits;

namespace ServiceQueue.Core.Rules.Appointments;

/// <summary>R-APT-HONOUR: called within the slot, give or take; a missed slot is given to others.</summary>
public sealed class HonourRule() : Rule(new RuleInfo(
    "R-APT-HONOUR", RuleGrade.Must, "002-D 三; 000-E 二4",
    new Words("预约的群众在约定时段（含容差）内叫号，爽约的时段归还普通排队。",
        "Who has an appointment is called within its slot, give or take; a missed slot is released.")))
{
    private readonly Dictionary<VisitId, Coming> _coming = [];

    /// <inheritdoc />
    public override void Watch(Listening listening)
    {
        listening.On<DayOpened>((_, _) => _coming.Clear());
        listening.On<AppointmentBooked>(Booked);
        listening.On<AppointmentCheckedIn>(CheckedIn);
        listening.On<AppointmentReleased>(Gone);
        listening.On<AppointmentCancelled>(Gone);
        listening.On<AppointmentDeclined>(Gone);
        listening.On<VisitCalled>(Called);
        listening.On<VisitLeft>(Left);
    }

    private static string Release(string number) => $"{number} 释放";

    /// <summary>
    /// Nobody came by the end of the slot and the tolerance: as long again, and it must be free.
    /// </summary>
    private static void Booked(Scene scene, AppointmentBooked booked)
    {
        if (booked.Kind != AppointmentKind.Hall || booked.Slot is not { } slot) return;
        var tolerance = scene.After.Tolerance();
        scene.Expect(
            Release(booked.Number), slot.To + tolerance + tolerance,
            new Words("爽约的预约时段未释放。", "A missed slot was not released."));
    }

    private void CheckedIn(Scene scene, AppointmentCheckedIn checkedIn)
    {
        if (scene.Before.Books.Appointments.Open.GetValueOrDefault(checkedIn.Appointment)
            is not { Slot: { } slot } booked) return;
        scene.Met(Release(booked.Number));
        var tolerance = scene.After.Tolerance();
        // Who comes when the slot is over waits like everybody.
        if (scene.At > slot.To + tolerance) return;
        _coming[checkedIn.Visit] = new Coming(booked.Number, slot.From - tolerance, scene.Sequence);
        scene.Expect(
            booked.Number, slot.To + tolerance,
            new Words("预约群众未在约定时段内叫号。", "Not called within the slot."), slot.To - tolerance);
    }

    private void Called(Scene scene, VisitCalled called)
    {
        if (_coming.Count == 0 || !_coming.Remove(called.Visit, out var coming)) return;
        scene.Met(coming.Number);
        if (scene.At < coming.From)
            scene.Breach(
                coming.Number, new Words("在约定时段之前叫号。", "Called before the slot."), called.Counter,
                coming.Sequence);
    }

    private void Left(Scene scene, VisitLeft left)
    {
        if (_coming.Count > 0 && _coming.Remove(left.Visit, out var coming)) scene.Met(coming.Number);
    }

    private static void Gone(Scene scene, AppointmentEvent happened)
    {
        if (scene.Before.Books.Appointments.Open.GetValueOrDefault(happened.Appointment) is { } booked)
            scene.Met(Release(booked.Number));
    }

    private sealed record Coming(string Number, Instant From, long Sequence);
}
