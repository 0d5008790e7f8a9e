using FluentAssertions;
using NodaTime;
using ServiceQueue.Core.Complaints;
using ServiceQueue.Core.Counters;
using ServiceQueue.Core.Halls;
using ServiceQueue.Core.Jobs;
using ServiceQueue.Core.Ratings;
using ServiceQueue.Core.Tests.Complaints;
using ServiceQueue.Core.Tests.Halls;
using ServiceQueue.Core.Visits;
using Xunit;

namespace ServiceQueue.Core.Tests.Ratings;

public sealed class RatingTests
{
    private static readonly RatingSource OnPhone = new(RatingChannel.Phone, "page");

    private readonly TestHall _hall = WorkingHall.Open();

    public RatingTests() => _hall.Open(1);

    [Fact]
    public void Each_served_visit_is_asked_once_and_rates_once()
    {
        var visit = Called();
        _hall.Refuse(Rate(visit.Id)).Subject.Should().Be("R-RATE-PROMPT", "the turn has not ended");
        _hall.Do(new FinishTurn(1, "answered", null, null)).Select(e => e.GetType())
            .Should().Equal(typeof(TurnFinished), typeof(RatingPrompted));
        _hall.Do(Rate(visit.Id)).Should().ContainSingle().Which.Should().BeEquivalentTo(new
        {
            visit.Id, Level = RatingLevel.Satisfied, Counter = 1, Clerk = "clerk-1",
            Complaint = (string?)null,
        }, o => o.Excluding(e => e.Id));
        _hall.Refuse(Rate(visit.Id)).Subject.Should().Be("R-RATE-PROMPT");
        _hall.Refuse(Rate(new VisitId("nobody"))).Code.Should().Be(RefusalCode.UnknownRecord);
    }

    [Fact]
    public void Who_was_not_served_is_not_asked_and_a_keypad_is_no_way_around()
    {
        Called();
        _hall.Do(new FinishTurn(1, "none", null, "离开")).Should().ContainSingle();
        Called();
        _hall.Do(new ServeVisit(1));
        _hall.Now += Duration.FromMinutes(1);
        _hall.Do(new PressKey("keypad-1", PressedKey.Call)).Select(e => e.GetType())
            .Should().Equal(typeof(TurnFinished), typeof(RatingPrompted));
    }

    [Theory]
    [InlineData(RatingLevel.VeryDissatisfied, null, "评价“非常不满意”，未留言。")]
    [InlineData(RatingLevel.Dissatisfied, "等太久", "评价“不满意”：等太久")]
    public void A_bad_rating_opens_a_complaint_in_the_same_breath(
        RatingLevel level, string? remark, string facts)
    {
        var visit = Finished();
        var events = _hall.Do(Rate(visit.Id, level) with
        {
            Remark = remark, Contact = new Contact("李四", "139"),
        });
        events.Select(e => e.GetType()).Should().Equal(typeof(RatingSubmitted), typeof(ComplaintReceived));
        var complaint = _hall.State.Books.Complaints.Find("drawn")!;
        complaint.Should().BeEquivalentTo(new
        {
            Kind = ComplaintKind.BadRating, Channel = ComplaintChannel.Phone, Number = "T2026-00001",
            IsAnonymous = false,
        });
        complaint.Form.Should().BeEquivalentTo(new
        {
            Facts = facts, Ticket = "A001", Counter = 1, Against = new[] { "clerk-1" },
        });
        complaint.ContactBy.Should().NotBeNull();
    }

    [Fact]
    public void Nobody_at_the_counter_can_rate()
    {
        var visit = Finished();
        foreach (var source in new RatingSource[]
        {
            new(RatingChannel.Counter), new(RatingChannel.Phone, "counter-1"),
            new(RatingChannel.Paper, "", "clerk-1"),
        })
        {
            var refused = _hall.Refuse(Rate(visit.Id) with { Source = source });
            (refused.Code, refused.Subject).Should().Be((RefusalCode.ForbiddenByRule, "R-RATE-VOLUNTARY"));
        }

        _hall.Refuse(Rate(visit.Id) with { Source = new(RatingChannel.Paper) }).Subject.Should().Be("by");
        _hall.Do(Rate(visit.Id) with { Source = new(RatingChannel.Paper, "", "导办员") });
    }

    [Fact]
    public void An_evaluator_means_the_last_visit_of_its_counter_for_a_moment()
    {
        var visit = Finished();
        var pressed = Rate(default) with
        {
            Visit = null, Counter = 1, Source = new RatingSource(RatingChannel.Evaluator, "evaluator-1"),
        };
        _hall.Refuse(pressed with { Counter = 2 }).Code.Should().Be(RefusalCode.UnknownRecord);
        _hall.Now += Duration.FromMinutes(4);
        _hall.Do(pressed).OfType<RatingSubmitted>().Single().Visit.Should().Be(visit.Id);

        Finished();
        _hall.Now += Duration.FromMinutes(6);
        _hall.Refuse(pressed).Code.Should().Be(RefusalCode.UnknownRecord);
    }

    [Fact]
    public void The_keypads_evaluator_asks_whom_its_counter_served_last_and_takes_one_rating()
    {
        VisitId? Asked() => Hall.Show(_hall.State, new DevicePlan("keypad-1", DeviceKind.Keypad))
            .OfType<KeypadPicture>().Single().Rates;
        Asked().Should().BeNull();
        var visit = Finished();
        Asked().Should().Be(visit.Id);
        var pressed = new PressEvaluator("keypad-1", RatingLevel.Dissatisfied, "c9");
        _hall.Refuse(pressed with { Device = "keypad-7" }).Code.Should().Be(RefusalCode.UnknownDevice);
        var events = _hall.Do(pressed);
        events.OfType<RatingSubmitted>().Single().Should().BeEquivalentTo(new
        {
            Visit = visit.Id, Channel = RatingChannel.Evaluator, From = "keypad-1", Complaint = "c9",
        });
        events.OfType<ComplaintReceived>().Should().ContainSingle();
        Asked().Should().BeNull("it has been given");
        _hall.Refuse(pressed).Subject.Should().Be("R-RATE-PROMPT");
    }

    [Fact]
    public void The_prompt_outlives_the_day_and_lapses_at_midnight_after_three_more()
    {
        var visit = Finished();
        var lapse = new LocalDate(2026, 3, 6).AtStartOfDayInZone(WorkingHall.Plan.Zone).ToInstant();
        _hall.State.Books.Ratings.NextLapse.Should().Be(lapse);
        _hall.Now = lapse - Duration.FromHours(10);
        _hall.Do(new Wake()).Should().Contain(e => e is DayOpened);
        _hall.State.Visits.Should().BeEmpty("the day is another");
        _hall.State.Books.Ratings.Find(visit.Id).Should().NotBeNull();
        _hall.Now = lapse;
        _hall.Refuse(Rate(visit.Id)).Code.Should().Be(RefusalCode.UnknownRecord);
        _hall.Do(new Wake()).Should().ContainSingle().Which.Should().Be(new RatingsLapsed(1));
        _hall.State.Books.Ratings.NextLapse.Should().BeNull();
        _hall.State.Books.Ratings.Newest.Should().BeEmpty();
    }

    [Fact]
    public void A_month_is_published_when_it_is_over_as_it_was_rated()
    {
        _hall.Do(Rate(Finished().Id));
        _hall.Do(Rate(Finished().Id, RatingLevel.VeryDissatisfied));
        _hall.Refuse(new PublishRatingStats(2026, 3, "主任")).Subject.Should().Be("month");
        _hall.Now = new LocalDate(2026, 4, 1).AtStartOfDayInZone(WorkingHall.Plan.Zone).ToInstant();
        _hall.Do(new PublishRatingStats(2026, 3, "主任")).OfType<RatingStatsPublished>().Single().Counts
            .Should().Equal(0, 1, 0, 0, 1);
    }

    private static SubmitRating Rate(VisitId visit, RatingLevel level = RatingLevel.Satisfied) =>
        new(visit, null, level, OnPhone, null, null, "drawn");

    private Visit Called()
    {
        _hall.Issue();
        return _hall.Call(1);
    }

    private Visit Finished()
    {
        var visit = Called();
        _hall.Do(new FinishTurn(1, "answered", null, null));
        return visit;
    }
}
