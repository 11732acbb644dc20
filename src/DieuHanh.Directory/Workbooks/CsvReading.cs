using System.Text;

namespace DieuHanh.Directory.Workbooks;

/// <summary>
/// Comma- or semicolon-separated values (RFC 4180; Vietnamese spreadsheets write semicolons). The apostrophe our own files put before what a
/// spreadsheet would take for a formula is taken off again.
/// </summary>
internal static class CsvReading
{
    public static IEnumerable<string[]> Lines(string text)
    {
        text = text.TrimStart('\ufeff');
        var heading = text[..(text.IndexOf('\n', StringComparison.Ordinal) is var end and >= 0 ? end : text.Length)];
        var mark = heading.Count(c => c == ';') > heading.Count(c => c == ',') ? ';' : ',';
        var (cells, cell, quoted) = (new List<string>(), new StringBuilder(), false);
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (quoted)
            {
                if (c != '"')
                {
                    cell.Append(c);
                }
                else if (i + 1 < text.Length && text[i + 1] == '"')
                {
                    cell.Append('"');
                    i++;
                }
                else
                {
                    quoted = false;
                }
            }
            else if (c == '"' && cell.Length == 0)
            {
                quoted = true;
            }
            else if (c == mark)
            {
                Take();
            }
            else if (c == '\n')
            {
                Take();
                yield return [.. cells];
                cells.Clear();
            }
            else if (c != '\r')
            {
                cell.Append(c);
            }
        }

        if (cell.Length > 0 || cells.Count > 0)
        {
            Take();
            yield return [.. cells];
        }

        void Take()
        {
            var value = cell.ToString();
            cells.Add(
                value is ['\'', '=' or '+' or '-' or '@' or '＝' or '＋' or '－' or '＠', ..] ? value[1..] : value
            );
            cell.Clear();
        }
    }
}
