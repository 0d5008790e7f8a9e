using System.Collections.Immutable;
using FluentAssertions;
using ServiceQueue.Core.Books;
using ServiceQueue.Core.Complaints;
using ServiceQueue.Core.Counters;
using ServiceQueue.Core.Halls;
using ServiceQueue.Core.Jobs;
using ServiceQueue.Core.Notices;
using ServiceQueue.Core.Ratings;
using ServiceQueue.Core.Rulebooks;
using ServiceQueue.Core.Rules;
using ServiceQueue.Core.Tests.Complaints;
using ServiceQueue.Core.Visits;

namespace ServiceQueue.Core.Tests.Rules.Complaints;

/// <summary>
/// What journals of complaints, ratings, orders and appointments begin with, and often hold.
/// </summary>
internal static class Journals
{
    /// <summary>Who serves at counter 1.</summary>
    public const string Clerk = "王芳";

    /// <summary>Open 08:30–12:00 and 14:00–17:30 on the workdays of 2026.</summary>
    public static HallPlan Plan { get; } =
        WorkingHall.Plan with { ComplaintPhones = ["010-12345678", "96345"] };

    /// <summary>A hall day in three records; figures other than the defaults may be set.</summary>
    public static TestJournal Begin(
        string time, HallPlan? plan = null, params (Parameter Figure, int Value)[] set)
    {
        var hall = plan ?? Plan;
        var journal = new TestJournal(hall).At(time);
        var rules = new Rulebook
        {
            Set = set.ToImmutableSortedDictionary(s => s.Figure.Id, s => s.Value),
        };
        var date = journal.Time(time).InZone(hall.Zone).Date;
        return journal.Then(new PlanAdopted(hall))
            .Then(new DayOpened(
                date, hall,
                [.. hall.Counters.Select(c => new CounterState(c.Id, Staffing.Open, Clerk))],
                Books: HallBooks.Empty with { Rules = rules }))
            .Then(new DoorsOpened(null));
    }

    /// <summary>A visit is issued, called to counter 1, served and finished: four records.</summary>
    public static TestJournal Served(
        this TestJournal journal, string visit = "V1", int number = 1, string outcome = "answered")
    {
        var id = new VisitId(visit);
        return journal.Issued(visit, number)
            .Then(new VisitCalled(id, 1, Clerk, null, null)).Then(new VisitServed(id, 1))
            .Then(new TurnFinished(id, 1, outcome, null, null));
    }

    /// <summary>A ticket is issued: one record.</summary>
    public static TestJournal Issued(this TestJournal journal, string visit = "V1", int number = 1) =>
        journal.Then(new TicketIssued(
            new VisitId(visit), new TicketNumber('A', number), "social", null, "ordinary", "zh-CN", null,
            null, 0, new EstimateSeconds(0, 0), SlipState.None));

    /// <summary>Its visitor is asked for a rating: one record.</summary>
    public static TestJournal Prompted(this TestJournal journal, string visit = "V1", int number = 1) =>
        journal.Then(new RatingPrompted(
            new VisitId(visit), $"A{number:000}", "social", 1, Clerk, 3));

    /// <summary>A complaint comes in: one record. Its number is T2026-0000n for the id "cn".</summary>
    public static TestJournal Received(
        this TestJournal journal, string id = "c1", ComplaintKind kind = ComplaintKind.Complaint,
        ComplaintForm? form = null) =>
        journal.Then(new ComplaintReceived(
            id, $"T2026-0000{id[1..]}", kind, ComplaintChannel.Kiosk, form ?? Form));

    /// <summary>It is registered with an officer: one record.</summary>
    public static TestJournal Registered(
        this TestJournal journal, string id = "c1", string officer = "陈督办", bool isComplex = false) =>
        journal.Then(new ComplaintRegistered(
            id, ComplaintMatter.Attitude, officer, "道歉", isComplex, officer));

    /// <summary>It is decided on evidence: one record.</summary>
    public static TestJournal Resolved(this TestJournal journal, string id = "c1") =>
        journal.Then(new ComplaintResolved(id, true, "已处理", [1], "", "陈督办"));

    /// <summary>Its result is told in writing: two records.</summary>
    public static TestJournal Noticed(this TestJournal journal, string id = "c1") =>
        journal.Then(Result(id, "2026诉字第00001号"))
            .Then(new ComplaintNoticed(id, "2026诉字第00001号", "说明", "letter", "EMS 1", "陈督办"));

    /// <summary>The paper of a result.</summary>
    public static NoticeIssued Result(string id, string number) => new(
        new Notice(
            number, NoticeKind.ComplaintResult, default, new Words("投诉处理结果通知书"), "", [], [], "/c/x"),
        null, id, null, null, null, "");

    /// <summary>A form under a name.</summary>
    public static ComplaintForm Form { get; } = new(
        "态度生硬", "道歉", new Contact("张三", "138"), null, null, null, null, []);

    /// <summary>Nothing is found by a rule.</summary>
    public static void Keeps(this TestJournal journal, string rule, string until) =>
        journal.Findings(rule, until).Should().BeEmpty();

    /// <summary>No breach is found by a rule; there may be warnings.</summary>
    public static void KeepsAfterWarning(this TestJournal journal, string rule, string until)
    {
        journal.Breaches(rule, until).Should().BeEmpty();
        journal.Findings(rule, until).Should().NotBeEmpty().And.OnlyContain(f => f.Due > f.At);
    }

    /// <summary>One breach is found by a rule, at a time, with this evidence.</summary>
    public static Finding Breaks(
        this TestJournal journal, string rule, string until, string at, params long[] evidence)
    {
        var found = journal.Breaches(rule, until).Should().ContainSingle().Subject;
        found.At.Should().Be(journal.Time(at));
        found.Evidence.Should().Equal(evidence);
        found.Says.En.Should().NotBeNullOrEmpty();
        (found.Subject + found.Says).Should().NotContain("张三").And.NotContain("138");
        return found;
    }
}
