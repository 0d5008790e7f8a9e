using ServiceQueue.Core.Halls;

namespace ServiceQueue.Core.Staff;

/// <summary>A clerk comes to work, 签到.</summary>
public sealed record SignIn(string Clerk) : StaffCommand;

/// <summary>A clerk goes, 签退.</summary>
public sealed record SignOut(string Clerk) : StaffCommand;

/// <summary>
/// Signs clerks in and out. Whether that is late or early is found by the rules, not asked for.
/// </summary>
public static class Signing
{
    internal static Decision Decide(HallState hall, SignIn ask)
    {
        if (string.IsNullOrWhiteSpace(ask.Clerk)) return Decision.Refuse(RefusalCode.FieldMissing, "clerk");
        return hall.Books.Staff.Present.ContainsKey(ask.Clerk)
            ? Decision.Accept() : Decision.Accept(new ClerkSignedIn(ask.Clerk));
    }

    internal static Decision Decide(HallState hall, SignOut ask)
    {
        if (string.IsNullOrWhiteSpace(ask.Clerk)) return Decision.Refuse(RefusalCode.FieldMissing, "clerk");
        if (!hall.Books.Staff.Present.ContainsKey(ask.Clerk)) return Decision.Accept();
        // 003-D 七: what is in hand at closing time is finished first.
        return hall.Counters.Values.Any(c => c.Clerk == ask.Clerk && c.Current is not null)
            ? Decision.Forbid("R-HOURS-OVERTIME", new Words(
                "窗口还有正在办理的群众，办完后方可签退。", "A visitor is still at the counter; finish first, then sign out."))
            : Decision.Accept(new ClerkSignedOut(ask.Clerk));
    }
}
