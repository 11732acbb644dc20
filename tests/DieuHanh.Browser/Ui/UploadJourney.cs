using DieuHanh.Browser.House;
using DieuHanh.Kernel.Data;
using Microsoft.Playwright;

namespace DieuHanh.Browser.Ui;

/// <summary>A large file sent by the script of the page, over a line that breaks and through a page that is loaded anew.</summary>
public sealed class UploadJourney(Chromium chromium, Offices offices) : Journey(chromium, offices)
{
    private const int Part = 8 << 20;

    [Fact]
    public async Task A_large_file_goes_on_where_the_line_broke_also_after_a_reload()
    {
        var visitor = await Visit(await Open(Engine.Sqlite));
        var page = visitor.Page;
        await visitor.SignIn("vanthu1", "vanphongmau");
        var file = Path.Combine(System.IO.Directory.CreateTempSubdirectory("dieuhanh-sent-").FullName, "quet.png");
        await File.WriteAllBytesAsync(
            file,
            [0x89, .. "PNG\r\n\u001a\n"u8, .. new byte[(2 * Part) + 1000]],
            TestContext.Current.CancellationToken
        );

        // The first part arrives, the second is turned away underway; what came so far stays.
        var offsets = new List<string>();
        var broken = true;
        await page.RouteAsync(
            "**/uploads/*",
            async route =>
            {
                if (route.Request.Method == "PATCH")
                {
                    offsets.Add(await route.Request.HeaderValueAsync("upload-offset") ?? "");
                    if (broken && offsets[^1] != "0")
                    {
                        await route.FulfillAsync(new() { Status = 413 });
                        return;
                    }
                }

                await route.ContinueAsync();
            }
        );
        await Send();
        await page.WaitForSelectorAsync("main [role=alert]");
        (await page.InnerTextAsync("main [role=alert]")).ShouldContain("vượt mức được nhận");
        offsets.ShouldBe(["0", $"{Part}"]);

        broken = false;
        offsets.Clear();
        await page.ReloadAsync();
        await Send();
        await page.WaitForURLAsync("**/documents/incoming/register?upload=*");
        (await page.InnerTextAsync(".paper-files")).ShouldContain("quet.png");
        offsets.ShouldBe([$"{Part}", $"{2 * Part}"], "the first part was not sent again");

        async Task Send()
        {
            await visitor.Go("/documents/incoming/new");
            await page.SetInputFilesAsync("[name=Files]", file);
            await page.ClickAsync("form[data-progress] .btn-primary");
        }
    }
}
