using ServiceQueue.Core.Halls;
using ServiceQueue.Simulation.Devices;
using ServiceQueue.Simulation.Halls;

namespace ServiceQueue.Simulation.Crowd;

/// <summary>Everything that goes wrong while people work, one thing after another.</summary>
internal sealed class Trouble(SimHall hall)
{
    private readonly HallPlan _plan = hall.Plan;

    /// <summary>Whether there is more to come.</summary>
    public bool Brewing { get; set; } = true;

    /// <summary>Whether it is over.</summary>
    public bool Over { get; private set; }

    public async Task RunAsync()
    {
        while (Brewing)
        {
            await Task.Delay(hall.World.Chance.Think(), hall.World.Outside.Time);
            if (hall.Life.Failed)
            {
                hall.PowerCut();
                await RestartAsync();
            }
            else
            {
                await HappenAsync();
            }
        }

        Over = true;
    }

    /// <summary>Everything works again, and the host runs.</summary>
    public async Task MendAsync()
    {
        hall.Disk.FaultOneIn = 0;
        hall.Plan = _plan;
        foreach (var printer in hall.Printers.Values) printer.Mood = Mood.Well;
        if (!hall.Hub.IsUp) hall.Hub.ComeUp();
        await StopAsync();
        hall.Boot();
    }

    private async Task HappenAsync()
    {
        var chance = hall.World.Chance;
        switch (chance.Below(36))
        {
            case < 3:
                hall.PowerCut();
                await RestartAsync();
                break;
            case < 4:
                await StopAsync();
                await RestartAsync();
                break;
            case < 12:
                Upset(chance.Of([.. hall.Printers.Values]));
                break;
            case < 16:
                Broker();
                break;
            case < 20:
                hall.Disk.FaultOneIn = chance.Of(0, 0, 4, 20, 60);
                break;
            case < 22:
                SetClock();
                break;
            case < 24:
                await DoorsAsync();
                break;
            case < 25:
                await ReplanAsync();
                break;
        }
    }

    private async Task RestartAsync()
    {
        await Task.Delay(hall.World.Chance.UpTo(TimeSpan.FromSeconds(3)), hall.World.Outside.Time);
        hall.Boot();
    }

    private async Task StopAsync()
    {
        hall.World.Say($"host is asked to stop");
        var life = hall.Life;
        life.Stop();
        for (var i = 0; i < 100 && !life.Stopped; i++)
            await Task.Delay(TimeSpan.FromMilliseconds(100), hall.World.Outside.Time);
        hall.World.Check(life.Stopped, () => $"{life.Lane} does not stop");
        hall.Store.Sync();
        life.Kill();
    }

    private void Upset(PrinterBox printer)
    {
        printer.Mood = hall.World.Chance.Of(
            Mood.Well, Mood.Well, Mood.Well, Mood.PaperOut, Mood.Silent, Mood.Slow, Mood.Failing, Mood.Loose);
        hall.World.Say($"{printer.Id} is {printer.Mood.ToString()}");
    }

    private void Broker()
    {
        var does = hall.Hub.IsUp ? "goes down" : "comes up";
        hall.World.Say($"broker {does}");
        if (hall.Hub.IsUp) hall.World.Outside.Do(hall.Hub.GoDown);
        else hall.World.Outside.Do(hall.Hub.ComeUp);
    }

    private void SetClock()
    {
        hall.World.Skew += TimeSpan.FromSeconds(hall.World.Chance.Below(240) - 120);
        hall.World.Say($"clock is set");
    }

    private async Task DoorsAsync()
    {
        Command command = hall.World.Chance.OneIn(2) ? new CloseDoors("演练") : new OpenDoors("演练");
        await hall.InsistAsync(() => command, "manager", $"doors-{hall.World.Steps}");
    }

    private async Task ReplanAsync()
    {
        hall.Plan = hall.World.Chance.OneIn(2) ? _plan : SimPlans.Smaller(_plan);
        await StopAsync();
        await RestartAsync();
    }
}
