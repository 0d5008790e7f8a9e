using FluentAssertions;
using Xunit;

namespace ServiceQueue.Devices.Tests.Units;

/// <summary>
/// The C header and the C# enums are written from registry.yaml. With <c>SQ_WRITE_QCP=1</c> this test writes
/// them anew.
/// </summary>
public sealed class QcpRegistryTests
{
    private static readonly IReadOnlyList<(string Group, IReadOnlyList<QcpRow> Rows)> Groups =
        QcpRegistry.Read(File.ReadAllText(QcpFolder.Registry));

    [Fact]
    public void The_header_is_written_from_the_registry() =>
        Same(QcpFolder.Header, QcpRegistry.Header(Groups));

    [Fact]
    public void The_enums_are_written_from_the_registry() =>
        Same(QcpFolder.Codes, QcpRegistry.CSharp(Groups));

    [Fact]
    public void A_code_means_one_thing_and_lies_in_its_range()
    {
        var said = Groups.Where(g => g.Group is "command" or "reply" or "event").ToList();
        said.SelectMany(g => g.Rows).Select(r => r.Code).Should().OnlyHaveUniqueItems();
        foreach (var (group, rows) in Groups)
        {
            rows.Select(r => r.Code).Should().OnlyHaveUniqueItems(group);
            rows.Select(r => r.Name).Should().OnlyHaveUniqueItems(group);
            var (least, most) = group switch
            {
                "command" => (0x10, 0x3F),
                "reply" => (0x40, 0x4F),
                "event" => (0x50, 0x5F),
                _ => (0x00, 0xFF),
            };
            rows.Should().OnlyContain(r => r.Code >= least && r.Code <= most, group);
        }

        said.SelectMany(g => g.Rows).Should().OnlyContain(r => r.Min <= r.Max && r.Max <= 240);
    }

    [Fact]
    public void The_description_for_Kaitai_knows_the_same_codes()
    {
        var known = File.ReadAllLines(Path.Combine(QcpFolder.Protocol, "qcp.ksy"))
            .SkipWhile(row => row != "enums:").Skip(2).ToList();
        known.Should().Equal(Groups.Where(g => g.Group is "command" or "reply" or "event")
            .SelectMany(g => g.Rows).Select(r => $"    0x{r.Code:x2}: {r.Name.Replace('-', '_')}"));
    }

    [Theory]
    [InlineData("command:\n  - { name: Poll, code: 0x10, min: 0, max: 2, doc: \"x\" }")]
    [InlineData("command:\n  - { name: poll, code: 16, min: 0, max: 2, doc: \"x\" }")]
    [InlineData("command:\n  - name: poll")]
    public void A_row_that_is_not_flat_is_refused(string yaml)
    {
        var read = () => QcpRegistry.Read(yaml);
        read.Should().Throw<FormatException>().WithMessage("registry.yaml*");
    }

    private static void Same(string file, string text)
    {
        if (Environment.GetEnvironmentVariable("SQ_WRITE_QCP") == "1") File.WriteAllText(file, text);
        File.ReadAllText(file).Should().Be(
            text, "the registry changed: run this test once with SQ_WRITE_QCP=1 and commit the files");
    }
}
