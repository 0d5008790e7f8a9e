using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace ServiceQueue.Host.Api;

/// <summary>
/// Describes endpoints in the OpenAPI document. Bodies are read by <see cref="Body"/>, whatever their content
/// type says, so the framework cannot see them by itself.
/// </summary>
internal static class Described
{
    /// <summary>Says what an endpoint takes and gives; every refusal is a problem document.</summary>
    public static RouteHandlerBuilder Takes<TBody, TAnswer>(
        this RouteHandlerBuilder endpoint, string summary) =>
        endpoint.Gives<TAnswer>(summary).AddOpenApiOperationTransformer(async (operation, context, stop) =>
        {
            var schema = await context.GetOrCreateSchemaAsync(typeof(TBody), null, stop);
            operation.RequestBody = new OpenApiRequestBody
            {
                Content = new Dictionary<string, OpenApiMediaType>(StringComparer.Ordinal)
                {
                    ["application/json"] = new() { Schema = schema },
                },
            };
        });

    /// <summary>Says what an endpoint gives.</summary>
    public static RouteHandlerBuilder Gives<TAnswer>(this RouteHandlerBuilder endpoint, string summary) =>
        endpoint.WithSummary(summary).Produces<TAnswer>()
            .ProducesProblem(400).ProducesProblem(404).ProducesProblem(409);
}
