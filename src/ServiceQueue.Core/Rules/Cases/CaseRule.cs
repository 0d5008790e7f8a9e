using System.Globalization;
using NodaTime;
using NodaTime.Text;
using ServiceQueue.Core.Cases;
using ServiceQueue.Core.Halls;
using ServiceQueue.Core.Hours;
using ServiceQueue.Core.Notices;
using ServiceQueue.Core.Rulebooks;
using ServiceQueue.Core.Visits;

namespace ServiceQueue.Core.Rules.Cases;

/// <summary>A rule about cases, with the family's memory of the open ones.</summary>
internal abstract class CaseRule(RuleInfo info, CaseFiles files) : Rule(info)
{
    private static readonly LocalDateTimePattern Minute =
        LocalDateTimePattern.Create("uuuu-MM-dd HH:mm", CultureInfo.InvariantCulture);

    protected CaseFiles Files => files;

    public sealed override void Watch(Listening listening)
    {
        files.Watch(listening);
        Listen(listening);
    }

    /// <summary>Says what the rule listens to, after the memory has heard it.</summary>
    protected abstract void Listen(Listening listening);

    /// <summary>Hears an event of a case that is known.</summary>
    protected void On<TEvent>(Listening listening, Action<Scene, TEvent, CaseFile> hear)
        where TEvent : CaseEvent =>
        listening.On<TEvent>((scene, e) =>
        {
            if (files.Find(e.Case) is { } file) hear(scene, e, file);
        });

    /// <summary>The last moment of the date on which something happens.</summary>
    protected Instant EndOfDay(Scene scene)
    {
        var zone = files.Clock(scene.After).Zone;
        return OpenInterval.Day.EndOn(scene.At.InZone(zone).Date, zone);
    }

    /// <summary>A moment on the hall's wall clock.</summary>
    protected string Local(Scene scene, Instant at) =>
        Minute.Format(at.InZone(files.Clock(scene.After).Zone).LocalDateTime);

    /// <summary>A moment on the hall's wall clock, or that it is not known yet.</summary>
    protected string Local(Scene scene, Instant? at) => at is { } known ? Local(scene, known) : "—";
}

/// <summary>A rule by which a paper or an act is owed before the visitor leaves.</summary>
internal abstract class SessionRule(RuleInfo info, CaseFiles files) : CaseRule(info, files)
{
    private readonly Dictionary<string, Owed> _owed = new(StringComparer.Ordinal);

    protected sealed override void Listen(Listening listening)
    {
        Hear(listening);
        listening.On<NoticeIssued>((scene, issued) =>
        {
            if (issued.Case is not { } name || !_owed.TryGetValue(name, out var owed)) return;
            if (owed.Fits(Paper.Of(issued, scene.Sequence))) Settle(scene, name);
        });
        listening.On<TurnFinished>((scene, finished) =>
        {
            foreach (var name in Files.Of(finished.Visit)) Leave(scene, name);
        });
        listening.On<DayOpened>((_, _) => _owed.Clear());
    }

    /// <summary>Says which events make a paper owed.</summary>
    protected abstract void Hear(Listening listening);

    /// <summary>
    /// A paper is owed by the end of the session, or of the day where there is none. One issued already will
    /// do: it and the act it tells of are recorded together, in either order. Without a paper that fits, an
    /// act is owed, which <see cref="Settle"/> says is done.
    /// </summary>
    protected void Owe(Scene scene, CaseFile file, Words says, Func<Paper, bool>? fits = null)
    {
        fits ??= static _ => false;
        if (file.Papers.Exists(p => fits(p))) return;
        _owed[file.Case] = new Owed(fits, says, scene.Sequence, file.Counter);
        scene.Expect(file.Case, EndOfDay(scene), says, counter: file.Counter);
    }

    /// <summary>What was owed is done, or owed no longer. True when it was owed.</summary>
    protected bool Settle(Scene scene, string name)
    {
        _owed.Remove(name);
        return scene.Met(name);
    }

    private void Leave(Scene scene, string name)
    {
        if (!_owed.TryGetValue(name, out var owed) || !Settle(scene, name)) return;
        scene.Breach(name, owed.Says, owed.Counter, owed.Sequence);
    }

    private sealed record Owed(Func<Paper, bool> Fits, Words Says, long Sequence, int? Counter);
}

/// <summary>A rule by which something is due within a hall's figure of working days.</summary>
internal abstract class DayRule(RuleInfo info, CaseFiles files) : CaseRule(info, files)
{
    private readonly Dictionary<string, Owed> _unknown = new(StringComparer.Ordinal);

    protected sealed override void Listen(Listening listening)
    {
        Hear(listening);
        listening.On<PlanAdopted>((scene, _) => Rearm(scene));
        listening.On<DayOpened>((scene, _) => Rearm(scene));
    }

    /// <summary>Says which events start and stop the time.</summary>
    protected abstract void Hear(Listening listening);

    /// <summary>Something is due so many working days from now.</summary>
    protected void Owe(Scene scene, CaseFile file, string subject, Parameter figure, Words says) =>
        Run(scene, subject, new Owed(scene.At, figure, says, file.Counter));

    /// <summary>It is done.</summary>
    protected void Settle(Scene scene, string subject)
    {
        _unknown.Remove(subject);
        scene.Met(subject);
    }

    /// <summary>Where the calendar does not reach the due time, it waits for the calendar.</summary>
    private void Run(Scene scene, string subject, Owed owed)
    {
        var limit = TimeLimit.WorkingDays(scene.After.Books.Rules[owed.Figure]);
        if (DueTimes.Of(Files.Clock(scene.After), owed.From, limit).At is { } due)
        {
            _unknown.Remove(subject);
            scene.Expect(subject, due, owed.Says, counter: owed.Counter);
        }
        else
        {
            _unknown[subject] = owed;
        }
    }

    private void Rearm(Scene scene)
    {
        if (_unknown.Count == 0) return;
        foreach (var (subject, owed) in _unknown.OrderBy(u => u.Key, StringComparer.Ordinal).ToList())
            Run(scene, subject, owed);
    }

    private sealed record Owed(Instant From, Parameter Figure, Words Says, int? Counter);
}

/// <summary>A rule by which something is due, with two warnings before it.</summary>
internal abstract class LimitRule(RuleInfo info, CaseFiles files) : CaseRule(info, files)
{
    private readonly Dictionary<string, Instant> _due = new(StringComparer.Ordinal);
    private readonly HashSet<string> _unknown = new(StringComparer.Ordinal);

    protected sealed override void Listen(Listening listening)
    {
        Hear(listening);
        listening.On<PlanAdopted>((scene, _) => Rearm(scene));
        listening.On<DayOpened>((scene, _) => Rearm(scene));
    }

    /// <summary>Says which events start and stop the time.</summary>
    protected abstract void Hear(Listening listening);

    /// <summary>Computes anew what is due in a case whose due time was not known.</summary>
    protected abstract void Arm(Scene scene, CaseFile file);

    /// <summary>When to warn, first and again.</summary>
    protected virtual (Instant First, Instant Second) Warnings(Scene scene, Instant start, Instant due)
    {
        var rules = scene.After.Books.Rules;
        return (DueTimes.WarningAt(start, due, rules[CaseFigures.FirstWarning] / 100.0),
            DueTimes.WarningAt(start, due, rules[CaseFigures.SecondWarning] / 100.0));
    }

    /// <summary>
    /// Something is due. A due time that the calendar does not reach is no breach by guess: it is computed
    /// when the year has come.
    /// </summary>
    protected void Run(Scene scene, CaseFile file, Instant start, DueTime due, Words what)
    {
        // A due time that has passed is found once, whatever happens to the clock afterwards.
        if (_due.TryGetValue(file.Case, out var old) && old == due.At && !scene.Expects(file.Case)) return;
        Stop(scene, file.Case);
        if (due.At is not { } end)
        {
            _unknown.Add(file.Case);
            return;
        }

        _due[file.Case] = end;
        var says = new Words(
            $"{what.ZhCn}，时限{Local(scene, end)}", $"{what.En}, due {Local(scene, end)}");
        var (first, second) = Warnings(scene, start, end);
        scene.Expect(file.Case, end, says, first, file.Counter);
        if (second <= scene.At || second >= end) return;
        var (name, counter, since) = (file.Case, file.Counter, scene.Sequence);
        scene.WakeAt(second, later =>
        {
            if (!later.Expects(name) || _due.GetValueOrDefault(name) != end) return;
            later.Warn(name, says, counter, since);
        });
    }

    /// <summary>What was due is done, or owed no longer.</summary>
    protected void Stop(Scene scene, string name)
    {
        _due.Remove(name);
        _unknown.Remove(name);
        scene.Met(name);
    }

    /// <summary>The time stands still. What is late already stays late.</summary>
    protected void Halt(Scene scene, string name)
    {
        _unknown.Remove(name);
        if (scene.Met(name)) _due.Remove(name);
    }

    private void Rearm(Scene scene)
    {
        if (_unknown.Count == 0) return;
        string[] names = [.. _unknown.Order(StringComparer.Ordinal)];
        foreach (var name in names)
        {
            if (Files.Find(name) is { } file) Arm(scene, file);
            else _unknown.Remove(name);
        }
    }
}
