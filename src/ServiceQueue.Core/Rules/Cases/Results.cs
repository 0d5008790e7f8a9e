using NodaTime;
using ServiceQueue.Core.Cases;
using ServiceQueue.Core.Halls;
using ServiceQueue.Core.Hours;

namespace ServiceQueue.Core.Rules.Cases;

/// <summary>
/// R-RESULT-NOTIFY: the applicant is told the result, and a licence granted is delivered, in time (002-A 程序;
/// 行政许可法 44).
/// </summary>
internal sealed class ResultTold(CaseFiles files) : DayRule(
    new RuleInfo(
        "R-RESULT-NOTIFY", RuleGrade.Must, "001-F 二3; 001-O 5; 001-M 16; 002-A 程序; 000-B 代理3; 行政许可法 44",
        new("及时反馈办理结果，准予许可的10个工作日内送达证件",
            "The result is told in time; a licence granted is delivered within ten working days")),
    files)
{
    protected override void Hear(Listening listening)
    {
        On<CaseDecided>(listening, (scene, e, file) =>
        {
            Owe(scene, file, e.Case, CaseFigures.NotifyDays, new("办理结果未告知申请人", "the result was not told"));
            if (e.Granted && file.Item is { IsLicence: true })
            {
                Owe(scene, file, Delivery(e.Case), CaseFigures.DeliverDays,
                    new("许可证件未送达", "the licence was not delivered"));
            }
        });
        listening.On<ApplicantNotified>((scene, e) => Settle(scene, e.Case));
        listening.On<CaseDelivered>((scene, e) =>
        {
            // In the applicant's hands is told as well.
            Settle(scene, e.Case);
            Settle(scene, Delivery(e.Case));
        });
    }

    private static string Delivery(string name) => $"{name} 送达";
}

/// <summary>R-RESULT-NEXT: who is told a result is told what to do next (000-H 四4; 001-F 二3).</summary>
internal sealed class NextStepTold(CaseFiles files) : CaseRule(
    new RuleInfo(
        "R-RESULT-NEXT", RuleGrade.Should, "000-H 四4; 001-F 二3",
        new("告知结果时说明下一步的操作和注意事项，没有的写明“无”",
            "With the result goes what to do next, or that there is nothing to do")),
    files)
{
    protected override void Listen(Listening listening) => listening.On<ApplicantNotified>((scene, e) =>
    {
        if (!string.IsNullOrWhiteSpace(e.NextStep)) return;
        scene.Breach(
            e.Case, new("未说明下一步", "nothing was said of what to do next"), Files.Find(e.Case)?.Counter);
    });
}

/// <summary>R-PUBLISH-RESULT: what must be public is published in time, masked (002-D 五).</summary>
internal sealed class ResultPublic(CaseFiles files) : DayRule(
    new RuleInfo(
        "R-PUBLISH-RESULT", RuleGrade.Must, "002-D 五",
        new("必须公告的办理结果按时公开，个人信息须隐去",
            "A result that must be public is published in time, without personal data")),
    files)
{
    /// <summary>So many digits in a row are a mobile or identity number, no figure of a result.</summary>
    private const int PersonalDigits = 11;

    protected override void Hear(Listening listening)
    {
        On<CaseDecided>(listening, (scene, e, file) =>
        {
            if (!file.MustPublish) return;
            var days = scene.After.Books.Rules[CaseFigures.PublishDays];
            Owe(scene, file, e.Case, CaseFigures.PublishDays, new(
                $"应公开的结果{days}个工作日内未公开", $"not published within {days} working days"));
        });
        listening.On<ResultPublished>((scene, e) =>
        {
            Settle(scene, e.Case);
            if (!ShowsPerson(e.Text, Files.Find(e.Case)?.Applicant)) return;
            scene.Breach(
                e.Case, new("公开内容未隐去个人信息", "personal data was published"), Files.Find(e.Case)?.Counter);
        });
    }

    private static bool ShowsPerson(string text, Applicant? applicant)
    {
        if (applicant is { Name: { Length: > 1 } name } && text.Contains(name, StringComparison.Ordinal))
            return true;
        if (applicant?.Phone is { Length: > 4 } phone && text.Contains(phone, StringComparison.Ordinal))
            return true;
        var run = 0;
        foreach (var sign in text)
        {
            run = char.IsAsciiDigit(sign) ? run + 1 : 0;
            if (run >= PersonalDigits) return true;
        }

        return false;
    }
}

/// <summary>R-PUBLICITY-DAYS: a publicity lasts its full days before the next step (002-C).</summary>
internal sealed class PublicityLasts(CaseFiles files) : CaseRule(
    new RuleInfo(
        "R-PUBLICITY-DAYS", RuleGrade.Should, "002-C",
        new("公示期满后方可进入下一步", "A publicity lasts its full days before the next step is taken")),
    files)
{
    private readonly Dictionary<string, (Instant Until, long Sequence)> _shown = new(StringComparer.Ordinal);

    protected override void Listen(Listening listening)
    {
        listening.On<ResultPublished>((scene, e) =>
        {
            if (e.Until is not { } until) return;
            var days = scene.After.Books.Rules[CaseFigures.PublicityDays];
            _shown[e.Case] = (until, scene.Sequence);
            if (until - scene.At < Duration.FromDays(days))
                scene.Breach(e.Case, new($"公示期不足{days}日", $"shown for less than {days} days"));
        });
        listening.On<CaseDelivered>((scene, e) => Next(scene, e.Case));
        listening.On<CaseArchived>((scene, e) =>
        {
            Next(scene, e.Case);
            _shown.Remove(e.Case);
        });
    }

    private void Next(Scene scene, string name)
    {
        if (!_shown.TryGetValue(name, out var shown) || scene.At >= shown.Until) return;
        _shown.Remove(name);
        scene.Breach(
            name, new("公示期未满即进入下一步", "the next step was taken before the publicity was over"),
            evidence: shown.Sequence);
    }
}
