using NodaTime;
using ServiceQueue.Contracts;
using ServiceQueue.Core.Halls;
using ServiceQueue.Core.Rules;
using ServiceQueue.Engine.Journal;

namespace ServiceQueue.Engine.Findings;

/// <summary>
/// Follows a journal record by record: no gap, no time that goes back, no broken hash. A record that does not
/// hold is named once; the chain goes on from it. Not thread-safe.
/// </summary>
internal sealed class Chain
{
    /// <summary>The rule that the chain proves (000-E 三3).</summary>
    public static readonly RuleInfo Rule = RuleSet.Find("R-ARC-TRACE") ?? new RuleInfo(
        "R-ARC-TRACE", RuleGrade.Must, "000-E 三3",
        new Words("办理过程可以追溯和查证：日志只增不改，逐条相扣", "The journal can be traced: nothing is changed later"));

    private byte[] _hash = [];
    private Instant _at = Instant.MinValue;

    /// <summary>The last record followed; 0 before the first.</summary>
    public long Sequence { get; private set; }

    /// <summary>What is wrong with the next record, or null.</summary>
    public Words? Follow(JournalRecord record)
    {
        var wrong = Gap(record) ?? Back(record) ?? Broken(record);
        (Sequence, _at, _hash) = (record.Sequence, record.At, record.Hash);
        return wrong;
    }

    /// <summary>The breach that a broken record is.</summary>
    public static Finding Breach(JournalRecord record, Words says) => new(
        Rule.Id, FindingLevel.Breach, record.At, $"记录{record.Sequence}", [record.Sequence], says);

    private Words? Gap(JournalRecord record) => record.Sequence == Sequence + 1
        ? null
        : new Words(
            $"日志缺少第{Sequence + 1}条记录：第{Sequence}条之后是第{record.Sequence}条。",
            $"Record {Sequence + 1} is missing: {record.Sequence} follows {Sequence}.");

    private Words? Back(JournalRecord record) => record.At >= _at
        ? null
        : new Words(
            $"第{record.Sequence}条记录的时间早于它之前的记录。",
            $"Record {record.Sequence} is stamped earlier than the one before.");

    private Words? Broken(JournalRecord record) =>
        EventCodec.HashOf(record, _hash).AsSpan().SequenceEqual(record.Hash)
            ? null
            : new Words(
                $"第{record.Sequence}条记录与其校验值不符，记录在写入后被改动过。",
                $"Record {record.Sequence} does not match its hash: it was changed after it was written.");
}
