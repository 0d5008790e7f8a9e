using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using FluentAssertions;
using NodaTime;
using ServiceQueue.Contracts.Json;
using ServiceQueue.Core.Books;
using ServiceQueue.Core.Counters;
using ServiceQueue.Core.Devices;
using ServiceQueue.Core.Halls;
using ServiceQueue.Core.Hours;
using ServiceQueue.Core.Jobs;
using ServiceQueue.Core.Selection;
using ServiceQueue.Core.Visits;
using ServiceQueue.Engine.Journal;
using ServiceQueue.Simulation.Halls;
using ServiceQueue.Simulation.Views;
using ServiceQueue.Simulation.World;

namespace ServiceQueue.Simulation.Journal;

public sealed class EventCodecTests
{
    private static readonly VisitId Visit = new("7K3M9Q2XW5R8T");
    private static readonly Instant Later = Reported.Nine + Duration.FromMilliseconds(1234);

    /// <summary>One of each type whose values matter, with nothing left out.</summary>
    private static readonly HallEvent[] Samples =
    [
        new PlanAdopted(SimPlans.Draw(new Chance(1))),
        new DayOpened(
            Reported.Day, Reported.Plan with { Hours = Profiles.Find("HP-XIANG")! },
            [new CounterState(3, Staffing.Paused, "王芳", Visit, Reported.Nine, "休息", Later)],
            ImmutableSortedDictionary<string, Pace>.Empty.Add("social", new Pace(312.25, 7)),
            ImmutableSortedDictionary<string, DeviceCondition>.Empty
                .Add("printer-1", new DeviceCondition("paperOut", false, "DLE EOT", Later)),
            (HallBooks)Specimen.Of(typeof(HallBooks))),
        new DoorsOpened("演练"), new DoorsClosed("停电"), new DayClosed(Reported.Day),
        new TicketIssued(
            Visit, new TicketNumber('A', 12), "social", "SV-1", "elderly", "en", "kiosk-1", "digest", 3,
            new EstimateSeconds(60, 300), SlipState.Queued, new TicketWarning(Later, true)),
        new VisitCalled(Visit, 3, "王芳", "elderly", "李强", "老年证", "elderly"),
        new VisitRecalled(Visit, 3), new VisitServed(Visit, 3),
        new TurnFinished(Visit, 3, Outcomes.None, "案1", "keypad"),
        new VisitNoShow(Visit, 3), new VisitReturned(Visit, 41),
        new VisitHeld(Visit, 3, "缺材料", Later), new VisitResumed(Visit, 3, "王芳"),
        new VisitTransferred(Visit, 3, "civil", 4, "另办"), new VisitLeft(Visit, Leaving.DayClosed),
        new SlipReprinted(Visit, 2, "kiosk-1", "printer-2"), new SlipReported(Visit, 2, SlipState.Unknown),
        new SlipMoved(Visit, 2, "printer-2"),
        new CounterOpened(3, "王芳"), new CounterClosed(3, "王芳"),
        new CounterPaused(3, "休息", Later), new CounterContinued(3),
        new DeviceFaulted("printer-1", "paperOut", false, "DLE EOT 4: 0x72"),
        new DeviceRecovered("printer-1", "paperOut"),
        .. StaffSamples.All,
        .. RecordSamples.All,
    ];

    public static TheoryData<string> Types() => [.. EventCodec.TypeNames.Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Types))]
    public void An_event_comes_back_as_it_was(string type)
    {
        var happened = SampleOf(type);
        var recorded = new Recorded(7, Later, "王芳", happened);

        var record = EventCodec.Encode("sim", recorded, "request-1", [1, 2, 3]);
        var back = EventCodec.Decode(record);

        (back.Sequence, back.At, back.Actor, back.Event.GetType())
            .Should().Be((7, Later, "王芳", happened.GetType()));
        EventCodec.Encode("sim", back, "request-1", [1, 2, 3]).Hash.Should().Equal(record.Hash);
        (record.Hall, record.Sequence, record.At, record.Request, record.Type)
            .Should().Be(("sim", 7, Later, "request-1", type));
    }

    [Theory]
    [MemberData(nameof(Types))]
    public void Nothing_of_an_event_is_left_out_of_its_record(string type)
    {
        var happened = SampleOf(type);
        var record = EventCodec.Encode("sim", new Recorded(7, Later, "a", happened), "", []);
        var body = JsonNode.Parse(record.Body)!.AsObject();

        body.Select(p => p.Key).Should().BeEquivalentTo(
            happened.GetType().GetProperties().Select(p => JsonNamingPolicy.CamelCase.ConvertName(p.Name)));
    }

    /// <summary>One of a type: by hand where the values matter, else with every member filled.</summary>
    private static HallEvent SampleOf(string type) => Samples.SingleOrDefault(s => s.GetType().Name == type)
        ?? (HallEvent)Specimen.Of(typeof(HallEvent).Assembly.GetTypes()
            .Single(t => t.Name == type && t.IsAssignableTo(typeof(HallEvent))));

    [Fact]
    public void Plans_come_back_whole()
    {
        var plan = SimPlans.Draw(new Chance(3)) with { Hours = Profiles.Find("HP-XIANG")! };
        var body = EventCodec.Encode("sim", new Recorded(1, Later, "a", new PlanAdopted(plan)), "", []);

        var back = ((PlanAdopted)EventCodec.Decode(body).Event).Plan;

        back.Should().BeEquivalentTo(plan, o => o.Excluding(p => p.Zone));
    }

    [Fact]
    public void The_hash_is_over_every_field()
    {
        var record =
            EventCodec.Encode("sim", new Recorded(7, Later, "王芳", new VisitServed(Visit, 3)), "r", []);
        var changed = new[]
        {
            record with { Hall = "sin" }, record with { Sequence = 8 },
            record with { At = Later + Duration.FromMilliseconds(1) },
            record with { Actor = "王方" }, record with { Request = "s" },
            record with { Type = nameof(VisitNoShow) },
            record with { Body = [.. record.Body.Select((b, i) => i == 5 ? (byte)(b ^ 1) : b)] },
        };

        byte[][] hashes =
            [record.Hash, EventCodec.HashOf(record, [0]), .. changed.Select(c => EventCodec.HashOf(c, []))];
        hashes.Select(Convert.ToHexString).Should().OnlyHaveUniqueItems();
    }

    [Fact]
    public void The_hash_is_the_documented_one()
    {
        var record = EventCodec.Encode(
            "h", new Recorded(1, Instant.FromUnixTimeTicks(5), "a", new DoorsOpened(null)), "r", []);

        // SHA-256 over "h\n1\n5\na\nr\nDoorsOpened\n{}", as sha256sum gives it.
        var expected = System.Security.Cryptography.SHA256.HashData("h\n1\n5\na\nr\nDoorsOpened\n{}"u8);
        record.Hash.Should().Equal(expected);
    }

    [Fact]
    public void A_type_from_the_future_is_named_with_its_record()
    {
        var record = EventCodec.Encode(
            "sim", new Recorded(9, Later, "a", new DoorsOpened(null)), "", [])
            with { Type = "Surprise" };

        FluentActions.Invoking(() => EventCodec.Decode(record)).Should().Throw<InvalidDataException>()
            .WithMessage("Record 9 of hall sim*\"Surprise\"*newer*");
    }

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("[]")]
    [InlineData("{\"visit\":7}")]
    [InlineData("{\"visit\":\"V\",\"counter\":\"three\"}")]
    public void A_body_that_cannot_be_read_is_named_with_its_record(string body)
    {
        var record = EventCodec.Encode("sim", new Recorded(9, Later, "a", new VisitServed(Visit, 3)), "", [])
            with { Body = Encoding.UTF8.GetBytes(body) };

        FluentActions.Invoking(() => EventCodec.Decode(record)).Should().Throw<InvalidDataException>()
            .WithMessage("Record 9 of hall sim (VisitServed)*backup*");
    }

    [Fact]
    public void Jobs_come_back_as_they_were()
    {
        var slip = new Slip(
            Visit, "A012", 2, true, new Words("厅", "Hall"), new Words("社保"), 3,
            new EstimateSeconds(60, 120), ["3号窗口"],
            new LocalDateTime(2026, 3, 2, 9, 0), "http://x/v/1", "zh-CN");
        var job = new Job("7.0", "printer-1", Later, new PrintSlip(slip));

        WireJson.Read<Job>(WireJson.Write(job)).Should().BeEquivalentTo(job, o => o.RespectingRuntimeTypes());
    }
}
