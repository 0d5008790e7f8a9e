using ServiceQueue.Core.Halls;

namespace ServiceQueue.Core.Staff;

/// <summary>Calls a supervisor to a counter with one touch.</summary>
public sealed record CallSupervisor(int Counter, string? Reason) : StaffCommand;

/// <summary>A supervisor has come to the counter.</summary>
public sealed record MeetSupervisor(int Counter, string Supervisor) : StaffCommand;

/// <summary>Brings a supervisor where a dispute begins (R-QUEUE-ESCALATE, 001-C 三1).</summary>
public static class CallingSupervisor
{
    internal static Decision Decide(HallState hall, CallSupervisor ask)
    {
        if (hall.Plan.Counter(ask.Counter) is null)
            return Decision.Refuse(RefusalCode.UnknownCounter, ask.Counter.ToString());
        return hall.Books.Staff.Calling.ContainsKey(ask.Counter)
            ? Decision.Accept()
            : Decision.Accept(new SupervisorCalled(ask.Counter, ask.Reason?.Trim() ?? ""));
    }

    internal static Decision Decide(HallState hall, MeetSupervisor ask)
    {
        if (!hall.Books.Staff.Calling.ContainsKey(ask.Counter))
            return Decision.Refuse(RefusalCode.UnknownRecord, ask.Counter.ToString());
        return string.IsNullOrWhiteSpace(ask.Supervisor)
            ? Decision.Refuse(RefusalCode.FieldMissing, "supervisor")
            : Decision.Accept(new SupervisorCame(ask.Counter, ask.Supervisor.Trim()));
    }
}
