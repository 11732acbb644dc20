using DieuHanh.Documents.Text;
using DieuHanh.Documents.Uploads;
using DieuHanh.Kernel.Files;
using DieuHanh.Reading.Heading;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;
using UglyToad.PdfPig.Core;
using UglyToad.PdfPig.Writer;

namespace DieuHanh.Tests.Documents.Text;

/// <summary>Headings as word processors set them: columns in a table, a stamp in a box, a line shared by two columns.</summary>
public sealed class HeadingLayoutTests
{
    private static readonly string[] Fonts =
    [
        "/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf",
        "/usr/share/fonts/truetype/liberation/LiberationSans-Regular.ttf",
    ];

    [Fact]
    public async Task The_columns_of_a_heading_are_read_line_by_line()
    {
        var text = await Docx(
            Row(["BỘ TÀI CHÍNH", "Số: 934/BC-BTC", "MẬT"], ["CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập"]),
            Line("Kính gửi: Thủ tướng Chính phủ")
        );

        text.Split('\n').ShouldContain("MẬT");
        Secrecy(text).ShouldBe(SecrecyMark.Confidential);
    }

    [Fact]
    public async Task A_row_of_a_table_of_tasks_stays_one_line()
    {
        var text = await Docx(Row(["1"], ["Rà soát", "và báo cáo"], ["Bộ Xây dựng"]));

        text.Split('\n').ShouldHaveSingleItem().ShouldBe("1  | Rà soát và báo cáo  | Bộ Xây dựng");
    }

    [Fact]
    public async Task A_box_stands_for_itself()
    {
        var box = new Paragraph(
            new Run(new DocumentFormat.OpenXml.Wordprocessing.Text("Số: 931/BC-BTC")),
            new Run(
                new Picture(
                    new DocumentFormat.OpenXml.Vml.Shape(
                        new DocumentFormat.OpenXml.Vml.TextBox(new TextBoxContent(Line("MẬT")))
                    )
                )
            )
        );

        var text = await Docx(box, Line("Kính gửi: Thủ tướng Chính phủ"));

        text.ShouldStartWith("Số: 931/BC-BTC\nMẬT\n");
        Secrecy(text).ShouldBe(SecrecyMark.Confidential);
    }

    [Fact]
    public async Task A_stamp_set_as_a_drawing_is_read()
    {
        var drawn = new Paragraph(
            new Run(
                new Picture(
                    new DocumentFormat.OpenXml.Vml.Shape(new DocumentFormat.OpenXml.Vml.TextPath { String = "TỐI MẬT" })
                )
            )
        );

        Secrecy(await Docx(Line("BỘ TÀI CHÍNH"), drawn, Line("Số: 931/BC-BTC"))).ShouldBe(SecrecyMark.Secret);
    }

    [Fact]
    public async Task A_tab_parts_columns()
    {
        var text = await Docx(
            new Paragraph(
                new Run(
                    new DocumentFormat.OpenXml.Wordprocessing.Text("MẬT"),
                    new TabChar(),
                    new DocumentFormat.OpenXml.Wordprocessing.Text("Hà Nội, ngày 20 tháng 11 năm 2026")
                )
            )
        );

        text.ShouldBe("MẬT   Hà Nội, ngày 20 tháng 11 năm 2026");
    }

    [Fact]
    public async Task The_top_of_the_pages_is_read_once_and_before_them()
    {
        var text = await Docx([Line("MẬT"), Line("2")], [Line("BỘ TÀI CHÍNH"), Line("Số: 931/BC-BTC")]);

        text.ShouldStartWith("MẬT\n2\n\nBỘ TÀI CHÍNH");
        Secrecy(text).ShouldBe(SecrecyMark.Confidential);
        (await Docx([Line("2")], [Line("BỘ TÀI CHÍNH")])).ShouldBe("BỘ TÀI CHÍNH");
    }

    [Theory]
    [InlineData("Kính gửi: Thủ tướng Chính phủ")]
    [InlineData("Hà Nội, ngày 20 tháng 11 năm 2026")]
    public async Task A_line_of_a_pdf_keeps_its_columns_apart(string right)
    {
        var font = Fonts.FirstOrDefault(File.Exists);
        Assert.SkipWhen(font is null, "No TrueType font with Vietnamese letters on this machine.");
        var builder = new PdfDocumentBuilder();
        var added = builder.AddTrueTypeFont(await File.ReadAllBytesAsync(font!, TestContext.Current.CancellationToken));
        var page = builder.AddPage(UglyToad.PdfPig.Content.PageSize.A4);
        page.AddText("BỘ TÀI CHÍNH", 13, new PdfPoint(60, 780), added);
        page.AddText("MẬT", 13, new PdfPoint(60, 750), added);
        page.AddText(right, 13, new PdfPoint(260, 750), added);

        var text = await Text(builder.Build(), MediaTypes.Pdf);

        text.Split('\n', StringSplitOptions.RemoveEmptyEntries).ShouldBe(["BỘ TÀI CHÍNH", $"MẬT   {right}"]);
        Secrecy(text).ShouldBe(SecrecyMark.Confidential);
    }

    private static SecrecyMark Secrecy(string text) => Proposal.SecrecyOf([text]);

    private static Paragraph Line(string text) => new(new Run(new DocumentFormat.OpenXml.Wordprocessing.Text(text)));

    private static Table Row(params string[][] cells) =>
        new(new TableRow(cells.Select(c => new TableCell(c.Select(Line)))));

    private static Task<string> Docx(params OpenXmlElement[] body) => Docx([], body);

    private static Task<string> Docx(OpenXmlElement[] top, OpenXmlElement[] body)
    {
        var stream = new MemoryStream();
        using (var document = WordprocessingDocument.Create(stream, WordprocessingDocumentType.Document))
        {
            var main = document.AddMainDocumentPart();
            main.Document = new Document(new Body(body));
            if (top.Length > 0)
            {
                main.AddNewPart<HeaderPart>().Header = new Header(top);
            }
        }

        return Text(stream.ToArray(), MediaTypes.Docx);
    }

    private static async Task<string> Text(byte[] file, string type) =>
        (await TextExtractor.Extract(new MemoryStream(file), type, TestContext.Current.CancellationToken)).Text;
}
