using System.IO.Compression;
using System.Text;
using DieuHanh.Browser.House;
using DieuHanh.Kernel.Data;
using Microsoft.Playwright;

namespace DieuHanh.Browser.Directory;

/// <summary>The structure goes out as a file, comes back with faults, is mended and put in.</summary>
public sealed class StructureFileJourney(Chromium chromium, Offices offices) : Journey(chromium, offices)
{
    private const string Renamed = "Bộ Y tế và Chăm sóc sức khỏe nhân dân";

    [Theory]
    [InlineData(Engine.Sqlite, true)]
    [InlineData(Engine.PostgreSql, false)]
    public async Task A_file_with_faults_changes_nothing_and_says_where_they_are(Engine engine, bool javaScript)
    {
        var visitor = await Visit(await Open(engine), javaScript: javaScript).As("quantri");
        var page = visitor.Page;
        await visitor.See("/directory/import");
        await visitor.Picture("structure-import");
        var download = await page.RunAndWaitForDownloadAsync(() => visitor.Follow("Tải các tệp CSV"));
        var exported = await File.ReadAllBytesAsync(await download.PathAsync(), TestContext.Current.CancellationToken);

        // A kind that does not exist, and a post of somebody who does not.
        var broken = Changed(exported, "co-quan.csv", "\"BYT\",\"Bộ\"", "\"BYT\",\"Bộ lạc\"");
        broken = Changed(broken, "vi-tri.csv", "\"Văn thư\"", "\"Văn thư giỏi\"");
        await Read(visitor, broken);
        await visitor.Shows("lỗi");
        var faults = await page.InnerTextAsync("#faults");
        faults.ShouldContain("Bộ lạc");
        faults.ShouldContain("Văn thư giỏi");
        (await page.Locator("#faults tbody tr").CountAsync()).ShouldBeGreaterThanOrEqualTo(2);
        (await page.GetByRole(AriaRole.Button, new() { Name = "Xác nhận, nhập tất cả" }).CountAsync()).ShouldBe(0);
        await visitor.IsForEveryoneOnAnyScreen();
        await visitor.Picture("structure-import-faults");

        await Read(visitor, Changed(exported, "co-quan.csv", "\"Bộ Y tế\"", $"\"{Renamed}\""));
        await page.Locator("[data-change]").WaitForAsync();
        (await page.Locator("[data-change]").InnerTextAsync()).ShouldContain(Renamed);
        await visitor.IsForEveryoneOnAnyScreen();
        await visitor.Press("Xác nhận, nhập tất cả");
        await visitor.Shows("Tệp đã được nhập lúc");
        await visitor.IsForEveryone();
        await visitor.Go($"/agencies?Q={Uri.EscapeDataString("Chăm sóc sức khỏe")}");
        await visitor.Shows(Renamed);
    }

    private static async Task Read(Visitor visitor, byte[] archive)
    {
        await visitor.Go("/directory/import");
        await visitor.Page.SetInputFilesAsync(
            "[name=File]",
            new FilePayload
            {
                Name = "danh-ba.zip",
                MimeType = "application/zip",
                Buffer = archive,
            }
        );
        await visitor.Press("Đọc tệp, xem trước");
    }

    private static byte[] Changed(byte[] archive, string file, string from, string to)
    {
        using var packed = new MemoryStream();
        packed.Write(archive);
        using (var zip = new ZipArchive(packed, ZipArchiveMode.Update, leaveOpen: true))
        {
            var entry = zip.GetEntry(file).ShouldNotBeNull();
            string text;
            using (var reader = new StreamReader(entry.Open(), Encoding.UTF8))
            {
                text = reader.ReadToEnd();
            }

            text.ShouldContain(from);
            entry.Delete();
            using var writer = new StreamWriter(zip.CreateEntry(file).Open(), new UTF8Encoding(true));
            writer.Write(text.Replace(from, to, StringComparison.Ordinal));
        }

        return packed.ToArray();
    }
}
