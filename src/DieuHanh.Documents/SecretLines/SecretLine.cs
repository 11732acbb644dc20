using DieuHanh.Kernel.Domain;

namespace DieuHanh.Documents.SecretLines;

/// <summary>
/// A line that says "đã đăng ký tại sổ mật": so many papers of a unit went into the register of secret documents that day. It has no place
/// for a subject, a file or the text of a task, and no link to anything that was sent.
/// </summary>
public sealed class SecretLine : Entity
{
    public const int Most = 1_000;

    private SecretLine() { }

    /// <exception cref="ArgumentOutOfRangeException">The count is below 1 or above what one day can hold.</exception>
    public static SecretLine Write(Guid unitId, int count, Guid byId, DateOnly on)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(count, Most);
        return new()
        {
            UnitId = unitId,
            Count = count,
            ById = byId,
            WrittenOn = on,
        };
    }

    public DateOnly WrittenOn { get; private init; }
    public Guid UnitId { get; private init; }
    public int Count { get; private init; }
    public Guid ById { get; private init; }
}

/// <summary>From a day on the office writes such lines, or no longer does. Where no rule holds none are written.</summary>
public sealed class SecretLineRule : Entity
{
    private SecretLineRule() { }

    public static SecretLineRule From(DateOnly day, bool written, string basis) =>
        new()
        {
            ValidFrom = day,
            Written = written,
            Basis = basis,
        };

    public DateOnly ValidFrom { get; private init; }
    public bool Written { get; private init; }

    /// <summary>The decision of the office it rests on.</summary>
    public string Basis { get; private init; } = "";

    /// <param name="holding">The rule that holds today; null where there is none.</param>
    public static Reasons WhyNotWrite(SecretLineRule? holding) =>
        new Reasons().When(
            holding is not { Written: true },
            "Văn phòng chưa bật việc ghi số lượng văn bản đã đăng ký tại sổ mật; quản trị viên bật khi có quyết định."
        );
}
