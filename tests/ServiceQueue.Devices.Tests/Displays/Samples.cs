using NodaTime;
using NodaTime.Text;
using ServiceQueue.Core.Halls;
using ServiceQueue.Core.Jobs;

namespace ServiceQueue.Devices.Tests.Displays;

/// <summary>The hall of firmware-protocols/mqtt/examples.</summary>
internal static class Samples
{
    public static readonly Announcement Call = new(
        417, "A012", 3, "3号窗口", "一楼东侧",
        new Words("请A012号到3号社保窗口办理", "Ticket A012, please go to counter 3, Social Security"), 2);

    public static readonly BoardPicture Board = new()
    {
        Sequence = 418,
        Hall = "demo",
        Name = new Words("示范便民服务中心", "Demonstration Service Hall"),
        Open = true,
        Day = new LocalDate(2026, 11, 21),
        Calls = [
            new BoardCall(
                417, "A012", 3, "3号窗口", "一楼东侧", "social-security", At("2026-11-21T11:59:58.5Z"),
                CounterShows.Called)],
        Waiting = [
            new BoardQueue(
                "social-security", 'A', new Words("社会保险"), 4, new EstimateSeconds(240, 600), true)],
        Counters =
        [
            new BoardCounter(
                3, "3号窗口", new Words("社保窗口", "Social Security"), ["social-security"], CounterShows.Called,
                "A012", null),
            new BoardCounter(
                4, "4号窗口", new Words("综合窗口", "General"), ["social-security"], CounterShows.Paused, null,
                At("2026-11-21T12:15:00Z")),
        ],
    };

    public static readonly BoardPicture ClosedBoard = Board with
    {
        Sequence = 900, Open = false, OpensAt = At("2026-11-23T00:30:00Z"), Day = null, Calls = [],
        Waiting = [], Counters = [],
    };

    private static Instant At(string text) => InstantPattern.ExtendedIso.Parse(text).Value;
}
