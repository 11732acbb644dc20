using System.Globalization;
using System.Reflection;

namespace DieuHanh.Kernel.Data;

/// <summary>
/// A row of a data file shipped inside a program: UTF-8, comments begin with #, then one header line, cells parted by one tab. What every column
/// means stands in <c>docs/data.md</c>.
/// </summary>
public sealed class TsvRow
{
    private readonly string[] header;
    private readonly string[] cells;

    private TsvRow(string[] header, string[] cells) => (this.header, this.cells) = (header, cells);

    /// <summary>A cell by the name of its column; empty where the row is shorter than the header.</summary>
    public string this[string column]
    {
        get
        {
            var at = Array.IndexOf(header, column);
            return at < 0 ? throw new KeyNotFoundException($"There is no column {column}.")
                : at < cells.Length ? cells[at]
                : "";
        }
    }

    /// <summary>A cell, or null where it is empty.</summary>
    public string? Text(string column) => this[column] is { Length: > 0 } text ? text : null;

    /// <summary>A list parted by "; ".</summary>
    public string[] List(string column) =>
        this[column].Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);

    public DateOnly? Day(string column) =>
        Text(column) is { } day ? DateOnly.ParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture) : null;

    public static IReadOnlyList<TsvRow> Read(Assembly assembly, string resource)
    {
        using var stream =
            assembly.GetManifestResourceStream(resource) ?? throw new FileNotFoundException($"No data set {resource}.");
        using var reader = new StreamReader(stream);
        return Read(reader);
    }

    public static IReadOnlyList<TsvRow> Read(TextReader reader)
    {
        string[]? columns = null;
        var rows = new List<TsvRow>();
        while (reader.ReadLine() is { } line)
        {
            if (line.Length == 0 || line.StartsWith('#'))
            {
                continue;
            }

            var values = line.Split('\t');
            if (columns is null)
            {
                columns = values;
            }
            else
            {
                rows.Add(new TsvRow(columns, values));
            }
        }

        return rows;
    }
}
