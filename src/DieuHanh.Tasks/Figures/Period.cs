using DieuHanh.Kernel.Domain;

namespace DieuHanh.Tasks.Figures;

/// <summary>A reporting period: its first day, and the day its figures are cut off, which is never after today.</summary>
public sealed record Period(DateOnly From, DateOnly To)
{
    /// <summary>From 1 January to today.</summary>
    public static Period ThisYear(DateOnly today) => new(new DateOnly(today.Year, 1, 1), today);

    /// <summary>The last day of the week (Sunday) in which the cut-off falls.</summary>
    public DateOnly WeekEnd => To.AddDays((7 - (int)To.DayOfWeek) % 7);

    /// <summary>Reads what was typed or stands in the address; what is missing is taken from this year.</summary>
    public static Period Read(string? from, string? to, DateOnly today, FormErrors errors)
    {
        var usual = ThisYear(today);
        var end = Typed.Text(to) is null ? usual.To : Typed.Date(to);
        var start = Typed.Text(from) is null
            ? end is { } known
                ? new DateOnly(known.Year, 1, 1)
                : usual.From
            : Typed.Date(from);
        errors
            .Require(start is not null, "from", "Ngày bắt đầu không đúng, ví dụ 01/01/2026.")
            .Require(end is not null, "to", "Ngày chốt số liệu không đúng, ví dụ 31/05/2026.")
            .Require(end is null || end <= today, "to", "Ngày chốt số liệu không được sau hôm nay.")
            .Require(
                start is null || end is null || start <= end,
                "from",
                "Ngày bắt đầu phải trước ngày chốt số liệu."
            );
        return errors.Any ? usual : new Period(start!.Value, end!.Value);
    }
}
