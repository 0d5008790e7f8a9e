using FluentAssertions;
using NodaTime;
using ServiceQueue.Core.Asking;
using ServiceQueue.Core.Counters;
using ServiceQueue.Core.Halls;
using ServiceQueue.Core.Notices;
using ServiceQueue.Core.Rules;
using ServiceQueue.Core.Tests.Halls;
using ServiceQueue.Core.Visits;
using Xunit;

namespace ServiceQueue.Core.Tests.Asking;

/// <summary>What a clerk may do with a question.</summary>
public sealed class AskingVerbsTests
{
    [Fact]
    public void The_first_clerk_who_calls_a_visit_is_first_asked_without_a_word()
    {
        var hall = AtCounter(out var visit);
        Questions.FirstAskedOf(hall.State, visit.Id).Should().Be("clerk-1");
        hall.Refuse(Ask(visit, "clerk-2")).Should().BeEquivalentTo(
            new { Code = RefusalCode.ForbiddenByRule, Subject = "R-FIRST-ASSIGN" });
        hall.Do(Ask(visit, "clerk-1")).Should().ContainSingle().Which.Should().BeOfType<FirstAsked>()
            .Which.Question.Should().Be(visit.Id.Value);
    }

    [Fact]
    public void Questions_by_phone_are_numbered_by_year()
    {
        var hall = new TestHall();
        var call = new AskFirst("phone", "clerk-1", null, "办公时间", true, true);
        string Name() => hall.Do(call).OfType<FirstAsked>().Single().Question;
        Name().Should().Be("Q2026-00001");
        Name().Should().Be("Q2026-00002");
        hall.Now = Instant.FromUtc(2027, 1, 4, 1, 0);
        Name().Should().Be("Q2027-00001");
    }

    [Fact]
    public void A_question_with_a_phone_number_is_refused() => new TestHall()
        .Refuse(new AskFirst("phone", "clerk-1", null, "请回电13800001111", true, true))
        .Subject.Should().Be("R-PRIV-PROTECT");

    [Fact]
    public void A_deferred_question_stays_until_the_asker_was_told()
    {
        var hall = AtCounter(out var visit);
        var name = visit.Id.Value;
        hall.Do(Defer(hall, name, "主任"));
        hall.Do(new AnswerQuestion(name, "clerk-1", "可以办理"));
        hall.State.Books.Questions.Open.Should().ContainKey(name);
        hall.Do(new FollowUpQuestion(name, "已电话告知", "clerk-1"));
        hall.State.Books.Questions.Open.Should().BeEmpty();
    }

    [Fact]
    public void What_is_simple_is_never_deferred_and_nobody_asks_himself()
    {
        var hall = AtCounter(out var visit);
        hall.Refuse(Defer(hall, visit.Id.Value, "clerk-1")).Subject.Should().Be("R-FIRST-ESCALATE");
        hall.Do(Ask(visit, "clerk-1"));
        hall.Refuse(Defer(hall, visit.Id.Value, "主任")).Subject.Should().Be("R-FIRST-ANSWER-NOW");
    }

    [Fact]
    public void Handing_over_moves_the_visitor_and_only_the_named_clerk_accepts()
    {
        var hall = AtCounter(out var visit);
        var name = visit.Id.Value;
        hall.Do(new HandOverQuestion(name, "clerk-1", 2, "clerk-2", "综合事项"))
            .Select(e => e.GetType()).Should().Equal(typeof(HandedOver), typeof(VisitTransferred));
        hall.Look(visit).Turn.Should().BeEquivalentTo(new { OnlyCounter = 2, State = TurnState.Waiting });
        hall.Refuse(new AcceptHandover(name, "clerk-3")).Subject.Should().Be("R-FIRST-HANDOVER");
        hall.Do(new AcceptHandover(name, "clerk-2"));
        hall.State.Books.Questions.Open[name].Should().BeEquivalentTo(
            new { FirstAsked = "clerk-1", Holder = "clerk-2", HandedTo = (string?)null });
    }

    [Fact]
    public void Handing_over_to_an_empty_counter_asks_for_the_absence_form()
    {
        var hall = AtCounter(out var visit);
        hall.Do(new PauseCounter(3, "外出", null));
        hall.Refuse(new HandOverQuestion(visit.Id.Value, "clerk-1", 3, "clerk-3", "民政事项"))
            .Subject.Should().Be("R-FIRST-ABSENT-REGISTER");
        var events = hall.Do(new RegisterAbsence(
            visit.Id.Value, 3, hall.Now + Duration.FromDays(1), "户口本原件", "0738-1234567", "clerk-1"));
        var notice = events.OfType<NoticeIssued>().Single();
        notice.Notice.Number.Should().Be("2026缺字第00001号");
        notice.Sha256.Should().Be(Filing.Digest(notice.Notice));
        notice.Notice.Fields.Should().Contain(new NoticeField("办理要求", "户口本原件"));
    }

    [Fact]
    public void A_referral_has_its_paper_and_a_number_of_its_own_series()
    {
        var hall = AtCounter(out var visit);
        var refer = new ReferOutside(
            visit.Id.Value, "县不动产登记中心", "解放路1号", "0738-1234567", "不动产登记由县中心受理", "clerk-1");
        hall.Refuse(refer with { Phone = " " }).Should().BeEquivalentTo(
            new { Code = RefusalCode.FieldMissing, Subject = "phone" });
        hall.Refuse(refer with { Reason = "我不知道，你去问县里" }).Subject.Should().Be("R-PHRASE-FORBIDDEN");
        hall.Do(refer).OfType<NoticeIssued>().Single().Notice.Number.Should().Be("2026转字第00001号");
    }

    [Fact]
    public void What_the_verbs_write_breaks_no_rule_of_asking()
    {
        var hall = AtCounter(out var visit);
        var name = visit.Id.Value;
        hall.Do(new AskFirst("visit", "clerk-1", visit.Id, "申请低保", false, false));
        hall.Do(new CoordinateByPhone(name, "民政办", "三号窗口可办", "clerk-1"));
        hall.Do(new HandOverQuestion(name, "clerk-1", 2, "clerk-2", "综合事项"));
        hall.Do(new AcceptHandover(name, "clerk-2"));
        hall.Call(2);
        hall.Do(Defer(hall, name, "主任"));
        hall.Do(new FinishTurn(2, "answered", null, null));
        hall.Do(new FollowUpQuestion(name, "已电话告知", "clerk-2"));
        var audit = new Audit(HallState.Before(TestHall.Plan), RuleSet.Make().Where(r => r.Info.Id.StartsWith(
            "R-FIRST-", StringComparison.Ordinal)));
        foreach (var record in hall.Journal) audit.Hear(record);
        audit.Advance(hall.Now + Duration.FromDays(30));
        audit.Take().Should().BeEmpty();
    }

    private static TestHall AtCounter(out Visit visit)
    {
        var hall = new TestHall();
        hall.Open(1, 2, 3);
        visit = hall.Issue();
        hall.Call(1);
        hall.Do(new ServeVisit(1));
        return hall;
    }

    private static AskFirst Ask(Visit visit, string clerk) =>
        new("visit", clerk, visit.Id, "如何办理退休认证", true, true);

    private static DeferQuestion Defer(TestHall hall, string question, string superior) =>
        new(question, "需核实", superior, hall.Now + Duration.FromDays(1), "clerk-1");
}
