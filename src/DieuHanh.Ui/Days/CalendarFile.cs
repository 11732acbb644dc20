using System.Globalization;
using System.IO.Compression;
using DieuHanh.Kernel.Calendar;
using DieuHanh.Kernel.Domain;
using DieuHanh.Kernel.Files;
using DieuHanh.Kernel.Words;
using MiniExcelLibs;
using MiniExcelLibs.Csv;

namespace DieuHanh.Ui.Days;

/// <summary>A row of a file that is no day.</summary>
public sealed record RowFault(int Row, Reason Reason);

/// <summary>
/// The days of a year in a file, CSV or XLSX, as the export writes them: day, kind, name, decision, other day of an exchange. Headings may
/// be Vietnamese, English or the names of the columns; all faults are told, each with its row.
/// </summary>
public static class CalendarFile
{
    /// <summary>"There is no other day", in the last column.</summary>
    public static string None => Known.None;

    private static readonly char[] Parts = [',', ';', '\t'];

    private const int MostRows = 1_000;
    private const int MostParts = 1_000;
    private const long MostUnpacked = 20 << 20;

    /// <param name="xlsx">A workbook; its first sheet is read. Otherwise CSV in UTF-8, parted by commas, semicolons or tabs.</param>
    public static (IReadOnlyList<ProposedDay> Days, IReadOnlyList<RowFault> Faults) Read(Stream file, bool xlsx)
    {
        List<IDictionary<string, object?>> rows;
        try
        {
            rows = xlsx ? Workbook(file) : Csv(file);
        }
        catch (Exception broken)
            when (broken
                    is InvalidDataException
                        or FormatException
                        or System.Xml.XmlException
                        or ArgumentException
                        or InvalidOperationException
                        or KeyNotFoundException
                        or IOException
                        or NotSupportedException
            )
        {
            return ([], [new(0, new("Không đọc được tệp: cần tệp CSV (UTF-8) hoặc XLSX."))]);
        }

        return rows.Count == 0 ? ([], [new(0, new("Tệp không có dòng nào."))])
            : rows.Count > MostRows ? ([], [new(0, new("Tệp có hơn {0} dòng.", MostRows))])
            : Rows(rows);
    }

    private static (IReadOnlyList<ProposedDay>, IReadOnlyList<RowFault>) Rows(List<IDictionary<string, object?>> rows)
    {
        var faults = new List<RowFault>();
        var places = Known.Headings.ToDictionary(
            h => h.Key,
            h => rows[0].FirstOrDefault(c => h.Value.Contains(Text(c.Value).ToLowerInvariant())).Key
        );
        foreach (var missing in Known.Headings.Where(h => places[h.Key] is null && h.Key != "pair"))
        {
            faults.Add(new(1, new("Thiếu cột “{0}”.", missing.Value[1])));
        }

        if (faults.Count > 0)
        {
            return ([], faults);
        }

        var days = new List<ProposedDay>();
        for (var i = 1; i < rows.Count; i++)
        {
            var cells = Known.Headings.Keys.ToDictionary(k => k, k => places[k] is { } at ? Text(rows[i][at]) : "");
            if (cells.Values.All(c => c.Length == 0))
            {
                continue;
            }

            Row(i + 1, cells, days, faults);
        }

        return (days, faults);
    }

    private static void Row(int number, Dictionary<string, string> cells, List<ProposedDay> days, List<RowFault> faults)
    {
        var day = Typed.Date(cells["day"]);
        var kind =
            Calendars.KindOf(cells["kind"])
            ?? (Known.Kinds.TryGetValue(cells["kind"].ToLowerInvariant(), out var word) ? word : null);
        var none =
            string.Equals(cells["pair"], None, StringComparison.OrdinalIgnoreCase) || cells["pair"] is "none" or "no";
        var pair = Typed.Date(cells["pair"]);
        if (day is null)
        {
            faults.Add(new(number, new("“{0}” không phải là ngày.", Cut(cells["day"]))));
        }

        if (kind is null)
        {
            faults.Add(new(number, new("“{0}” không phải là loại ngày.", Cut(cells["kind"]))));
        }

        if (cells["pair"].Length > 0 && pair is null && !none)
        {
            faults.Add(new(number, new("“{0}” không phải là ngày.", Cut(cells["pair"]))));
        }

        if (day is { } on && kind is { } of)
        {
            days.Add(new(on, of, cells["name"], cells["decision"], pair, none, number));
        }
    }

    private static string Cut(string text) => text.Length > 40 ? text[..40] + "…" : text;

    private static string Text(object? cell) =>
        cell switch
        {
            null => "",
            DateTime at => Dates.Show(DateOnly.FromDateTime(at)),
            _ => Typed.Text(Convert.ToString(cell, CultureInfo.InvariantCulture)) ?? "",
        };

    private static List<IDictionary<string, object?>> Workbook(Stream file)
    {
        using (var zip = new ZipArchive(file, ZipArchiveMode.Read, leaveOpen: true))
        {
            if (!PackedFile.Fits(zip, MostParts, MostUnpacked))
            {
                throw new InvalidDataException("Too large.");
            }
        }

        file.Position = 0;
        return Taken(file.Query(excelType: ExcelType.XLSX));
    }

    private static List<IDictionary<string, object?>> Csv(Stream file)
    {
        using var reader = new StreamReader(
            file,
            new System.Text.UTF8Encoding(false, throwOnInvalidBytes: true),
            true,
            1 << 12,
            leaveOpen: true
        );
        var head = reader.ReadLine() ?? "";
        file.Position = 0;
        var part = Parts.MaxBy(c => head.Count(x => x == c));
        return Taken(file.Query(excelType: ExcelType.CSV, configuration: new CsvConfiguration { Seperator = part }));
    }

    private static List<IDictionary<string, object?>> Taken(IEnumerable<dynamic> rows) =>
        [.. rows.Take(MostRows + 1).Select(r => (IDictionary<string, object?>)r)];

    /// <summary>What may stand in the files.</summary>
    [VietnameseData]
    private static class Known
    {
        public static string None => "không";

        public static readonly Dictionary<string, string[]> Headings = new()
        {
            ["day"] = ["day", "ngày", "date"],
            ["kind"] = ["kind", "loại"],
            ["name"] = ["name", "tên ngày", "name of the day"],
            ["decision"] = ["decision", "văn bản quyết định", "deciding document"],
            ["pair"] = ["pair", "ngày hoán đổi", "exchanged with"],
        };

        public static readonly Dictionary<string, DayKind> Kinds = new()
        {
            ["ngày làm việc"] = DayKind.Working,
            ["nghỉ hằng tuần"] = DayKind.Weekend,
            ["nghỉ lễ, tết"] = DayKind.Holiday,
            ["nghỉ lễ"] = DayKind.Holiday,
            ["nghỉ bù"] = DayKind.Compensatory,
            ["nghỉ hoán đổi"] = DayKind.SwappedOff,
            ["làm bù"] = DayKind.SwappedWork,
        };
    }
}
