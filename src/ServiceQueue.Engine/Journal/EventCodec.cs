using System.Collections.Frozen;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using ServiceQueue.Contracts;
using ServiceQueue.Contracts.Json;
using ServiceQueue.Core.Halls;

namespace ServiceQueue.Engine.Journal;

/// <summary>
/// Events to journal records and back, and the chain of hashes that ties each record to all before it. The
/// type's name and its JSON are the lasting form: a renamed event would no longer be readable. Thread-safe.
/// </summary>
public static class EventCodec
{
    private static readonly FrozenDictionary<string, Type> Types = typeof(HallEvent).Assembly.GetTypes()
        .Where(t => t is { IsAbstract: false } && t.IsAssignableTo(typeof(HallEvent)))
        .ToFrozenDictionary(t => t.Name, StringComparer.Ordinal);

    /// <summary>The names of all event types.</summary>
    public static IReadOnlyCollection<string> TypeNames => Types.Keys;

    /// <summary>The record of an event, chained to the hash before it.</summary>
    public static JournalRecord Encode(
        string hall, Recorded recorded, string request, ReadOnlySpan<byte> before)
    {
        var body =
            JsonSerializer.SerializeToUtf8Bytes(recorded.Event, recorded.Event.GetType(), WireJson.Options);
        var record = new JournalRecord(
            hall, recorded.Sequence, recorded.At, recorded.Actor, request, recorded.Event.GetType().Name,
            body, []);
        return record with { Hash = HashOf(record, before) };
    }

    /// <summary>The event of a record. Throws <see cref="InvalidDataException"/> naming the record.</summary>
    public static Recorded Decode(JournalRecord record)
    {
        if (!Types.TryGetValue(record.Type, out var type))
        {
            throw new InvalidDataException(
                $"Record {record.Sequence} of hall {record.Hall} has the unknown type \"{record.Type}\": "
                + "it was written by a newer ServiceQueue. Start that version, or a later one.");
        }

        try
        {
            var happened = (HallEvent)JsonSerializer.Deserialize(record.Body, type, WireJson.Options)!;
            return new Recorded(record.Sequence, record.At, record.Actor, happened);
        }
        catch (JsonException broken)
        {
            throw new InvalidDataException(
                $"Record {record.Sequence} of hall {record.Hall} ({record.Type}) cannot be read: "
                + $"{broken.Message} "
                + "Restore the data directory from a backup.", broken);
        }
    }

    /// <summary>
    /// SHA-256 over the hash before, the record's fields, each closed by a line feed, and its body.
    /// </summary>
    public static byte[] HashOf(JournalRecord record, ReadOnlySpan<byte> before)
    {
        using var sha = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        sha.AppendData(before);
        sha.AppendData(Encoding.UTF8.GetBytes(
            $"{record.Hall}\n{record.Sequence}\n{record.At.ToUnixTimeTicks()}\n"
            + $"{record.Actor}\n{record.Request}\n{record.Type}\n"));
        sha.AppendData(record.Body);
        return sha.GetHashAndReset();
    }
}
