using System.Text.Json;
using NodaTime;
using NodaTime.Text;
using ServiceQueue.Contracts.Json;

namespace ServiceQueue.Host.Api;

/// <summary>
/// Reads request bodies. What cannot be read ends in a problem that names the place; nothing has happened
/// then.
/// </summary>
internal static class Body
{
    /// <summary>The most a body may hold.</summary>
    public const int MaxBytes = 16 * 1024;

    /// <summary>Reads a body of so many bytes at the most; an empty one counts as an empty object.</summary>
    public static async Task<T> ReadAsync<T>(HttpContext http, int most = MaxBytes)
        where T : class
    {
        var bytes = await ReadBoundedAsync(http, most);
        if (bytes.Length == 0) bytes = "{}"u8.ToArray();
        try
        {
            return JsonSerializer.Deserialize<T>(bytes, WireJson.Options) ?? throw NotAnObject();
        }
        catch (JsonException problem)
        {
            var place = string.IsNullOrEmpty(problem.Path) ? "$" : problem.Path;
            throw new BadBodyException(400, "bad-request", place, $"请求内容有误（{place}），请核对后重试。",
                $"The request body is wrong at {place} (line {problem.LineNumber + 1}, "
                + $"byte {problem.BytePositionInLine + 1}): "
                + "it must be a JSON object with the fields of the interface description. "
                + "Correct it and send it again.");
        }
    }

    /// <summary>Checks a text of a body: its length and that it holds no control characters.</summary>
    public static string? Text(string? text, string field, int most, bool required = false)
    {
        if (string.IsNullOrWhiteSpace(text))
            return required ? throw Bad(field, "不能为空", "is required") : null;
        if (text.Length > most) throw Bad(field, $"最多{most}个字符", $"may have {most} characters at the most");
        return text.Any(char.IsControl)
            ? throw Bad(field, "含有无法识别的字符", "holds control characters") : text.Trim();
    }

    /// <summary>
    /// Reads a date of the address; one so far off that no hall has seen it is a mistake too.
    /// </summary>
    public static LocalDate Day(string? text, string field, string example) =>
        text is not null
        && LocalDatePattern.Iso.Parse(text) is { Success: true, Value: { Year: >= 1900 and < 3000 } date }
            ? date
            : throw Bad(field, $"须为日期，如{example}", $"must be a date such as {example}");

    /// <summary>A field that is wrong.</summary>
    public static BadBodyException Bad(string field, string what, string whatEn) =>
        new(
            400, "bad-request", $"$.{field}", $"“{field}”{what}，请更正后重试。",
            $"\"{field}\" {whatEn}. Correct it and send it again.");

    private static BadBodyException NotAnObject() =>
        new(400, "bad-request", "$", "请求内容须为JSON对象。", "The request body must be a JSON object.");

    private static BadBodyException TooLarge(int most) => new(
        413, "body-too-large", "$", $"请求内容过大，最多{most / 1024}KB。",
        $"The request body is too large: at most {most} bytes.");

    private static async Task<byte[]> ReadBoundedAsync(HttpContext http, int most)
    {
        var buffer = new byte[most + 1];
        var length = 0;
        while (length < buffer.Length)
        {
            var read = await http.Request.Body.ReadAsync(buffer.AsMemory(length), http.RequestAborted);
            if (read == 0) return buffer[..length];
            length += read;
        }

        // A sender that is cut off in the middle never learns why; the server's own limit bounds this.
        await http.Request.Body.CopyToAsync(Stream.Null, http.RequestAborted);
        throw TooLarge(most);
    }
}

/// <summary>A request body that cannot be used.</summary>
internal sealed class BadBodyException(int status, string code, string place, string detail, string detailEn)
    : Exception(detailEn)
{
    public int Status => status;

    public string Code => code;

    public string Place => place;

    public string Detail => detail;
}
