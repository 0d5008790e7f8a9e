using NodaTime;
using ServiceQueue.Core.Asking;
using ServiceQueue.Core.Counters;
using ServiceQueue.Core.Halls;
using ServiceQueue.Core.Notices;

namespace ServiceQueue.Core.Rules.Asking;

/// <summary>Where the person is away, the form has its three fields and the visitor has the paper.</summary>
internal sealed class AbsentRegistered() : Rule(new RuleInfo(
    "R-FIRST-ABSENT-REGISTER", RuleGrade.Must, "002-E 首问四",
    new Words("有关人员不在岗时做好登记，确定办理时间、办理要求和联络方式",
        "Where the person is away, a form fixes when to come, what to bring and how to be reached.")))
{
    private readonly Dictionary<string, string> _away = [];

    /// <inheritdoc />
    public override void Watch(Listening listening)
    {
        listening.On<HandedOver>(OnHanded);
        listening.On<HandoverAccepted>((scene, e) => Settle(scene, e.Question));
        listening.On<AbsenceRegistered>(OnRegistered);
        listening.On<NoticeIssued>((scene, e) =>
        {
            if (e.Notice.Kind == NoticeKind.Absence) scene.Met(e.Notice.Number);
        });
    }

    private void OnHanded(Scene scene, HandedOver handed)
    {
        var there = scene.Before.Counters.GetValueOrDefault(handed.ToCounter);
        if (there is { Staffing: Staffing.Open } && there.Clerk == handed.ToClerk) return;
        var subject = Subjects.Of(scene.After, handed);
        _away[handed.Question] = subject;
        var limit = Duration.FromMinutes(scene.After.Books.Rules[AskingFigures.AcceptMinutes]);
        scene.Expect(subject, scene.At + limit, new Words(
            $"移交时{handed.ToCounter}号窗口的{handed.ToClerk}不在岗，未填写缺岗登记单",
            $"{handed.ToClerk} was not at counter {handed.ToCounter}, and no absence form was filled in."),
            null, handed.ToCounter);
    }

    private void OnRegistered(Scene scene, AbsenceRegistered form)
    {
        Settle(scene, form.Question);
        var subject = Subjects.Of(scene.After, form);
        var blank = Questions.Blank(("办理要求", form.Bring), ("联络方式", form.Contact), ("单号", form.Notice));
        if (form.ComeAt <= scene.At) blank ??= "办理时间";
        if (blank is not null)
        {
            scene.Breach(subject, new Words(
                $"缺岗登记单未填写{blank}", "The absence form lacks one of its fields."), form.Counter);
        }

        // The paper goes out with the form, in the same decision: before or after it, but at its time.
        if (form.Notice.Length > 0)
            scene.Expect(form.Notice, scene.At, new Words("缺岗登记单未交给群众", "The paper was not issued."));
    }

    private void Settle(Scene scene, string question)
    {
        if (_away.Remove(question, out var subject)) scene.Met(subject);
    }
}
