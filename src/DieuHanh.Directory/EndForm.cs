using DieuHanh.Kernel.Domain;
using DieuHanh.Kernel.Words;

namespace DieuHanh.Directory;

/// <summary>The form that ends something of the structure: the last day on which it still holds.</summary>
public record EndForm(string? LastDay)
{
    /// <summary>Null where no day was typed; <see cref="Read"/> says so.</summary>
    internal DateOnly? Day => Typed.Date(LastDay);

    internal FormErrors Read(string missing = "Nhập ngày, ví dụ 31/12/2026.") =>
        new FormErrors().Require(Day is not null, nameof(LastDay), missing);
}
