using ServiceQueue.Core.Cases;
using ServiceQueue.Core.Disclosure;
using ServiceQueue.Core.Halls;

namespace ServiceQueue.Core.Rules.Ledger;

/// <summary>What the public sees of the ledger holds nothing personal.</summary>
internal sealed class LedgerMasked() : Rule(new RuleInfo(
    "R-LEDGER-PUBLIC", RuleGrade.Should, "002-E 限时三",
    new Words("台帐接受群众监督，公开内容不含个人信息",
        "The ledger is open to the public, without name, identity or phone number.")))
{
    private readonly KnownApplicants _applicants = new();

    /// <inheritdoc />
    public override void Watch(Listening listening)
    {
        _applicants.Watch(listening);
        listening.On<CaseReceived>((scene, e) =>
        {
            // The number stands in the public ledger as it is.
            if (PersonalData.In(e.Case) is { } kind)
                scene.Breach("台帐", new Words($"受理编号含有{kind.ZhCn}", $"A case number holds {kind.En}."));
        });
        listening.On<CaseDecided>((scene, e) => Look(scene, e.Case, e.Result));
        listening.On<ResultPublished>((scene, e) => Look(scene, e.Case, e.Text));
    }

    private void Look(Scene scene, string number, string text)
    {
        if (_applicants.IsNamed(number, text) && scene.Event is ResultPublished)
            scene.Breach(number, new Words("公开的办理结果含有申请人姓名", "The public result names the applicant."));
        if (PersonalData.In(text) is { } kind)
            scene.Breach(number, new Words($"办理结果含有{kind.ZhCn}", $"The result holds {kind.En}."));
    }
}
