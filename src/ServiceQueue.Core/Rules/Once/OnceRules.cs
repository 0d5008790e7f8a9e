using ServiceQueue.Core.Rules.Cases;

namespace ServiceQueue.Core.Rules.Once;

/// <summary>The rules of this family.</summary>
public static class OnceRules
{
    /// <summary>Each rule of the family, made anew for one audit.</summary>
    public static IEnumerable<Rule> Make()
    {
        // One memory for the family, as each rule serves one audit.
        var files = new CaseFiles();
        return
        [
            new ConsultChecklist(),
            new ChecklistContent(),
            new SingleSupplement(files),
            new ToldInFiveDays(files),
            new ToldInHallDays(files),
            new ToldInWriting(files),
            new SecondAcceptance(files),
            new FixedOnSpot(files),
            new RefusalReason(files),
            new ReturnOnRecord(files),
            new SentRound(),
        ];
    }
}
