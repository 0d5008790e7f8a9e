using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using FluentAssertions;
using ServiceQueue.Host.Tests.Running;
using Xunit;

namespace ServiceQueue.Host.Tests.BadInput;

/// <summary>
/// Whatever is sent: a problem that says what to do in two languages, and a hall that stands as it stood.
/// </summary>
public sealed class BadRequestTests(OpenHall open) : IClassFixture<OpenHall>
{
    private const string Hall = "/api/halls/demo/";

    /// <summary>Method, path, body, status, code. VISIT stands for a visit that waits.</summary>
    public static TheoryData<string, string, string?, int, string> Requests => new()
    {
        // What is not there.
        { "POST", "visits", """{"requestId":"a","service":"no-such"}""", 400, "unknown-service" },
        { "POST", "visits", """{"requestId":"a","service":"party","item":"SV-NO"}""", 400, "unknown-item" },
        { "POST", "visits", """{"requestId":"a","service":"party","item":"SV-LD-UNEMP-REG"}""", 400,
            "unknown-item" },
        { "POST", "visits", """{"requestId":"a","service":"party","kiosk":"kiosk-9"}""", 400,
            "unknown-kiosk" },
        { "POST", "visits", """{"requestId":"a","service":"party","locale":"fr"}""", 400, "bad-request" },
        { "GET", "counters/99", null, 404, "unknown-counter" },
        { "GET", "counters/-1", null, 404, "unknown-counter" },
        { "GET", "counters/99999999999999999999", null, 404, "unknown-counter" },
        { "POST", "counters/99/call-next", "{}", 404, "unknown-counter" },
        { "POST", "counters/x/call-next", "{}", 404, "unknown-counter" },
        { "POST", "counters/2/transfer", """{"counter":99,"reason":"r"}""", 404, "unknown-counter" },
        { "POST", "counters/2/transfer", """{"service":"no-such","reason":"r"}""", 400, "unknown-service" },
        { "POST", "counters/3/resume", """{"visit":"NOSUCHVISIT00"}""", 404, "unknown-visit" },
        { "POST", "counters/3/call", """{"ticket":"A999","reason":"elderly","approver":"值班长"}""", 404,
            "unknown-ticket" },
        { "POST", "counters/2/finish", """{"outcome":"perfect"}""", 400, "outcome-unknown" },
        { "POST", "counters/2/finish", """{"outcome":"none"}""", 400, "outcome-unknown" },
        { "GET", "visits/NOSUCHVISIT00", null, 404, "unknown-visit" },
        { "GET", "visits/'%20OR%201=1--", null, 404, "unknown-visit" },
        { "POST", "visits/NOSUCHVISIT00/leave", "{}", 404, "unknown-visit" },
        { "POST", "visits/NOSUCHVISIT00/reprint", "{}", 404, "unknown-visit" },
        { "POST", "visits/NOSUCHVISIT00/return", "{}", 404, "unknown-visit" },
        { "POST", "visits/VISIT/reprint", """{"kiosk":"kiosk-9"}""", 400, "unknown-kiosk" },
        { "POST", "devices/no-such/test", "{}", 404, "unknown-device" },
        { "GET", "nothing", null, 404, "not-found" },
        { "GET", "/api/halls/elsewhere/board", null, 404, "unknown-hall" },
        { "POST", "/api/halls/elsewhere/visits", """{"requestId":"a","service":"party"}""", 404,
            "unknown-hall" },
        { "GET", "/api/nothing", null, 404, "not-found" },
        { "GET", "/lab/devices/no-such/paper.txt", null, 404, "unknown-device" },
        { "POST", "/lab/devices/no-such/fault", """{"kind":"unplug"}""", 404, "unknown-device" },
        { "POST", "/lab/devices/printer-1/fault", """{"kind":"no-such"}""", 400, "bad-request" },
        { "POST", "/lab/devices/keypad-3/press", """{"key":"no-such"}""", 400, "bad-request" },

        // What is not done that way.
        { "DELETE", "board", null, 405, "method-not-allowed" },
        { "GET", "counters/3/call-next", null, 405, "method-not-allowed" },
        { "PUT", "visits", "{}", 405, "method-not-allowed" },
        { "POST", "board", "{}", 405, "method-not-allowed" },

        // What cannot be read.
        { "POST", "visits", "", 400, "bad-request" },
        { "POST", "visits", "{", 400, "bad-request" },
        { "POST", "visits", "[]", 400, "bad-request" },
        { "POST", "visits", "null", 400, "bad-request" },
        { "POST", "visits", "\"text\"", 400, "bad-request" },
        { "POST", "visits", """{"requestId":"a","service":"party",}""", 400, "bad-request" },
        { "POST", "visits", """{"requestId":"a","service":"party"} x""", 400, "bad-request" },
        { "POST", "visits", """{"requestId":17,"service":"party"}""", 400, "bad-request" },
        { "POST", "visits", """{"requestId":"a","service":["party"]}""", 400, "bad-request" },
        { "POST", "visits", """{"requestId":"a","service":{"id":"party"}}""", 400, "bad-request" },
        { "POST", "visits", """{"requestId":"a","service":true}""", 400, "bad-request" },
        { "POST", "visits", """{"service":"party"}""", 400, "bad-request" },
        { "POST", "visits", """{"requestId":"a"}""", 400, "bad-request" },
        { "POST", "visits", """{"requestId":"","service":"party"}""", 400, "bad-request" },
        { "POST", "visits", """{"requestId":"a","service":""}""", 400, "bad-request" },
        { "POST", "visits", """{"requestId":"a\u0000b","service":"party"}""", 400, "bad-request" },
        { "POST", "visits", """{"requestId":"a\nb","service":"party"}""", 400, "bad-request" },
        { "POST", "visits", """{"requestId":"a","service":"par\u001bty"}""", 400, "bad-request" },
        { "POST", "visits", """{"requestId":"\ud800","service":"party"}""", 400, "bad-request" },
        { "POST", "counters/2/transfer", """{"counter":"three","reason":"r"}""", 400, "bad-request" },
        { "POST", "counters/2/transfer", """{"counter":3.5,"reason":"r"}""", 400, "bad-request" },
        { "POST", "counters/2/transfer", """{"counter":99999999999,"reason":"r"}""", 400, "bad-request" },
        { "POST", "counters/2/transfer", "{}", 400, "bad-request" },
        { "POST", "counters/2/transfer", """{"service":"party","counter":3,"reason":"r"}""", 400,
            "bad-request" },
        { "POST", "counters/2/finish", "{}", 400, "bad-request" },
        { "POST", "counters/2/hold", """{"backAt":"tomorrow"}""", 400, "bad-request" },
        { "POST", "counters/3/pause", """{"reason":"lunch","backAt":"2026-13-45T99:00:00+08:00"}""", 400,
            "bad-request" },
        { "POST", "counters/3/pause", """{"reason":"lunch","backAt":12}""", 400, "bad-request" },
        { "POST", "counters/3/pause", "{}", 400, "bad-request" },
        { "POST", "counters/3/resume", "{}", 400, "bad-request" },
        { "POST", "counters/3/resume", """{"visit":5}""", 400, "bad-request" },
        { "POST", "counters/3/call", """{"ticket":"A002"}""", 400, "bad-request" },
        { "GET", "feed?after=-1", null, 400, "bad-request" },
        { "GET", "feed?after=x", null, 400, "bad-request" },
        { "GET", "feed?after=99999999999999999999999", null, 400, "bad-request" },
        { "GET", "journal", null, 400, "bad-request" },
        { "GET", "journal?day=yesterday", null, 400, "bad-request" },
        { "GET", "journal?day=2026-02-30", null, 400, "bad-request" },
        { "GET", "journal?day=9999-12-31", null, 400, "bad-request" },
        { "GET", "journal?day=-9998-01-01", null, 400, "bad-request" },
        { "GET", "reports/day/2026-02-30", null, 400, "bad-request" },
        { "GET", "reports/day/9999-12-31", null, 400, "bad-request" },
        { "GET", "reports/day/today.csv", null, 400, "bad-request" },
        { "POST", "/lab/devices/printer-1/fault", "{", 400, "bad-request" },
        { "GET", "/lab/devices/printer-1/paper.txt?last=x", null, 400, "bad-request" },

        // What the hall refuses.
        { "POST", "counters/2/call-next", "{}", 409, "turn-active" },
        { "POST", "counters/6/call-next", "{}", 409, "counter-closed" },
        { "POST", "counters/3/finish", """{"outcome":"answered"}""", 409, "no-active-turn" },
        { "POST", "counters/3/recall", "{}", 409, "no-active-turn" },
        { "POST", "counters/3/serve", "{}", 409, "no-active-turn" },
        { "POST", "counters/3/no-show", "{}", 409, "no-active-turn" },
        { "POST", "counters/3/resume", """{"visit":"VISIT"}""", 409, "not-held" },
        { "POST", "counters/3/call", """{"ticket":"A002","reason":"my friend","approver":"值班长"}""", 409,
            "reason-not-listed" },
    };

    /// <summary>Bodies too long to write down: a name and how to make it.</summary>
    public static TheoryData<string, int, string> LongBodies => new()
    {
        { "oversized", 413, "body-too-large" },
        { "huge", 413, "body-too-large" },
        { "nested", 400, "bad-request" },
        { "deep", 400, "bad-request" },
        { "long request id", 400, "bad-request" },
        { "long service", 400, "bad-request" },
        { "long holder", 400, "bad-request" },
        { "not UTF-8", 400, "bad-request" },
    };

    [Theory]
    [MemberData(nameof(Requests))]
    public async Task A_bad_request_is_told_what_to_do_and_changes_nothing(
        string method, string path, string? body, int status, string code)
    {
        var full = (path.StartsWith('/') ? path : Hall + path)
            .Replace("VISIT", open.Visit.Length > 0 && !path.Contains("NOSUCH") ? open.Visit : "VISIT");
        var sent = body is null || body.Contains("NOSUCH") ? body : body.Replace("VISIT", open.Visit);
        await NothingChangesAsync(() =>
            open.Hall.Api.SendAsync(new HttpMethod(method), full, sent), status, code);
    }

    [Theory]
    [MemberData(nameof(LongBodies))]
    public Task A_body_out_of_bounds_is_refused(string name, int status, string code) =>
        NothingChangesAsync(() => SendAsync(Body(name)), status, code);

    [Fact]
    public async Task A_path_of_great_length_is_no_trouble()
    {
        var before = await open.Hall.Api.BoardAsync();
        foreach (var length in new[] { 100, 2000, 7000 })
        {
            var reply = await open.Hall.Api.SendAsync(HttpMethod.Get, Hall + "visits/"
                + new string('A', length), null);
            (reply.Status, reply.Code).Should().Be((HttpStatusCode.NotFound, "unknown-visit"));
            reply.Text.Length.Should().BeLessThan(length + 1000);
            reply = await open.Hall.Api.SendAsync(HttpMethod.Post, Hall
                + $"counters/{new string('9', length)}/call-next", "{}");
            (reply.Status, reply.Code).Should().Be((HttpStatusCode.NotFound, "unknown-counter"));
        }

        (await open.Hall.Api.BoardAsync()).Should().Be(before);
    }

    [Fact]
    public async Task Any_content_type_is_read_as_what_it_must_be()
    {
        var before = await open.Hall.Api.BoardAsync();
        foreach (var kind in new[] { "text/plain", "application/xml", "application/x-www-form-urlencoded" })
        {
            var reply =
                await open.Hall.Api.SendAsync(HttpMethod.Post, Hall + "visits", "service=party", kind);
            (reply.Status, reply.Code).Should().Be((HttpStatusCode.BadRequest, "bad-request"), kind);
        }

        (await open.Hall.Api.BoardAsync()).Should().Be(before);
    }

    private static byte[] Body(string name) => name switch
    {
        "oversized" => Encoding.UTF8.GetBytes(
            $$"""{"requestId":"a","service":"party","holder":"{{new string('x', 17_000)}}"}"""),
        "huge" => Encoding.UTF8.GetBytes(new string(' ', 1_000_000)),
        "nested" => Encoding.UTF8.GetBytes(new string('[', 5000) + new string(']', 5000)),
        "deep" =>
            Encoding.UTF8.GetBytes(
                "{\"requestId\":\"a\",\"service\":\"party\",\"x\":"
                + new string('[', 70) + new string(']', 70) + "}"),
        "long request id" =>
            Encoding.UTF8.GetBytes($$"""{"requestId":"{{new string('r', 65)}}","service":"party"}"""),
        "long service" =>
            Encoding.UTF8.GetBytes($$"""{"requestId":"a","service":"{{new string('s', 10_000)}}"}"""),
        "long holder" => Encoding.UTF8.GetBytes(
            $$"""{"requestId":"a","service":"party","holder":"{{new string('h', 101)}}"}"""),
        "not UTF-8" => [.. "{\"requestId\":\"a\",\"service\":\""u8, 0xC3, 0x28, 0xFF, .. "\"}"u8],
        _ => throw new ArgumentOutOfRangeException(nameof(name), name, null),
    };

    private async Task<Reply> SendAsync(byte[] body)
    {
        using var request =
            new HttpRequestMessage(HttpMethod.Post, Hall + "visits") { Content = new ByteArrayContent(body) };
        request.Content.Headers.ContentType = new("application/json");
        using var response = await open.Hall.Api.Http.SendAsync(request);
        return new Reply(
            response.StatusCode, response.Content.Headers.ContentType?.MediaType ?? "",
                await response.Content.ReadAsStringAsync());
    }

    private async Task NothingChangesAsync(Func<Task<Reply>> send, int status, string code)
    {
        var before = await open.Hall.Api.BoardAsync();
        var reply = await send();
        ((int)reply.Status, reply.Kind).Should().Be((status, "application/problem+json"), reply.Text);
        var problem = reply.Json;
        ((string?)problem["code"], (int?)problem["status"]).Should().Be((code, status), reply.Text);
        ((string?)problem["type"]).Should().NotBeNullOrEmpty();
        ((string?)problem["title"]).Should().NotBeNullOrEmpty();
        ((string?)problem["detail"]).Should().NotBeNullOrEmpty()
            .And.Match(d => d!.Any(c => c >= '\u4E00' && c <= '\u9FFF'));
        ((string?)problem["detailEn"]).Should().NotBeNullOrEmpty().And.NotContain("   at ")
            .And.NotContain("Exception");
        (await open.Hall.Api.BoardAsync()).Should().Be(before, "a refused request changes nothing");
        open.Hall.Program.Ended.Should().BeFalse();
    }
}
