using System.Text.Json.Serialization;

namespace ServiceQueue.Core.Complaints;

/// <summary>
/// How a person can be reached. Kept in the journal alone: never on a topic, a slip, a sign or in a finding.
/// </summary>
/// <param name="Name">The name given.</param>
/// <param name="Phone">The phone number, or empty.</param>
/// <param name="Address">The address, or empty.</param>
public sealed record Contact(string Name, string Phone = "", string Address = "")
{
    /// <summary>Whether the person can be reached at all.</summary>
    [JsonIgnore]
    public bool IsReachable => Phone.Length > 0 || Address.Length > 0;

    /// <inheritdoc />
    /// <remarks>Personal data must not slip into a log.</remarks>
    public override string ToString() => "…";
}
