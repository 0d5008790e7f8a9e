using ServiceQueue.Core.Halls;

namespace ServiceQueue.Core.Rules;

/// <summary>What a rule listens to.</summary>
public sealed class Listening
{
    private readonly Rule _rule;
    private readonly List<(Type Event, Action<Scene> Do)> _ears;

    internal Listening(Rule rule, List<(Type Event, Action<Scene> Do)> ears)
    {
        _rule = rule;
        _ears = ears;
    }

    /// <summary>Hears every event of a type, or derived from it, after it has been applied.</summary>
    public void On<TEvent>(Action<Scene, TEvent> hear)
        where TEvent : HallEvent
    {
        var rule = _rule;
        _ears.Add((typeof(TEvent), scene => hear(scene.Of(rule), (TEvent)scene.Event)));
    }
}
