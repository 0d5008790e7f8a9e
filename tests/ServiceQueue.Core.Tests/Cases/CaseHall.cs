using System.Collections.Immutable;
using FluentAssertions;
using NodaTime;
using NodaTime.Text;
using ServiceQueue.Core.Books;
using ServiceQueue.Core.Cases;
using ServiceQueue.Core.Cases.Intake;
using ServiceQueue.Core.Counters;
using ServiceQueue.Core.Disclosure;
using ServiceQueue.Core.Halls;
using ServiceQueue.Core.Hours;
using ServiceQueue.Core.Jobs;
using ServiceQueue.Core.Notices;
using ServiceQueue.Core.Rulebooks;
using ServiceQueue.Core.Tests.Halls;
using ServiceQueue.Core.Visits;

namespace ServiceQueue.Core.Tests.Cases;

/// <summary>
/// A hall by HP-JS and the calendar of 2026 with a catalogue of six items, at Monday 2 March 2026, 10:00.
/// </summary>
internal sealed class CaseHall
{
    public const string Clerk = "clerk-1";

    public CaseHall(HallPlan? plan = null, Rulebook? rules = null)
    {
        Now = Time("2026-03-02 10:00");
        State = HallState.Before(plan ?? Plan);
        Add(new PlanAdopted(plan ?? Plan));
        var books = HallBooks.Empty with
        {
            Disclosure = new DisclosureBook { Catalogue = Catalogue },
            Rules = rules ?? Rulebook.Empty,
        };
        Add(new DayOpened(
            new LocalDate(2026, 3, 2), plan ?? Plan,
            [.. (plan ?? Plan).Counters.Select(c => new CounterState(c.Id, Staffing.Closed))], Books: books));
        Add(new DoorsOpened(null));
        Do(new OpenCounter(1, Clerk));
    }

    /// <summary>The State Council's calendar of 2026.</summary>
    public static CalendarYear Calendar2026 { get; } = new(
        2026,
        [
            .. Days(1, 1, 3), .. Days(2, 15, 23), .. Days(4, 4, 6), .. Days(5, 1, 5), .. Days(6, 19, 21),
            .. Days(9, 25, 27), .. Days(10, 1, 7),
        ],
        [
            .. Days(1, 4, 4), .. Days(2, 14, 14), .. Days(2, 28, 28), .. Days(5, 9, 9), .. Days(9, 20, 20),
            .. Days(10, 10, 10),
        ]);

    public static HallPlan Plan { get; } = TestHall.Plan with
    {
        Hours = Profiles.Find("HP-JS")! with { Calendar = [Calendar2026] },
        ComplaintPhones = ["本中心监督投诉台：0000-1111111", "县效能投诉中心：0000-2222222"],
    };

    public static CatalogueEdition Catalogue { get; } = new(
        "v1", Instant.FromUtc(2026, 1, 1, 0, 0), "author", "approver",
        [
            Item("CERT", "居住证明") with { IsImmediate = true },
            Item("PERMIT", "小餐饮许可") with { Promise = TimeLimit.WorkingDays(20), IsLicence = true },
            Item("AID", "临时救助") with { Promise = TimeLimit.WorkingDays(5), MustPublish = true },
            Item("UP", "高龄补贴审批") with { Promise = TimeLimit.WorkingDays(20) },
            Item("SECRET", "取环证明") with { Promise = TimeLimit.WorkingDays(5), IsSensitive = true },
            Item("BARE", "其他") with { Materials = ["不适用"], Promise = TimeLimit.WorkingDays(10) },
        ]);

    public static ImmutableArray<MaterialCheck> Full { get; } =
        [new("户口本", MaterialState.Present), new("身份证", MaterialState.Present)];

    public static ImmutableArray<MaterialCheck> Short { get; } =
        [new("户口本", MaterialState.Present), new("身份证", MaterialState.Missing, "请提交原件及复印件")];

    public HallState State { get; private set; }

    public Instant Now { get; private set; }

    public List<Recorded> Journal { get; } = [];

    public List<Job> Jobs { get; } = [];

    public IEnumerable<Notice> Notices =>
        Journal.Select(r => r.Event).OfType<NoticeIssued>().Select(n => n.Notice);

    public static Instant Time(string local) =>
        LocalDateTimePattern.CreateWithInvariantCulture("uuuu-MM-dd HH:mm").Parse(local).Value
            .InZoneLeniently(Plan.Zone).ToInstant();

    public static CasePapers Papers(
        string? item, ImmutableArray<MaterialCheck>? materials = null, string channel = "on-spot") =>
        new(item, new Applicant("张三丰", "13800000000"), materials ?? (item == "BARE" ? [] : Full), channel);

    public CaseHall At(string local)
    {
        Now = Time(local);
        return this;
    }

    /// <summary>Lets time pass to a moment, and wakes the hall whenever it asked to be.</summary>
    public CaseHall Until(string local)
    {
        var to = Time(local);
        for (var i = 0; i < 1000 && Hall.NextAlarm(State) is { } alarm && alarm <= to; i++)
        {
            Now = Instant.Max(Now, alarm);
            Do(new Wake());
        }

        Now = to;
        return this;
    }

    public IReadOnlyList<HallEvent> Do(Command command)
    {
        var decision = Hall.Decide(State, command, Now);
        var accepted = decision.Should().BeOfType<Accepted>($"{command} is in order").Subject;
        foreach (var happened in accepted.Events) Add(happened);
        return accepted.Events;
    }

    /// <summary>Expects a refusal, and nothing changed.</summary>
    public Refused Refuse(Command command) =>
        Hall.Decide(State, command, Now).Should().BeOfType<Refused>($"{command} is out of order").Subject;

    /// <summary>Expects a refusal by a rule, in both languages.</summary>
    public Refused Forbid(string rule, Command command)
    {
        var no = Refuse(command);
        (no.Code, no.Subject).Should().Be((RefusalCode.ForbiddenByRule, rule));
        no.Why!.ZhCn.Should().NotBeNullOrWhiteSpace();
        no.Why.En.Should().NotBeNullOrWhiteSpace();
        return no;
    }

    public Decision Ask(Command command)
    {
        var decision = Hall.Decide(State, command, Now);
        if (decision is Accepted accepted)
            foreach (var happened in accepted.Events) Add(happened);
        return decision;
    }

    /// <summary>Takes papers in and returns the case's number.</summary>
    public string Receive(
        string? item, ImmutableArray<MaterialCheck>? materials = null, string channel = "on-spot") =>
        Do(new ReceiveCase(Papers(item, materials, channel), Clerk, 1)).OfType<CaseReceived>().Single().Case;

    /// <summary>Takes papers in and accepts them.</summary>
    public string Accept(string item, CaseKind kind = CaseKind.Promise)
    {
        var number = Receive(item);
        Do(new AcceptCase(number, Clerk, kind));
        return number;
    }

    public Case Look(string number) => State.Books.Cases.Find(number)!;

    public void Add(HallEvent happened)
    {
        var recorded = new Recorded(State.Sequence + 1, Now, "test", happened);
        State = Hall.Apply(State, recorded);
        Journal.Add(recorded);
        Jobs.AddRange(Hall.React(State, recorded));
    }

    public static ItemPlan Item(string id, string name) =>
        new(id, new Words(name), ["户口本", "身份证"], ["受理", "审核", "办结"])
        {
            Conditions = "具有本地户籍", Refusals = "不符合条件的", Basis = "《办法》第三条", Place = "一楼1号窗口",
            Phone = "0000-3333333",
        };

    private static IEnumerable<LocalDate> Days(int month, int from, int to) =>
        Enumerable.Range(from, to - from + 1).Select(d => new LocalDate(2026, month, d));
}
