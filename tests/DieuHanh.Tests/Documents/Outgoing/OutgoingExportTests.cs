using System.Text;
using System.Text.Json;
using DieuHanh.Documents.Outgoing;
using DieuHanh.Tests.House;
using MiniExcelLibs;

namespace DieuHanh.Tests.Documents.Outgoing;

public sealed class OutgoingExportTests(World world) : IClassFixture<World>
{
    [Fact]
    public async Task The_files_hold_what_the_list_shows_and_void_numbers_too()
    {
        var (words, kept, gone) = await Two();
        var clerk = await world.As("clerk");
        var list = await clerk.Get("/documents/outgoing?Words=" + words);
        list.Texts("tbody tr").Count.ShouldBe(2);

        var csv = Encoding.UTF8.GetString(await clerk.Bytes(list.Attribute(".downloads a[href*='.csv']", "href")!));
        var lines = csv.Trim('﻿').Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        lines.Length.ShouldBe(3);
        lines[0].ShouldStartWith("\"Số, ký hiệu\",\"Ngày văn bản\"");
        csv.ShouldContain(kept.Code);
        csv.ShouldContain("Số bỏ");
        csv.ShouldContain("In nhầm");

        using var xlsx = new MemoryStream(await clerk.Bytes(list.Attribute(".downloads a[href*='.xlsx']", "href")!));
        var rows = (await xlsx.QueryAsync(useHeaderRow: true, cancellationToken: TestContext.Current.CancellationToken))
            .Cast<IDictionary<string, object>>()
            .ToList();
        rows.Select(r => (string)r["Số, ký hiệu"]).ShouldBe([kept.Code, gone.Code], ignoreOrder: true);
    }

    [Fact]
    public async Task Programs_read_it_page_by_page()
    {
        var (words, _, _) = await Two();
        var clerk = await world.As("clerk");

        var seen = new List<string>();
        var address = $"/api/documents/outgoing?Words={words}&limit=1";
        while (address is not null)
        {
            using var json = JsonDocument.Parse((await clerk.Get(address)).Body);
            seen.AddRange(
                json.RootElement.GetProperty("rows").EnumerateArray().Select(r => r.GetProperty("code").GetString()!)
            );
            address = json.RootElement.TryGetProperty("next", out var next) ? next.GetString() : null;
            seen.Count.ShouldBeLessThan(4);
        }

        seen.Distinct().Count().ShouldBe(2);
    }

    [Fact]
    public async Task One_document_is_given_to_programs_as_its_page_is_given_to_people()
    {
        var document = await Issued.Document(
            world,
            Sample.Unique("Cho phần mềm"),
            world.Staff.Unit("th"),
            recipients: world.Staff.Agency("btc")
        );
        using var json = JsonDocument.Parse((await (await world.As("clerk")).Get("/api" + document.Url)).Body);
        json.RootElement.GetProperty("code").GetString().ShouldBe(document.Code);
        json.RootElement.GetProperty("recipients").GetArrayLength().ShouldBe(1);
        json.RootElement.GetProperty("timeline").GetArrayLength().ShouldBe(1);

        using var outside = JsonDocument.Parse((await (await world.As("focal-btc")).Get("/api" + document.Url)).Body);
        outside.RootElement.GetProperty("timeline").GetArrayLength().ShouldBe(0);
        (await (await world.As("focal-bxd")).Get("/api" + document.Url)).Status.ShouldBe(404);
    }

    [Fact]
    public async Task The_register_prints_with_the_ten_columns_of_the_decree()
    {
        var (_, kept, gone) = await Two();
        var page = await (await world.As("clerk")).Get($"/documents/outgoing/print?Book={kept.BookId}&Year=2026");

        page.Texts(".register-paper thead tr:first-child th")
            .ShouldBe([
                "Số, ký hiệu",
                "Ngày văn bản",
                "Tên loại và trích yếu",
                "Người ký",
                "Nơi nhận",
                "Đơn vị, người nhận bản lưu",
                "Số lượng bản",
                "Ngày chuyển",
                "Ký nhận",
                "Ghi chú",
            ]);
        page.Text("tbody td").ShouldBe(kept.Code);
        page.Body.ShouldContain("Năm 2026");

        (await (await world.As("clerk")).Get($"/documents/outgoing/print?Book={gone.BookId}"))
            .Text("tbody")
            .ShouldContain("Số bỏ: In nhầm");
    }

    [Fact]
    public async Task The_box_at_the_top_finds_it_for_those_who_may_see_it()
    {
        var document = await Issued.Document(
            world,
            "Về bảo tồn voọc chà vá chân nâu",
            world.Staff.Unit("th"),
            recipients: world.Staff.Agency("btc")
        );

        foreach (var who in new[] { "clerk", "officer", "focal-btc" })
        {
            var page = await (await world.As(who)).Get("/search?q=vooc+cha+va");
            page.Texts("main section h2").ShouldContain("Văn bản đi", who);
            page.Attribute("main .hits a", "href").ShouldBe(document.Url, who);
        }

        foreach (var who in new[] { "officer-cn", "focal-bxd", "editor" })
        {
            (await (await world.As(who)).Get("/search?q=vooc+cha+va")).Has("main .hits").ShouldBeFalse(who);
        }
    }

    [Fact]
    public async Task The_list_pages_on_by_where_the_last_row_stands()
    {
        var word = Word();
        for (var i = 0; i < 52; i++)
        {
            await Issued.Document(world, $"{word} {i}");
        }

        var clerk = await world.As("clerk");
        var first = await clerk.Get("/documents/outgoing?Words=" + word);
        var second = await clerk.Get(first.Attribute(".pager a[rel=next]", "href")!);

        first.Texts("td .code").Count.ShouldBe(50);
        second.Texts("td .code").Count.ShouldBe(2);
        first.Texts("tbody a.subject").Intersect(second.Texts("tbody a.subject")).ShouldBeEmpty();
        second.Has(".pager a[rel=next]").ShouldBeFalse();
    }

    private static string Word() => "tu" + Guid.NewGuid().ToString("N")[..10];

    /// <summary>Two documents found by a word nothing else has, the second with a void number.</summary>
    private async Task<(string Words, OutgoingDocument Kept, OutgoingDocument Gone)> Two()
    {
        var word = Word();
        var kept = await Issued.Document(world, $"{word} còn", world.Staff.Unit("th"));
        var gone = await Issued.Document(world, $"{word} bỏ", world.Staff.Unit("th"));
        var clerk = await world.As("clerk");
        (await clerk.SubmitFrom(gone.Url, gone.Url + "/void", ("Why", "In nhầm"))).Status.ShouldBe(302);
        return (word, kept, gone);
    }
}
