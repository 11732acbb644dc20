using System.Globalization;

namespace DieuHanh.Tasks.Figures;

/// <summary>Addresses of pages about a period.</summary>
public static class PeriodAddress
{
    public static string Of(string page, Period period, params ReadOnlySpan<(string Name, string? Value)> more) =>
        Query(page, [("from", Iso(period.From)), ("to", Iso(period.To)), .. more]);

    /// <summary>The page with whatever is given; what is null is left out.</summary>
    public static string Query(string page, params ReadOnlySpan<(string Name, string? Value)> values)
    {
        var address = page;
        foreach (var (name, value) in values)
        {
            if (!string.IsNullOrEmpty(value))
            {
                address += $"{(address == page ? '?' : '&')}{name}={Uri.EscapeDataString(value)}";
            }
        }

        return address;
    }

    public static string Iso(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
