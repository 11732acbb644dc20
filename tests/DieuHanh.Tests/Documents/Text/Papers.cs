using System.Diagnostics;
using DieuHanh.Documents.Text;
using DieuHanh.Reading.Text;
using DieuHanh.Tests.House;
using DieuHanh.Tests.Reading;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;
using Microsoft.Extensions.DependencyInjection;
using UglyToad.PdfPig.Core;
using UglyToad.PdfPig.Writer;
using S = DocumentFormat.OpenXml.Spreadsheet;

namespace DieuHanh.Tests.Documents.Text;

/// <summary>Files for the tests, made here and by the tools of this machine.</summary>
internal static class Papers
{
    /// <summary>CI has them all, and takes a skipped test for a failure.</summary>
    public static async Task NeedsTools(World world)
    {
        var installed = await world.App.Services.GetRequiredService<TextTools>().Installed();
        Assert.SkipUnless(
            installed.All(t => t.Works),
            "LibreOffice, tesseract with Vietnamese or poppler is not installed."
        );
    }

    private static readonly string[] Fonts =
    [
        "/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf",
        "/usr/share/fonts/truetype/liberation/LiberationSans-Regular.ttf",
    ];

    public static byte[] Docx(params string[] lines) => Docx([.. lines.Select(l => (l, (string?)null))]);

    /// <summary>Each line in a font of its own; what a font from before Unicode writes stands in its codes.</summary>
    public static byte[] Docx(params (string Text, string? Font)[] lines)
    {
        var stream = new MemoryStream();
        using (var document = WordprocessingDocument.Create(stream, WordprocessingDocumentType.Document))
        {
            document.AddMainDocumentPart().Document = new Document(new Body(lines.Select(l => Line(l.Text, l.Font))));
        }

        return stream.ToArray();
    }

    /// <summary>
    /// A workbook of one sheet: words are shared, except in the font .VnTime (they begin with @), where they stand in their cell; days are
    /// numbers that look like days.
    /// </summary>
    public static byte[] Xlsx(params object[][] rows)
    {
        var stream = new MemoryStream();
        using (var document = SpreadsheetDocument.Create(stream, SpreadsheetDocumentType.Workbook))
        {
            var book = document.AddWorkbookPart();
            var shared = new S.SharedStringTable();
            book.AddNewPart<SharedStringTablePart>().SharedStringTable = shared;
            book.AddNewPart<WorkbookStylesPart>().Stylesheet = new S.Stylesheet(
                new S.Fonts(
                    new S.Font(new S.FontName { Val = "Arial" }),
                    new S.Font(new S.FontName { Val = ".VnTime" })
                ),
                new S.Fills(new S.Fill()),
                new S.Borders(new S.Border()),
                new S.CellFormats(
                    new S.CellFormat { FontId = 0, NumberFormatId = 0 },
                    new S.CellFormat { FontId = 0, NumberFormatId = 14 },
                    new S.CellFormat { FontId = 1, NumberFormatId = 0 }
                )
            );
            var sheet = book.AddNewPart<WorksheetPart>();
            sheet.Worksheet = new S.Worksheet(
                new S.SheetData(rows.Select(r => new S.Row(r.Select(c => Cell(c, shared)))))
            );
            book.Workbook = new S.Workbook(
                new S.Sheets(
                    new S.Sheet
                    {
                        Id = book.GetIdOfPart(sheet),
                        SheetId = 1,
                        Name = "Biểu",
                    }
                )
            );
        }

        return stream.ToArray();
    }

    private static S.Cell Cell(object value, S.SharedStringTable shared)
    {
        switch (value)
        {
            case DateOnly day:
                return new S.Cell { StyleIndex = 1, CellValue = new(day.ToDateTime(default).ToOADate()) };
            case string words when words.StartsWith('@'):
                return new S.Cell
                {
                    StyleIndex = 2,
                    DataType = S.CellValues.InlineString,
                    InlineString = new(new S.Text(Coded(words[1..], ".VnTime"))),
                };
            case string words:
                shared.Append(new S.SharedStringItem(new S.Text(words)));
                return new S.Cell
                {
                    DataType = S.CellValues.SharedString,
                    CellValue = new(shared.ChildElements.Count - 1),
                };
            default:
                return new S.Cell
                {
                    CellValue = new(System.Convert.ToDouble(value, System.Globalization.CultureInfo.InvariantCulture)),
                };
        }
    }

    private static Paragraph Line(string text, string? font)
    {
        var run = new Run(
            new DocumentFormat.OpenXml.Wordprocessing.Text(Coded(text, font))
            {
                Space = SpaceProcessingModeValues.Preserve,
            }
        );
        if (font is not null)
        {
            run.PrependChild(new RunProperties(new RunFonts { Ascii = font, HighAnsi = font }));
        }

        return new Paragraph(run);
    }

    public static string Coded(string text, string? font) =>
        LegacyVietnamese.OfFont(font) is var legacy && legacy is LegacyEncoding.None
            ? text
            : Legacy.Write(text, legacy);

    public static byte[] Pdf(params string[] lines)
    {
        var builder = new PdfDocumentBuilder();
        var font = builder.AddTrueTypeFont(File.ReadAllBytes(Fonts.First(File.Exists)));
        var page = builder.AddPage(UglyToad.PdfPig.Content.PageSize.A4);
        for (var i = 0; i < lines.Length; i++)
        {
            page.AddText(lines[i], 14, new PdfPoint(50, 780 - (i * 26)), font);
        }

        return builder.Build();
    }

    /// <summary>A picture of the page.</summary>
    public static async Task<byte[]> Scan(byte[] pdf)
    {
        var folder = Folder();
        await File.WriteAllBytesAsync(Path.Combine(folder, "page.pdf"), pdf);
        await Run("pdftoppm", folder, "-r", "150", "-gray", "-png", "-singlefile", "page.pdf", "page");
        return await File.ReadAllBytesAsync(Path.Combine(folder, "page.png"));
    }

    /// <summary>A PDF of pictures alone, as a scanner makes it.</summary>
    public static byte[] PdfOf(params byte[][] pictures)
    {
        var builder = new PdfDocumentBuilder();
        foreach (var picture in pictures)
        {
            var page = builder.AddPage(UglyToad.PdfPig.Content.PageSize.A4);
            page.AddPng(picture, page.PageSize);
        }

        return builder.Build();
    }

    /// <summary>The file as an older program would have written it.</summary>
    public static async Task<byte[]> Convert(byte[] file, string from, string to)
    {
        var folder = Folder();
        await File.WriteAllBytesAsync(Path.Combine(folder, $"file.{from}"), file);
        await Run(
            "soffice",
            folder,
            $"-env:UserInstallation=file://{folder}/profile",
            "--headless",
            "--convert-to",
            to,
            "--outdir",
            "made",
            $"file.{from}"
        );
        return await File.ReadAllBytesAsync(Path.Combine(folder, "made", $"file.{to}"));
    }

    private static string Folder() =>
        System.IO.Directory.CreateDirectory(Path.Combine(Databases.Folder, Guid.NewGuid().ToString("N"))).FullName;

    private static async Task Run(string tool, string folder, params string[] arguments)
    {
        using var process = Process.Start(
            new ProcessStartInfo(tool, arguments)
            {
                UseShellExecute = false,
                WorkingDirectory = folder,
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            }
        )!;
        var faults = process.StandardError.ReadToEndAsync();
        await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        process.ExitCode.ShouldBe(0, await faults);
    }
}
