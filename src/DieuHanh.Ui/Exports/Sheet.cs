namespace DieuHanh.Ui.Exports;

/// <summary>A column of a table to be taken away.</summary>
/// <param name="Key">Its name in JSON.</param>
/// <param name="Label">Its heading, already in the reader's language.</param>
/// <param name="Width">In characters, for the spreadsheet.</param>
/// <param name="Value">A text, a number, a day, or null.</param>
/// <param name="Day">Its values are days: the spreadsheet shows them as such.</param>
public sealed record Column<T>(string Key, string Label, int Width, Func<T, object?> Value, bool Day = false);

/// <summary>
/// A table to be taken away: what it is, how it was asked for, and its rows, which are read from the database as they are written and never
/// stand in memory together.
/// </summary>
/// <param name="FileName">Without its ending.</param>
/// <param name="Notes">Filters, day, definitions: everything a reader needs to get the same numbers again.</param>
public sealed record Sheet<T>(
    string FileName,
    string Title,
    IReadOnlyList<string> Notes,
    IReadOnlyList<Column<T>> Columns,
    IAsyncEnumerable<T> Rows
);

/// <summary>What every table of the office may hold at most, and how it is said.</summary>
public static class SheetLimit
{
    /// <summary>Rows in one file. More is refused rather than cut off: a table that silently lacks rows is worse than none.</summary>
    public const int Rows = 50_000;
}
