using DieuHanh.Browser.House;
using DieuHanh.Kernel.Data;
using Microsoft.Playwright;

namespace DieuHanh.Browser.Documents;

/// <summary>What becomes of files: shown, only saved, turned away, withheld.</summary>
public sealed class FileJourney(Chromium chromium, Offices offices) : Journey(chromium, offices)
{
    private const string LongName =
        "Báo cáo tổng hợp ý kiến của các bộ, cơ quan ngang bộ, cơ quan thuộc Chính phủ và Ủy ban nhân dân các tỉnh.pdf";

    [Fact]
    public async Task A_pdf_is_shown_in_the_browser_unless_something_in_it_runs()
    {
        var clerk = await Visit(await Open(Engine.Sqlite)).As("vanthu1");
        var page = clerk.Page;
        await clerk.See("/documents/incoming/new");
        await page.SetInputFilesAsync(
            "[name=Files]",
            [Papers.Pdf(LongName), Papers.Pdf("co ma lenh.pdf", script: true)]
        );
        await page.ClickAsync("form[data-progress] .btn-primary");
        await page.WaitForURLAsync("**/documents/incoming/register?upload=*");
        await clerk.IsForEveryoneOnAnyScreen();
        await Register(clerk, "77/BTC-VP", "Về việc thử tệp");
        await clerk.IsForEveryoneOnAnyScreen();

        var plain = page.Locator(".files li").Filter(new() { HasText = LongName }).First;
        (await plain.InnerTextAsync()).ShouldContain("chưa quét mã độc");
        var running = page.Locator(".files li").Filter(new() { HasText = "co ma lenh.pdf" }).First;
        (await running.InnerTextAsync()).ShouldContain("có mã lệnh hoặc tệp nhúng");
        (await running.GetByText("Xem", new() { Exact = true }).CountAsync()).ShouldBe(0);
        var saved = await page.RunAndWaitForDownloadAsync(() => running.Locator("a").First.ClickAsync());
        saved.SuggestedFilename.ShouldBe("co ma lenh.pdf");

        // Whether the browser draws it is the browser's own; the office says that it may.
        var address = await plain.GetByText("Xem", new() { Exact = true }).GetAttributeAsync("href");
        var shown = await page.Context.APIRequest.GetAsync(new Uri(new(page.Url), address).ToString());
        shown.Status.ShouldBe(200);
        shown.Headers["content-type"].ShouldBe("application/pdf");
        shown.Headers["content-disposition"].ShouldStartWith("inline");
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_paper_with_a_secrecy_mark_is_turned_away_and_nothing_of_it_stays(bool javaScript)
    {
        var clerk = await Visit(await Open(Engine.Sqlite), javaScript: javaScript).As("vanthu1");
        foreach (var way in new[] { "incoming", "outgoing" })
        {
            await clerk.Go($"/documents/{way}/new");
            await clerk.Page.SetInputFilesAsync("[name=Files]", Papers.Marked("thu.txt"));
            await clerk.Page.ClickAsync("form[data-progress] .btn-primary");
            await clerk.Shows("nên hệ thống này không được nhận");
            (await clerk.Page.InnerTextAsync("main")).ShouldNotContain("thu.txt");
            await clerk.IsForEveryoneOnAnyScreen();
        }

        await clerk.Picture("secret-refused");
        await clerk.Go("/documents/incoming/new");
        await clerk.Shows("Không có tệp nào đang chờ.");
    }

    [Fact]
    public async Task A_mark_found_later_withholds_the_document_until_the_clerk_has_looked()
    {
        Assert.SkipWhen(!File.Exists("/usr/bin/soffice"), "There is no office suite to read old kinds of files.");
        var office = await Open(Engine.Sqlite);
        var clerk = await Visit(office).As("vanthu1");
        await clerk.Go("/documents/incoming/new");
        await clerk.Page.SetInputFilesAsync("[name=Files]", Papers.MarkedOfOldKind("bao cao.rtf"));
        await clerk.Page.ClickAsync("form[data-progress] .btn-primary");
        await clerk.Page.WaitForURLAsync("**/documents/incoming/register?upload=*");
        await clerk.Page.CheckAsync("main [name=Open]");
        await Register(clerk, "12/BC-BTC", "Về tình hình thử nghiệm");
        var address = clerk.Page.Url;
        await clerk.Until(clerk.Page.Locator("#withheld"), () => clerk.Page.GotoAsync(address));
        await clerk.IsForEveryoneOnAnyScreen();
        await clerk.Picture("withheld");

        var officer = await Visit(office).As("cv.ktth2");
        (await officer.Page.GotoAsync(address))!.Status.ShouldBeOneOf(403, 404);
        await officer.IsForEveryone();

        await clerk.Confirm("Không phải văn bản mật", "Mở lại văn bản");
        await Assertions.Expect(clerk.Page.Locator("#withheld")).ToHaveCountAsync(0);
        (await officer.Page.GotoAsync(address))!.Status.ShouldBe(200);
    }

    private static async Task Register(Visitor clerk, string code, string subject)
    {
        await clerk.Fill("Code", code);
        await clerk.Fill("IssuedOn", Walking.Day(-2));
        await clerk.Fill("Issuer", "Bộ Tài chính");
        await clerk.Choose("TypeName", "Công văn");
        await clerk.Fill("Subject", subject);
        await clerk.Page.ClickAsync("main button[name=Then][value=show]");
        await clerk.Shows("Thông tin đăng ký");
    }
}
