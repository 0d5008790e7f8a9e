using NodaTime;
using ServiceQueue.Core.Complaints;
using ServiceQueue.Core.Halls;
using ServiceQueue.Core.Orders;
using ServiceQueue.Engine.Halls;
using ServiceQueue.Host.Hosting;

namespace ServiceQueue.Host.Api.Records;

/// <summary><c>POST /orders</c>: what was read back is confirmed field by field.</summary>
public sealed record OrderBody(
    string? RequestId = null, string? By = null, string? Item = null, ContactShape? Contact = null,
    ReadBack? ReadBack = null) : IDone;

/// <summary><c>POST /orders/{id}/respond</c> and <c>/cancel</c>.</summary>
public sealed record ByBody(string? RequestId = null, string? By = null) : IDone;

/// <summary><c>POST /orders/{id}/handle</c>.</summary>
public sealed record HandleBody(
    string? RequestId = null, string? By = null, string? Result = null, string? Voucher = null) : IDone;

/// <summary><c>POST /orders/feedback</c>.</summary>
public sealed record FeedbackBody(
    string? RequestId = null, string? By = null, int Year = 0, int Month = 0) : IDone;

/// <summary>A work order; closed ones have no more than their number.</summary>
public sealed record OrderShape(
    string Order, string State, string? Item = null, ContactShape? Contact = null, Instant? CreatedAt = null,
    Instant? RespondBy = null, Instant? HandleBy = null, string? Clerk = null, Instant? HandledAt = null,
    int Unreached = 0);

/// <summary>Work orders: for staff alone.</summary>
internal static class OrderApi
{
    public static void Map(RouteGroupBuilder halls)
    {
        halls.MapPost("/orders", CreateAsync).Takes<OrderBody, OrderShape>("Makes a work order; 201");
        halls.MapGet("/orders", (HallService hall) => Api.Json(hall.State.Books.Orders.Open.Values
            .OrderBy(o => o.CreatedAt).Take(RecordVerb.Listed).Select(Shape).ToList()))
            .Gives<IReadOnlyList<OrderShape>>("The open work orders, the oldest first");
        halls.MapGet("/orders/{id}", (string id, HallService hall) =>
            hall.State.Books.Orders.Open.GetValueOrDefault(id) is { } order
                ? Api.Json(Shape(order)) : RecordVerb.Unknown()).Gives<OrderShape>("A work order");
        halls.MapPost("/orders/feedback", FeedbackAsync)
            .Takes<FeedbackBody, FeedbackBody>("A month's callbacks were reported by clerk");
        var one = halls.MapGroup("/orders/{id}");
        Verb<ByBody>(one, "respond", "Takes it up", (id, b) => new RespondToOrder(id, b.By!.Trim()));
        Verb<HandleBody>(one, "handle", "It is done", (id, b) => new HandleOrder(
            id, RecordVerb.Paragraph(b.Result, "result", 500),
            RecordVerb.Optional(b.Voucher, "voucher", 60), b.By!.Trim()));
        Verb<ByBody>(one, "cancel", "The caller gave it up", (id, b) => new CancelOrder(id, b.By!.Trim()));
        Verb<CallbackBody>(one, "call-back", "Calls back about it", (id, b) =>
            new CallBackOrder(id, b.Read(), b.By!.Trim()));
    }

    private static void Verb<TBody>(
        RouteGroupBuilder one, string verb, string summary, Func<string, TBody, Command> command)
        where TBody : class, IDone =>
        RecordVerb.Verb<TBody, OrderShape>(one, verb, summary, command, (_, id, done) => Shape(id, done));

    private static async Task<IResult> CreateAsync(HallService hall, HttpContext http)
    {
        var body = await Body.ReadAsync<OrderBody>(http);
        var by = RecordVerb.Required(body.By, "by", 40);
        var command = new CreateOrder(
            RecordVerb.Required(body.Item, "item", 200),
            RecordVerb.Contact(body.Contact) ?? new Contact(""),
            body.ReadBack ?? new ReadBack(false, false, false, false), by);
        return await Api.AskAsync(hall, http, command, by, body.RequestId, done =>
        {
            var created = (OrderCreated)done.Events[0].Event;
            var order = done.After.Books.Orders.Open.GetValueOrDefault(created.Order);
            return Api.Json(
                order is null ? Closed(created.Order) : Shape(order), done.Repeated ? 200 : 201);
        });
    }

    private static async Task<IResult> FeedbackAsync(HallService hall, HttpContext http)
    {
        var body = await Body.ReadAsync<FeedbackBody>(http);
        var by = RecordVerb.Required(body.By, "by", 40);
        return await Api.AskAsync(
            hall, http, new ReportFeedback(body.Year, body.Month, by), by, body.RequestId,
            _ => Api.Json(body));
    }

    private static IResult Shape(string id, Done done) =>
        Api.Json(done.After.Books.Orders.Open.GetValueOrDefault(id) is { } order ? Shape(order) : Closed(id));

    private static OrderShape Closed(string id) => new(id, "closed");

    private static OrderShape Shape(WorkOrder o) => new(
        o.Number,
        o.State switch
        {
            OrderState.Created => "created", OrderState.Responded => "responded", _ => "handled",
        },
        o.Item, RecordVerb.Shape(o.Contact), o.CreatedAt, o.RespondBy, o.HandleBy, o.Clerk, o.HandledAt,
        o.Unreached);
}
