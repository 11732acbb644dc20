using System.Text;
using System.Text.Json;
using DieuHanh.Documents.Incoming;
using DieuHanh.Documents.Registers;
using DieuHanh.Tests.House;
using Microsoft.Extensions.DependencyInjection;
using MiniExcelLibs;

namespace DieuHanh.Tests.Documents.Incoming;

public sealed class IncomingExportTests(World world) : IClassFixture<World>
{
    [Fact]
    public async Task The_files_hold_what_the_list_shows_and_no_formula()
    {
        var word = "xuatso" + Guid.NewGuid().ToString("N")[..8];
        var first = await Mail.Find(world, await Mail.Register(world, $"=HYPERLINK(\"http://x\") {word}"));
        var second = await Mail.Find(world, await Mail.Register(world, $"Thứ hai {word}"));
        await Mail.Direct(world, second.Id, Mail.Unit(world, "th"), Mail.Unit(world, "cn", Part.Information));
        var clerk = await world.As("clerk");
        var list = await clerk.Get("/documents/incoming?Words=" + word);
        list.Texts("tbody tr").Count.ShouldBe(2);

        var csv = Encoding.UTF8.GetString(await clerk.Bytes(list.Attribute(".downloads a[href*='.csv']", "href")!));
        var lines = csv.Trim('﻿').Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        lines.Length.ShouldBe(3);
        lines[0].ShouldStartWith("\"Ngày đến\",\"Số đến\",\"Tác giả\"");
        csv.ShouldContain("\"'=HYPERLINK(\"\"http://x\"\")");
        csv.ShouldContain("Vụ Tổng hợp (chủ trì); Vụ Công nghiệp (để biết)");

        using var xlsx = new MemoryStream(await clerk.Bytes(list.Attribute(".downloads a[href*='.xlsx']", "href")!));
        var rows = (await xlsx.QueryAsync(useHeaderRow: true, cancellationToken: TestContext.Current.CancellationToken))
            .Cast<IDictionary<string, object>>()
            .ToList();
        rows.Select(r => (string)r["Số, ký hiệu"]).ShouldBe([first.Code, second.Code]);
        rows[0]["Ngày đến"].ShouldBe(new DateTime(2026, 11, 23));
    }

    [Fact]
    public async Task Nobody_takes_away_what_they_may_not_see()
    {
        var word = "kinxuat" + Guid.NewGuid().ToString("N")[..8];
        await Mail.Register(world, $"Không mở {word}");
        var officer = await world.As("officer");

        Encoding
            .UTF8.GetString(await officer.Bytes($"/documents/incoming/list.csv?Words={word}"))
            .ShouldNotContain(word);
        (await officer.Get($"/documents/incoming/print?Words={word}"))
            .Text("main")
            .ShouldContain("Không có văn bản nào.");
        (await (await world.As("focal-btc")).Get("/documents/incoming/list.csv")).Status.ShouldBe(403);
    }

    [Fact]
    public async Task Programs_read_it_page_by_page()
    {
        var word = "tungtrang" + Guid.NewGuid().ToString("N")[..8];
        await Mail.Register(world, $"Một {word}");
        await Mail.Register(world, $"Hai {word}");
        var clerk = await world.As("clerk");

        var seen = new List<string>();
        var address = $"/api/documents/incoming?Words={word}&limit=1";
        while (address is not null)
        {
            using var json = JsonDocument.Parse((await clerk.Get(address)).Body);
            seen.AddRange(
                json.RootElement.GetProperty("rows").EnumerateArray().Select(r => r.GetProperty("id").GetString()!)
            );
            address = json.RootElement.TryGetProperty("next", out var next) ? next.GetString() : null;
            seen.Count.ShouldBeLessThan(4);
        }

        seen.Distinct().Count().ShouldBe(2);
    }

    [Fact]
    public async Task Without_a_filter_the_running_month_is_printed_book_by_book_and_another_period_may_be_chosen()
    {
        await Mail.Register(world);
        var other = await Sample.OpenBook(world, Direction.Incoming);
        await world.In(s =>
            s.GetRequiredService<Registrar>()
                .Incoming(
                    other,
                    new DateOnly(2026, 10, 30),
                    Sample.Particulars(Sample.Unique("3").Replace(' ', '0') + "/X")
                )
        );
        var clerk = await world.As("clerk");

        var page = await clerk.Get("/documents/incoming/print");

        page.Value("#From").ShouldBe("01/11/2026");
        page.Value("#To").ShouldBe("30/11/2026");
        page.Text("main").ShouldContain("Từ ngày 01/11/2026. Đến ngày 30/11/2026");
        page.Texts(".register-paper tbody th").ShouldContain("Sổ: Văn bản đến");
        page.Texts(".register-paper tbody td:first-child").ShouldAllBe(day => day.EndsWith("/11/2026"));

        var chosen = await clerk.Get(
            $"/documents/incoming/print?State=Registered&Book={other}&From=01/10/2026&To=31/10/2026"
        );
        chosen.Texts(".register-paper tbody td:first-child").ShouldBe(["30/10/2026"]);
        chosen.Has("form.filters input[type=hidden][name=State][value=Registered]").ShouldBeTrue();
        chosen.Value("#Book").ShouldBe($"{other}");
    }

    [Fact]
    public async Task One_book_is_listed_by_its_numbers_page_after_page_and_several_say_which_book()
    {
        var book = await Sample.OpenBook(world, Direction.Incoming);
        // The second number was given to what had arrived the day before.
        foreach (var day in new[] { 23, 20, 22 })
        {
            await world.In(s =>
                s.GetRequiredService<Registrar>()
                    .Incoming(
                        book,
                        new DateOnly(2026, 11, day),
                        Sample.Particulars(Sample.Unique("4").Replace(' ', '0') + "/X") with
                        {
                            IssuedOn = new DateOnly(2026, 11, 19),
                        }
                    )
            );
        }

        var clerk = await world.As("clerk");
        var list = await clerk.Get($"/documents/incoming?Book={book}");
        list.Texts("tbody td:first-child").ShouldBe(["3", "2", "1"]);

        var numbers = new List<int>();
        var address = $"/api/documents/incoming?Book={book}&limit=1";
        while (address is not null)
        {
            using var json = JsonDocument.Parse((await clerk.Get(address)).Body);
            numbers.AddRange(
                json.RootElement.GetProperty("rows").EnumerateArray().Select(r => r.GetProperty("number").GetInt32())
            );
            address = json.RootElement.TryGetProperty("next", out var next) ? next.GetString() : null;
            numbers.Count.ShouldBeLessThan(5);
        }

        numbers.ShouldBe([3, 2, 1]);
        (await clerk.Get("/documents/incoming")).Texts("tbody td:first-child .places").ShouldNotBeEmpty();
    }

    [Fact]
    public async Task The_register_prints_with_the_ten_columns_of_the_decree()
    {
        var document = await Mail.Find(world, await Mail.Register(world));
        await Mail.Change(world, document.Id, (d, _) => d.SendBack("Gửi nhầm."));
        var page = await (await world.As("clerk")).Get($"/documents/incoming/print?Book={document.BookId}&Year=2026");

        page.Texts(".register-paper thead tr:first-child th")
            .ShouldBe([
                "Ngày đến",
                "Số đến",
                "Tác giả",
                "Số, ký hiệu",
                "Ngày văn bản",
                "Tên loại và trích yếu",
                "Đơn vị, người nhận",
                "Ngày chuyển",
                "Ký nhận",
                "Ghi chú",
            ]);
        page.Text("main").ShouldContain("Năm 2026");
        page.Text("tbody").ShouldContain("Trả lại nơi gửi: Gửi nhầm.");
    }
}
