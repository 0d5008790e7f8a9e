using System.Buffers;
using System.Text.Json;
using NodaTime;
using NodaTime.Text;
using ServiceQueue.Contracts.Json;
using ServiceQueue.Core.Rules;
using ServiceQueue.Engine.Findings;

namespace ServiceQueue.Host.Findings;

/// <summary>
/// The findings of a span as one JSON document, written as they are found: the same from the command and over
/// HTTP.
/// </summary>
internal sealed class FindingsDocument : IAsyncDisposable
{
    /// <summary>Bytes that are gathered before they go out.</summary>
    private const int FlushBytes = 32 * 1024;

    // The serializer flushes its writer, and a response takes no synchronous writes: bytes wait here.
    private readonly ArrayBufferWriter<byte> _bytes = new();
    private readonly Utf8JsonWriter _json;
    private readonly Stream _to;
    private long _breaches;
    private long _warnings;

    /// <summary>Begins the document.</summary>
    public FindingsDocument(Stream to, string hall, FindingSpan span)
    {
        _to = to;
        _json = new Utf8JsonWriter(_bytes, new JsonWriterOptions { Encoder = WireJson.Options.Encoder });
        _json.WriteStartObject();
        _json.WriteString("hall", hall);
        WriteDay("from", span.From);
        WriteDay("to", span.To);
        if (span.Rule is { } rule) _json.WriteString("rule", rule);
        _json.WriteStartArray("findings");
    }

    /// <summary>Findings written so far.</summary>
    public long Count => _breaches + _warnings;

    /// <summary>Writes one finding.</summary>
    public async Task AddAsync(Finding finding, CancellationToken stop)
    {
        if (finding.Level == FindingLevel.Breach) _breaches++;
        else _warnings++;
        JsonSerializer.Serialize(
            _json, FindingJson.Of(finding, Checker.InfoOf(finding.Rule)), WireJson.Options);
        if (_bytes.WrittenCount > FlushBytes) await SendAsync(stop);
    }

    /// <summary>Ends it with what was counted and how far the journal was heard.</summary>
    /// <param name="upTo">The last record heard.</param>
    /// <param name="head">The journal's last record.</param>
    /// <param name="more">Whether there are more findings than the document holds.</param>
    /// <param name="stop">Gives up.</param>
    public async Task EndAsync(long upTo, long head, bool more, CancellationToken stop)
    {
        _json.WriteEndArray();
        _json.WriteNumber("breaches", _breaches);
        _json.WriteNumber("warnings", _warnings);
        _json.WriteBoolean("more", more);
        _json.WriteNumber("upTo", upTo);
        _json.WriteNumber("head", head);
        _json.WriteEndObject();
        _json.Flush();
        await SendAsync(stop);
    }

    /// <inheritdoc />
    public ValueTask DisposeAsync() => _json.DisposeAsync();

    private async Task SendAsync(CancellationToken stop)
    {
        await _to.WriteAsync(_bytes.WrittenMemory, stop);
        _bytes.ResetWrittenCount();
    }

    private void WriteDay(string name, LocalDate? day)
    {
        if (day is { } date) _json.WriteString(name, LocalDatePattern.Iso.Format(date));
    }
}
