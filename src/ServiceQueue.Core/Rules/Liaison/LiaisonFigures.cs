using System.Collections.Immutable;
using ServiceQueue.Core.Halls;
using ServiceQueue.Core.Rulebooks;

namespace ServiceQueue.Core.Rules.Liaison;

/// <summary>The figures of liaison and meetings, 联络与例会.</summary>
public static class LiaisonFigures
{
    /// <summary>When on the next working day the signed record must be in.</summary>
    public static readonly Parameter FiledBy = new(
        "liaison.filed-by", new Words("联络记录递交时点", "When the record must be in"),
        new Words("选项", "choice"), 1, 0, 1, "R-LIAISON-FILE; 000-I 二5",
        [new Words("当日零时", "at midnight"), new Words("当日开门时", "at opening time")]);

    /// <summary>Whether the hall holds the monthly meeting of liaisons.</summary>
    public static readonly Parameter Meetings = new(
        "liaison.meetings", new Words("每月召开联络例会", "Monthly meeting is held"),
        new Words("选项", "choice"), 1, 0, 1, "R-MEET-MONTHLY; 000-I 二4",
        [new Words("否", "no"), new Words("是", "yes")]);

    /// <summary>All of them.</summary>
    public static ImmutableArray<Parameter> All { get; } = [FiledBy, Meetings];
}
