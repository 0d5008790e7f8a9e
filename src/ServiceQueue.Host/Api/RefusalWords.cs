using System.Diagnostics;
using ServiceQueue.Core.Halls;

namespace ServiceQueue.Host.Api;

/// <summary>Each refusal in words: what is the matter, and what to do now.</summary>
internal static class RefusalWords
{
    public static Words Of(RefusalCode code, string? about) => ToCitizen(code, about) ?? ToStaff(code, about);

    private static Words? ToCitizen(RefusalCode code, string? about) => code switch
    {
        RefusalCode.HallClosed =>
            new("大厅现在不发号，请在办公时间取号。", "The hall issues no tickets now. Please come back in opening hours."),
        RefusalCode.ServiceClosed => new(
            "该业务现在不发号，请到咨询台咨询。",
            "This service issues no tickets now. Please ask at the information counter."),
        RefusalCode.QuotaReached => new(
            "该业务今日号已发完，请改日办理或到咨询台咨询。",
            "All tickets of this service are issued for today. "
            + "Please come another day or ask at the information counter."),
        RefusalCode.DuplicateHolder =>
            new($"您已持有{about}号，请用该号等候。", $"You hold ticket {about} already. Please wait with it."),
        RefusalCode.PrinterUnavailable => new(
            "打印机暂时不能出票，请到另一台取号机或咨询台取号。",
            "The printer cannot print now. Please use another kiosk or ask at the information counter."),
        RefusalCode.UnknownService =>
            new($"没有“{about}”这项业务，请重新选择。", $"There is no service \"{about}\". Please choose again."),
        RefusalCode.UnknownItem =>
            new($"该业务下没有事项“{about}”，请重新选择。", $"The service has no item \"{about}\". Please choose again."),
        RefusalCode.UnknownCounter =>
            new($"没有{about}号窗口，请核对窗口号。", $"There is no counter {about}. Please check the number."),
        RefusalCode.UnknownKiosk =>
            new($"没有取号机“{about}”，请核对设备编号。", $"There is no kiosk \"{about}\". Please check its id."),
        RefusalCode.UnknownVisit => new(
            "今日没有这个号，请核对号票或重新取号。",
            "There is no such visit today. Please check the ticket or take a new one."),
        RefusalCode.UnknownTicket =>
            new($"今日没有{about}号，请核对号码。", $"There is no ticket {about} today. Please check the number."),
        RefusalCode.UnknownDevice =>
            new($"没有设备“{about}”，请核对设备编号。", $"There is no device \"{about}\". Please check its id."),
        _ => null,
    };

    private static Words ToStaff(RefusalCode code, string? about) => code switch
    {
        RefusalCode.CounterClosed =>
            new($"{about}号窗口尚未开启，请先签到开窗。", $"Counter {about} is closed. Sign in and open it first."),
        RefusalCode.CounterPaused =>
            new($"{about}号窗口已暂停，请先恢复服务。", $"Counter {about} is paused. Continue first."),
        RefusalCode.TurnActive => new(
            $"本窗口正在办理{about}号，请先办结、挂起或转移。",
            $"Ticket {about} is at this counter. Finish, hold or transfer it first."),
        RefusalCode.NoActiveTurn => new("本窗口没有正在办理的号，请先叫号。", "No ticket is at this counter. Call one first."),
        RefusalCode.NobodyWaiting => new("现在没有人等候。", "Nobody is waiting."),
        RefusalCode.NotWaiting =>
            new($"{about}号不在等候，请核对号码。", $"Ticket {about} is not waiting. Please check the number."),
        RefusalCode.NotHeld => new($"{about}号没有挂起。", $"Ticket {about} is not on hold."),
        RefusalCode.NotNoShow => new(
            $"{about}号没有过号，不需要重新排队。",
            $"Ticket {about} has not been missed; there is nothing to return from."),
        RefusalCode.VisitOver => new($"{about}号已经结束。", $"The visit of ticket {about} is over."),
        RefusalCode.BeingServed =>
            new($"{about}号正在窗口办理，请由窗口办结。", $"Ticket {about} is at a counter. The counter will finish it."),
        RefusalCode.ReasonNotListed =>
            new($"不按顺序叫号须从规定理由中选择：{about}。", $"Calling out of order needs one of these reasons: {about}."),
        RefusalCode.ApproverIsCaller =>
            new("不按顺序叫号须由本人以外的人员批准，请填写批准人。", "Calling out of order needs an approver other than the caller."),
        RefusalCode.ClerkElsewhere =>
            new($"该工作人员已在{about}签到，请先在那里签退。", $"This clerk is signed in at {about}. Sign out there first."),
        RefusalCode.ServiceNotHere => new(
            "本窗口不办理该业务，请转移到办理该业务的窗口。",
            "This counter does not serve that service. Transfer the visit instead."),
        RefusalCode.OutcomeUnknown =>
            new("请选择办理结果；选“无结果”时请写明原因。", "Choose an outcome; with \"none\" give the reason in \"why\"."),
        RefusalCode.KeyBounced =>
            new($"刚刚呼叫了{about}号，请稍候再按。", $"Ticket {about} was called just now. Press again in a moment."),
        RefusalCode.ForbiddenByRule =>
            new($"大厅制度不允许这样做（{about}）。", $"A rule of the hall forbids this ({about})."),
        RefusalCode.UnknownRecord =>
            new($"没有“{about}”这份记录，或已办结归档，请核对编号。",
                $"There is no record \"{about}\", or it is closed. Please check the number."),
        RefusalCode.FieldMissing =>
            new($"“{about}”未填写或填写有误，请补正后重试。",
                $"\"{about}\" is missing or makes no sense. Please correct it and try again."),
        _ => throw new UnreachableException(code.ToString()),
    };
}
