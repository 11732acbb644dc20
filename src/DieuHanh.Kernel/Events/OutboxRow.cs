using System.Text.Json;
using DieuHanh.Kernel.Contracts;
using DieuHanh.Kernel.Domain;
using DieuHanh.Kernel.Words;

namespace DieuHanh.Kernel.Events;

/// <summary>A fact on its way to the other modules. It is committed with the change it tells of.</summary>
public sealed class OutboxRow
{
    public Guid Id { get; init; } = NewId.Next();
    public DateTime At { get; init; }
    public string Type { get; init; } = "";
    public string Payload { get; init; } = "";
    public DateTime NextTryAt { get; set; }
    public int Attempts { get; set; }
    public DateTime? DeliveredAt { get; set; }

    /// <summary>Why the last attempt failed: the kind of error, never a value.</summary>
    public string? Error { get; set; }

    public static OutboxRow Of(IEvent fact, DateTime now) =>
        new()
        {
            At = now,
            NextTryAt = fact is IDatedEvent dated && Dates.StartOf(dated.TrueFrom) is var day && day > now ? day : now,
            Type = fact.GetType().Name,
            Payload = JsonSerializer.Serialize(fact, fact.GetType()),
        };
}
