using System.Net;
using System.Text;
using System.Text.Json.Nodes;

namespace ServiceQueue.Host.Tests.Running;

/// <summary>An answer of the interface.</summary>
internal sealed record Reply(HttpStatusCode Status, string Kind, string Text)
{
    /// <summary>The body as JSON.</summary>
    public JsonNode Json => JsonNode.Parse(Text)!;

    /// <summary>The problem's code, or null.</summary>
    public string? Code => Kind == "application/problem+json" ? (string?)Json["code"] : null;
}

/// <summary>Asks a hall's HTTP interface as any client would.</summary>
internal sealed class HallClient(Uri site, string hall = "demo") : IDisposable
{
    private readonly HttpClient _http = new(new SocketsHttpHandler { MaxConnectionsPerServer = 400 })
    {
        BaseAddress = site,
        Timeout = TimeSpan.FromSeconds(60),
    };

    private string Base => $"api/halls/{hall}/";

    /// <summary>The client below, for what needs headers of its own.</summary>
    public HttpClient Http => _http;

    /// <summary>Gets JSON below the hall.</summary>
    public async Task<JsonNode> GetAsync(string path) =>
        JsonNode.Parse(await _http.GetStringAsync(Base + path))!;

    /// <summary>Gets text from the top.</summary>
    public Task<string> GetRootAsync(string path) => _http.GetStringAsync(path);

    /// <summary>The board, byte by byte.</summary>
    public Task<string> BoardAsync() => _http.GetStringAsync(Base + "board");

    /// <summary>The events of the hall day, oldest first.</summary>
    public async Task<IReadOnlyList<JsonNode>> JournalAsync()
    {
        var day = (string)(await GetAsync(""))["day"]!;
        var lines = await _http.GetStringAsync(Base + $"journal?day={day}");
        return [.. lines.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(l => JsonNode.Parse(l)!)];
    }

    /// <summary>Posts below the hall.</summary>
    public Task<Reply> PostAsync(string path, JsonNode? body = null) =>
        SendAsync(HttpMethod.Post, Base + path, (body ?? new JsonObject()).ToJsonString());

    /// <summary>Posts below the hall and expects it done.</summary>
    public async Task<JsonNode> DoAsync(string path, JsonNode? body = null)
    {
        var reply = await PostAsync(path, body);
        return reply.Status == HttpStatusCode.OK
            ? reply.Json
            : throw new InvalidOperationException($"{path}: {reply.Status} {reply.Text}");
    }

    /// <summary>Posts from the top and expects no content.</summary>
    public async Task PostRootAsync(string path, JsonNode body)
    {
        var reply = await SendAsync(HttpMethod.Post, path, body.ToJsonString());
        if (reply.Status != HttpStatusCode.NoContent)
            throw new InvalidOperationException($"{path}: {reply.Status} {reply.Text}");
    }

    /// <summary>Takes a ticket and expects it.</summary>
    public async Task<JsonNode> TakeAsync(string service, string? kiosk = null, string? requestId = null,
        string? item = null)
    {
        var reply = await TryTakeAsync(service, kiosk, requestId, item);
        return reply.Status is HttpStatusCode.Created or HttpStatusCode.OK
            ? reply.Json
            : throw new InvalidOperationException($"visits: {reply.Status} {reply.Text}");
    }

    /// <summary>Asks for a ticket.</summary>
    public Task<Reply> TryTakeAsync(string service, string? kiosk = null, string? requestId = null,
        string? item = null) =>
        PostAsync("visits", new JsonObject
        {
            ["requestId"] = requestId ?? Guid.NewGuid()
                .ToString("N"), ["service"] = service, ["kiosk"] = kiosk, ["item"] = item,
        });

    /// <summary>Sends anything.</summary>
    public async Task<Reply> SendAsync(HttpMethod method, string path, string? body,
        string kind = "application/json")
    {
        using var request = new HttpRequestMessage(method, path);
        if (body is not null) request.Content = new StringContent(body, Encoding.UTF8, kind);
        using var response = await _http.SendAsync(request);
        return new Reply(
            response.StatusCode, response.Content.Headers.ContentType?.MediaType ?? "",
                await response.Content.ReadAsStringAsync());
    }

    /// <inheritdoc />
    public void Dispose() => _http.Dispose();
}
