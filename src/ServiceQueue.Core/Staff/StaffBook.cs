namespace ServiceQueue.Core.Staff;

/// <summary>Who is at work, 考勤.</summary>
public sealed record StaffBook
{
    /// <summary>Nothing is open.</summary>
    public static readonly StaffBook Empty = new();
}
