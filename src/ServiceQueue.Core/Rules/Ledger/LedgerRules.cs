namespace ServiceQueue.Core.Rules.Ledger;

/// <summary>The rules of ledger, archive and privacy, 台账、归档与隐私.</summary>
public static class LedgerRules
{
    /// <summary>Each rule of the family, made anew for one audit.</summary>
    public static IEnumerable<Rule> Make() =>
    [
        new LedgerFilled(),
        new LedgerMasked(),
        new VisitsLogged(),
        new NoticesFiled(),
        new ArchiveLentInOrder(),
        new JournalWhole(),
        new NothingPersonalInPublic(),
        new NothingTamperedWith(),
    ];
}
