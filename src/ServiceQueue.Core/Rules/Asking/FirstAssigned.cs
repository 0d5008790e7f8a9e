using ServiceQueue.Core.Asking;
using ServiceQueue.Core.Halls;
using ServiceQueue.Core.Visits;

namespace ServiceQueue.Core.Rules.Asking;

/// <summary>Every visit, call and letter has one first-asked clerk, who never changes.</summary>
internal sealed class FirstAssigned() : Rule(new RuleInfo(
    "R-FIRST-ASSIGN", RuleGrade.Must,
    "000-B 首问一; 000-C 2; 001-B 五; 002-D 二(二); 002-E 首问一; 003-B",
    new Words("第一个被问及的工作人员为首问责任人，首问责任不变更",
        "The first clerk who is asked is responsible, and stays so.")))
{
    private readonly Dictionary<VisitId, (string Clerk, long Record)> _firstOf = [];

    /// <inheritdoc />
    public override void Watch(Listening listening)
    {
        listening.On<DayOpened>((_, _) => _firstOf.Clear());
        listening.On<VisitCalled>(OnCall);
        listening.On<FirstAsked>(OnAsked);
    }

    private void OnCall(Scene scene, VisitCalled called)
    {
        if (_firstOf.ContainsKey(called.Visit)) return;
        if (string.IsNullOrWhiteSpace(called.Clerk))
        {
            scene.Breach(Subjects.Of(scene.After, called.Visit), new Words(
                $"{called.Counter}号窗口叫号时没有在岗人员登记，该来访没有首问责任人",
                $"Counter {called.Counter} called without a clerk: nobody is responsible."), called.Counter);
            return;
        }

        _firstOf[called.Visit] = (called.Clerk, scene.Sequence);
    }

    private void OnAsked(Scene scene, FirstAsked asked)
    {
        var subject = Subjects.Of(scene.After, asked);
        if (string.IsNullOrWhiteSpace(asked.Clerk))
            scene.Breach(subject, new Words("没有登记首问责任人", "No first-asked clerk was recorded."));
        if (!Questions.Channels.Contains(asked.Channel))
        {
            scene.Breach(subject, new Words(
                $"首问渠道“{asked.Channel}”不是来访、来电或来信",
                $"The channel \"{asked.Channel}\" is none of visit, phone and letter."));
        }

        OnSecond(scene, asked, subject);
        if (asked.Visit is { } visit) _firstOf.TryAdd(visit, (asked.Clerk, scene.Sequence));
    }

    private void OnSecond(Scene scene, FirstAsked asked, string subject)
    {
        var before = scene.Before.Books.Questions.Open.GetValueOrDefault(asked.Question)?.FirstAsked;
        long record = 0;
        if (asked.Visit is { } visit && _firstOf.TryGetValue(visit, out var first))
            (before, record) = first;
        if (before is null || before == asked.Clerk) return;
        scene.Breach(subject, new Words(
            $"首问责任人由{before}改为{asked.Clerk}", $"The first-asked clerk {before} became {asked.Clerk}."),
            null, record);
    }
}
