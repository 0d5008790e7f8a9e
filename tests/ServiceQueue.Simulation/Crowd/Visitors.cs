using ServiceQueue.Core.Halls;
using ServiceQueue.Core.Visits;
using ServiceQueue.Engine.Halls;
using ServiceQueue.Simulation.Halls;

namespace ServiceQueue.Simulation.Crowd;

/// <summary>
/// Visitors at one kiosk: they take numbers, ask again when nobody answers, give up, come back, want their
/// slip again.
/// </summary>
internal sealed class Visitors(SimHall hall, string kiosk)
{
    private readonly List<VisitId> _mine = [];
    private int _drawn;

    /// <summary>Whether they go on coming.</summary>
    public bool Coming { get; set; } = true;

    /// <summary>Whether the last of them has an answer.</summary>
    public bool Gone { get; private set; }

    public async Task RunAsync()
    {
        while (Coming)
        {
            await Task.Delay(hall.World.Chance.Think(), hall.World.Outside.Time);
            if (hall.World.Chance.OneIn(5) && _mine.Count > 0)
                await DoLaterAsync(hall.World.Chance.Of(_mine));
            else await TakeNumberAsync();
        }

        Gone = true;
    }

    private async Task TakeNumberAsync()
    {
        var service = hall.World.Chance.Of("social", "civil", "tax");
        var request = $"{kiosk}-{++_drawn}";
        // Two taps at once are one wish.
        var second =
            hall.World.Chance.OneIn(10) ? hall.InsistAsync(() => Issue(service), kiosk, request) : null;
        var first = await hall.InsistAsync(() => Issue(service), kiosk, request);
        if (second is not null) await second;
        if (first is not Done { Events.Count: > 0 } done) return;
        _mine.Add(((TicketIssued)done.Events[0].Event).Visit);
        if (!hall.World.Chance.OneIn(4)) return;
        if (hall.World.Chance.OneIn(2)) await Task.Delay(hall.World.Chance.Think(), hall.World.Outside.Time);
        await hall.InsistAsync(() => Issue(service), kiosk, request);
    }

    private async Task DoLaterAsync(VisitId visit)
    {
        Command command = hall.World.Chance.Below(4) switch
        {
            0 => new LeaveVisit(visit),
            1 => new ReprintSlip(visit, null),
            _ => new ReturnVisit(visit),
        };
        await hall.InsistAsync(() => command, kiosk, $"{kiosk}-{++_drawn}");
    }

    /// <summary>
    /// Every attempt draws a visit id of its own, as the host does; only one of them may come to be.
    /// </summary>
    private IssueTicket Issue(string service) => new(
        new VisitId($"{kiosk}-{_drawn}-{hall.World.Chance.Below(1_000_000)}"), service, null, "ordinary",
        "zh-CN", kiosk, null);
}
