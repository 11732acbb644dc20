using DieuHanh.Kernel.Domain;

namespace DieuHanh.Kernel.Calendar;

/// <summary>The document that decides a day ("Công văn 12729/VPCP-KGVX ngày 25/12/2025, Văn phòng Chính phủ").</summary>
public sealed record DecidingDocument(string Number, DateOnly Day, string Issuer)
{
    /// <summary>As it stands in the day table.</summary>
    public override string ToString() => CalendarNames.Document(Number, Day, Issuer);

    /// <summary>Takes a decision of the table apart again; null where it was not written by <see cref="ToString"/>.</summary>
    public static DecidingDocument? Of(string decision)
    {
        var at = decision.LastIndexOf(CalendarNames.Dated, StringComparison.Ordinal);
        var comma = at < 0 ? -1 : decision.IndexOf(", ", at, StringComparison.Ordinal);
        return comma > 0 && Typed.Date(decision[(at + CalendarNames.Dated.Length)..comma]) is { } day
            ? new(decision[..at], day, decision[(comma + 2)..])
            : null;
    }

    /// <summary>Reads what was typed; faults go beside the fields.</summary>
    /// <returns>Null where something is missing.</returns>
    public static DecidingDocument? Read(string? number, string? day, string? issuer, FormErrors errors)
    {
        errors
            .RequireText(Typed.Text(number), "Number", "Nhập số, ký hiệu văn bản quyết định.", 150)
            .Require(Typed.Date(day) is not null, "Issued", "Nhập ngày ban hành, ví dụ 25/12/2025.")
            .RequireText(Typed.Text(issuer), "Issuer", "Nhập cơ quan ban hành.", 150);
        return Typed.Text(number) is { } typed && Typed.Date(day) is { } on && Typed.Text(issuer) is { } by
            ? new DecidingDocument(typed, on, by)
            : null;
    }
}
