using System.Text;
using NodaTime;
using ServiceQueue.Core.Halls;
using ServiceQueue.Core.Staff;
using ServiceQueue.Engine.Halls;
using ServiceQueue.Engine.Views;
using ServiceQueue.Host.Hosting;

namespace ServiceQueue.Host.Api.Records;

/// <summary><c>POST /staff/sign-in</c>, <c>/sign-out</c> and <c>/return</c>.</summary>
public sealed record ClerkBody(string? RequestId = null, string? Clerk = null) : IAsked;

/// <summary><c>POST /staff/leave</c>. Level 1 is the deputy, 2 the head, in writing.</summary>
public sealed record LeaveBody(
    string? RequestId = null, string? Clerk = null, string? Reason = null, string? Approver = null,
    string? Destination = null, Instant? BackAt = null, int ApproverLevel = 1) : IAsked;

/// <summary><c>POST /staff/assign</c>. Without a beginning it begins now.</summary>
public sealed record AssignBody(
    string? RequestId = null, string? Clerk = null, int Counter = 0, Instant? From = null,
    Instant? Until = null, string? Approver = null) : IAsked;

/// <summary><c>POST /staff/hand-over</c>: from one clerk to another at a counter.</summary>
public sealed record ShiftBody(
    string? RequestId = null, int Counter = 0, string? From = null, string? To = null, string? Note = null)
    : IAsked;

/// <summary><c>POST /staff/overtime</c>.</summary>
public sealed record OvertimeBody(
    string? RequestId = null, string? Clerk = null, LocalDate? Day = null, string? Reason = null,
    string? Approver = null) : IAsked;

/// <summary><c>POST /staff/month/publish</c>.</summary>
public sealed record SheetBody(string? RequestId = null, int Year = 0, int Month = 0) : IAsked;

/// <summary><c>POST /staff/supervisor/call</c> and <c>/come</c>.</summary>
public sealed record SupervisorBody(
    string? RequestId = null, int Counter = 0, string? Reason = null, string? Supervisor = null) : IAsked;

/// <summary>A clerk at work or away.</summary>
public sealed record ClerkShape(
    string Clerk, Instant? Since, string? LeaveReason = null, string? Destination = null,
    Instant? BackAt = null, int? Counter = null);

/// <summary>Staff: attendance, leave, assignments, and the monthly sheet.</summary>
internal static class StaffApi
{
    /// <summary>The most clerks listed.</summary>
    private const int Listed = 500;

    public static void Map(RouteGroupBuilder halls)
    {
        halls.MapGet("/staff", (HallService hall) => Api.Json(Clerks(hall.State)))
            .Gives<IReadOnlyList<ClerkShape>>("Who is at work and who is away");
        var staff = halls.MapGroup("/staff");
        Verb<ClerkBody>(staff, "sign-in", "A clerk comes to work", b => new SignIn(Clerk(b.Clerk)));
        Verb<ClerkBody>(staff, "sign-out", "A clerk goes", b => new SignOut(Clerk(b.Clerk)));
        Verb<LeaveBody>(staff, "leave",
            "A clerk is away with approval; the counter pauses", b => new TakeLeave(
            Clerk(b.Clerk), Body.Text(b.Reason, "reason", 100), Body.Text(b.Approver, "approver", 40),
            Body.Text(b.Destination, "destination", 100), b.BackAt, b.ApproverLevel));
        Verb<ClerkBody>(staff, "return", "A clerk is back", b => new EndLeave(Clerk(b.Clerk)));
        Verb<AssignBody>(staff, "assign", "Assigns a clerk to a counter for a span", b => new AssignClerk(
            Clerk(b.Clerk), b.Counter, b.From, b.Until, Body.Text(b.Approver, "approver", 40)));
        Verb<ShiftBody>(staff, "hand-over", "A shift is handed over", b => new HandOverShift(
            b.Counter, Body.Text(b.From, "from", 40, required: true)!,
            Body.Text(b.To, "to", 40, required: true)!, Body.Text(b.Note, "note", 200)));
        Verb<OvertimeBody>(staff, "overtime", "Approves overtime of a day", b => new ApproveOvertime(
            Clerk(b.Clerk), b.Day, Body.Text(b.Reason, "reason", 100), Body.Text(b.Approver,
                "approver", 40)));
        Verb<SupervisorBody>(staff, "supervisor/call", "A counter calls a supervisor", b =>
            new CallSupervisor(b.Counter, Body.Text(b.Reason, "reason", 100)));
        Verb<SupervisorBody>(staff, "supervisor/come", "The supervisor has come", b =>
            new MeetSupervisor(b.Counter, Body.Text(b.Supervisor, "supervisor", 40, required: true)!));
        Verb<SheetBody>(staff, "month/publish", "Makes a month's sheet public", b =>
            new PublishAttendance(b.Year, b.Month));
        staff.MapGet("/month/{name}", SheetAsync)
            .Gives<AttendanceSheet>("A month's attendance, such as 2026-03; .csv too");
    }

    private static void Verb<TBody>(
        RouteGroupBuilder staff, string verb, string summary, Func<TBody, Command> command)
        where TBody : class, IAsked =>
        staff.MapPost("/" + verb, async (HallService hall, HttpContext http) =>
        {
            var body = await Body.ReadAsync<TBody>(http);
            return await Api.AskAsync(
                hall, http, command(body), Actor(body), body.RequestId, done => Api.Json(Clerks(done.After)));
        }).Takes<TBody, IReadOnlyList<ClerkShape>>(summary);

    /// <summary>
    /// Who answers for it: the clerk for what a clerk does, the approver for what is approved.
    /// </summary>
    private static string Actor(object body) => body switch
    {
        ClerkBody b => b.Clerk!.Trim(),
        LeaveBody b => b.Clerk!.Trim(),
        AssignBody { Approver: { } approver } => approver.Trim(),
        OvertimeBody { Approver: { } approver } => approver.Trim(),
        SupervisorBody b => b.Supervisor?.Trim() ?? $"counter-{b.Counter}",
        _ => "manager",
    };

    private static string Clerk(string? clerk) => Body.Text(clerk, "clerk", 40, required: true)!;

    private static List<ClerkShape> Clerks(HallState hall)
    {
        var book = hall.Books.Staff;
        return
        [
            .. book.Present.Keys.Union(book.Leaves.Keys).Order(StringComparer.Ordinal).Take(Listed)
                .Select(c =>
            {
                var leave = book.Leaves.GetValueOrDefault(c);
                return new ClerkShape(
                    c, book.Present.TryGetValue(c, out var since) ? since : null, leave?.Reason,
                    leave?.Destination, leave?.BackAt,
                    hall.Counters.Values.FirstOrDefault(n => n.Clerk == c)?.Id);
            })];
    }

    private static async Task<IResult> SheetAsync(string name, HallService hall, HttpContext http)
    {
        var isCsv = Path.GetExtension(name) == ".csv";
        var month = Body.Day((isCsv ? name[..^4] : name) + "-01", "month", "2026-03");
        var sheet = await AttendanceSheet.ReadAsync(hall.Store, hall.State.Plan, month, http.RequestAborted);
        // Spreadsheets take UTF-8 for what it is only behind a byte order mark.
        return isCsv
            ? Results.File(
                [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(sheet.ToCsv())],
                "text/csv; charset=utf-8", name)
            : Api.Json(sheet);
    }
}
