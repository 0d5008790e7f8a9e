using System.Text.Json.Nodes;
using FluentAssertions;
using Microsoft.Data.Sqlite;
using ServiceQueue.Host.Tests.Running;
using Xunit;

namespace ServiceQueue.Host.Tests.Findings;

/// <summary><c>servicequeue check</c> on the journal of a real hall, whole and tampered with.</summary>
public sealed class CheckCommandTests
{
    [Fact]
    public async Task A_whole_journal_is_traced_and_a_changed_record_is_named()
    {
        await using var hall = await WorkedAsync();
        var (code, output, errors) = await CheckAsync(hall, "--rule", "R-ARC-TRACE");
        code.Should().Be(0, output + errors);
        output.Should().Contain("违规0项").And.Contain("0 breaches");
        errors.Should().BeEmpty("nobody sits at a terminal");

        var changed = await TamperAsync(hall.Data);

        (code, output, _) = await CheckAsync(hall, "--rule", "R-ARC-TRACE");
        code.Should().Be(1);
        output.Should().Contain("R-ARC-TRACE  违规  000-E 三3").And.Contain($"依据：记录 {changed}")
            .And.Contain("违规1项");
    }

    [Fact]
    public async Task As_json_it_is_one_document_with_the_evidence()
    {
        await using var hall = await WorkedAsync();
        var changed = await TamperAsync(hall.Data);

        var (code, output, _) = await CheckAsync(
            hall, "--json", "--from", "2026-01-01", "--to", "2999-12-31");

        code.Should().Be(1);
        var document = JsonNode.Parse(output)!;
        ((string?)document["hall"]).Should().Be("demo");
        ((long)document["upTo"]!).Should().Be((long)document["head"]!).And.BePositive();
        var finding = document["findings"]!.AsArray().Single(f => (string?)f!["rule"] == "R-ARC-TRACE")!;
        ((string?)finding["level"], (string?)finding["grade"]).Should().Be(("breach", "must"));
        ((string?)finding["clause"]).Should().Be("000-E 三3");
        finding["evidence"]!.AsArray().Select(e => (long)e!).Should().Equal(changed);
        ((string?)finding["says"]!["zh-CN"]).Should().Contain("校验值");
    }

    [Fact]
    public async Task Any_call_is_explained()
    {
        using var folder = HallFolder.OfCounters(2, "alpha");
        await using var hall = await RunningHall.StartAsync(folder.Write());
        for (var i = 0; i < 3; i++) await hall.Api.TakeAsync("alpha");
        await hall.Api.DoAsync("counters/1/call-next");
        var day = (string)(await hall.Api.GetAsync(""))["day"]!;
        await hall.EndWholeAsync();
        string[] ask = ["--why", "A001", "--before", "A002", "--day", day];

        var (code, output, errors) = await CheckAsync(hall, ask);
        code.Should().Be(0, errors);
        output.Should().Contain("A001到").And.Contain("先于A002").And.Contain("A001 was issued at");
        var (_, json, _) = await CheckAsync(hall, [.. ask, "--json"]);
        ((string?)JsonNode.Parse(json)!["reason"]).Should().Be("earlier");
        var called = JsonNode.Parse(json)!["at"]!.GetValue<DateTimeOffset>().AddMinutes(90);
        (await CheckAsync(hall, [.. ask, "--at", $"{called:HH:mm}"])).Should()
            .Match<(int Code, string, string Errors)>(r => r.Code == 2 && r.Errors.Contains("but at"));
        (await CheckAsync(hall, "--why", "A002", "--before", "A001", "--day", day)).Should()
            .Match<(int Code, string, string Errors)>(
                r => r.Code == 2 && r.Errors.Contains("was not called"));
        (await CheckAsync(hall, "--why", "A001", "--before", "A002")).Errors.Should().Contain("--day");
        (await CheckAsync(hall, "--why", "A001", "--day", day)).Errors.Should().Contain("--before");
    }

    [Fact]
    public async Task Days_without_events_have_no_findings()
    {
        await using var hall = await WorkedAsync();
        await TamperAsync(hall.Data);

        (await CheckAsync(hall, "--to", "2020-01-01")).Code.Should().Be(0);
    }

    [Theory]
    [InlineData("--from is later", "--from", "2026-03-03", "--to", "2026-03-02")]
    [InlineData("is no date", "--from", "3 March")]
    [InlineData("is no date", "--to", "2026-02-30")]
    [InlineData("There is no rule", "--rule", "R-NOPE")]
    public async Task A_mistake_is_told_with_its_remedy(string says, params string[] arguments)
    {
        var (code, output, errors) = await HostProgram.RunAsync(
            ["check", "--data", Path.GetTempPath(), .. arguments]);

        (code, output).Should().Be((2, ""));
        errors.Should().Contain(says);
    }

    [Fact]
    public async Task Without_a_journal_there_is_nothing_to_check()
    {
        var none = Directory.CreateTempSubdirectory("sq-none-").FullName;

        (await HostProgram.RunAsync("check", "--data", none)).Should().Match<(int, string, string)>(
            r => r.Item1 == 2 && r.Item3.Contains("There is no journal"));
        (await HostProgram.RunAsync("check")).Should().Match<(int, string, string)>(
            r => r.Item1 == 2 && r.Item3.Contains("--data DIR"));

        Directory.Delete(none);
    }

    [Fact]
    public async Task The_rules_are_listed_with_their_clauses()
    {
        var (code, output, _) = await HostProgram.RunAsync("check", "--rules", "--json");

        code.Should().Be(0);
        var rules = JsonNode.Parse(output)!.AsArray();
        rules.Should().OnlyContain(r => ((string)r!["id"]!).StartsWith("R-") && (string?)r["clause"] != "");
        rules.Select(r => (string)r!["id"]!).Should().OnlyHaveUniqueItems().And.Contain("R-ARC-TRACE");
        (await HostProgram.RunAsync("check", "--rules")).Out.Should().Contain("R-ARC-TRACE  必须  000-E 三3");
    }

    private static async Task<RunningHall> WorkedAsync()
    {
        using var folder = HallFolder.OfCounters(2, "alpha");
        var hall = await RunningHall.StartAsync(folder.Write());
        for (var i = 0; i < 5; i++) await hall.Api.TakeAsync("alpha");
        await hall.Api.DoAsync("counters/1/call-next");
        await hall.Api.DoAsync("counters/1/finish", new JsonObject { ["outcome"] = "answered" });
        await hall.EndWholeAsync();
        return hall;
    }

    private static Task<(int Code, string Out, string Errors)> CheckAsync(
        RunningHall hall, params string[] arguments) =>
        HostProgram.RunAsync(["check", "--data", hall.Data, .. arguments]);

    /// <summary>Somebody who may write the file makes another clerk responsible for a call.</summary>
    private static async Task<long> TamperAsync(string data)
    {
        var path = Path.Combine(data, "servicequeue.db");
        await using var connection = new SqliteConnection($"Data Source={path};Pooling=False");
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText =
            "UPDATE journal SET actor = 'nobody' WHERE type = 'VisitCalled' RETURNING sequence";
        return (long)(await command.ExecuteScalarAsync())!;
    }
}
