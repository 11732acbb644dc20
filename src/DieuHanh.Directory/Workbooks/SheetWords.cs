using System.Globalization;
using DieuHanh.Directory.Agencies;
using DieuHanh.Directory.Decisions;
using DieuHanh.Directory.Delegations;
using DieuHanh.Directory.People;
using DieuHanh.Kernel.Access;
using DieuHanh.Kernel.Contracts;
using DieuHanh.Kernel.Domain;
using DieuHanh.Kernel.Words;

namespace DieuHanh.Directory.Workbooks;

/// <summary>How values stand in the workbook: days as dd/MM/yyyy, choices in Vietnamese words; what is read may also be a choice's name in the program.</summary>
internal static class SheetWords
{
    private static readonly Dictionary<Type, Dictionary<string, string>> Read = [];

    public static string Of(DateOnly? day) => day == DateOnly.MinValue ? "" : Dates.Show(day);

    public static string Of(bool flag) => flag ? SheetKind.Yes : "";

    public static string Of<TEnum>(TEnum value)
        where TEnum : struct, Enum => Words(value);

    /// <summary>The choice a cell names; null where it names none.</summary>
    public static TEnum? Choice<TEnum>(string cell)
        where TEnum : struct, Enum
    {
        Dictionary<string, string> words;
        lock (Read)
        {
            if (!Read.TryGetValue(typeof(TEnum), out words!))
            {
                Read[typeof(TEnum)] = words = Enum.GetValues<TEnum>()
                    .ToDictionary(v => Words(v), v => v.ToString(), StringComparer.OrdinalIgnoreCase);
            }
        }

        return Typed.Choice<TEnum>(words.GetValueOrDefault(cell, cell));
    }

    /// <summary>A day typed in one of our ways, or the number of days by which a spreadsheet keeps it.</summary>
    public static DateOnly? Day(string cell) =>
        Typed.Date(cell)
        ?? (
            int.TryParse(cell, NumberStyles.None, CultureInfo.InvariantCulture, out var serial)
            && serial is > 16_000 and < 120_000
                ? DateOnly.FromDateTime(DateTime.FromOADate(serial))
                : null
        );

    private static string Words<TEnum>(TEnum value)
        where TEnum : struct, Enum
    {
        var before = CultureInfo.CurrentUICulture;
        CultureInfo.CurrentUICulture = Phrases.Vietnamese;
        try
        {
            return value switch
            {
                AgencyKind kind => KindWords.Of(kind),
                AliasKind kind => AgencyWords.Of(kind),
                DecisionKind kind => DecisionWords.Of(kind),
                Role role => RoleWords.Of(role),
                ActingCapacity capacity => CapacityWords.Of(capacity),
                _ => value.ToString(),
            };
        }
        finally
        {
            CultureInfo.CurrentUICulture = before;
        }
    }
}
