using ServiceQueue.Core.Rulebooks;
using ServiceQueue.Host.Hosting;

namespace ServiceQueue.Host.Api.Regulations;

/// <summary>The hall's figures: shown with their bounds, and changed.</summary>
internal static class RulebookApi
{
    public static void Map(RouteGroupBuilder halls)
    {
        halls.MapGet("/rulebook", (HallService hall) =>
            Api.Json(Figures.All.Select(p => Shape(p, hall.State.Books.Rules))))
            .Gives<IReadOnlyList<FigureShape>>("Every figure, with what the regulations allow");
        halls.MapPost("/rulebook/{id}", ChangeAsync)
            .Takes<FigureBody, FigureShape>("Sets a figure; approved by somebody else");
    }

    private static async Task<IResult> ChangeAsync(string id, HallService hall, HttpContext http)
    {
        var body = await Body.ReadAsync<FigureBody>(http);
        var author = Body.Text(body.Author, "author", 40, required: true)!;
        var command = new ChangeFigure(
            id, body.Value ?? throw Body.Bad("value", "不能为空", "is required"), author,
            Body.Text(body.Approver, "approver", 40, required: true)!,
            Body.Text(body.Reason, "reason", 200, required: true)!);
        return await Api.AskAsync(hall, http, command, author, body.RequestId, done =>
            Api.Json(Shape(Figures.Find(id)!, done.After.Books.Rules)));
    }

    private static FigureShape Shape(Parameter figure, Rulebook rules) => new(
        figure.Id, figure.Name, figure.Unit, rules[figure], figure.Default, figure.Min, figure.Max,
        figure.Clause, figure.Choices.IsDefault ? [] : figure.Choices);
}
