using ServiceQueue.Core.Complaints;

namespace ServiceQueue.Core.Rules.Complaints;

/// <summary>What the rules of complaints ask a scene.</summary>
internal static class ComplaintScenes
{
    /// <summary>The complaint an event is about, as it stood before; null when there is none.</summary>
    public static Complaint? Complaint(this Scene scene, ComplaintEvent happened) =>
        scene.Before.Books.Complaints.Open.GetValueOrDefault(happened.Complaint);

    /// <summary>
    /// What a finding calls it. Never its id: that opens the complainant's page.
    /// </summary>
    public static string Number(this Scene scene, ComplaintEvent happened) => happened switch
    {
        ComplaintReceived received => received.Number,
        _ => scene.Complaint(happened)?.Number ?? $"#{scene.Sequence}",
    };
}
