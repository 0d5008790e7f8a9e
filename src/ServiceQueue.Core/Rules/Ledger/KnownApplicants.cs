using ServiceQueue.Core.Cases;

namespace ServiceQueue.Core.Rules.Ledger;

/// <summary>The applicants of open cases, so that their names can be told from a public text.</summary>
internal sealed class KnownApplicants
{
    private const int ShortestName = 2;

    private readonly Dictionary<string, string> _names = [];

    public void Watch(Listening listening)
    {
        listening.On<CaseReceived>((_, e) =>
        {
            if (e.Applicant?.Name.Trim() is { Length: >= ShortestName } name) _names[e.Case] = name;
        });
        listening.On<CaseArchived>((_, e) => _names.Remove(e.Case));
        listening.On<CaseReturned>((_, e) => _names.Remove(e.Case));
        listening.On<CaseRefused>((_, e) => _names.Remove(e.Case));
        listening.On<CaseWithdrawn>((_, e) => _names.Remove(e.Case));
    }

    /// <summary>Whether a text names the applicant of a case.</summary>
    public bool IsNamed(string number, string text) =>
        _names.TryGetValue(number, out var name) && text.Contains(name, StringComparison.Ordinal);
}
