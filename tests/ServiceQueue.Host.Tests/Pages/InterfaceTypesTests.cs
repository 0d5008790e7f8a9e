using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using FluentAssertions;
using ServiceQueue.Host.Tests.Running;
using Xunit;

namespace ServiceQueue.Host.Tests.Pages;

/// <summary>
/// The pages' types are generated from <c>shared/openapi.json</c>. It is the document the host serves; with
/// <c>SQ_WRITE_OPENAPI=1</c> this test writes it anew.
/// </summary>
public sealed class InterfaceTypesTests
{
    private static readonly JsonSerializerOptions Readable = new()
    {
        WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    [Fact]
    public async Task The_pages_know_the_interface_that_the_host_serves()
    {
        await using var hall = await RunningHall.StartAsync();
        var served = JsonNode.Parse(await hall.Api.GetRootAsync("openapi/v1.json"))!.AsObject();
        served.Remove("servers");
        var text = served.ToJsonString(Readable) + "\n";
        var file = Path.Combine(Repository.Root, "src", "ServiceQueue.Web", "shared", "openapi.json");
        if (Environment.GetEnvironmentVariable("SQ_WRITE_OPENAPI") == "1")
            await File.WriteAllTextAsync(file, text);

        (await File.ReadAllTextAsync(file)).Should().Be(
            text, "the interface changed: run this test once with SQ_WRITE_OPENAPI=1 and commit the file");
    }
}
