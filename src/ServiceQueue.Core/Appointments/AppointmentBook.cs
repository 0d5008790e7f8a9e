namespace ServiceQueue.Core.Appointments;

/// <summary>The appointments to come, 预约.</summary>
public sealed record AppointmentBook
{
    /// <summary>Nothing is open.</summary>
    public static readonly AppointmentBook Empty = new();
}
