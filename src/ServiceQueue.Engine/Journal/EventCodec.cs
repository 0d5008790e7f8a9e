using System.Buffers;
using System.Collections.Frozen;
using System.Globalization;
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
    /// <summary>Room for two numbers of at most 20 digits and for the line feeds.</summary>
    private const int NumbersAndFeeds = 64;

    private static readonly FrozenDictionary<string, Type> Types = typeof(HallEvent).Assembly.GetTypes()
        .Where(t => t is { IsAbstract: false } && t.IsAssignableTo(typeof(HallEvent)))
        .ToFrozenDictionary(t => t.Name, StringComparer.Ordinal);

    [ThreadStatic]
    private static IncrementalHash? _digest;

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
            var happened = VisitEvents.Read(record.Type, record.Body)
                ?? (HallEvent)JsonSerializer.Deserialize(record.Body, type, WireJson.Options)!;
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
        // Every record of a journal is hashed again by each check: one buffer, one pass, no stream.
        var texts = record.Hall.Length + record.Actor.Length + record.Request.Length + record.Type.Length;
        var buffer = ArrayPool<byte>.Shared.Rent(
            before.Length + record.Body.Length + Encoding.UTF8.GetMaxByteCount(texts) + NumbersAndFeeds);
        var writing = new HashInput(buffer);
        writing.Add(before);
        writing.AddField(record.Hall);
        writing.AddField(record.Sequence);
        writing.AddField(record.At.ToUnixTimeTicks());
        writing.AddField(record.Actor);
        writing.AddField(record.Request);
        writing.AddField(record.Type);
        writing.Add(record.Body);
        var hash = Hash(writing.Written);
        ArrayPool<byte>.Shared.Return(buffer);
        return hash;
    }

    private static byte[] Hash(ReadOnlySpan<byte> written)
    {
        // To set up the digest costs as much as to take one of a small record: each thread keeps its own.
        var digest = _digest ??= IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        digest.AppendData(written);
        return digest.GetHashAndReset();
    }
}

/// <summary>Gathers what a record's hash is taken over; the buffer is large enough.</summary>
internal ref struct HashInput(Span<byte> buffer)
{
    private readonly Span<byte> _buffer = buffer;
    private int _length;

    public readonly ReadOnlySpan<byte> Written => _buffer[.._length];

    public void Add(ReadOnlySpan<byte> bytes)
    {
        bytes.CopyTo(_buffer[_length..]);
        _length += bytes.Length;
    }

    public void AddField(string text)
    {
        _length += Encoding.UTF8.GetBytes(text, _buffer[_length..]);
        _buffer[_length++] = (byte)'\n';
    }

    public void AddField(long number)
    {
        number.TryFormat(_buffer[_length..], out var written, default, CultureInfo.InvariantCulture);
        _length += written;
        _buffer[_length++] = (byte)'\n';
    }
}
