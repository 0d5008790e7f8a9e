using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using FluentAssertions;
using NodaTime;
using NodaTime.Text;
using ServiceQueue.Contracts.Json;
using ServiceQueue.Core.Halls;
using ServiceQueue.Core.Jobs;
using ServiceQueue.Core.Rules;
using ServiceQueue.Devices.Displays;
using Xunit;

namespace ServiceQueue.Devices.Tests.Displays;

/// <summary>What goes out is what firmware-protocols/mqtt says.</summary>
public sealed class PayloadTests
{
    public static TheoryData<string, string> Examples => new()
    {
        { "status-online", "status" }, { "status-offline", "status" }, { "board", "board" },
        { "board-closed", "board" },
        { "counter", "counter" }, { "counter-closed", "counter" }, { "call", "call" }, { "alive", "alive" },
        { "alive-will", "alive" }, { "finding", "finding" }, { "finding-warning", "finding" },
        { "findings-today", "findings-today" },
    };

    [Theory, MemberData(nameof(Examples))]
    public void EveryExampleKeepsItsSchema(string example, string schema) =>
        Schema.Check(WireFacts.Example(example), WireFacts.Schema(schema)).Should().BeEmpty();

    [Fact]
    public void EveryFileIsTested() =>
        Directory.GetFiles(Path.Combine(WireFacts.Folder, "examples"))
            .Select(Path.GetFileNameWithoutExtension)
            .Should().BeEquivalentTo(Examples.Select(e => (string)e[0]));

    [Theory]
    [InlineData("counter", """{"sequence":1,"state":"busy","text":""}""")]
    [InlineData("counter", """{"sequence":1,"state":"open","text":"","more":1}""")]
    [InlineData("counter", """{"sequence":1,"state":"open"}""")]
    [InlineData("counter", """{"sequence":1.5,"state":"open","text":""}""")]
    [InlineData("counter", """{"sequence":1,"state":"open","text":"","ticket":null}""")]
    [InlineData("alive", """{"sequence":1,"at":"yesterday"}""")]
    public void ASchemaFindsWhatBreaksIt(string schema, string json) =>
        Schema.Check(JsonNode.Parse(json), WireFacts.Schema(schema)).Take(1).ToList().Should().NotBeEmpty();

    [Fact]
    public void StatusIsTheExample()
    {
        Same(Payloads.Online(At("2026-11-21T12:00:00.123Z"), 418), "status-online");
        Same(Payloads.Offline(At("2026-11-21T00:30:00Z"), 0), "status-offline");
    }

    [Fact]
    public void FindingIsTheExample()
    {
        Same(
            Payloads.Finding(12, new FindingJson(
                "R-QUEUE-FCFS", RuleGrade.Must, FindingLevel.Breach, "000-E 四1",
                At("2026-11-21T02:41:07.52Z"), null, "A023", 3,
                new Words("A023先于A019叫号，无理由可查", "A023 before A019"), [402, 417])),
            "finding");
        Same(
            Payloads.Finding(13, new FindingJson(
                "R-CLOCK-DUE", RuleGrade.Must, FindingLevel.Warning, "行政许可法 42",
                At("2026-11-21T03:00:00Z"), At("2026-11-23T09:30:00Z"), "2026-00012", null,
                new Words("距办结时限不足一个工作日"), [381])),
            "finding-warning");
        Same(Payloads.FindingsToday(new LocalDate(2026, 11, 21), 2, 5), "findings-today");
    }

    [Fact]
    public void CounterIsTheExample()
    {
        Same(
            Payloads.Counter(new CounterPicture
            {
                Sequence = 417, Counter = 3, State = CounterShows.Called, Ticket = "A012", Text = "请A012号",
            }),
            "counter");
        Same(
            Payloads.Counter(new CounterPicture
            {
                Sequence = 12, Counter = 3, State = CounterShows.Closed, Text = "暂停服务",
            }),
            "counter-closed");
    }

    [Fact]
    public void CallIsTheExample() => Same(Payloads.Call(Samples.Call), "call");

    [Fact]
    public void ACallWithoutEnglishSaysOnlyChinese()
    {
        var json = JsonNode.Parse(Payloads.Call(Samples.Call with { Say = new Words("请") }))!;
        json["say"]!.AsObject().Should().ContainSingle().Which.Key.Should().Be("zh-CN");
        Schema.Check(json, WireFacts.Schema("call")).Should().BeEmpty();
    }

    [Fact]
    public void BoardIsTheExample()
    {
        Same(Payloads.Board(Samples.Board), "board");
        Same(Payloads.Board(Samples.ClosedBoard), "board-closed");
    }

    [Fact]
    public void AnAliveOfADisplayIsRead() =>
        WireJson.Read<AlivePayload>(Encoding.UTF8.GetBytes(WireFacts.Example("alive").ToJsonString()))
            .Should().Be(new AlivePayload(At("2026-11-21T12:00:05.25Z"), 417, "online"));

    [Fact]
    public void ChineseStaysReadable() =>
        Encoding.UTF8.GetString(Payloads.Call(Samples.Call)).Should().Contain("请A012号到3号社保窗口办理");

    [Fact]
    public void TheBoardComesBackAsItWas()
    {
        var back = WireJson.Read<BoardPicture>(Payloads.Board(Samples.Board));
        back.ShowsSame(Samples.Board).Should().BeTrue();
        back.Sequence.Should().Be(418);
    }

    [Fact]
    public void IdsAndTicketsArePlainTexts()
    {
        Encoding.UTF8.GetString(
            WireJson.Write(new
            {
                visit = new VisitId("0123456789ABC"), ticket = new TicketNumber('A', 7), letter = 'B',
            }))
            .Should().Be("""{"visit":"0123456789ABC","ticket":"A007","letter":"B"}""");
        WireJson.Read<TicketNumber>("\"b 12\""u8).Should().Be(new TicketNumber('B', 12));
        WireJson.Read<LocalDate>("\"2026-11-21\""u8).Should().Be(new LocalDate(2026, 11, 21));
    }

    [Theory]
    [InlineData("""{"at":1,"sequence":1}""")]
    [InlineData("""{"at":"2026-11-21","sequence":1}""")]
    [InlineData("""{"at":"2026-11-21T12:00:00Z","sequence":"1"}""")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("")]
    [InlineData("{")]
    public void WhatIsNotAnAliveIsAJsonError(string json)
    {
        var reading = () => WireJson.Read<AlivePayload>(Encoding.UTF8.GetBytes(json));
        reading.Should().Throw<JsonException>();
    }

    private static void Same(byte[] payload, string example)
    {
        var node = JsonNode.Parse(payload);
        JsonNode.DeepEquals(node, WireFacts.Example(example))
            .Should().BeTrue("{0} is not {1}", Encoding.UTF8.GetString(payload), example);
        node!.AsObject().Select(p => p.Key)
            .Should().Equal(WireFacts.Example(example).AsObject().Select(p => p.Key));
    }

    private static Instant At(string text) => InstantPattern.ExtendedIso.Parse(text).Value;
}
