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

    /// <summary>When it was given up; it waits for a person since.</summary>
    public DateTime? ParkedAt { get; private set; }

    /// <summary>When a person decided that it is not to be delivered.</summary>
    public DateTime? DroppedAt { get; private set; }

    /// <summary>An attempt failed: it is tried again later and later, and parked after <see cref="OutboxSender.Parks"/> of them.</summary>
    public void Fail(string error, DateTime now)
    {
        Attempts++;
        Error = error;
        NextTryAt = now.AddSeconds(Math.Pow(2, Attempts));
        ParkedAt = Attempts >= OutboxSender.Parks ? now : null;
    }

    public void Delivered(DateTime now) => (DeliveredAt, Error) = (now, null);

    public Reasons WhyNotRetry() =>
        new Reasons()
            .When(DroppedAt is not null, "Sự kiện này đã bị bỏ.")
            .When(DeliveredAt is not null, "Sự kiện này đã gửi xong.")
            .When(
                ParkedAt is null && DeliveredAt is null && DroppedAt is null,
                "Sự kiện này không bị dừng; chương trình vẫn đang gửi."
            );

    /// <summary>Begins again with all its attempts.</summary>
    public void Retry(DateTime now)
    {
        WhyNotRetry().Refuse();
        (ParkedAt, Attempts, NextTryAt) = (null, 0, now);
    }

    public Reasons WhyNotDrop() => WhyNotRetry();

    /// <summary>It will never be delivered; who dropped it and why stands in the audit.</summary>
    public void Drop(DateTime now)
    {
        WhyNotDrop().Refuse();
        DroppedAt = now;
    }

    public static OutboxRow Of(IEvent fact, DateTime now) =>
        new()
        {
            At = now,
            NextTryAt = fact is IDatedEvent dated && Dates.StartOf(dated.TrueFrom) is var day && day > now ? day : now,
            Type = fact.GetType().Name,
            Payload = JsonSerializer.Serialize(fact, fact.GetType()),
        };
}
