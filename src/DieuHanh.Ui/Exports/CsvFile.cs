using System.Globalization;
using System.Text;

namespace DieuHanh.Ui.Exports;

/// <summary>
/// Comma-separated values (RFC 4180) in UTF-8 with its mark, without which spreadsheets misread Vietnamese. A text that a spreadsheet
/// would take for a formula is made harmless by an apostrophe before it.
/// </summary>
public static class CsvFile
{
    public const string MediaType = "text/csv";

    public static async Task Write<T>(Sheet<T> sheet, Stream to, CancellationToken cancel)
    {
        await using var writer = new StreamWriter(
            to,
            new UTF8Encoding(encoderShouldEmitUTF8Identifier: true),
            1 << 14,
            leaveOpen: true
        );
        var line = new StringBuilder();
        await WriteLine(sheet.Columns.Select(c => (object?)c.Label));
        await foreach (var row in sheet.Rows.WithCancellation(cancel))
        {
            await WriteLine(sheet.Columns.Select(c => c.Value(row)));
        }

        async Task WriteLine(IEnumerable<object?> values)
        {
            line.Clear();
            line.AppendJoin(',', values.Select(Cell));

            // RFC 4180 ends lines so, whatever the machine.
            await writer.WriteAsync(line.Append("\r\n"), cancel);
        }
    }

    /// <summary>One value as it stands in the file. Numbers and days are written plainly; texts are quoted and made harmless.</summary>
    public static string Cell(object? value) =>
        value switch
        {
            null => "",
            DateOnly day => day.ToString("dd/MM/yyyy", CultureInfo.InvariantCulture),
            IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
            _ => Quoted(Harmless(value.ToString() ?? "")),
        };

    private static string Harmless(string text) =>
        text.TrimStart(' ', '\u00a0', '\ufeff')
            is ['=' or '+' or '-' or '@' or '\t' or '\r' or '\n' or '＝' or '＋' or '－' or '＠', ..]
            ? "'" + text
            : text;

    private static string Quoted(string text) => $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
