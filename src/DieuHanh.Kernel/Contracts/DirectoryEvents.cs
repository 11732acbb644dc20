using System.Text.Json.Serialization;

namespace DieuHanh.Kernel.Contracts;

/// <summary>An agency ceased to exist with the end of its last day. Open work passes to its only successor by itself; between several, a person chooses.</summary>
public sealed record AgencyEnded(Guid AgencyId, DateOnly LastDay, IReadOnlyList<Guid> Successors, string Decision)
    : IDatedEvent
{
    [JsonIgnore]
    public DateOnly TrueFrom => LastDay.AddDays(1);
}
