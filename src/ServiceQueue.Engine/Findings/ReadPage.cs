using ServiceQueue.Contracts;
using ServiceQueue.Core.Halls;
using ServiceQueue.Engine.Journal;

namespace ServiceQueue.Engine.Findings;

/// <summary>Some records of a journal in order, with what is wrong with them and their events.</summary>
/// <param name="Records">The records, followed by the chain.</param>
/// <param name="Wrong">What is wrong, by the record's place in the page; empty for a whole journal.</param>
internal sealed record ReadPage(JournalRecord[] Records, Dictionary<int, Words> Wrong)
{
    /// <summary>The events; null where a record cannot be read.</summary>
    public Recorded?[] Events { get; } = new Recorded?[Records.Length];

    /// <summary>A page of records that follow those before.</summary>
    public static ReadPage Of(JournalRecord[] records, Chain chain)
    {
        var wrong = new Dictionary<int, Words>();
        for (var i = 0; i < records.Length; i++)
        {
            if (chain.Follow(records[i]) is { } says) wrong[i] = says;
        }

        return new ReadPage(records, wrong);
    }

    /// <summary>Reads the events. One that cannot be read is a fault of the journal too.</summary>
    public ReadPage Decode()
    {
        for (var i = 0; i < Records.Length; i++)
        {
            try
            {
                Events[i] = EventCodec.Decode(Records[i]);
            }
            catch (InvalidDataException unreadable)
            {
                Wrong.TryAdd(i, new Words(
                    $"第{Records[i].Sequence}条记录（{Records[i].Type}）无法读取。", unreadable.Message));
            }
        }

        return this;
    }
}
