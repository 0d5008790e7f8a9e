using System.Diagnostics;
using ServiceQueue.Core.Halls;

namespace ServiceQueue.Core.Cases;

/// <summary>States and kinds of cases in words, and what may be done next.</summary>
public static class StateWords
{
    /// <summary>A state.</summary>
    public static Words Of(CaseState state) => state switch
    {
        CaseState.Consulted => new("已答复", "answered"),
        CaseState.Received => new("已收件，待审查", "received"),
        CaseState.SupplementAwaited => new("待补正材料", "waiting for papers"),
        CaseState.Running => new("已受理，办理中", "accepted, in progress"),
        CaseState.Paused => new("计时暂停", "paused"),
        CaseState.Decided => new("已办结，待告知", "decided"),
        CaseState.Notified => new("已告知，待领取", "told, to be fetched"),
        CaseState.Delivered => new("已送达", "delivered"),
        CaseState.Archived => new("已归档", "filed"),
        CaseState.Returned => new("已退回", "returned"),
        CaseState.Refused => new("不予受理", "not accepted"),
        CaseState.Withdrawn => new("已撤回", "withdrawn"),
        _ => throw new UnreachableException(state.ToString()),
    };

    /// <summary>What the hall may do next with a case in a state.</summary>
    public static Words Next(CaseState state) => state switch
    {
        CaseState.Received => new(
            "请核对材料后受理、一次性告知补正、退回或者不予受理",
            "Check its papers, then accept it, tell what is missing, return it or refuse it"),
        CaseState.SupplementAwaited => new("请登记申请人补正的材料", "Take in what was missing"),
        CaseState.Running => new("可以办结、延期或者暂停计时", "Decide, extend or pause it"),
        CaseState.Paused => new("请先恢复计时", "Let its clock run again first"),
        CaseState.Decided => new("请将结果告知申请人", "Tell the applicant the result"),
        CaseState.Notified => new("请将结果送达申请人", "Hand the result over"),
        CaseState.Delivered => new("请归档；结果须公开的请先公开", "File it; publish its result first where due"),
        _ => new("该办件已经结束，如需继续办理请重新收件", "It is closed; take the papers in as a new case"),
    };

    /// <summary>What the applicant may expect next.</summary>
    public static Words ForApplicant(Case c) => c.State switch
    {
        CaseState.Received => new("正在审查材料，请等候通知", "Your papers are being checked"),
        CaseState.SupplementAwaited => new(
            "请按一次性告知书补齐材料", "Please bring what the notice lists"),
        CaseState.Running => new("正在办理，请等候办结通知", "Your matter is being handled"),
        CaseState.Paused => new("正在听证、检验、鉴定或者评审，办理期限暂停计算", "An inspection or review is under way"),
        CaseState.Decided => new("已办结，请等候结果通知", "Decided; you will be told the result"),
        CaseState.Notified => new(c.NextStep ?? "请领取办理结果", c.NextStep ?? "Please fetch the result"),
        CaseState.Returned or CaseState.Refused => new("请阅看书面通知", "Please read the written notice"),
        _ => new("无需办理其他手续", "Nothing more to do"),
    };

    /// <summary>A kind.</summary>
    public static string Of(CaseKind kind) => kind switch
    {
        CaseKind.Untyped => "未定类型",
        CaseKind.Consult => "咨询件",
        CaseKind.Supplement => "补充件",
        CaseKind.Return => "退回件",
        CaseKind.Immediate => "即办件",
        CaseKind.Promise => "承诺件",
        CaseKind.Petition => "信访件",
        CaseKind.ReportUp => "上报件",
        CaseKind.Joint => "联办件",
        CaseKind.Agency => "代办件",
        _ => throw new UnreachableException(kind.ToString()),
    };
}
