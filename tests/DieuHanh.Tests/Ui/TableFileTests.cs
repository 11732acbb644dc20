using System.Text;
using System.Text.Json;
using DieuHanh.Kernel.Domain;
using DieuHanh.Ui.Exports;
using MiniExcelLibs;

namespace DieuHanh.Tests.Ui;

public sealed class TableFileTests
{
    private sealed record Row(string? Text, int N, DateOnly? Day);

    private static Sheet<Row> Sheet(params Row[] rows) =>
        new(
            "bang",
            "Bảng",
            ["Ghi chú"],
            [
                new("text", "Nội dung dài", 20, r => r.Text),
                new("n", "Số", 8, r => r.N),
                new("day", "Ngày", 12, r => r.Day, Day: true),
            ],
            rows.ToAsyncEnumerable()
        );

    [Theory]
    [InlineData("=1+1")]
    [InlineData("+84 24 3845 5000")]
    [InlineData("-2+3")]
    [InlineData("@SUM(A1)")]
    [InlineData("  =cmd|' /C calc'!A0")]
    [InlineData("\t=1")]
    [InlineData("＝1+1")]
    public async Task A_text_that_looks_like_a_formula_stays_a_text_in_every_file(string text)
    {
        CsvFile.Cell(text).ShouldBe($"\"'{text.Replace("\"", "\"\"")}\"");

        using var xlsx = new MemoryStream();
        await XlsxFile.Write(Sheet(new Row(text, 1, null)), xlsx, TestContext.Current.CancellationToken);
        using var zip = new System.IO.Compression.ZipArchive(xlsx);
        using var sheet = new StreamReader(zip.GetEntry("xl/worksheets/sheet1.xml")!.Open());
        (await sheet.ReadToEndAsync(TestContext.Current.CancellationToken)).ShouldNotContain("<x:f>");
    }

    [Fact]
    public async Task Csv_begins_with_its_mark_quotes_texts_and_writes_days_and_numbers_plainly()
    {
        using var file = new MemoryStream();
        await CsvFile.Write(
            Sheet(new Row("nói \"có\", rồi\nxuống dòng", -12, new DateOnly(2026, 1, 5)), new Row(null, 0, null)),
            file,
            TestContext.Current.CancellationToken
        );
        var bytes = file.ToArray();
        bytes[..3].ShouldBe([0xEF, 0xBB, 0xBF]);
        Encoding
            .UTF8.GetString(bytes[3..])
            .ShouldBe(
                "\"Nội dung dài\",\"Số\",\"Ngày\"\r\n\"nói \"\"có\"\", rồi\nxuống dòng\",-12,05/01/2026\r\n,0,\r\n"
            );
    }

    [Fact]
    public async Task A_workbook_keeps_numbers_as_numbers_and_days_as_days_and_says_how_they_were_counted()
    {
        using var file = new MemoryStream();
        await XlsxFile.Write(
            Sheet(new Row("Việc", 1908, new DateOnly(2015, 5, 31))),
            file,
            TestContext.Current.CancellationToken
        );
        file.Position = 0;
        file.GetSheetNames().ShouldBe(["Số liệu", "Cách lấy số"]);
        var row = (IDictionary<string, object>)file.Query(useHeaderRow: true, sheetName: "Số liệu").Single();
        row["Nội dung dài"].ShouldBe("Việc");
        Convert.ToInt32(row["Số"], System.Globalization.CultureInfo.InvariantCulture).ShouldBe(1908);
        row["Ngày"].ShouldBe(new DateTime(2015, 5, 31));
        file.Query(useHeaderRow: true, sheetName: "Cách lấy số").Count().ShouldBe(2);
    }

    [Fact]
    public async Task An_empty_table_is_a_file_all_the_same()
    {
        using var xlsx = new MemoryStream();
        await XlsxFile.Write(Sheet(), xlsx, TestContext.Current.CancellationToken);
        xlsx.Query(useHeaderRow: true, sheetName: "Số liệu").ShouldBeEmpty();

        using var json = new MemoryStream();
        await JsonFile.Write(Sheet(), json, TestContext.Current.CancellationToken);
        JsonDocument.Parse(json.ToArray()).RootElement.GetProperty("rows").GetArrayLength().ShouldBe(0);
    }

    [Fact]
    public void More_rows_than_a_file_takes_are_refused_and_never_cut_off()
    {
        Should.NotThrow(() => TableFiles.RefuseTooMany(SheetLimit.Rows));
        var refused = Should.Throw<RefusedException>(() => TableFiles.RefuseTooMany(SheetLimit.Rows + 1));
        refused.Message.ShouldContain(
            (SheetLimit.Rows + 1).ToString("N0", System.Globalization.CultureInfo.CurrentCulture)
        );
    }
}
