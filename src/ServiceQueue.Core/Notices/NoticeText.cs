using System.Diagnostics;
using NodaTime;
using ServiceQueue.Core.Cases;
using ServiceQueue.Core.Halls;
using ServiceQueue.Core.Hours;

namespace ServiceQueue.Core.Notices;

/// <summary>How times, limits and materials are written on notices. Pure.</summary>
public static class NoticeText
{
    /// <summary>A moment, such as "2026年3月9日17时30分"; midnight is 24时 of the day that ends with it.</summary>
    public static string Of(HallPlan plan, Instant at)
    {
        var local = at.InZone(plan.Zone).LocalDateTime;
        return local.TimeOfDay == LocalTime.Midnight
            ? $"{Of(local.Date.PlusDays(-1))}24时"
            : $"{Of(local.Date)}{local.Hour}时{local.Minute:00}分";
    }

    /// <summary>A date, such as "2026年3月9日".</summary>
    public static string Of(LocalDate date) => $"{date.Year}年{date.Month}月{date.Day}日";

    /// <summary>A limit, such as "5个工作日".</summary>
    public static string Of(TimeLimit limit) => limit.Kind switch
    {
        LimitKind.WorkingDays => $"{limit.Count}个工作日",
        LimitKind.NaturalDays => $"{limit.Count}日",
        LimitKind.BusinessMinutes => $"{limit.Count}分钟（按办公时间计算）",
        LimitKind.WallMinutes => $"{limit.Count}分钟",
        _ => throw new UnreachableException(limit.Kind.ToString()),
    };

    /// <summary>A due time that may not be known yet.</summary>
    public static string Due(HallPlan plan, Instant? due) => due is { } at
        ? $"{Of(plan, at)}前"
        : "待国家公布相应年度节假日安排后确定，请扫码查询";

    /// <summary>How a material was found.</summary>
    public static string Of(MaterialState state) => state switch
    {
        MaterialState.Present => "已收",
        MaterialState.Missing => "未提交",
        MaterialState.Flawed => "须更正",
        MaterialState.CorrectedOnSpot => "已当场更正",
        MaterialState.Promised => "承诺后补",
        MaterialState.NotNeeded => "无需提交",
        _ => throw new UnreachableException(state.ToString()),
    };

    /// <summary>A checklist, one material a line.</summary>
    public static string Of(IReadOnlyList<MaterialCheck> materials) => materials.Count == 0
        ? "无"
        : string.Join('\n', materials.Select((m, i) => $"{i + 1}. {m.Name}（{Of(m.State)}）"));

    /// <summary>What is asked for, one material a line.</summary>
    public static string Asked(IReadOnlyList<MaterialCheck> missing) =>
        string.Join('\n', missing.Select((m, i) => $"{i + 1}. {m.Name}：{m.Requirement}"));
}
