using DieuHanh.Documents.Text;
using DieuHanh.Kernel.Files;
using DieuHanh.Tests.House;
using DieuHanh.Tests.Kernel.Files;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace DieuHanh.Tests.Documents.Text;

/// <summary>LibreOffice, tesseract and poppler as they are installed here. The database does not matter, so one engine runs them.</summary>
[Trait("engine", "sqlite")]
public sealed class ToolTests(World world, ToolTests.Bare bare) : IClassFixture<World>, IClassFixture<ToolTests.Bare>
{
    private const string Sentence = "Bộ Tài chính chủ trì, phối hợp với Bộ Xây dựng báo cáo Thủ tướng Chính phủ.";

    [Fact]
    public async Task A_doc_in_the_fonts_from_before_unicode_is_read_in_unicode()
    {
        await Papers.NeedsTools(world);
        var docx = Papers.Docx(
            (Sentence, null),
            ("Việc thứ hai: rà soát, sửa đổi, được phép ứng vốn", ".VnTime"),
            ("Việc thứ ba: đường sắt", "VNI-Times"),
            ("thông báo", ".VnTimeH")
        );
        var document = await world.Register("cũ.doc", await Papers.Convert(docx, "docx", "doc"));

        await world.Read();

        var lines = (await world.File(document)).Text!.Split('\n');
        lines.ShouldBe([
            Sentence,
            "Việc thứ hai: rà soát, sửa đổi, được phép ứng vốn",
            "Việc thứ ba: đường sắt",
            "THÔNG BÁO",
        ]);
        (await world.Reading(document)).Way.ShouldBe(ReadingWay.Converted);
        (await world.File(document)).Problem.ShouldBeNull();
    }

    [Fact]
    public async Task A_scanned_pdf_is_recognised_and_says_that_it_may_be_wrong()
    {
        await Papers.NeedsTools(world);
        var scan = await Papers.Scan(Papers.Pdf("VĂN PHÒNG CHÍNH PHỦ", "Số: 12/TB-VPCP", "", Sentence));
        var document = await world.Register("quét.pdf", Papers.PdfOf(scan));

        await world.Read();

        var (file, reading) = (await world.File(document), await world.Reading(document));
        file.Text.ShouldNotBeNull();
        file.Text.ReplaceLineEndings(" ").ShouldContain("Bộ Tài chính chủ trì");
        file.Problem.ShouldBe("Chữ được nhận dạng từ ảnh quét (OCR), có thể sai: đối chiếu với tệp.");
        (reading.Way, reading.State).ShouldBe((ReadingWay.Recognised, ReadingState.Read));
        reading.Confidence!.Value.ShouldBeGreaterThan(60);
        (await world.Finds(document, "Thủ tướng Chính phủ")).ShouldBeTrue();
    }

    [Fact]
    public async Task An_old_workbook_and_a_photograph_are_read()
    {
        await Papers.NeedsTools(world);
        var xls = await world.Register(
            "cũ.xls",
            await Papers.Convert(Papers.Xlsx(["Đơn vị", "Số liệu"], ["Bộ Xây dựng", 125]), "xlsx", "xls")
        );
        var photo = await world.Register("ảnh.png", await Papers.Scan(Papers.Pdf(Sentence)));

        await world.Read();

        (await world.File(xls)).Text.ShouldBe("Đơn vị | Số liệu\nBộ Xây dựng | 125");
        (await world.File(photo)).Text!.ShouldContain("Bộ Xây dựng");
    }

    [Fact]
    public async Task Without_the_tools_it_says_so_and_reads_once_they_are_installed()
    {
        await Papers.NeedsTools(world);
        var scan = await bare.Register("quét.pdf", Papers.PdfOf(await Papers.Scan(Papers.Pdf("Giao Bộ Y tế."))));
        var old = await bare.Register("cũ.doc", [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, 0]);
        var locked = await bare.Register("có mật khẩu.doc", MediaTypeTests.Locked);
        await bare.Read();
        (await bare.File(locked)).Problem!.ShouldStartWith("Tệp có mật khẩu");
        (await bare.Reading(locked)).State.ShouldBe(ReadingState.Unreadable);
        (await bare.File(scan)).Problem!.ShouldContain("chưa cài chương trình nhận dạng chữ");
        (await bare.File(old)).Problem!.ShouldContain("chưa cài LibreOffice");
        (await bare.Reading(scan)).State.ShouldBe(ReadingState.ToolMissing);
        (
            await bare.App.Services.GetRequiredService<TextTools>().Installed(TestContext.Current.CancellationToken)
        ).ShouldAllBe(t => t.Works == (t.Name == "pdftoppm"));

        bare.Settings.Ocr = "tesseract";
        await bare
            .App.Services.GetRequiredService<BackgroundReading>()
            .Reopen(again: false, TestContext.Current.CancellationToken);
        await bare.Read();

        (await bare.File(scan)).Text!.ShouldContain("Bộ Y tế");
        (await bare.Reading(old)).State.ShouldBe(ReadingState.ToolMissing);
    }

    [Fact]
    public async Task What_is_installed_is_told_with_its_version()
    {
        await Papers.NeedsTools(world);
        var installed = await world
            .App.Services.GetRequiredService<TextTools>()
            .Installed(TestContext.Current.CancellationToken);

        installed.ShouldAllBe(t => t.Works);
        installed.ShouldAllBe(t => t.Version!.Any(char.IsDigit));
    }

    /// <summary>A machine without the tools.</summary>
    public sealed class Bare : World
    {
        public TextSettings Settings { get; } =
            new()
            {
                Ocr = "off",
                Office = "off",
                Pages = "pdftoppm",
            };

        protected override void Tune(WebApplicationBuilder builder) => builder.Services.AddSingleton(Settings);
    }
}
