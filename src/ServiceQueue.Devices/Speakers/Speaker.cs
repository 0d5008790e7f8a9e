using System.Threading.Channels;
using NodaTime;
using ServiceQueue.Contracts;
using ServiceQueue.Core.Halls;
using ServiceQueue.Core.Jobs;
using ServiceQueue.Devices.Lines;

namespace ServiceQueue.Devices.Speakers;

/// <summary>
/// A speech module that calls tickets. It is sent a sentence only when it is silent, because a new one would
/// cut off the one being said; the next waits until it has said that it finished. At rest it is asked every
/// few seconds, so that a speaker that is gone is known before somebody is called in vain.
/// </summary>
/// <param name="id">The id from hall.json.</param>
/// <param name="voice">How it talks.</param>
/// <param name="line">Its line; it has no address and shares it with nobody.</param>
/// <param name="reports">Where faults are reported.</param>
/// <param name="time">The clock.</param>
public sealed class Speaker(
    string id, SpeakerVoice voice, SharedLine line, IDeviceReports reports, TimeProvider time)
    : IDevice, IStation
{
    private const int Tries = 3;

    private static readonly TimeSpan AnswerTime = TimeSpan.FromMilliseconds(300);
    private static readonly TimeSpan Rest = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan AskAgain = TimeSpan.FromSeconds(2);

    /// <summary>No sentence of 200 bytes takes longer.</summary>
    private static readonly TimeSpan LongestSentence = TimeSpan.FromSeconds(40);

    private readonly StationHealth _health = new(id, line, reports, time);
    private readonly Bell _wake = new(time);
    private readonly SemaphoreSlim _talk = new(1, 1);
    private readonly Channel<SpeechAnswer> _answers = Channel.CreateBounded<SpeechAnswer>(
        new BoundedChannelOptions(16) { FullMode = BoundedChannelFullMode.DropOldest });

    /// <inheritdoc />
    public string Id => id;

    /// <inheritdoc />
    public DeviceKind Kind => DeviceKind.Speaker;

    /// <inheritdoc />
    public DeviceHealth Health => _health.Reading(0);

    /// <summary>A speaker shows nothing.</summary>
    public void Show(Picture picture)
    {
        // It is sent calls only.
    }

    /// <inheritdoc />
    public async Task RunAsync(CancellationToken stop)
    {
        line.Attach(this);
        try
        {
            while (!stop.IsCancellationRequested)
            {
                if (line.IsOpen) await TalkAsync(AskAsync, stop);
                await _wake.WaitAsync(Rest, stop);
            }
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            // Stopped: what is being said is said to its end.
        }
    }

    /// <summary>
    /// Says a call as often as it asks for. What cannot begin has not started; what broke off after its
    /// first sentence is done, since everybody has heard it.
    /// </summary>
    public async Task<JobOutcome> PerformAsync(Job job, CancellationToken stop)
    {
        if (job.Work is not Announce { Call: var call }) return new JobOutcome(JobResult.Failed);
        var said = 0;
        foreach (var sentence in Sentences(call))
        {
            if (!await TalkAsync(s => SayAsync(sentence, s), stop)) break;
            said++;
            await Task.Delay(voice.Gap.ToTimeSpan(), time, stop);
        }

        return said > 0 ? JobOutcome.Done : new JobOutcome(JobResult.NotStarted, Health.Fault);
    }

    /// <inheritdoc />
    public void Heard(ReadOnlySpan<byte> bytes)
    {
        _health.Heard(bytes.Length);
        for (var i = 0; i < bytes.Length; i++)
        {
            var answer = (SpeechAnswer)bytes[i];
            if (!Enum.IsDefined(answer)) continue;
            line.MadeSense(i, 1);
            _health.Seen();
            _answers.Writer.TryWrite(answer);
        }
    }

    /// <inheritdoc />
    public void LineNoisy(bool isNoisy) => _health.LineNoisy(isNoisy);

    /// <inheritdoc />
    public void LineCame()
    {
        _health.LineCame();
        _wake.Ring();
    }

    /// <inheritdoc />
    public void LineWent(string why) => _health.LineWent(why);

    private IEnumerable<string> Sentences(Announcement call)
    {
        var inEnglish = voice.InEnglish && voice.Module.SpeaksEnglish && call.Say.En is not null;
        string[] once = inEnglish ? [call.Say.ZhCn, call.Say.En!] : [call.Say.ZhCn];
        return Enumerable.Repeat(once, Math.Max(1, call.Repeat)).SelectMany(s => s);
    }

    /// <summary>One exchange at a time; false when the line is gone or the module does not do it.</summary>
    private async Task<bool> TalkAsync(Func<CancellationToken, Task<bool>> talk, CancellationToken stop)
    {
        await _talk.WaitAsync(stop);
        try
        {
            return await talk(stop);
        }
        catch (LineGoneException)
        {
            return false;
        }
        finally
        {
            _talk.Release();
        }
    }

    /// <summary>Whether it is there, silent or speaking.</summary>
    private async Task<bool> AskAsync(CancellationToken stop) =>
        await AnswerToAsync(SpeechWriter.Query(voice.Module), IsState, stop) is not null;

    /// <summary>Says a sentence once it is silent, and waits until it has finished.</summary>
    private async Task<bool> SayAsync(string sentence, CancellationToken stop)
    {
        if (!await SilentAsync(stop)) return false;
        var volume = voice.VolumeAt(Instant.FromDateTimeOffset(time.GetUtcNow()));
        var speak = SpeechWriter.Speak(voice.Module, sentence, volume);
        return await TakenAsync(speak, stop) && await SilentAsync(stop);
    }

    /// <summary>
    /// Sends a sentence until it is taken. An answer may be lost on the way: a module that is busy has taken
    /// it, and to send it again would cut it off.
    /// </summary>
    private async Task<bool> TakenAsync(byte[] speak, CancellationToken stop)
    {
        for (var attempt = 0; attempt < Tries; attempt++)
        {
            if (attempt > 0) _health.Retried();
            await WriteAsync(speak, stop);
            var answer = await NextAsync(
                a => a is SpeechAnswer.Taken or SpeechAnswer.Rejected or SpeechAnswer.Idle,
                AnswerTime + line.Backlog, stop);
            // Its word that it has finished is as good: it had been silent before.
            if (answer is SpeechAnswer.Taken or SpeechAnswer.Idle) return true;
            var state = await AnswerToAsync(SpeechWriter.Query(voice.Module), IsState, stop);
            if (state is null or SpeechAnswer.Busy) return state is not null;
        }

        return false;
    }

    /// <summary>
    /// Waits until it is silent: for its own word, and since that may be lost, by asking now and then.
    /// </summary>
    private async Task<bool> SilentAsync(CancellationToken stop)
    {
        var until = time.GetUtcNow() + LongestSentence;
        while (time.GetUtcNow() < until)
        {
            var state = await AnswerToAsync(SpeechWriter.Query(voice.Module), IsState, stop);
            if (state is null) return false;
            if (state != SpeechAnswer.Busy) return true;
            if (await NextAsync(a => a != SpeechAnswer.Busy, AskAgain, stop) is not null) return true;
        }

        _health.Silent(Tries);
        return false;
    }

    private static bool IsState(SpeechAnswer answer) =>
        answer is SpeechAnswer.Busy or SpeechAnswer.Idle or SpeechAnswer.Started;

    /// <summary>Sends a command until the answer comes, three times at the most; else null.</summary>
    private async Task<SpeechAnswer?> AnswerToAsync(
        byte[] frame, Func<SpeechAnswer, bool> fits, CancellationToken stop)
    {
        for (var attempt = 0; attempt < Tries; attempt++)
        {
            if (attempt > 0) _health.Retried();
            await WriteAsync(frame, stop);
            if (await NextAsync(fits, AnswerTime + line.Backlog, stop) is { } answer) return answer;
        }

        _health.Silent(Tries);
        return null;
    }

    private async Task<SpeechAnswer?> NextAsync(
        Func<SpeechAnswer, bool> fits, TimeSpan longest, CancellationToken stop)
    {
        using var limit = new CancellationTokenSource(longest, time);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(stop, limit.Token);
        try
        {
            while (true)
            {
                var answer = await _answers.Reader.ReadAsync(both.Token);
                if (fits(answer)) return answer;
            }
        }
        catch (OperationCanceledException) when (!stop.IsCancellationRequested)
        {
            return null;
        }
    }

    private async Task WriteAsync(byte[] frame, CancellationToken stop)
    {
        using var turn = await line.TakeFloorAsync(stop);
        while (_answers.Reader.TryRead(out _))
        {
            // What was said before is no answer to this.
        }

        await turn.WriteAsync(frame, stop);
        _health.Wrote(frame.Length);
    }
}
