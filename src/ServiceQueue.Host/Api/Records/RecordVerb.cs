using NodaTime;
using ServiceQueue.Core.Complaints;
using ServiceQueue.Core.Halls;
using ServiceQueue.Engine.Halls;
using ServiceQueue.Host.Hosting;

namespace ServiceQueue.Host.Api.Records;

/// <summary>What a body says about who does it; there is no sign-in yet.</summary>
public interface IDone : IAsked
{
    /// <summary>Who does it.</summary>
    string? By { get; }
}

/// <summary>How to reach somebody, as bodies and answers write it.</summary>
public sealed record ContactShape(string? Name = null, string? Phone = null, string? Address = null);

/// <summary>What the calls on complaints, orders and appointments share.</summary>
internal static class RecordVerb
{
    /// <summary>The longest id or number.</summary>
    private const int LongestName = 32;

    /// <summary>Records that a list tells at the most; the oldest first.</summary>
    public const int Listed = 500;

    /// <summary>Maps a verb of one record.</summary>
    public static void Verb<TBody, TAnswer>(
        RouteGroupBuilder record, string verb, string summary, Func<string, TBody, Command> command,
        Func<HallService, string, Done, IResult> shape)
        where TBody : class, IDone =>
        record.MapPost($"/{verb}", async (string id, HallService hall, HttpContext http) =>
        {
            if (id.Length > LongestName) return Unknown();
            var body = await Body.ReadAsync<TBody>(http);
            var by = Required(body.By, "by", 40);
            return await Api.AskAsync(
                hall, http, command(id, body), by, body.RequestId, done => shape(hall, id, done));
        }).Takes<TBody, TAnswer>(summary);

    /// <summary>A record that is not there, or is closed.</summary>
    public static IResult Unknown() => Problems.NotFound(
        "unknown-record", "没有这份记录，或已办结归档，请核对编号。",
        "There is no such record, or it is closed. Please check the number.");

    /// <summary>A text that must be there.</summary>
    public static string Required(string? text, string field, int most) =>
        Body.Text(text, field, most, required: true)!;

    /// <summary>A text of one line that may be missing.</summary>
    public static string Optional(string? text, string field, int most) => Body.Text(text, field, most) ?? "";

    /// <summary>A text that people write in several lines; it is kept as they wrote it.</summary>
    public static string Prose(string? text, string field, int most, bool required = false)
    {
        var lines = (text ?? "").ReplaceLineEndings("\n").Replace('\t', ' ');
        _ = Body.Text(lines.Replace('\n', ' '), field, most, required);
        return lines.Trim();
    }

    /// <summary>A text that goes on paper: in one paragraph.</summary>
    public static string Paragraph(string? text, string field, int most) =>
        Prose(text, field, most).Replace('\n', ' ');

    /// <summary>A contact; null when nothing of it was given.</summary>
    public static Contact? Contact(ContactShape? given)
    {
        if (given is null) return null;
        var contact = new Contact(
            Optional(given.Name, "contact.name", 40), Optional(given.Phone, "contact.phone", 40),
            Optional(given.Address, "contact.address", 200));
        return contact is { Name: "", IsReachable: false } ? null : contact;
    }

    /// <summary>A contact as an answer writes it.</summary>
    public static ContactShape? Shape(Contact? contact) =>
        contact is null ? null : new ContactShape(contact.Name, contact.Phone, contact.Address);

    /// <summary>A visit named in a body.</summary>
    public static VisitId? Visit(string? text, string field) =>
        Body.Text(text, field, LongestName) is { } id ? new VisitId(id) : null;
}
