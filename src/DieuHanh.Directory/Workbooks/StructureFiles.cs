using System.Data;
using System.Globalization;
using System.IO.Compression;
using System.Text;
using DieuHanh.Kernel.Domain;
using DieuHanh.Kernel.Files;
using DieuHanh.Ui.Exports;
using MiniExcelLibs;
using static DieuHanh.Kernel.Words.Phrases;

namespace DieuHanh.Directory.Workbooks;

/// <summary>
/// Writes and reads the sheets: as one workbook, or as an archive of CSV files. Whatever is read stays text: a formula counts by the value
/// the spreadsheet kept for it, and links to other files are refused.
/// </summary>
internal static class StructureFiles
{
    /// <summary>Rows of one file, over all sheets.</summary>
    public const int MostRows = 200_000;

    public const int MostMegabytes = 20;

    private const int MostParts = 1_000;

    // Unpacked, in bytes.
    private const long MostUnpacked = 300L << 20;
    private const int LongestCell = 4_000;

    // With the empty ones, which a reader makes for every row and column that is left out.
    private const long MostCells = 5_000_000;

    private const string TooEmpty = "Trang có quá nhiều dòng, cột trống: xóa các dòng, cột thừa rồi chọn lại tệp.";

    public static async Task WriteWorkbook(IReadOnlyDictionary<SheetKind, List<string[]>> rows, Stream to)
    {
        var sheets = new DataSet();
        try
        {
            foreach (var kind in SheetKind.All)
            {
                var table = new DataTable(kind.Name);
                foreach (var column in kind.Columns)
                {
                    table.Columns.Add(column, typeof(string));
                }

                rows[kind].ForEach(r => table.Rows.Add([.. r]));
                sheets.Tables.Add(table);
            }

            await to.SaveAsAsync(sheets);
        }
        finally
        {
            sheets.Dispose();
        }
    }

    public static async Task WriteArchive(IReadOnlyDictionary<SheetKind, List<string[]>> rows, Stream to)
    {
        await using var zip = await ZipArchive.CreateAsync(to, ZipArchiveMode.Create, leaveOpen: true, null);
        foreach (var kind in SheetKind.All)
        {
            var entry = zip.CreateEntry($"{kind.File}.csv");
            entry.LastWriteTime = new DateTimeOffset(2000, 1, 1, 0, 0, 0, TimeSpan.Zero);
            await using var writer = new StreamWriter(await entry.OpenAsync(), new UTF8Encoding(true));
            foreach (var row in rows[kind].Prepend([.. kind.Columns]))
            {
                await writer.WriteAsync(string.Join(',', row.Select(CsvFile.Cell)) + "\r\n");
            }
        }
    }

    /// <summary>The rows of a file, and what is wrong with its sheets and headings. Sheets a file does not have are left as they are.</summary>
    public static (List<SheetRow> Rows, List<SheetFault> Faults) Read(Stream file, CancellationToken cancel)
    {
        var (rows, faults) = (new List<SheetRow>(), new List<SheetFault>());
        try
        {
            var names = Names(file);
            if (names is null)
            {
                faults.Add(new("", 0, "", T["Tệp quá lớn khi mở ra, hoặc có liên kết tới tệp khác."]));
                return (rows, faults);
            }

            var isWorkbook = names.Contains("xl/workbook.xml");
            if (isWorkbook && !SheetBounds.Hold(file, cancel))
            {
                faults.Add(new("", 0, "", T[TooEmpty]));
                return (rows, faults);
            }

            var seen = 0;
            foreach (var (kind, lines) in isWorkbook ? Workbook(file) : Archive(file))
            {
                seen++;
                Take(kind, lines, rows, faults, cancel);
                if (rows.Count > MostRows)
                {
                    faults.Add(new(kind.Name, 0, "", T["Tệp có quá nhiều dòng: tối đa {0}.", MostRows]));
                    rows.Clear();
                    return (rows, faults);
                }
            }

            if (seen == 0)
            {
                faults.Add(new("", 0, "", T["Tệp không có trang nào của danh bạ: hãy tải tệp xuất về làm mẫu."]));
            }
        }
        catch (Exception broken)
            when (broken
                    is InvalidDataException
                        or System.Xml.XmlException
                        or NotSupportedException
                        or FormatException
                        or KeyNotFoundException
                        or InvalidOperationException
                        or ArgumentException
                        or NullReferenceException
            )
        {
            rows.Clear();
            faults.Add(new("", 0, "", T["Không đọc được tệp: cần tệp .xlsx, hoặc tệp .zip gồm các tệp .csv."]));
        }

        return (rows, faults);
    }

    private static HashSet<string>? Names(Stream file)
    {
        file.Position = 0;
        using var zip = new ZipArchive(file, ZipArchiveMode.Read, leaveOpen: true);
        return
            !PackedFile.Fits(zip, MostParts, MostUnpacked)
            || zip.Entries.Any(e => e.FullName.StartsWith("xl/externalLinks", StringComparison.OrdinalIgnoreCase))
            ? null
            : [.. zip.Entries.Select(e => e.FullName)];
    }

    private static IEnumerable<(SheetKind, IEnumerable<string[]>)> Workbook(Stream file)
    {
        file.Position = 0;
        var names = file.GetSheetNames();
        foreach (var kind in SheetKind.All.Where(k => names.Contains(k.Name)))
        {
            file.Position = 0;
            yield return (
                kind,
                file.Query(sheetName: kind.Name)
                    .Cast<IDictionary<string, object?>>()
                    .Select(r => r.Values.Select(v => Text(v)).ToArray())
            );
        }
    }

    private static IEnumerable<(SheetKind, IEnumerable<string[]>)> Archive(Stream file)
    {
        file.Position = 0;
        using var zip = new ZipArchive(file, ZipArchiveMode.Read, leaveOpen: true);
        foreach (var kind in SheetKind.All)
        {
            if (
                zip.Entries.FirstOrDefault(e =>
                    e.Name.Equals($"{kind.File}.csv", StringComparison.OrdinalIgnoreCase)
                ) is
                { } entry
            )
            {
                using var reader = new StreamReader(entry.Open(), new UTF8Encoding(false, true));
                yield return (kind, CsvReading.Lines(reader.ReadToEnd()));
            }
        }
    }

    private static void Take(
        SheetKind kind,
        IEnumerable<string[]> lines,
        List<SheetRow> rows,
        List<SheetFault> faults,
        CancellationToken cancel
    )
    {
        int[]? places = null;
        var number = 0;
        var cellsRead = 0L;
        foreach (var line in lines)
        {
            cancel.ThrowIfCancellationRequested();
            number++;
            cellsRead += Math.Max(1, line.Length);
            if (cellsRead > MostCells)
            {
                faults.Add(new(kind.Name, number, "", T[TooEmpty]));
                return;
            }

            if (places is null)
            {
                var heading = line.Select(c => Typed.Text(c) ?? "").ToList();
                places = [.. kind.Columns.Select(c => heading.IndexOf(c))];
                var missing = kind.Columns.Where((c, i) => places[i] < 0 && !kind.Optional.Contains(c)).ToList();
                faults.AddRange(missing.Select(c => new SheetFault(kind.Name, 1, c, T["Thiếu cột {0}.", c])));
                if (missing.Count > 0)
                {
                    return;
                }

                continue;
            }

            var cells = places
                .Select(p => p < 0 ? SheetKind.Absent : Typed.Text(line.ElementAtOrDefault(p)) ?? "")
                .ToArray();
            if (Array.TrueForAll(cells, c => c is "" or SheetKind.Absent))
            {
                continue;
            }

            var longest = Array.FindIndex(cells, c => c.Length > LongestCell);
            if (longest >= 0)
            {
                faults.Add(new(kind.Name, number, kind.Columns[longest], T["Ô dài quá {0} ký tự.", LongestCell]));
                continue;
            }

            rows.Add(new SheetRow(kind.Name, number, cells));
            if (rows.Count > MostRows)
            {
                return;
            }
        }
    }

    private static string Text(object? cell) =>
        cell switch
        {
            null => "",
            DateTime day => day.ToString("dd/MM/yyyy", CultureInfo.InvariantCulture),
            IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
            _ => cell.ToString() ?? "",
        };
}
