using FluentAssertions;
using NodaTime;
using ServiceQueue.Core.Complaints;
using ServiceQueue.Core.Halls;
using ServiceQueue.Core.Notices;
using ServiceQueue.Core.Orders;
using ServiceQueue.Core.Ratings;
using ServiceQueue.Core.Tests.Halls;
using ServiceQueue.Core.Visits;
using Xunit;

namespace ServiceQueue.Core.Tests.Complaints;

public sealed class ComplaintTests
{
    private static readonly Callback Eight =
        new(CallbackOutcome.Answered, 8, CallbackAttitude.Good, true, false);

    private readonly TestHall _hall = WorkingHall.Open();

    [Fact]
    public void A_complaint_goes_from_its_receipt_to_the_callback()
    {
        var events = Receive("c1");
        var received = events.OfType<ComplaintReceived>().Single();
        received.Number.Should().Be("T2026-00001");
        events.OfType<NoticeIssued>().Single().Notice.Should().BeEquivalentTo(new
        {
            Kind = NoticeKind.ComplaintFiled, Number = "2026投字第00001号", TrackPath = "/t/c1",
        });
        // Monday 2026-03-02 09:00: contact by Tuesday, answer by the Monday after (5 working days).
        _hall.State.Books.Complaints.Find("c1").Should().BeEquivalentTo(new
        {
            RegisterBy = Local(3, 9, 0), ContactBy = Local(3, 17, 30), AnswerBy = Local(9, 17, 30),
            State = ComplaintState.Received,
        });

        _hall.Do(new RegisterComplaint("T2026-00001", ComplaintMatter.Attitude, "陈督办", null, false, "值班长"));
        _hall.State.Books.Complaints.Find("c1")!.Form.Wish.Should().Be("要求道歉");
        _hall.Do(new DispatchComplaint("c1", "综合科", "陈督办"));
        _hall.Do(new ContactComplainant("c1", "phone", "已说明", "陈督办"));
        _hall.Do(new ResolveComplaint("c1", true, "已批评教育。", [1], "", "陈督办"));
        var told = _hall.Do(new NoticeComplaint("c1", "按服务规范第三条处理。", "letter", "EMS 1", "陈督办"));
        told.OfType<NoticeIssued>().Single().Notice.Should().BeEquivalentTo(new
        {
            Kind = NoticeKind.ComplaintResult, Number = "2026诉字第00001号", Addressee = "", HasSeal = true,
        });
        _hall.Do(new CallComplainantBack("c1", Eight, "回访员")).Select(e => e.GetType())
            .Should().Equal(typeof(ComplaintCalledBack), typeof(ComplaintClosed));
        _hall.State.Books.Complaints.Open.Should().BeEmpty();
        _hall.State.Books.Complaints.Closed.Should().ContainSingle()
            .Which.Should().BeEquivalentTo(new { Id = "c1", Verified = true, Notice = "2026诉字第00001号" });
        _hall.Refuse(new ContactComplainant("c1", "phone", "", "陈督办")).Code
            .Should().Be(RefusalCode.UnknownRecord);
    }

    [Fact]
    public void Intake_is_never_closed_and_numbers_start_anew_each_year()
    {
        _hall.Do(new CloseDoors(null));
        Receive("c1").Should().NotBeEmpty();
        _hall.Now = Local(3, 3, 0);
        _hall.Do(new Wake());
        _hall.State.Day.Should().BeNull("the day is over");
        _hall.Do(new ReceiveComplaint("c2", ComplaintKind.Report, ComplaintChannel.Phone, Form(null)))
            .OfType<ComplaintReceived>().Single().Number.Should().Be("T2026-00002");
        _hall.Now = Instant.FromUtc(2027, 1, 1, 2, 0);
        Receive("c3").OfType<ComplaintReceived>().Single().Number.Should().Be("T2027-00001");
        _hall.State.Books.Complaints.Find("c3")!.ContactBy.Should().BeNull("2027 has no calendar yet");
        _hall.Refuse(new ReceiveComplaint(
            "c4", ComplaintKind.Complaint, ComplaintChannel.Kiosk, Form(null) with { Facts = " " }))
            .Subject.Should().Be("facts");
    }

    [Fact]
    public void The_person_complained_of_never_handles_the_complaint()
    {
        var visit = Served();
        Receive("c1", Form(visit.Id)).OfType<ComplaintReceived>().Single().Form
            .Should().BeEquivalentTo(new { Ticket = "A001", Counter = 1, Against = new[] { "clerk-1" } });

        Forbidden(Register("c1", "clerk-1"), "R-CMP-DESK");
        Forbidden(new RegisterComplaint("c1", ComplaintMatter.Fees, "陈督办", null, false, "clerk-1"),
            "R-CMP-DESK");
        _hall.Do(Register("c1", "陈督办"));
        Forbidden(new DispatchComplaint("c1", "clerk-1", "陈督办"), "R-CMP-DESK");
        Forbidden(new ReassignComplaint("c1", "clerk-1", "休假", "陈督办"), "R-CMP-DESK");
        Forbidden(new ResolveComplaint("c1", false, "查无实据", [1], "", "clerk-1"), "R-CMP-DESK");
    }

    [Fact]
    public void A_ticket_of_today_is_enough_to_know_who_is_complained_of()
    {
        Served();
        var form = Form(null) with { Ticket = "a 1" };
        Receive("c1", form).OfType<ComplaintReceived>().Single().Form.Against.Should().Equal("clerk-1");
    }

    [Fact]
    public void Only_the_officer_sees_who_complains_and_each_look_is_noted()
    {
        Receive("c1", Form(Served().Id));
        Forbidden(new ViewComplaint("c1", "陈督办", Viewing.Officer), "R-CMP-NO-RETALIATION");
        _hall.Do(Register("c1", "陈督办"));
        _hall.Do(new ViewComplaint("c1", "陈督办", Viewing.Officer)).Should()
            .ContainSingle().Which.Should().BeOfType<ComplaintViewed>();
        Forbidden(new ViewComplaint("c1", "李强", Viewing.Officer), "R-CMP-NO-RETALIATION");
        Forbidden(new ViewComplaint("c1", "clerk-1", Viewing.Auditor), "R-CMP-NO-RETALIATION");
        _hall.Do(new ViewComplaint("c1", "审计员", Viewing.Auditor)).Should().ContainSingle();
        _hall.Do(new ViewComplaint("c1", "陈督办", Viewing.Officer)).Should().BeEmpty("it is the same sitting");
        _hall.Now += Duration.FromMinutes(31);
        _hall.Do(new ViewComplaint("c1", "陈督办", Viewing.Officer)).Should().ContainSingle();
    }

    [Fact]
    public void A_decision_needs_evidence_and_the_notice_an_explanation()
    {
        Receive("c1");
        _hall.Refuse(new ResolveComplaint("c1", true, "属实", [1], "", "陈督办")).Subject
            .Should().Be("register");
        _hall.Do(Register("c1", "陈督办"));
        Forbidden(new ResolveComplaint("c1", true, "属实", [], " ", "陈督办"), "R-CMP-VERIFY");
        _hall.Refuse(new ResolveComplaint("c1", true, "属实", [_hall.State.Sequence + 1], "", "陈督办"))
            .Subject.Should().Be("records");
        _hall.Refuse(new ResolveComplaint("c1", null, "属实", [1], "", "陈督办")).Subject
            .Should().Be("verified");
        Forbidden(new NoticeComplaint("c1", "解释", "letter", "签收", "陈督办"), "R-CMP-FORMAL-NOTICE");
        _hall.Do(new ResolveComplaint("c1", false, "经查不实", [], "监控录像", "陈督办"));
        Forbidden(new NoticeComplaint("c1", "", "letter", "签收", "陈督办"), "R-CMP-EXPLAIN");
        _hall.Refuse(new NoticeComplaint("c1", "解释", "letter", "", "陈督办")).Subject.Should().Be("proof");
        Forbidden(new CallComplainantBack("c1", Eight, "回访员"), "R-CALLBACK");
    }

    [Fact]
    public void A_complex_one_gets_the_longer_limit_only_before_the_shorter_is_over()
    {
        Receive("c1");
        _hall.Do(Register("c1", "陈督办"));
        Forbidden(new ProlongComplaint("c1", "涉及多部门", "陈督办", "陈督办"), "R-CMP-TIMELY");
        _hall.Do(new ProlongComplaint("c1", "涉及多部门", "陈督办", "主任"));
        _hall.State.Books.Complaints.Find("c1")!.AnswerBy.Should().Be(Local(23, 17, 30));

        Receive("c2");
        _hall.Do(Register("c2", "陈督办"));
        _hall.Now = Local(9, 17, 31);
        Forbidden(new ProlongComplaint("c2", "涉及多部门", "陈督办", "主任"), "R-CMP-TIMELY");
    }

    [Fact]
    public void An_anonymous_one_and_a_suggestion_end_with_the_notice()
    {
        Receive("c1", Form(null) with { Contact = null });
        _hall.Refuse(new ContactComplainant("c1", "phone", "", "陈督办")).Subject.Should().Be("contact");
        _hall.Do(new ReceiveComplaint("c2", ComplaintKind.Suggestion, ComplaintChannel.Letter, Form(null)));
        foreach (var id in new[] { "c1", "c2" })
        {
            _hall.Do(Register(id, "陈督办"));
            _hall.Do(new ResolveComplaint(id, true, "已采纳", [1], "", "陈督办"));
            _hall.Do(new NoticeComplaint(id, "已说明", "online", "page", "陈督办"))
                .Should().Contain(e => e is ComplaintClosed);
        }

        _hall.State.Books.Complaints.Open.Should().BeEmpty();
    }

    [Fact]
    public void A_callback_that_reaches_nobody_is_tried_three_times()
    {
        Receive("c1");
        _hall.Do(Register("c1", "陈督办"));
        _hall.Do(new ResolveComplaint("c1", true, "属实", [1], "", "陈督办"));
        _hall.Do(new NoticeComplaint("c1", "解释", "letter", "签收", "陈督办"));
        _hall.Refuse(new CallComplainantBack("c1", Eight with { Score = 11 }, "回访员")).Subject
            .Should().Be("score");
        var nobody = new CallComplainantBack("c1", new Callback(CallbackOutcome.Unreached), "回访员");
        _hall.Do(nobody).Should().ContainSingle();
        _hall.Do(nobody).Should().ContainSingle();
        _hall.Do(nobody).OfType<ComplaintClosed>().Single().Why.Should().Be(CallingBack.Unreached);
    }

    [Fact]
    public void No_paper_tells_who_complained()
    {
        var issued = Receive("c1").OfType<NoticeIssued>().Single();
        issued.Sha256.Should().Be(Filing.Digest(issued.Notice)).And.HaveLength(64);
        var paper = string.Join('\n', issued.Notice.Text) + string.Join('\n', issued.Notice.Fields);
        paper.Should().NotContain("张三").And.NotContain("13800000000").And.NotContain("态度");
        new Contact("张三", "13800000000").ToString().Should().NotContain("张三");
    }

    internal static ComplaintForm Form(VisitId? visit) => new(
        "态度生硬", "要求道歉", new Contact("张三", "13800000000"), visit, null, null, null, []);

    private static RegisterComplaint Register(string id, string officer) =>
        new(id, ComplaintMatter.Attitude, officer, null, false, "值班长");

    private static Instant Local(int day, int hour, int minute) =>
        new LocalDateTime(2026, 3, day, hour, minute).InZoneLeniently(WorkingHall.Plan.Zone).ToInstant();

    private IReadOnlyList<HallEvent> Receive(string id, ComplaintForm? form = null) =>
        _hall.Do(new ReceiveComplaint(
            id, ComplaintKind.Complaint, ComplaintChannel.Kiosk, form ?? Form(null), "kiosk-1"));

    private Visit Served()
    {
        _hall.Issue();
        _hall.Open(1);
        var visit = _hall.Call(1);
        _hall.Do(new ServeVisit(1));
        _hall.Do(new FinishTurn(1, "answered", null, null)).OfType<RatingPrompted>().Should().ContainSingle();
        return visit;
    }

    private void Forbidden(Command command, string rule)
    {
        var refused = _hall.Refuse(command);
        (refused.Code, refused.Subject).Should().Be((RefusalCode.ForbiddenByRule, rule));
        refused.Why!.En.Should().NotBeNullOrEmpty();
    }
}
