namespace ServiceQueue.Devices.Profiles;

/// <summary>The profile chosen for a printer, and what a maintainer should know about the choice.</summary>
/// <param name="Profile">The facts to go by.</param>
/// <param name="Note">Why it is only a guess, or empty when the model is known.</param>
public sealed record ProfileChoice(PrinterProfile Profile, string Note)
{
    /// <summary>
    /// Chooses by what a printer says. A model that is not known gets the generic profile of the paper's
    /// width; unless it says that it has a Chinese font, its Chinese is drawn, which any printer prints
    /// right. Pure.
    /// </summary>
    /// <param name="said">The printer's answers to GS I.</param>
    /// <param name="auto">The profile it was configured with: it knows the width of the paper.</param>
    public static ProfileChoice For(PrinterIdentity said, PrinterProfile auto)
    {
        var known = PrinterProfiles.All.Where(p => p.IsModel(said.Model))
            .OrderBy(p => p.CjkFont == (said.CjkFont ?? false) ? 0 : 1).FirstOrDefault();
        if (known is not null) return new ProfileChoice(known, "");
        var width = auto.WidthDots < 500 ? "58mm" : "80mm";
        var generic = PrinterProfiles.Named($"generic-{width}-{(said.CjkFont == true ? "cjk" : "nocjk")}");
        if (said.Cutter == false)
            generic = generic with { Cut = CutForm.None, FeedLinesBeforeCut = LinesToTearOff };
        return new ProfileChoice(generic, Why(said, generic));
    }

    private const int LinesToTearOff = 5;

    private static string Why(PrinterIdentity said, PrinterProfile generic) => said switch
    {
        { Model.Length: > 0 } =>
            $"the model \"{said.Model}\" is not known; taken for {generic.Name}. Check a test print",
        _ when said == PrinterIdentity.Silent =>
            $"the printer does not answer GS I; taken for {generic.Name}. Name its profile in hall.json",
        _ => $"the printer does not name its model; taken for {generic.Name}. Check a test print",
    };
}
