using System.Globalization;
using System.IO.Compression;
using System.Text;
using DieuHanh.Documents.Text;
using DieuHanh.Kernel.Files;
using DieuHanh.Reading.Text;
using DieuHanh.Tests.House;
using DieuHanh.Tests.Kernel.Files;
using DieuHanh.Tests.Reading;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;
using UglyToad.PdfPig.Core;
using UglyToad.PdfPig.Writer;

namespace DieuHanh.Tests.Documents.Text;

[Trait("engine", "sqlite")]
public sealed class TextExtractorTests
{
    private static readonly string[] Fonts =
    [
        "/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf",
        "/usr/share/fonts/truetype/liberation/LiberationSans-Regular.ttf",
    ];

    [Fact]
    public async Task A_docx_gives_its_paragraphs_and_the_cells_of_its_tables()
    {
        var text = (
            await Extract(
                Docx(
                    "Giao Bộ Tài chính chủ trì.",
                    rows:
                    [
                        ["1", "Rà soát", "Bộ Xây dựng"],
                    ]
                ),
                MediaTypes.Docx
            )
        ).Text;

        text.ShouldContain("Giao Bộ Tài chính chủ trì.\n");
        text.Split('\n').ShouldContain("1  | Rà soát  | Bộ Xây dựng ".Trim());
    }

    [Fact]
    public async Task A_pdf_gives_its_lines_in_order_with_vietnamese_letters_whole()
    {
        var font = Fonts.FirstOrDefault(File.Exists);
        Assert.SkipWhen(font is null, "No TrueType font with Vietnamese letters on this machine.");

        var extraction = await Extract(
            Pdf(font!, "Số: 12/TB-VPCP", "Giao Ủy ban nhân dân tỉnh Nghệ An", "hoàn thành trước ngày 30/11/2026"),
            MediaTypes.Pdf
        );

        extraction.Problem.ShouldBeNull();
        extraction
            .Text.Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .ShouldBe(["Số: 12/TB-VPCP", "Giao Ủy ban nhân dân tỉnh Nghệ An", "hoàn thành trước ngày 30/11/2026"]);
    }

    [Fact]
    public async Task A_pdf_with_a_broken_cross_reference_is_an_explained_problem_or_still_read()
    {
        var font = Fonts.FirstOrDefault(File.Exists);
        Assert.SkipWhen(font is null, "No TrueType font with Vietnamese letters on this machine.");
        var whole = Encoding.Latin1.GetString(Pdf(font!, "Nội dung"));
        var broken = Encoding.Latin1.GetBytes(
            whole.Replace("startxref", "startxxxx", StringComparison.Ordinal)[..(whole.Length / 2)]
        );

        var extraction = await Extract(broken, MediaTypes.Pdf);

        (extraction.Problem is not null || extraction.Text.Length > 0).ShouldBeTrue();
    }

    [Theory]
    [InlineData(MediaTypes.Pdf)]
    [InlineData(MediaTypes.Docx)]
    public async Task Rubbish_is_an_explained_problem(string type)
    {
        var extraction = await Extract(Encoding.UTF8.GetBytes("%PDF-1.7 không phải"), type);

        extraction.Text.ShouldBeEmpty();
        extraction.Problem.ShouldNotBeNullOrEmpty();
    }

    [Theory]
    [InlineData(MediaTypes.Docx)]
    [InlineData(MediaTypes.Xlsx)]
    [InlineData(MediaTypes.Pptx)]
    [InlineData(MediaTypes.Pdf)]
    public async Task A_document_with_a_password_says_so(string type)
    {
        var content = type == MediaTypes.Pdf ? LockedPdf() : MediaTypeTests.Locked;

        (await Extract(content, type)).Problem!.ShouldStartWith("Tệp có mật khẩu");
    }

    [Fact]
    public async Task A_pdf_nested_a_hundred_thousand_deep_does_not_end_the_program()
    {
        var deep =
            $"%PDF-1.4\n1 0 obj\n{new string('[', 100_000)}\nendobj\ntrailer<</Root 1 0 R>>\nstartxref\n9\n%%EOF";

        var extraction = await Extract(Encoding.Latin1.GetBytes(deep), MediaTypes.Pdf);

        extraction.Problem.ShouldNotBeNull();
    }

    [Fact]
    public async Task A_docx_that_unpacks_to_more_than_allowed_is_not_opened()
    {
        var limits = ExtractionLimits.Default with { Unpacked = 1 << 20 };

        var extraction = await TextExtractor.Extract(
            new MemoryStream(Bomb(8 << 20)),
            MediaTypes.Docx,
            limits,
            TestContext.Current.CancellationToken
        );

        extraction.Text.ShouldBeEmpty();
        extraction.Problem.ShouldBe("Tệp nén bất thường nên không được mở; hãy nhập các thông tin bằng tay.");
    }

    [Fact]
    public async Task A_docx_nested_beyond_reason_is_an_explained_problem()
    {
        var depth = 50_000;
        var xml =
            string.Concat(Enumerable.Repeat("<w:sdt><w:sdtContent>", depth))
            + string.Concat(Enumerable.Repeat("</w:sdtContent></w:sdt>", depth));

        var extraction = await Extract(Zip(xml), MediaTypes.Docx);

        extraction.Problem.ShouldNotBeNull();
    }

    [Fact]
    public async Task A_workbook_gives_its_rows_with_days_as_days_and_old_fonts_in_unicode()
    {
        var book = Papers.Xlsx(["TT", "Đơn vị", "Hạn"], [1, "@Bộ Tài chính được giao", new DateOnly(2026, 11, 30)]);

        (await Extract(book, MediaTypes.Xlsx)).Text.ShouldBe(
            "TT | Đơn vị | Hạn\n1 | Bộ Tài chính được giao | 30/11/2026"
        );
    }

    [Theory]
    [InlineData(MediaTypes.Xlsx)]
    [InlineData(MediaTypes.Pptx)]
    public async Task A_workbook_or_a_show_that_unpacks_to_more_than_allowed_is_not_opened(string type)
    {
        var extraction = await TextExtractor.Extract(
            new MemoryStream(Bomb(8 << 20)),
            type,
            ExtractionLimits.Default with
            {
                Unpacked = 1 << 20,
            },
            TestContext.Current.CancellationToken
        );

        extraction.Problem.ShouldBe("Tệp nén bất thường nên không được mở; hãy nhập các thông tin bằng tay.");
    }

    [Fact]
    public async Task Words_in_the_fonts_from_before_unicode_are_read_in_unicode()
    {
        var docx = Papers.Docx(
            ("Sửa đổi, bổ sung", ".VnTime"),
            ("Đường sắt Bắc Nam", "VNI-Times"),
            ("Thường", "Times New Roman")
        );

        (await Extract(docx, MediaTypes.Docx))
            .Text.Split('\n')
            .ShouldBe(["Sửa đổi, bổ sung", "Đường sắt Bắc Nam", "Thường"]);
    }

    [Fact]
    public async Task A_pdf_whose_fonts_do_not_tell_is_known_by_how_it_reads()
    {
        const string sentence = "Giao các bộ, cơ quan rà soát việc thực hiện, báo cáo kết quả trước ngày 30/11";
        var pdf = Papers.Pdf(Legacy.Write(sentence, LegacyEncoding.Vni));

        (await Extract(pdf, MediaTypes.Pdf)).Text.ShouldBe(sentence);
    }

    [Fact]
    public async Task The_reading_process_has_no_network_and_nothing_of_the_environment()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "The limits are those of Linux.");
        Environment.SetEnvironmentVariable("DIEUHANH_TEST_SECRET", "kín");
        await Extract(Docx("Một câu.", rows: []), MediaTypes.Docx);
        var readers = System
            .IO.Directory.EnumerateDirectories("/proc")
            .Where(p => int.TryParse(Path.GetFileName(p), out _))
            .Where(p => Said(p, "cmdline").Contains("dieuhanh.dll\0extract", StringComparison.Ordinal))
            .Where(p => Said(p, "status").Contains($"PPid:\t{Environment.ProcessId}\n", StringComparison.Ordinal))
            .ToList();

        readers.ShouldNotBeEmpty();
        foreach (var reader in readers)
        {
            Said(reader, "environ").ShouldNotContain("DIEUHANH_TEST_SECRET");
            if (TextTools.Confinement.NoNetwork)
            {
                new FileInfo(Path.Combine(reader, "ns/net")).LinkTarget.ShouldNotBe(
                    new FileInfo("/proc/self/ns/net").LinkTarget
                );
            }
        }

        static string Said(string process, string what)
        {
            try
            {
                return File.ReadAllText(Path.Combine(process, what));
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                // It has ended meanwhile.
                return "";
            }
        }
    }

    [Fact]
    public async Task A_long_text_is_cut_and_says_so()
    {
        var extraction = await TextExtractor.Extract(
            new MemoryStream(Encoding.UTF8.GetBytes(new string('a', 5_000))),
            MediaTypes.Text,
            ExtractionLimits.Default with
            {
                Characters = 1_000,
            },
            TestContext.Current.CancellationToken
        );

        extraction.Text.Length.ShouldBe(1_000);
        extraction.Problem.ShouldBe("Tệp rất dài: chỉ phần đầu được đọc.");
    }

    private static Task<Extraction> Extract(byte[] file, string type) =>
        TextExtractor.Extract(new MemoryStream(file), type, TestContext.Current.CancellationToken);

    [Fact]
    public async Task A_pdf_whose_page_unpacks_to_more_than_a_page_holds_is_not_read()
    {
        var extraction = await Extract(PdfBomb(64 << 20), MediaTypes.Pdf);

        extraction.Text.ShouldBeEmpty();
        extraction.Problem.ShouldBe("Tệp nén bất thường nên không được mở; hãy nhập các thông tin bằng tay.");
        (await Extract(PdfBomb(1 << 20), MediaTypes.Pdf)).Problem!.ShouldStartWith("Tệp không có văn bản");
    }

    [Fact]
    public async Task A_reading_that_never_ends_is_ended_and_the_next_one_is_read()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "A pipe that nobody writes into is a file of Linux.");
        var pipe = Path.Combine(Databases.Folder, $"{Guid.NewGuid():N}.pipe");
        using (var made = System.Diagnostics.Process.Start("mkfifo", [pipe]))
        {
            await made.WaitForExitAsync(TestContext.Current.CancellationToken);
        }

        await using var never = new FileStream(pipe, FileMode.Open, FileAccess.ReadWrite);
        var extraction = await TextExtractor.Extract(
            never,
            MediaTypes.Docx,
            ExtractionLimits.Default with
            {
                Time = TimeSpan.FromSeconds(0.1),
            },
            TestContext.Current.CancellationToken
        );

        extraction.Problem.ShouldBe("Đọc tệp quá lâu nên đã dừng; hãy nhập các thông tin bằng tay.");
        (await Extract(Docx("Việc khác.", rows: []), MediaTypes.Docx)).Text.ShouldBe("Việc khác.");
    }

    private static byte[] LockedPdf()
    {
        // Keys that no empty password opens.
        var keys = string.Concat(Enumerable.Repeat("5a", 32));
        var (pdf, places) = (new StringBuilder("%PDF-1.4\n"), new List<int>());
        foreach (
            var thing in new[]
            {
                "<</Type/Catalog/Pages 2 0 R>>",
                "<</Type/Pages/Kids[3 0 R]/Count 1>>",
                "<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Resources<<>>>>",
                $"<</Filter/Standard/V 1/R 2/Length 40/P -4/O<{keys}>/U<{keys}>>>",
            }
        )
        {
            places.Add(pdf.Length);
            pdf.Append(CultureInfo.InvariantCulture, $"{places.Count} 0 obj\n{thing}\nendobj\n");
        }

        var table = pdf.Length;
        pdf.Append("xref\n0 5\n0000000000 65535 f \n");
        places.ForEach(p => pdf.Append(CultureInfo.InvariantCulture, $"{p:D10} 00000 n \n"));
        pdf.Append("trailer<</Size 5/Root 1 0 R/Encrypt 4 0 R/ID[<5a><5a>]>>\n");
        pdf.Append(CultureInfo.InvariantCulture, $"startxref\n{table}\n%%EOF");
        return Encoding.Latin1.GetBytes(pdf.ToString());
    }

    private static byte[] PdfBomb(int size)
    {
        var packed = new MemoryStream();
        using (var deflate = new ZLibStream(packed, CompressionLevel.SmallestSize, leaveOpen: true))
        {
            deflate.Write(Enumerable.Repeat((byte)' ', size).ToArray());
        }

        var pdf = new MemoryStream();
        var places = new List<long>();
        Write("%PDF-1.4\n");
        Add("<</Type/Catalog/Pages 2 0 R>>");
        Add("<</Type/Pages/Kids[3 0 R]/Count 1>>");
        Add("<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents 4 0 R/Resources<<>>>>");
        places.Add(pdf.Length);
        Write($"4 0 obj\n<</Length {packed.Length}/Filter/FlateDecode>>stream\n");
        pdf.Write(packed.ToArray());
        Write("\nendstream\nendobj\n");
        var table = pdf.Length;
        Write(
            $"xref\n0 5\n0000000000 65535 f \n{string.Concat(places.Select(p => string.Create(CultureInfo.InvariantCulture, $"{p:D10} 00000 n \n")))}"
        );
        Write($"trailer<</Size 5/Root 1 0 R>>\nstartxref\n{table}\n%%EOF");
        return pdf.ToArray();

        void Add(string body)
        {
            places.Add(pdf.Length);
            Write($"{places.Count} 0 obj\n{body}\nendobj\n");
        }

        void Write(string text) => pdf.Write(Encoding.Latin1.GetBytes(text));
    }

    private static byte[] Docx(string paragraph, string[][] rows)
    {
        var stream = new MemoryStream();
        using (var document = WordprocessingDocument.Create(stream, WordprocessingDocumentType.Document))
        {
            var table = new Table(rows.Select(r => new TableRow(r.Select(c => new TableCell(Line(c))))));
            document.AddMainDocumentPart().Document = new Document(new Body(Line(paragraph), table));
        }

        return stream.ToArray();

        static Paragraph Line(string text) => new(new Run(new DocumentFormat.OpenXml.Wordprocessing.Text(text)));
    }

    private static byte[] Pdf(string fontFile, params string[] lines)
    {
        var builder = new PdfDocumentBuilder();
        var font = builder.AddTrueTypeFont(File.ReadAllBytes(fontFile));
        var page = builder.AddPage(UglyToad.PdfPig.Content.PageSize.A4);
        for (var i = 0; i < lines.Length; i++)
        {
            page.AddText(lines[i], 13, new PdfPoint(60, 780 - (i * 24)), font);
        }

        return builder.Build();
    }

    private static byte[] Bomb(int size) => Zip($"<w:p><w:r><w:t>{new string('0', size)}</w:t></w:r></w:p>");

    private static byte[] Zip(string body)
    {
        var stream = new MemoryStream();
        using (var archive = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            Write(
                archive,
                "[Content_Types].xml",
                """<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>"""
            );
            Write(
                archive,
                "_rels/.rels",
                """<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>"""
            );
            Write(
                archive,
                "word/document.xml",
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"""<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>{body}</w:body></w:document>"""
                )
            );
        }

        return stream.ToArray();

        static void Write(ZipArchive archive, string name, string content)
        {
            using var writer = new StreamWriter(archive.CreateEntry(name).Open());
            writer.Write(content);
        }
    }
}
