using System.Text.Json.Nodes;
using FluentAssertions;
using ServiceQueue.Host.Tests.Running;
using Xunit;

namespace ServiceQueue.Host.Tests.Commands;

/// <summary><c>servicequeue due</c> on the worked examples and on files that cannot be used.</summary>
public sealed class DueCommandTests : IDisposable
{
    private readonly string _directory = Directory.CreateTempSubdirectory("sq-due-").FullName;

    private static string Vectors { get; } =
        Path.Combine(Repository.Root, "tests/ServiceQueue.Core.Tests/Hours/time-vectors.json");

    [Fact]
    public async Task All_worked_examples_come_out_exactly_field_for_field()
    {
        var (code, said, errors) = await HostProgram.RunAsync("due", Vectors);
        errors.Should().BeEmpty();
        code.Should().Be(0);
        var expected = JsonNode.Parse(await File.ReadAllTextAsync(Vectors))!["vectors"]!.AsArray()
            .Select(v => (Id: v!["id"]!.ToString(), Text: v["expect"]!.ToJsonString())).ToList();
        JsonNode.Parse(said)!.AsArray()
            .Select(a => (Id: a!["id"]!.ToString(), Text: a["got"]!.ToJsonString()))
            .Should().Equal(expected);
        expected.Should().HaveCount(28, "21 examples have parts");
    }

    [Fact]
    public async Task A_calendar_of_the_halls_own_settles_what_was_provisional()
    {
        Directory.CreateDirectory(Path.Combine(_directory, "calendars"));
        await File.WriteAllTextAsync(Path.Combine(_directory, "calendars", "cn-2027.json"), """
            { "year": 2027, "papers": [], "days": [{ "name": "元旦", "date": "2027-01-01", "isOffDay": true }] }
            """);
        var (code, said, _) = await HostProgram.RunAsync("due", Vectors, "--config", _directory);
        code.Should().Be(0);
        JsonNode.Parse(said)!.AsArray().Single(a => a!["id"]!.ToString() == "18")!["got"]!["due"]!.ToString()
            .Should().Be("2027-01-05T17:30:00+08:00");
    }

    [Fact]
    public async Task All_mistakes_of_a_file_are_told_with_their_places()
    {
        var file = Path.Combine(_directory, "bad.json");
        await File.WriteAllTextAsync(file, """
            { "vectors": [
              { "id": "a", "profile": "HP-XX", "rule": { "kind": "workingDays", "n": 5 },
                "input": { "start": "2026-03-02T10:00:00+08:00" } },
              { "id": "b", "profile": "HP-JS", "rule": { "kind": "moonDays" }, "input": {} },
              { "id": "c", "profile": "HP-JS", "rule": { "kind": "minutes", "n": -1 },
                "input": { "start": "2026-03-02 10:00" } },
              { "id": "c", "profile": "HP-JS", "rule": { "kind": "workingDays", "n": 1, "exact": true },
                "input": { "start": "2026-03-02T10:00:00+08:00", "paused": "2026-03-01T10:00:00+08:00" } },
              { "id": "e" } ] }
            """);
        var (code, said, errors) = await HostProgram.RunAsync("due", file);
        code.Should().Be(2);
        said.Should().BeEmpty();
        errors.Should().Contain("$.vectors[0].profile: \"HP-XX\" is not known")
            .And.Contain("$.vectors[1].rule.kind: \"moonDays\" is not known; known are workingDays")
            .And.Contain("$.vectors[2].rule.n: must be a whole number from 0")
            .And.Contain("$.vectors[2].input.start: is no time")
            .And.Contain("$.vectors[3].rule.exact: is not known here")
            .And.Contain("$.vectors[3].input.resumed: is missing")
            .And.Contain("$.vectors[3].input.paused: is before the start")
            .And.Contain("$.vectors[4].rule.kind: is missing")
            .And.Contain("$.vectors: has the id \"c\" 2 times");
    }

    [Theory]
    [InlineData("[]", "$.vectors: is missing")]
    [InlineData("{ \"vectors\": 7 }", "$.vectors: must be an array")]
    [InlineData("{ \"vectors\": [", "is not JSON")]
    [InlineData(null, "there is no such file")]
    public async Task A_file_that_is_none_is_told(string? text, string what)
    {
        var file = Path.Combine(_directory, "file.json");
        if (text is not null) await File.WriteAllTextAsync(file, text);
        var (code, said, errors) = await HostProgram.RunAsync("due", file);
        code.Should().Be(2);
        said.Should().BeEmpty();
        errors.Should().Contain(file).And.Contain(what);
    }

    /// <inheritdoc />
    public void Dispose() => Directory.Delete(_directory, recursive: true);
}
