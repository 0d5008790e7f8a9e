using System.Text;
using System.Text.Json;
using FluentAssertions;
using NodaTime;
using ServiceQueue.Contracts.Json;
using ServiceQueue.Core.Halls;
using ServiceQueue.Core.Jobs;
using ServiceQueue.Core.Ratings;
using ServiceQueue.Core.Visits;
using ServiceQueue.Engine.Journal;

namespace ServiceQueue.Simulation.Journal;

/// <summary>
/// The commonest events are read by a quicker way than the serializer's: it must give the same event for
/// every body, and call unreadable what the serializer calls unreadable.
/// </summary>
public sealed class PlainFormTests
{
    private static readonly VisitId Visit = new("7K3M9Q2XW5R8T");

    private static readonly HallEvent[] Plain =
    [
        new TicketIssued(
            Visit, new TicketNumber('A', 12), "social", null, "ordinary", "zh-CN", "kiosk-1", null, 3,
            new EstimateSeconds(60, 300), SlipState.Queued),
        new TicketIssued(
            Visit, new TicketNumber('B', 1), "civil", "SV-1", "elderly", "en", null, "digest", 0, default,
            SlipState.None),
        new SlipReported(Visit, 1, SlipState.Printed), new SlipReported(Visit, 2, SlipState.Failed),
        new VisitCalled(Visit, 3, "王芳", null, null),
        new VisitCalled(Visit, 3, null, null, null, null, "elderly"),
        new VisitCalled(Visit, 3, "王芳", "urgent", "李强", "急诊证明"),
        new VisitRecalled(Visit, 3), new VisitServed(Visit, 3), new VisitNoShow(Visit, 3),
        new TurnFinished(Visit, 3, "answered", null, null),
        new TurnFinished(Visit, 3, "none", "案1", "走了\"\n"),
        new VisitLeft(Visit, "visitor"), new RatingPrompted(Visit, "A012", "social", 3, "王芳", 3),
        new RatingPrompted(Visit, "A012", "social", 3, null, 0),
    ];

    /// <summary>What may be done to a body: nothing, and what no host of this release would write.</summary>
    private static readonly (string From, string To)[] Changes =
    [
        ("", ""), ("}", ",\"later\":{\"a\":[1]}}"), (":3", ":\"3\""), (":3", ":3.5"), (":3", ":null"),
        (":3", ":99999999999"), ("\"visit\"", "\"vis\\u0069t\""), ("7K3M9Q2XW5R8T", ""),
        ("7K3M9Q2XW5R8T", "7K3M9Q2XW5R8T7K3M9Q2XW5R8T7K3M9Q2XW5R8T"), ("\"visit\"", "\"Visit\""),
        ("{", "{\"visit\":\"OTHER\","), ("}", "} {}"), ("}", ""), ("printed", "Printed"), ("printed", "lost"),
        ("A012", "Z"), ("A012", "a 12"), ("王芳", "王\\u82b3"), ("low", "lower"), ("\"copy\"", "\"copies\""),
        ("\"outcome\"", "\"state\""), ("social", "\t"), (",", " ,\n "), ("{", "{/**/"),
    ];

    public static TheoryData<int> Each() => [.. Enumerable.Range(0, Plain.Length)];

    [Theory]
    [MemberData(nameof(Each))]
    public void Any_body_is_read_as_the_serializer_reads_it(int index)
    {
        var happened = Plain[index];
        var record = EventCodec.Encode(
            "sim", new Recorded(7, Instant.FromUnixTimeSeconds(7), "王芳", happened), "", []);
        var body = Encoding.UTF8.GetString(record.Body);

        foreach (var (from, to) in Changes)
        {
            var changed = from.Length == 0 ? body : body.Replace(from, to, StringComparison.Ordinal);
            var bytes = Encoding.UTF8.GetBytes(changed);
            Decoded(record with { Body = bytes })
                .Should().Be(Serialized(bytes, happened.GetType()), "of {0}", changed);
        }
    }

    [Theory]
    [MemberData(nameof(Each))]
    public void A_text_that_is_no_utf_8_is_read_as_the_serializer_reads_it(int index)
    {
        var happened = Plain[index];
        var record = EventCodec.Encode(
            "sim", new Recorded(7, Instant.FromUnixTimeSeconds(7), "王芳", happened), "", []);
        for (var at = 0; at < record.Body.Length; at++)
        {
            byte[] bytes = [.. record.Body.Select((b, i) => i == at ? (byte)0xC3 : b)];
            Decoded(record with { Body = bytes }).Should().Be(Serialized(bytes, happened.GetType()));
        }
    }

    private static object Decoded(Contracts.JournalRecord record)
    {
        try
        {
            return EventCodec.Decode(record).Event;
        }
        catch (InvalidDataException)
        {
            return "unreadable";
        }
    }

    private static object? Serialized(byte[] body, Type type)
    {
        try
        {
            return JsonSerializer.Deserialize(body, type, WireJson.Options);
        }
        catch (JsonException)
        {
            return "unreadable";
        }
    }
}
