namespace ServiceQueue.Core.Rules.Cases;

/// <summary>The rules of this family.</summary>
public static class CasesRules
{
    /// <summary>Each rule of the family, made anew for one audit.</summary>
    public static IEnumerable<Rule> Make()
    {
        // One memory for the family, as each rule serves one audit.
        var files = new CaseFiles();
        return
        [
            new CaseTypes(files),
            new ConsultNotice(files),
            new SupplementNotice(files),
            new ReturnNotice(files),
            new ImmediateDeadline(files),
            new ImmediateOffer(files),
            new PromiseNotice(files),
            new PromiseDue(files),
            new PetitionDue(files),
            new ReportUpDue(files),
            new ClockStart(files),
            new WholeAtStart(files),
            new RestartedClock(files),
            new DueTold(files),
            new PublishedLimit(files),
            new Extensions(files),
            new OverdueAccount(files),
            new Replies(files),
            new ResultTold(files),
            new NextStepTold(files),
            new AgencySteps(files),
            new AgencyUpstream(files),
            new ResultPublic(files),
            new PublicityLasts(files),
            new Seasons(files),
        ];
    }
}
