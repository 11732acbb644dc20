namespace DieuHanh.Bench;

/// <summary>A table in Markdown whose columns are wide enough to be read as plain text.</summary>
internal sealed class Table(params string[] heads)
{
    private readonly List<string[]> rows = [heads];

    public void Add(params string[] cells) => rows.Add(cells);

    public void Print()
    {
        var widths = heads.Select((_, c) => rows.Max(r => r[c].Length)).ToArray();
        Line(rows[0], widths);
        Console.WriteLine(
            "|"
                + string.Concat(
                    widths.Select((w, c) => (c == 0 ? new string('-', w + 2) : new string('-', w + 1) + ":") + "|")
                )
        );
        foreach (var row in rows.Skip(1))
        {
            Line(row, widths);
        }
    }

    private static void Line(string[] cells, int[] widths) =>
        Console.WriteLine(
            "|"
                + string.Concat(
                    cells.Select((t, c) => " " + (c == 0 ? t.PadRight(widths[c]) : t.PadLeft(widths[c])) + " |")
                )
        );
}
