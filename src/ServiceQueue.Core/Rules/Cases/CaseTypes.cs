using ServiceQueue.Core.Cases;
using ServiceQueue.Core.Halls;

namespace ServiceQueue.Core.Rules.Cases;

/// <summary>
/// R-CASE-TYPES: a case has one kind of the closed list, a change of kind says why, and a case goes only from
/// state to state as the regulations' time model allows (002-D 四(三); 000-C 3).
/// </summary>
internal sealed class CaseTypes(CaseFiles files) : CaseRule(
    new RuleInfo(
        "R-CASE-TYPES", RuleGrade.Must, "002-D 四(三); 000-C 3",
        new("每个办件有且只有一个类型，变更类型须有记录和理由，按规定流程流转",
            "Each case has one kind, changed only with a reason, and goes from state to state as allowed")),
    files)
{
    protected override void Listen(Listening listening)
    {
        listening.On<CaseEvent>((scene, e) =>
        {
            if (Files.Find(e.Case) is { } file) Judge(scene, e, file);
            else if (Files.IsWhole)
                scene.Breach(e.Case, new("办件不存在或已办结，仍有记录", "recorded about a case that is not open"));
        });
    }

    private static void Judge(Scene scene, CaseEvent e, CaseFile file)
    {
        void Find(string zh, string en) =>
            scene.Breach(e.Case, new(zh, en), file.Counter, file.ReceivedSequence);
        if (e is not CaseReceived && !MayFollow(file.StateBefore, e))
        {
            Find($"办件处于{Name(file.StateBefore)}状态，不应有此流转",
                $"{e.GetType().Name} does not follow {file.StateBefore}");
        }

        switch (e)
        {
            case CaseReceived when file.IsRepeated: Find("同一编号收件两次", "received twice"); break;
            case CaseTyped { Kind: CaseKind.Untyped }: Find("类型未定", "no kind given"); break;
            case CaseTyped typed when Changes(file.KindBefore, typed.Kind) && file.Reason.Length == 0:
                Find("变更类型未说明理由", "the kind was changed without a reason");
                break;
            case CaseAccepted { Kind: < CaseKind.Immediate }:
                Find("受理时未定为受理件类型", "accepted as a kind that is not accepted");
                break;
            case CaseAccepted accepted when Changes(file.KindBefore, accepted.Kind):
                Find("受理类型与所定类型不符，变更未记录", "accepted as another kind than it was typed");
                break;
        }
    }

    /// <summary>A case that waited for papers or was untyped is given its kind, which is no change.</summary>
    private static bool Changes(CaseKind before, CaseKind now) =>
        before != now && before is not (CaseKind.Untyped or CaseKind.Supplement);

    /// <summary>The state machine of the time model, with what may be noted on the way.</summary>
    private static bool MayFollow(CaseState state, CaseEvent e) => e switch
    {
        CaseHandedOver or CaseStepDone or CaseSignedOff or CaseSentUp or DueRecomputed => IsOpen(state),
        CaseTyped => state is CaseState.Received or CaseState.SupplementAwaited or CaseState.Running
            or CaseState.Paused,
        CaseCorrected or CaseReturned or CaseRefused => state is CaseState.Received,
        SupplementRequested => state is CaseState.Received or CaseState.SupplementAwaited,
        SupplementReceived => state is CaseState.SupplementAwaited,
        CaseAccepted => state is CaseState.Received,
        CasePaused or CaseExtended or CaseDecided => state is CaseState.Running,
        CaseResumed => state is CaseState.Paused,
        CaseWithdrawn => state is CaseState.Received or CaseState.SupplementAwaited or CaseState.Running
            or CaseState.Paused,
        ApplicantNotified or CaseDelivered or ResultPublished =>
            state is CaseState.Decided or CaseState.Notified or CaseState.Delivered,
        CaseArchived => state is CaseState.Notified or CaseState.Delivered,
        _ => true,
    };

    private static bool IsOpen(CaseState state) => state is not (CaseState.Consulted or CaseState.Archived
        or CaseState.Returned or CaseState.Refused or CaseState.Withdrawn);

    private static string Name(CaseState state) => state switch
    {
        CaseState.Consulted => "咨询办结",
        CaseState.Received => "收件",
        CaseState.SupplementAwaited => "待补正",
        CaseState.Running => "办理中",
        CaseState.Paused => "暂停计时",
        CaseState.Decided => "已办结",
        CaseState.Notified => "已告知",
        CaseState.Delivered => "已送达",
        CaseState.Archived => "已归档",
        CaseState.Returned => "已退回",
        CaseState.Refused => "不予受理",
        CaseState.Withdrawn => "已撤回",
        _ => throw new System.Diagnostics.UnreachableException(state.ToString()),
    };
}

/// <summary>
/// R-CASE-IMMEDIATE-OFFER: what can be done on the spot is, or it says why not (003-A 五; 002-A 程序).
/// </summary>
internal sealed class ImmediateOffer(CaseFiles files) : CaseRule(
    new RuleInfo(
        "R-CASE-IMMEDIATE-OFFER", RuleGrade.Must, "003-A 五; 002-A 程序",
        new("可当场办结的要当场办结，改作承诺件须说明理由",
            "An item done on the spot is not taken as a promise without a reason")),
    files)
{
    protected override void Listen(Listening listening)
    {
        On<CaseTyped>(listening, (scene, e, file) =>
        {
            // Only what is or will be accepted could have been done on the spot.
            if (e.Kind >= CaseKind.Promise) Judge(scene, file, e.Kind);
        });
        On<CaseAccepted>(listening, (scene, e, file) =>
        {
            if (!e.IsDeemed && file.KindBefore != e.Kind) Judge(scene, file, e.Kind);
        });
    }

    private static void Judge(Scene scene, CaseFile file, CaseKind kind)
    {
        if (kind == CaseKind.Immediate || file.LacksMaterials) return;
        if (file.Item is not { IsImmediate: true }) return;
        if (scene.Event is CaseTyped && file.Reason.Length > 0) return;
        scene.Breach(
            file.Case, new("即办事项未按即办件办理，且未说明理由", "done on the spot elsewhere, here not, without a reason"),
            file.Counter, file.ReceivedSequence);
    }
}
