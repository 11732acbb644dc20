using DieuHanh.Kernel.Domain;
using DieuHanh.Kernel.Words;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;

namespace DieuHanh.Documents.Registers;

/// <summary>Which days of a register are printed: those asked for, the year asked for, and the month that runs where nothing was.</summary>
/// <param name="Kept">Whatever else the list was filtered by, to be sent along when another period is chosen.</param>
public sealed record PrintPeriod(
    DateOnly? From,
    DateOnly? To,
    string? Book,
    IReadOnlyList<KeyValuePair<string, string>> Kept
)
{
    private static readonly string[] Own = ["Book", "Year", "From", "To", "After"];

    /// <param name="asked">The list was filtered: it is printed as it stands.</param>
    public static PrintPeriod Of(
        bool asked,
        string? book,
        string? year,
        string? from,
        string? to,
        DateOnly today,
        QueryString typed
    )
    {
        var (first, last) = (Typed.Date(from), Typed.Date(to));
        if (!asked)
        {
            first = new DateOnly(today.Year, today.Month, 1);
            last = first.Value.AddMonths(1).AddDays(-1);
        }
        else if (Typed.Number(year) is >= 1945 and <= 2200 and var whole)
        {
            first ??= new DateOnly(whole, 1, 1);
            last ??= new DateOnly(whole, 12, 31);
        }

        var kept = QueryHelpers
            .ParseQuery(typed.Value)
            .Where(q => !Own.Contains(q.Key, StringComparer.OrdinalIgnoreCase))
            .SelectMany(q => q.Value.Select(v => new KeyValuePair<string, string>(q.Key, v ?? "")))
            .Where(q => q.Value.Length > 0);
        return new(first, last, book, [.. kept]);
    }

    /// <summary>The year, where the days are just those of one.</summary>
    public int? WholeYear =>
        From is { Month: 1, Day: 1 } from && To is { Month: 12, Day: 31 } to && from.Year == to.Year ? from.Year : null;

    public string FromText => Dates.Show(From);
    public string ToText => Dates.Show(To);
}
