using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace ServiceQueue.Devices.Tests.Units;

/// <summary>One row of the registry.</summary>
internal sealed record QcpRow(string Name, int Code, int? Min, int? Max, string Doc);

/// <summary>
/// Reads firmware-protocols/qcp/registry.yaml, which is flat on purpose, and writes what is generated from
/// it.
/// </summary>
internal static partial class QcpRegistry
{
    // Group in the registry → C# enum and what it is.
    private static readonly Dictionary<string, (string Enum, string Doc)> Enums = new(StringComparer.Ordinal)
    {
        ["command"] = ("QcpCommand", "What the host says."),
        ["reply"] = ("QcpReply", "What a device answers."),
        ["event"] = ("QcpEvent", "What a device tells in answer to a poll."),
        ["nak"] = ("QcpRefusal", "Why a device has not taken a command."),
        ["ability"] = ("QcpAbility", "What the answer to capabilities tells, by its tags."),
        ["charset"] = ("QcpCharset", "How a text is written."),
        ["colour"] = ("QcpColour", "Colours of a text."),
        ["motion"] = ("QcpMotion", "How a text comes on."),
        ["key"] = ("QcpKey", "The keys of a keypad."),
        ["beep"] = ("QcpBeep", "The tones of a keypad."),
        ["fault"] = ("QcpFaults", "The faults of a device, as bits."),
        ["area"] = ("QcpArea", "Areas with a meaning; 1 to 8 are the sign's own."),
    };

    private static readonly string[] Messages = ["command", "reply", "event"];

    public static IReadOnlyList<(string Group, IReadOnlyList<QcpRow> Rows)> Read(string yaml)
    {
        var groups = new List<(string, IReadOnlyList<QcpRow>)>();
        var rows = new List<QcpRow>();
        foreach (var line in yaml.Split('\n'))
        {
            if (line.Trim().Length == 0 || line.StartsWith('#')) continue;
            if (GroupLine().Match(line) is { Success: true } group)
                groups.Add((group.Groups[1].Value, rows = []));
            else if (RowLine().Match(line) is { Success: true } row)
                rows.Add(Row(row));
            else
                throw new FormatException($"registry.yaml: \"{line}\" is neither a group nor a flat entry.");
        }

        return groups;
    }

    public static string Header(IReadOnlyList<(string Group, IReadOnlyList<QcpRow> Rows)> groups)
    {
        var text = new StringBuilder(
            "/* Written from ../registry.yaml; change it there. "
            + "See the registry for how to write this file anew. */\n"
            + "#ifndef QCP_CODES_H\n#define QCP_CODES_H\n");
        foreach (var (group, rows) in groups)
        {
            text.Append($"\n/* {group} */\n");
            var prefix = Messages.Contains(group) ? "QCP_" : $"QCP_{group.ToUpperInvariant()}_";
            foreach (var row in rows)
            {
                var name = row.Name.ToUpperInvariant().Replace('-', '_');
                text.Append($"#define {prefix}{name} 0x{row.Code:X2}u /* {row.Doc} */\n");
            }
        }

        text.Append("\n/* Of each command: its code, the least and the most bytes of its payload. */\n");
        text.Append("#define QCP_COMMAND_LENGTHS { \\\n");
        foreach (var row in groups.Single(g => g.Group == "command").Rows)
            text.Append($"    {{ 0x{row.Code:X2}u, {row.Min}u, {row.Max}u }}, \\\n");
        return text.Append("}\n\n#endif\n").ToString();
    }

    public static string CSharp(IReadOnlyList<(string Group, IReadOnlyList<QcpRow> Rows)> groups)
    {
        var text = new StringBuilder(
            "// Written from firmware-protocols/qcp/registry.yaml; change it there.\n"
            + "namespace ServiceQueue.Devices.Units.Qcp;\n");
        foreach (var (group, rows) in groups)
        {
            var (name, doc) = Enums[group];
            text.Append($"\n/// <summary>{doc}</summary>\n");
            if (group == "fault") text.Append("[Flags]\n");
            text.Append($"public enum {name} : byte\n{{\n");
            var members = rows.Select(Member);
            if (group == "fault")
                members = members.Prepend(Member(new QcpRow("none", 0, null, null, "None")));
            text.AppendJoin('\n', members).Append("}\n");
        }

        return text.ToString();
    }

    private static string Member(QcpRow row) =>
        $"    /// <summary>{row.Doc}.</summary>\n    {Pascal(row.Name)} = 0x{row.Code:X2},\n";

    private static string Pascal(string name) =>
        string.Concat(name.Split('-').Select(part => char.ToUpperInvariant(part[0]) + part[1..]));

    private static QcpRow Row(Match match) => new(
        match.Groups["name"].Value, int.Parse(match.Groups["code"].Value, NumberStyles.HexNumber),
        Number(match.Groups["min"]), Number(match.Groups["max"]), match.Groups["doc"].Value);

    private static int? Number(Group group) => group.Success ? int.Parse(group.Value) : null;

    [GeneratedRegex("^([a-z]+):$")]
    private static partial Regex GroupLine();

    [GeneratedRegex("^  - \\{ name: (?<name>[a-z0-9-]+), code: 0x(?<code>[0-9A-F]{2}), "
        + "(min: (?<min>\\d+), max: (?<max>\\d+), )?doc: \"(?<doc>[^\"]+)\" \\}$")]
    private static partial Regex RowLine();
}
