using MiniExcelLibs;
using MiniExcelLibs.Attributes;
using MiniExcelLibs.OpenXml;
using static DieuHanh.Kernel.Words.Phrases;

namespace DieuHanh.Ui.Exports;

/// <summary>
/// A workbook with two sheets: the rows, and how they were asked for. Texts are stored as texts, so nothing typed by anyone becomes a
/// formula.
/// </summary>
public static class XlsxFile
{
    public const string MediaType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    /// <summary>
    /// The workbook is packed into a temporary file first, since packing writes synchronously and the connection does not; the file is gone as
    /// soon as it is closed.
    /// </summary>
    public static async Task Write<TRow>(Sheet<TRow> sheet, Stream to, CancellationToken cancel)
    {
        await using var packed = new FileStream(
            Path.Combine(Path.GetTempPath(), $"dieuhanh-{Guid.NewGuid():N}.xlsx"),
            FileMode.CreateNew,
            FileAccess.ReadWrite,
            FileShare.None,
            1 << 16,
            FileOptions.DeleteOnClose
        );
        var sheets = new Dictionary<string, object>
        {
            [T["Số liệu"]] = Rows(sheet, cancel),
            [T["Cách lấy số"]] = sheet
                .Notes.Prepend(sheet.Title)
                .Select(n => new Dictionary<string, object> { [T["Nội dung"]] = n }),
        };
        await packed.SaveAsAsync(sheets, configuration: Configuration(sheet), cancellationToken: cancel);
        packed.Position = 0;
        await packed.CopyToAsync(to, cancel);
    }

    private static IEnumerable<Dictionary<string, object?>> Rows<TRow>(Sheet<TRow> sheet, CancellationToken cancel)
    {
        foreach (var row in sheet.Rows.ToBlockingEnumerable(cancel))
        {
            yield return sheet.Columns.ToDictionary(c => c.Label, c => Plain(c.Value(row)));
        }
    }

    private static OpenXmlConfiguration Configuration<TRow>(Sheet<TRow> sheet) =>
        new()
        {
            AutoFilter = true,
            FreezeRowCount = 1,
            DynamicColumns =
            [
                .. sheet.Columns.Select(
                    (c, i) =>
                        new DynamicExcelColumn(c.Label)
                        {
                            Index = i,
                            Width = c.Width,
                            Format = c.Day ? "dd/MM/yyyy" : null,
                        }
                ),
                new DynamicExcelColumn(T["Nội dung"]) { Width = 110 },
            ],
        };

    private static object? Plain(object? value) => value is DateOnly day ? day.ToDateTime(TimeOnly.MinValue) : value;
}
