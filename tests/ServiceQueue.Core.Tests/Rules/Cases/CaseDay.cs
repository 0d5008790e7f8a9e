using System.Collections.Immutable;
using NodaTime;
using ServiceQueue.Core.Books;
using ServiceQueue.Core.Cases;
using ServiceQueue.Core.Counters;
using ServiceQueue.Core.Disclosure;
using ServiceQueue.Core.Halls;
using ServiceQueue.Core.Hours;
using ServiceQueue.Core.Jobs;
using ServiceQueue.Core.Notices;
using ServiceQueue.Core.Rulebooks;
using ServiceQueue.Core.Rules;
using ServiceQueue.Core.Tests.Halls;
using ServiceQueue.Core.Visits;

namespace ServiceQueue.Core.Tests.Rules.Cases;

/// <summary>
/// The journal of a hall with HP-JS hours and the work calendar of 2026 (国办 notice of 2025-11-04), with one
/// case in it, "2026-00001". Visitors are served at counter 1 by clerk "wang".
/// </summary>
internal sealed class CaseDay
{
    public const string Case = "2026-00001";

    public static readonly ItemPlan Licence = Filled("SV-1") with
    {
        IsLicence = true, Promise = TimeLimit.WorkingDays(5),
    };

    public static readonly ItemPlan Immediate = Filled("SV-2") with { IsImmediate = true };

    private readonly TestJournal _journal;
    private int _tickets;
    private Instant _now;

    public CaseDay(string start = "2026-03-02 08:30", HallBooks? books = null, HallPlan? plan = null)
    {
        var hall = plan ?? Plan;
        _journal = new TestJournal(hall);
        At(start).Then(new PlanAdopted(hall)).Open(start[..10], books ?? Books(Licence, Immediate), hall);
    }

    public static HallPlan Plan { get; } = TestHall.Plan with
    {
        Hours = Profiles.Find("HP-JS")! with { Calendar = [Year2026()] },
    };

    public TestJournal Journal => _journal;

    public static HallBooks Books(params ItemPlan[] items) => new()
    {
        Disclosure = new DisclosureBook
        {
            Catalogue = new CatalogueEdition("v1", Instant.MinValue, "li", "zhao", [.. items]),
        },
    };

    public static HallBooks Books(Parameter figure, int value)
    {
        var books = Books(Licence, Immediate);
        return books with { Rules = new Rulebook { Set = books.Rules.Set.Add(figure.Id, value) } };
    }

    /// <summary>An item of which everything is told, with one material.</summary>
    public static ItemPlan Filled(string id) => new(id, new Words("事项"), ["身份证"], ["受理", "办结"])
    {
        Conditions = "不适用", Refusals = "材料不实", Place = "一楼", Phone = "12345",
    };

    public static MaterialCheck Material(string name, MaterialState state) => new(name, state);

    public CaseDay At(string time)
    {
        _journal.At(time);
        _now = _journal.Time(time);
        return this;
    }

    public CaseDay Then(HallEvent happened)
    {
        _journal.Then(happened);
        return this;
    }

    /// <summary>The next hall day begins, with the plan and books given.</summary>
    public CaseDay Open(string date, HallBooks? books = null, HallPlan? plan = null)
    {
        var parts = date.Split('-').Select(int.Parse).ToArray();
        var day = new LocalDate(parts[0], parts[1], parts[2]);
        CounterState[] counters =
            [new(1, Staffing.Open, "wang"), new(2, Staffing.Open, "sun"), new(3, Staffing.Closed)];
        Then(new DayOpened(
            day, plan ?? Plan, [.. counters], Books: books ?? Books(Licence, Immediate)));
        return Then(new DoorsOpened(null));
    }

    /// <summary>A visitor stands at counter 1.</summary>
    public CaseDay Serve(string visit = "V1", string? item = null)
    {
        var id = new VisitId(visit);
        var ticket = new TicketNumber('A', ++_tickets);
        Then(new TicketIssued(
            id, ticket, "social", item, "ordinary", "zh-CN", null, null, 0, new EstimateSeconds(0, 0),
            SlipState.None));
        return Then(new VisitCalled(id, 1, "wang", null, null)).Then(new VisitServed(id, 1));
    }

    /// <summary>The visitor at counter 1 leaves.</summary>
    public CaseDay Finish(string outcome = "promise", string visit = "V1", string? @case = null) =>
        Then(new TurnFinished(new VisitId(visit), 1, outcome, @case, null));

    /// <summary>Papers are handed in by the visitor, or by phone or net without one.</summary>
    public CaseDay Receive(
        string? visit = "V1", string? item = null, string channel = "on-spot", bool publish = false,
        params MaterialCheck[] materials) =>
        Then(new CaseReceived(
            Case, visit is null ? null : new VisitId(visit), visit is null ? null : 1, "wang", item, "v1",
            channel, new Applicant("张三丰", "13800138000"), [.. materials], publish));

    public CaseDay Type(CaseKind kind, string? reason = null) =>
        Then(new CaseTyped(Case, kind, "wang", reason));

    /// <summary>Accepted now, with a due time as told.</summary>
    public CaseDay Accept(
        CaseKind kind, TimeLimit limit, string? due, string notice = "2026受字第00001号", string? from = null,
        bool deemed = false, string promise = "") =>
        Then(new CaseAccepted(
            Case, kind, notice, from is null ? _now : _journal.Time(from), limit,
            due is null ? null : _journal.Time(due), deemed ? "clock" : "wang", deemed, promise));

    /// <summary>A paper of the case is printed now, with a due time on it or without.</summary>
    public CaseDay Paper(
        NoticeKind kind, string number = "2026受字第00001号", string? due = null, string? at = null,
        string? visit = null)
    {
        ImmutableArray<NoticeField> fields = due is null ? [] : [new NoticeField("办结时限", due)];
        var notice = new Notice(
            number, kind, at is null ? _now : _journal.Time(at), new Words("通知书"), "", ["正文"], fields,
            "/c/1");
        return Then(new NoticeIssued(
            notice, visit is null ? Case : null, null, visit is null ? null : new VisitId(visit), 1, null,
            ""));
    }

    public CaseDay Ask(string notice, params MaterialCheck[] missing) =>
        Then(new SupplementRequested(Case, notice, [.. missing], "wang"));

    public CaseDay Supplement(string? visit, params MaterialCheck[] materials) =>
        Then(new SupplementReceived(
            Case, [.. materials], "wang", visit is null ? null : new VisitId(visit)));

    public CaseDay Decide() => Then(new CaseDecided(Case, true, "准予", "wang"));

    public IReadOnlyList<Finding> Breaches(string rule, string? until = null) =>
        _journal.Breaches(rule, until);

    public IReadOnlyList<Finding> Findings(string rule, string? until = null) =>
        _journal.Findings(rule, until);

    private static CalendarYear Year2026() => new(
        2026,
        [
            .. Days(1, 1, 3), .. Days(2, 15, 23), .. Days(4, 4, 6), .. Days(5, 1, 5), .. Days(6, 19, 21),
            .. Days(9, 25, 27), .. Days(10, 1, 7),
        ],
        [
            new LocalDate(2026, 1, 4), new LocalDate(2026, 2, 14), new LocalDate(2026, 2, 28),
            new LocalDate(2026, 5, 9), new LocalDate(2026, 9, 20), new LocalDate(2026, 10, 10),
        ]);

    private static IEnumerable<LocalDate> Days(int month, int from, int to) =>
        Enumerable.Range(from, to - from + 1).Select(d => new LocalDate(2026, month, d));
}
