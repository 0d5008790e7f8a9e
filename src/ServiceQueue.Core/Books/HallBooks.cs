using System.Collections.Immutable;
using ServiceQueue.Core.Appointments;
using ServiceQueue.Core.Asking;
using ServiceQueue.Core.Cases;
using ServiceQueue.Core.Closures;
using ServiceQueue.Core.Complaints;
using ServiceQueue.Core.Disclosure;
using ServiceQueue.Core.Orders;
using ServiceQueue.Core.Ratings;
using ServiceQueue.Core.Rulebooks;
using ServiceQueue.Core.Staff;

namespace ServiceQueue.Core.Books;

/// <summary>
/// What outlives a hall day: the open cases, complaints and the like. Each day's first record carries them,
/// so that a day replays without the days before it; what is closed leaves the books for the journal alone.
/// </summary>
public sealed record HallBooks
{
    /// <summary>A hall in which nothing is open.</summary>
    public static readonly HallBooks Empty = new();

    /// <summary>Cases, 办件.</summary>
    public CaseBook Cases { get; init; } = CaseBook.Empty;

    /// <summary>Complaints, 投诉.</summary>
    public ComplaintBook Complaints { get; init; } = ComplaintBook.Empty;

    /// <summary>Ratings awaited, 评价.</summary>
    public RatingBook Ratings { get; init; } = RatingBook.Empty;

    /// <summary>Work orders, 工单.</summary>
    public OrderBook Orders { get; init; } = OrderBook.Empty;

    /// <summary>Appointments, 预约.</summary>
    public AppointmentBook Appointments { get; init; } = AppointmentBook.Empty;

    /// <summary>Staff at work, 考勤.</summary>
    public StaffBook Staff { get; init; } = StaffBook.Empty;

    /// <summary>Changed hours and closures, 公告.</summary>
    public ClosureBook Closures { get; init; } = ClosureBook.Empty;

    /// <summary>Questions asked and not settled, 首问.</summary>
    public QuestionBook Questions { get; init; } = QuestionBook.Empty;

    /// <summary>What the hall has made public, 公开.</summary>
    public DisclosureBook Disclosure { get; init; } = DisclosureBook.Empty;

    /// <summary>The last notice number of each series, such as "2026受".</summary>
    public ImmutableSortedDictionary<string, int> LastNotices { get; init; } =
        ImmutableSortedDictionary<string, int>.Empty;

    /// <summary>The hall's figures in force.</summary>
    public Rulebook Rules { get; init; } = Rulebook.Empty;
}
