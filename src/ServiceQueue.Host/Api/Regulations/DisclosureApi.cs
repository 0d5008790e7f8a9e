using System.Collections.Immutable;
using ServiceQueue.Core.Disclosure;
using ServiceQueue.Core.Halls;
using ServiceQueue.Host.Hosting;

namespace ServiceQueue.Host.Api.Regulations;

/// <summary>What is made public: catalogue, six pages, standard answers.</summary>
internal static class DisclosureApi
{
    /// <summary>A whole catalogue is larger than what other calls send.</summary>
    private const int MostBytes = 1024 * 1024;

    public static void Map(RouteGroupBuilder halls)
    {
        halls.MapGet("/disclosure", (HallService hall) => Api.Json(Shape(hall.State)))
            .Gives<DisclosureShape>("What everybody may know: catalogue, six pages, standard answers");
        halls.MapPost("/disclosure/catalogue", CatalogueAsync)
            .Takes<CatalogueBody, DisclosureShape>("Publishes a catalogue; approved by somebody else");
        halls.MapPost("/disclosure/pages", PagesAsync)
            .Takes<PagesBody, DisclosureShape>("Publishes disclosure pages; approved by somebody else");
        halls.MapPost("/disclosure/answers/{id}", AnswerAsync)
            .Takes<AnswerBody, DisclosureShape>("Publishes a standard answer, or confirms it");
        halls.MapPost("/disclosure/answers/{id}/withdraw", WithdrawAsync)
            .Takes<ByBody, DisclosureShape>("Takes a standard answer back");
    }

    private static async Task<IResult> CatalogueAsync(HallService hall, HttpContext http)
    {
        var body = await Body.ReadAsync<CatalogueBody>(http, MostBytes);
        var author = Body.Text(body.Author, "author", 40, required: true)!;
        var command = new PublishCatalogue(
            Body.Text(body.Version, "version", 40, required: true)!, body.EffectiveAt, author,
            Body.Text(body.Approver, "approver", 40, required: true)!, Whole(body.Items, "items"));
        return await AskAsync(hall, http, command, author, body.RequestId);
    }

    private static async Task<IResult> PagesAsync(HallService hall, HttpContext http)
    {
        var body = await Body.ReadAsync<PagesBody>(http, MostBytes);
        var author = Body.Text(body.Author, "author", 40, required: true)!;
        var command = new PublishPages(
            Whole(body.Pages, "pages"), author, Body.Text(body.Approver, "approver", 40, required: true)!);
        return await AskAsync(hall, http, command, author, body.RequestId);
    }

    private static async Task<IResult> AnswerAsync(string id, HallService hall, HttpContext http)
    {
        var body = await Body.ReadAsync<AnswerBody>(http);
        var by = Body.Text(body.By, "by", 40, required: true)!;
        var command = new PublishAnswer(
            Body.Text(id, "id", 40, required: true)!,
            Body.Text(body.Question, "question", 200, required: true)!,
            Body.Text(body.Answer, "answer", 1000, required: true)!,
            Body.Text(body.Owner, "owner", 40, required: true)!, by);
        return await AskAsync(hall, http, command, by, body.RequestId);
    }

    private static async Task<IResult> WithdrawAsync(string id, HallService hall, HttpContext http)
    {
        var body = await Body.ReadAsync<ByBody>(http);
        var by = Body.Text(body.By, "by", 40, required: true)!;
        return await AskAsync(hall, http, new WithdrawAnswer(id, by), by, body.RequestId);
    }

    private static ImmutableArray<T> Whole<T>(IReadOnlyList<T?>? list, string field)
        where T : class =>
        [.. (list ?? []).Select(one => one ?? throw Body.Bad(field, "含有空项", "holds a null"))];

    private static Task<IResult> AskAsync(
        HallService hall, HttpContext http, Command command, string by, string? request) =>
        Api.AskAsync(hall, http, command, by, request, done => Api.Json(Shape(done.After)));

    private static DisclosureShape Shape(HallState hall)
    {
        var book = hall.Books.Disclosure;
        return new DisclosureShape(
            book.Catalogue is { } edition ? Shape(edition) : null,
            [.. book.Coming.Select(e => new ComingShape(e.Version, e.EffectiveAt))],
            [.. DisclosurePages.Kinds.Select(k => Shape(k, book))],
            [.. book.Answers.Select(a => new AnswerShape(
                a.Key, a.Value.Question, a.Value.Text, a.Value.Owner, a.Value.ReviewBy))]);
    }

    /// <summary>Health data and what the hall has not confirmed are nobody's to see (个人信息保护法 28).</summary>
    private static EditionShape Shape(CatalogueEdition edition) => new(
        edition.Version, edition.EffectiveAt, edition.Author, edition.Approver,
        [.. edition.Items.Where(i => i is { IsHidden: false, IsSensitive: false }).Select(Shape)]);

    private static GuideShape Shape(ItemPlan item) => new(
        item.Id, item.Name, item.Basis, item.Conditions, item.Steps, item.Materials, item.Refusals,
        item.IsImmediate, item.Promise, item.Fee, item.FeeBasis, item.Place, item.Phone, item.Season,
        item.Forms, Guides.Missing(item));

    private static PageShape Shape(string kind, DisclosureBook book) =>
        book.Pages.GetValueOrDefault(kind) is { } shown
            ? new PageShape(kind, shown.Page.Title, shown.Page.Text, shown.At)
            : new PageShape(kind, DisclosurePages.NameOf(kind), [], null);
}
