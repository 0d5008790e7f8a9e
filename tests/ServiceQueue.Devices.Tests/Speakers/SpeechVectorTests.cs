using FluentAssertions;
using NodaTime;
using ServiceQueue.Devices.Speakers;
using ServiceQueue.Devices.Tests.Lines;
using ServiceQueue.Simulators.Speakers;
using Xunit;

namespace ServiceQueue.Devices.Tests.Speakers;

/// <summary>
/// firmware-protocols/speech-tts/vectors: the writer makes them, the simulated module takes them and refuses
/// the invalid.
/// </summary>
public sealed class SpeechVectorTests
{
    private const byte Rejected = 0x45;

    public static TheoryData<Vector> Valid() => new(Vector.Load("speech-tts", "frames.json"));

    public static TheoryData<Vector> Invalid() => new(Vector.Load("speech-tts", "invalid.json"));

    [Theory]
    [MemberData(nameof(Valid))]
    public void The_writer_makes_every_frame(Vector vector)
    {
        var module = SpeechModule.Named(vector.Text("module"))!;
        var made = vector.Text("command") switch
        {
            "01" => SpeechWriter.Speak(module, vector.Text("text"), vector.MaybeInt("percent")),
            "02" => SpeechWriter.Stop(module),
            _ => SpeechWriter.Query(module),
        };
        Convert.ToHexString(made).Should().Be(Convert.ToHexString(vector.Bytes));
    }

    [Theory]
    [MemberData(nameof(Valid))]
    public void The_far_end_takes_every_frame(Vector vector) => Answers(vector).Should().ContainSingle()
        .Which.Should().Be(vector.Text("command") == "21" ? (byte)0x4F : (byte)0x41);

    [Theory]
    [MemberData(nameof(Invalid))]
    public void The_far_end_refuses_or_ignores_what_is_no_frame(Vector vector)
    {
        if (vector.Reason == "sum") Answers(vector).Should().Equal(Rejected);
        else Answers(vector).Should().BeEmpty(vector.Reason);
    }

    [Fact]
    public void A_text_is_no_place_for_marks_and_never_too_long()
    {
        Text(SpeechWriter.Speak(SpeechModule.Xfs5152, "[v0]请A001号", 80)).Should().Be("[v8]v0请A001号");
        Text(SpeechWriter.Speak(SpeechModule.Xfs5152, "请😀号")).Should().Be("请号");
        var longest = SpeechWriter.Speak(SpeechModule.Syn6288, new string('号', 300), 100);
        longest.Length.Should().BeLessThanOrEqualTo(SpeechWriter.LongestText + 6);
        Text(longest[..^1]).Should().MatchRegex("^\\[v16\\]号+$", "no character is cut in two");
    }

    [Theory]
    [InlineData(0, "[v0]")]
    [InlineData(1, "[v1]")]
    [InlineData(50, "[v8]")]
    [InlineData(100, "[v16]")]
    public void What_is_above_silence_is_never_silent(int percent, string mark) =>
        Text(SpeechWriter.Speak(SpeechModule.Syn6288, "", percent)[..^1]).Should().Be(mark);

    [Theory]
    [InlineData("12:00", "14:00", "13:59", 30)]
    [InlineData("12:00", "14:00", "14:00", 80)]
    [InlineData("20:00", "08:00", "23:00", 30)]
    [InlineData("20:00", "08:00", "07:59", 30)]
    [InlineData("20:00", "08:00", "12:00", 80)]
    public void Quiet_hours_may_pass_midnight(string from, string to, string now, int percent)
    {
        static LocalTime Time(string text) =>
            NodaTime.Text.LocalTimePattern.CreateWithInvariantCulture("HH:mm").Parse(text).Value;
        var zone = DateTimeZoneProviders.Tzdb["Asia/Shanghai"];
        var voice = new SpeakerVoice(SpeechModule.Syn6288, zone)
        {
            Volume = 80, Quiet = new QuietHours(Time(from), Time(to), 30),
        };
        voice.VolumeAt((new LocalDate(2026, 3, 2) + Time(now)).InZoneLeniently(zone).ToInstant()).Should()
            .Be(percent);
    }

    private static List<byte> Answers(Vector vector)
    {
        var far = new SimulatedSpeechModule("far", vector.Text("module") == "syn6288");
        var answers = new List<byte>();
        far.Send = answers.AddRange;
        far.Receive(vector.Bytes, DateTimeOffset.UnixEpoch);
        return answers;
    }

    private static string Text(byte[] frame) =>
        System.Text.CodePagesEncodingProvider.Instance.GetEncoding(936)!.GetString(frame[5..]);
}
