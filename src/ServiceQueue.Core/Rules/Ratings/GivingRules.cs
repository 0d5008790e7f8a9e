using ServiceQueue.Core.Halls;
using ServiceQueue.Core.Ratings;

namespace ServiceQueue.Core.Rules.Ratings;

/// <summary>R-RATE-CHANNEL: where a rating was given is on record.</summary>
public sealed class ChannelRule() : Rule(new RuleInfo(
    "R-RATE-CHANNEL", RuleGrade.Must, "000-E 五1",
    new Words("群众可以通过书面或者在线等方式评价，评价渠道有记录。",
        "Visitors rate on paper or online, and the channel is on record.")))
{
    /// <inheritdoc />
    public override void Watch(Listening listening) => listening.On<RatingSubmitted>((scene, e) =>
    {
        if (e.Channel is not { } channel || !Enum.IsDefined(channel))
            scene.Breach(
                scene.Ticket(e), new Words("评价没有记录渠道。", "The rating has no channel."), e.Counter);
    });
}

/// <summary>R-RATE-VOLUNTARY: no rating comes from the staff who are rated.</summary>
public sealed class VoluntaryRule() : Rule(new RuleInfo(
    "R-RATE-VOLUNTARY", RuleGrade.Must, "国办发〔2019〕51号; GB/T 39734-2020 4.1",
    new Words("评价自愿真实，工作人员不得代为、强迫或者诱导评价。",
        "Ratings are given freely; staff may not rate for visitors, force or steer them.")))
{
    /// <inheritdoc />
    public override void Watch(Listening listening) => listening.On<RatingSubmitted>((scene, e) =>
    {
        var clerk = scene.Before.Books.Ratings.Find(e.Visit)?.Clerk ?? e.Clerk;
        var isOwn = e.Channel == RatingChannel.Counter
            || e.From.StartsWith("counter-", StringComparison.Ordinal)
            || (clerk is not null && (e.By == clerk || scene.Actor == clerk));
        if (isOwn)
            scene.Breach(
                scene.Ticket(e),
                new Words("评价来自工作人员的设备或由本人代评。", "The rating came from the staff who were rated."),
                e.Counter);
        else if (e.Channel == RatingChannel.Paper && string.IsNullOrWhiteSpace(e.By))
            scene.Breach(
                scene.Ticket(e),
                new Words("书面评价没有记录录入人。", "Nobody is on record for typing the paper in."), e.Counter);
    });
}

/// <summary>What the rules of ratings ask a scene.</summary>
internal static class RatingScenes
{
    /// <summary>What a finding calls a rated visit: its ticket.</summary>
    public static string Ticket(this Scene scene, RatingSubmitted rating) =>
        scene.Before.Books.Ratings.Find(rating.Visit)?.Ticket ?? $"#{scene.Sequence}";
}
