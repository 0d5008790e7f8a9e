using System.Text.RegularExpressions;
using ServiceQueue.Core.Jobs;
using ServiceQueue.Devices.Profiles;
using ServiceQueue.Devices.Slips;
using ServiceQueue.Simulators.Printers;

namespace ServiceQueue.Host.Tests.Torture;

/// <summary>A strip of paper that was cut off.</summary>
/// <param name="Printer">Where it came out.</param>
/// <param name="At">When it was taken out of the tray, as the order of all strips.</param>
/// <param name="Tickets">The numbers in large type on it.</param>
/// <param name="Marked">Whether it says 补打.</param>
/// <param name="Lines">All it says.</param>
internal sealed record Strip(
    string Printer, long At, IReadOnlyList<string> Tickets, bool Marked, IReadOnlyList<string> Lines);

/// <summary>Keeps every strip a simulated printer cuts off. Used under the bench's lock.</summary>
internal sealed partial class Tray(SimulatedPrinter printer, PrinterProfile profile)
{
    private static long _order;

    private long _seen;

    public string Printer => printer.Id;

    public List<Strip> Strips { get; } = [];

    /// <summary>What was odd about the bytes that came.</summary>
    public IReadOnlyList<string> Notes => printer.Notes;

    public void Collect()
    {
        var fresh = printer.Slips.Where(s => s.Number > _seen).ToList();
        if (fresh.Count > 0 && fresh[0].Number != _seen + 1)
            throw new InvalidOperationException("The tray was not looked at often enough.");
        foreach (var slip in fresh)
        {
            _seen = slip.Number;
            Strips.Add(new Strip(
                printer.Id, Interlocked.Increment(ref _order),
                [.. slip.Lines.Where(l => Number().IsMatch(l)).Distinct()],
                slip.Lines.Any(l => l.Contains("补打", StringComparison.Ordinal)), slip.Lines));
        }
    }

    /// <summary>What the paper says that hangs out: it is printed, though not cut off.</summary>
    public string Hanging => string.Join('|', printer.Hanging?.Lines ?? []);

    /// <summary>Whether a strip is a slip from its first line to its last, and nothing else.</summary>
    public bool IsWhole(Strip strip, Slip slip) => strip.Lines.SequenceEqual(Expected(slip));

    private IEnumerable<string> Expected(Slip slip) =>
        SlipLayout.Of(slip, profile).Select(TextOf).Where(line => line.Length > 0);

    private string TextOf(SlipBlock block) => block switch
    {
        SlipText text => text.Text.Trim(),
        SlipRule => new string('_', profile.CharsPerLine / 8),
        SlipCode code => $"[QR {code.Data}]",
        _ => "",
    };

    [GeneratedRegex("^[A-Z][0-9]{3,4}$", RegexOptions.None, 1000)]
    private static partial Regex Number();
}
