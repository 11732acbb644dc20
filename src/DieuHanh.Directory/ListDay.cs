using DieuHanh.Kernel.Domain;

namespace DieuHanh.Directory;

/// <summary>The day of which a list is shown: the one asked for, or today.</summary>
internal static class ListDay
{
    /// <summary>The field of the filter.</summary>
    private const string Field = "Day";

    public static DateOnly Read(string? typed, FormErrors errors, DateOnly today)
    {
        errors.Require(
            Typed.Text(typed) is null || Typed.Date(typed) is not null,
            Field,
            "Nhập ngày, ví dụ 31/12/2026."
        );
        return Typed.Date(typed) ?? today;
    }
}
