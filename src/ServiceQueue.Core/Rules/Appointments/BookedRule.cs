using ServiceQueue.Core.Appointments;
using ServiceQueue.Core.Halls;

namespace ServiceQueue.Core.Rules.Appointments;

/// <summary>R-APT-BOOK: each appointment has channel, item, slot and contact.</summary>
public sealed class BookedRule() : Rule(new RuleInfo(
    "R-APT-BOOK", RuleGrade.Must, "002-D 三(一)(三); 001-F 六1",
    new Words("一个电话、一封书信、一封邮件等即可预约，预约记录有渠道、事项、时段和联系方式。",
        "A call, a letter or a mail is enough to book; channel, item, slot and contact are on record.")))
{
    /// <inheritdoc />
    public override void Watch(Listening listening) => listening.On<AppointmentBooked>((scene, e) =>
    {
        var missing = e switch
        {
            { Channel: null } => new Words("渠道", "the channel"),
            { Slot: null } or { Slot.Service: "" } => new Words("事项和时段", "item and slot"),
            { Slot: { } slot } when slot.To <= slot.From => new Words("时段", "the slot"),
            { Contact: null } or { Contact.IsReachable: false } => new Words("联系方式", "the contact"),
            _ => null,
        };
        if (missing is not null)
            scene.Breach(e.Number, new Words(
                $"预约记录缺少{missing.ZhCn}。", $"The appointment lacks {missing.En}."));
    });
}
