using ServiceQueue.Core.Counters;
using ServiceQueue.Core.Halls;
using ServiceQueue.Core.Visits;
using ServiceQueue.Engine.Halls;
using ServiceQueue.Simulation.Halls;

namespace ServiceQueue.Simulation.Crowd;

/// <summary>
/// A clerk at one counter. As long as all is wild, any button at any time; then an orderly end: whoever is
/// held or waits is served.
/// </summary>
internal sealed class Clerk(SimHall hall, int counter)
{
    private readonly string _name = $"clerk-{counter}";
    private int _asked;

    /// <summary>Whether any button may be pressed at any time.</summary>
    public bool Wild { get; set; } = true;

    /// <summary>Whether the clerk has stopped pressing buttons.</summary>
    public bool Calm { get; private set; }

    public async Task RunAsync()
    {
        await InsistAsync(new OpenCounter(counter, _name));
        while (Wild)
        {
            await Task.Delay(hall.World.Chance.Think(), hall.World.Outside.Time);
            if (hall.World.Chance.OneIn(8)) PressKey();
            else await InsistAsync(Any());
        }

        Calm = true;
    }

    /// <summary>Ends what is open at this counter and serves until nobody waits or is held.</summary>
    public async Task ClearAsync()
    {
        await InsistAsync(new OpenCounter(counter, _name));
        await InsistAsync(new ContinueCounter(counter));
        while (true)
        {
            await InsistAsync(new ServeVisit(counter));
            await InsistAsync(new FinishTurn(counter, "answered", null, null));
            if (await InsistAsync(new CallNext(counter)) is Done) continue;
            var held = hall.Auditor.Held(hall.Plan.Counters.First(c => c.Id == counter));
            if (held is null || await InsistAsync(new ResumeVisit(counter, new VisitId(held))) is not Done)
                return;
        }
    }

    private Task<Answer> InsistAsync(Command command)
    {
        var request = $"{_name}-{++_asked}";
        return hall.InsistAsync(() => command, _name, request);
    }

    private void PressKey()
    {
        if (!hall.Life.Up) return;
        var key = hall.World.Chance.Of(
            PressedKey.Call, PressedKey.Call, PressedKey.Recall, PressedKey.NoShow, PressedKey.Pause);
        hall.World.Say($"keypad-{counter} {key}");
        hall.Life.Reports.Report(new Contracts.KeyPressed($"keypad-{counter}", key));
    }

    private Command Any() => hall.World.Chance.Below(40) switch
    {
        < 14 => new CallNext(counter),
        < 19 => new ServeVisit(counter),
        < 26 => new FinishTurn(counter, "answered", null, null),
        < 28 => new MarkNoShow(counter),
        < 30 => new HoldVisit(counter, "缺材料", null),
        < 32 => Resume(),
        < 33 => new TransferVisit(counter, hall.World.Chance.Of("social", "civil", "tax"), null, "另办"),
        < 34 => new TransferVisit(counter, null, 1 + hall.World.Chance.Below(5), "另办"),
        < 35 => new RecallVisit(counter),
        < 36 => OutOfOrder(),
        < 37 => new PauseCounter(counter, "休息", null),
        < 39 => new ContinueCounter(counter),
        _ => hall.World.Chance.OneIn(3) ? new CloseCounter(counter) : new OpenCounter(counter, _name),
    };

    private Command Resume() =>
        hall.Plan.Counter(counter) is { } plan && hall.Auditor.Held(plan) is { } held
            ? new ResumeVisit(counter, new VisitId(held))
            : new CallNext(counter);

    private Command OutOfOrder() => hall.Auditor.AnyWaiting() is { } ticket
        ? new CallTicket(counter, ticket, "elderly", "supervisor")
        : new CallNext(counter);
}
