using FluentAssertions;
using ServiceQueue.Tidy.Rules;
using Xunit;

namespace ServiceQueue.Tidy;

/// <summary>Every rule can fail, and none fails on what is right.</summary>
public sealed class RuleTests
{
    [Fact]
    public void The_repository_is_found_and_read()
    {
        Repository.Here.CSharp.Should().Contain(t => t.Path == "tests/ServiceQueue.Tidy/RuleTests.cs");
        Repository.Here.Paths.Should().NotContain(p => p.Contains("/bin/") || p.Contains("/obj/"));
    }

    [Theory]
    [InlineData("src/ServiceQueue.Core", "Contracts", "may not see Contracts")]
    [InlineData("src/ServiceQueue.Engine", "Devices", "may not see Devices")]
    [InlineData("src/ServiceQueue.Engine", "Devices", "should see Contracts")]
    [InlineData("src/ServiceQueue.Drivers", "Simulators", "may not see Simulators")]
    [InlineData("tests/ServiceQueue.Core.Tests", "Engine", "may not see Engine")]
    [InlineData("src/ServiceQueue.Extras", "Core", "no room")]
    public void An_arrow_that_is_not_in_the_plan_is_found(string project, string sees, string what) =>
        ProjectGraph.Check(
            Project(project, "ProjectReference", $"../ServiceQueue.{sees}/ServiceQueue.{sees}.csproj"))
            .Should().Contain(o => o.What.Contains(what));

    [Fact]
    public void An_arrow_of_the_plan_passes() =>
        ProjectGraph.Check(
            Project("src/ServiceQueue.Simulators", "ProjectReference", @"..\X\ServiceQueue.Devices.csproj"))
            .Should().BeEmpty();

    [Fact]
    public void A_package_in_a_pure_room_is_found()
    {
        ProjectGraph.Check(Project("src/ServiceQueue.Core", "PackageReference", "Polly"))
            .Should().ContainSingle();
        ProjectGraph.Check(Project("src/ServiceQueue.Core", "PackageReference", "NodaTime"))
            .Should().BeEmpty();
    }

    [Fact]
    public void A_stranger_at_the_top_is_found() =>
        Places.TopLevel(
            ["src", "LICENSE", ".gitignore", "Directory.Build.props", "notes.md", "Directory.txt"])
            .Select(o => o.Path).Should().Equal("notes.md", "Directory.txt");

    [Fact]
    public void A_crowded_folder_is_found()
    {
        var files = Enumerable.Range(0, 15).Select(i => $"src/ServiceQueue.Core/Visits/V{i}.cs").ToList();
        Places.Folders(files).Should().BeEmpty();
        Places.Folders([.. files, "src/ServiceQueue.Core/Visits/More.cs"]).Should().ContainSingle();
    }

    [Fact]
    public void A_folder_that_says_nothing_is_found() =>
        Places.Folders(["src/ServiceQueue.Core/Helpers/X.cs"]).Should().ContainSingle();

    [Theory]
    [InlineData("namespace ServiceQueue.Core.Visits; class X;", 0)]
    [InlineData("namespace ServiceQueue.Core; class X;", 1)]
    [InlineData("namespace ServiceQueue.Core.Visits { class X; }", 1)]
    [InlineData("class X;", 1)]
    [InlineData("return 0; partial class Program;", 0)]
    [InlineData("using System;", 0)]
    public void A_namespace_beside_its_folder_is_found(string text, int count) =>
        Places.Namespace(Source(text, "src/ServiceQueue.Core/Visits/X.cs")).Should().HaveCount(count);

    [Fact]
    public void A_missing_readme_and_a_long_one_are_found()
    {
        var longer = Source(string.Concat(Enumerable.Repeat("x\n", 31)), "src/ServiceQueue.Core/README.md");
        Places.Readmes(["src/ServiceQueue.Core/X.cs"], []).Should().ContainSingle();
        Places.Readmes([longer.Path], [longer]).Should().ContainSingle();
        Places.Readmes([longer.Path], [Source("x\n", longer.Path)]).Should().BeEmpty();
    }

    [Theory]
    [InlineData("src/ServiceQueue.Core/X.cs", 400)]
    [InlineData("src/ServiceQueue.Web/kiosk/Kiosk.vue", 400)]
    [InlineData("firmware-protocols/c/lihe.c", 400)]
    [InlineData("tests/ServiceQueue.Core.Tests/X.cs", 600)]
    public void A_long_file_is_found(string path, int limit)
    {
        Sizes.Lines(Source(Lines(limit), path)).Should().BeEmpty();
        Sizes.Lines(Source(Lines(limit + 1), path)).Should().ContainSingle();
    }

    [Fact]
    public void A_wide_line_is_found()
    {
        Sizes.Width(Source(new string('窗', 110))).Should().BeEmpty();
        Sizes.Width(Source("\n" + new string('x', 111))).Should().ContainSingle().Which.Line.Should().Be(2);
    }

    [Theory]
    [InlineData("class CustomerList;")]
    [InlineData("class Port;")]
    [InlineData("class PseudoTerminalPanel;")]
    [InlineData("enum State { Waiting, Parked }")]
    [InlineData("record R(string DeskName);")]
    [InlineData("class C { void SkipTurn() {} }")]
    [InlineData("class C { public int WindowCount { get; } }")]
    [InlineData("class C { public const int MessageBytes = 1; }")]
    [InlineData("interface IServiceProviderEx;")]
    [InlineData("class C { event Action Alerts { add {} remove {} } }")]
    [InlineData("class C { void M() { app.MapGet(\"/api/branches/{hall}\", X); } }")]
    public void A_foreign_word_is_found(string text) => Identifiers.Check(Source(text)).Should().NotBeEmpty();

    [Theory]
    [InlineData("class C { void M(CancellationToken token) { var message = 1; } }")]
    [InlineData("record R(string Host, int Port);")]
    [InlineData("class PseudoTerminal { bool IsPseudoTerminal; }")]
    [InlineData("class C : TimeProvider { public override string Message => \"\"; }")]
    [InlineData("class C { string IX.Message => \"\"; private int _port; }")]
    [InlineData("class Report; class Sparkle; class Supported; class Agency; class Incompleteness;")]
    [InlineData("class C { void M() { app.MapGet(\"/api/{hall}/no-show\", X); Log(\"/the window\"); } }")]
    public void A_word_that_is_free_passes(string text) => Identifiers.Check(Source(text)).Should().BeEmpty();

    [Fact]
    public void A_foreign_word_in_a_folder_or_a_page_is_found()
    {
        Identifiers.Folders(["src/ServiceQueue.Drivers/Adapters/X.cs"]).Should().ContainSingle();
        Identifiers.Check(Source("export interface BranchView {}", "src/ServiceQueue.Web/kiosk/api.ts"))
            .Should().ContainSingle();
    }

    [Theory]
    [InlineData("Host", "var x = DateTime.UtcNow;")]
    [InlineData("Drivers", "var x = System.DateTimeOffset.Now;")]
    [InlineData("Core", "var x = Guid.NewGuid();")]
    [InlineData("Engine", "Task.Run(() => 1);")]
    [InlineData("Engine", "new Thread(X).Start();")]
    [InlineData("Devices", "await foreach (var x in r.ReadAllAsync(stop)) {}")]
    [InlineData("Devices", "var x = TimeProvider.System;")]
    public void A_clock_or_chance_or_thread_is_found(string room, string text) =>
        Calls.Check(Source(text, $"src/ServiceQueue.{room}/X.cs")).Should().ContainSingle();

    [Theory]
    [InlineData("Drivers", "new Thread(X).Start(); var x = Guid.NewGuid();")]
    [InlineData("Core", "var x = \"DateTime.UtcNow\"; // DateTime.UtcNow")]
    [InlineData("Engine", "var x = time.GetUtcNow();")]
    public void A_clock_or_thread_in_its_place_passes(string room, string text) =>
        Calls.Check(Source(text, $"src/ServiceQueue.{room}/X.cs")).Should().BeEmpty();

    [Fact]
    public void Conditional_code_is_found()
    {
        Calls.Conditions(Source("class C\n{\n#if DEBUG\n#endif\n}\n"))
            .Should().ContainSingle().Which.Line.Should().Be(3);
        Calls.Conditions(Source("class C;\n#pragma warning disable X\nvar x = \"#if\";")).Should().BeEmpty();
    }

    [Fact]
    public void Work_left_over_is_found()
    {
        Remarks.LeftOver(Source("x\n// TO" + "DO: later")).Should().ContainSingle().Which.Line.Should().Be(2);
        Remarks.LeftOver(Source("<!-- FIX" + "ME -->", "src/ServiceQueue.Web/a.vue"))
            .Should().ContainSingle();
        Remarks.LeftOver(Source("// a todo list, hacking")).Should().BeEmpty();
    }

    [Theory]
    [InlineData("public class C;", 1)]
    [InlineData("// not a doc comment\npublic enum E;", 1)]
    [InlineData("/// <summary>A.</summary>\npublic class C { public delegate void D(); }", 1)]
    [InlineData("/// <summary>A.</summary>\n[Flags]\npublic enum E;", 0)]
    [InlineData("internal class C;", 0)]
    public void A_public_type_without_a_word_is_found(string text, int count) =>
        Remarks.Undescribed(Source(text)).Should().HaveCount(count);

    [Theory]
    [InlineData("\"resolved\": \"https://regis" + "try.npm" + "js.org/vue/-/vue-3.tgz\"")]
    [InlineData("see https://www.nu" + "get.org/packages/X")]
    [InlineData("regis" + "try.npm" + "mirror.com")]
    public void A_package_source_is_found(string text) =>
        Mentions.Registries(Source(text, "src/ServiceQueue.Web/package-lock.json")).Should().ContainSingle();

    [Fact]
    public void A_page_of_the_web_is_no_package_source() =>
        Mentions.Registries(Source("https://www.sqlite.org/wal.html, the registry of rules."))
            .Should().BeEmpty();

    [Fact]
    public void A_rude_phrase_is_found()
    {
        Mentions.Rudeness(Source("{ \"notice\": \"下班了,明天再来!\" }", "src/ServiceQueue.Web/texts.json"))
            .Should().ContainSingle();
        Mentions.Rudeness(Source("今天的号已发完,您可以预约明天。")).Should().BeEmpty();
    }

    private static SourceText Source(string text, string path = "src/ServiceQueue.Core/X.cs") =>
        new(path, text);

    private static string Lines(int count) => string.Concat(Enumerable.Repeat("x\n", count));

    private static SourceText Project(string folder, string element, string include) => new(
        $"{folder}/{folder[(folder.LastIndexOf('/') + 1)..]}.csproj",
        $"<Project><ItemGroup><{element} Include=\"{include}\" /></ItemGroup></Project>");
}
