using System.Text.Json;
using DieuHanh.Kernel.Data;
using DieuHanh.Kernel.Search;
using DieuHanh.Tests.Documents;
using DieuHanh.Tests.Documents.Incoming;
using DieuHanh.Tests.House;
using DieuHanh.Tests.Tasks;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace DieuHanh.Tests.Search;

/// <summary>The box over everything: where a thing is and for how long, only to whom may see it, by few queries.</summary>
public sealed class SearchPageTests(TaskWorld world) : IClassFixture<TaskWorld>
{
    private const int MostQueries = 8;

    [Fact]
    public async Task A_number_answers_first_where_the_document_is_and_for_how_many_days()
    {
        var id = await Mail.Register(world, "Hỏi văn bản đang ở đâu");
        var document = await Mail.Find(world, id);

        var page = await Asked("clerk", document.Code);
        page.Texts("main section h2")[0].ShouldBe($"{document.Code} đang ở đâu?");
        page.Text(".where-is .where").ShouldBe("Đang ở Văn thư · từ 23/11/2026, 0 ngày làm việc · chờ trình");

        await Mail.Submit(world, id);
        page = await Asked("clerk", document.Code.ToLowerInvariant());
        page.Text(".where-is .where").ShouldMatch("^Đang ở .+ · từ 23/11/2026, 0 ngày làm việc · chờ ý kiến chỉ đạo");
        page.Texts(".hits .where").Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_task_is_with_the_agencies_that_owe_it_and_is_found_by_their_short_names()
    {
        await world.Give(world.Said("btc", "bxd") with { Action = "Rà soát hải đăng Mẫu Hòn" });

        foreach (var typed in new[] { "BTC hải đăng", "bộ tài chính hai dang", "BXD hải đăng" })
        {
            (await Asked("officer", typed))
                .Texts("main .hits .where strong")
                .ShouldBe(["Bộ Tài chính", "Bộ Xây dựng"], typed);
        }
    }

    [Fact]
    public async Task Where_agencies_see_only_their_own_part_the_name_of_another_finds_nothing()
    {
        await world.Give(
            world.Said("btc", "bxd") with
            {
                Action = "Kiểm kê hầm lương thực",
                Openness = DieuHanh.Tasks.Given.Openness.OwnAgency,
            }
        );

        var page = await Asked("focal-btc", "hầm lương thực");
        page.Texts("main .hits .where strong").ShouldBe(["Bộ Tài chính"]);
        (await Asked("focal-btc", "hầm lương thực bộ xây dựng")).Has("main .hits").ShouldBeFalse();
    }

    [Fact]
    public async Task The_page_asks_the_database_few_questions()
    {
        await Mail.Register(world, "Đếm câu hỏi tìm kiếm");
        await world.Give(world.Said("btc") with { Action = "Đếm câu hỏi tìm kiếm" });
        var officer = await world.As("clerk");
        foreach (var typed in new[] { "đếm câu hỏi", "dem cau hoi", "1/DEM" })
        {
            var address = $"/search?q={Uri.EscapeDataString(typed)}";
            await officer.Get(address);
            world.Queries.Of(address).Count.ShouldBeInRange(1, MostQueries, typed);
        }
    }

    [Fact]
    public async Task Every_hit_is_reached_page_by_page_in_the_order_of_the_first()
    {
        for (var i = 0; i < 30; i++)
        {
            await Mail.Register(world, i % 2 == 0 ? $"Trang sau hòa thuận {i}" : $"Trang sau hoa thuan {i}");
        }

        var seen = new List<string>();
        var clerk = await world.As("clerk");
        for (
            var page = await Asked("clerk", "trang sau hòa thuận");
            ;
            page = await clerk.Get(page.Attribute("main .pager a[rel=next]", "href")!)
        )
        {
            seen.AddRange(page.Texts("main .hits > li > a"));
            if (!page.Has("main .pager a[rel=next]"))
            {
                break;
            }
        }

        seen.Count.ShouldBe(30);
        seen.ShouldBeUnique();
        seen.Take(15).ShouldAllBe(t => t.Contains("hòa"));
    }

    [Fact]
    public async Task A_common_word_says_that_only_the_newest_were_searched()
    {
        await world.In(async services =>
        {
            var db = services.GetRequiredService<KernelDb>();
            for (var i = 0; i < Found.Most + 50; i++)
            {
                db.Index(
                    new("incoming", Guid.CreateVersion7(), new DateOnly(2025, 1, 1).AddDays(i), ["thông dụng"], [])
                );
            }

            await db.SaveChangesAsync();
        });

        (await Asked("clerk", "thông dụng")).Text(".only-newest").ShouldContain("1.000 mục mới nhất");
        (await (await world.As("clerk")).Get("/documents/incoming?Words=thong+dung"))
            .Has(".only-newest")
            .ShouldBeTrue();
        (await Asked("clerk", "thông dụng hiếm có")).Has(".only-newest").ShouldBeFalse();
    }

    [Fact]
    public async Task Suggestions_are_few_and_only_what_the_person_may_see()
    {
        await world.Give(
            world.Said("btc") with
            {
                Action = "Gợi ý trong khi gõ",
                Openness = DieuHanh.Tasks.Given.Openness.OwnAgency,
            }
        );

        var mine = await Suggested("officer", "goi y trong khi g");
        mine.Count.ShouldBe(1);
        mine[0].GetProperty("text").GetString().ShouldBe("Gợi ý trong khi gõ");
        mine[0].GetProperty("url").GetString().ShouldStartWith("/tasks/");
        (await Suggested("focal-bxd", "goi y trong khi g")).ShouldBeEmpty();
        (await Suggested("officer", "g")).ShouldBeEmpty("one letter suggests nothing");
        world.Queries.Of("/search/suggest?q=goi%20y%20trong%20khi%20g").Count.ShouldBeInRange(1, MostQueries);
    }

    [Theory]
    [InlineData("clerk", "/search", "q", "cắt ngắn")]
    [InlineData("clerk", "/search/suggest", "q", "cắt ngắn")]
    [InlineData("clerk", "/documents/incoming", "Words", "cắt ngắn")]
    [InlineData("clerk", "/documents/incoming/print", "Words", "cắt ngắn")]
    [InlineData("clerk", "/documents/incoming/list.csv", "Words", "cắt ngắn")]
    [InlineData("clerk", "/api/documents/incoming", "Words", "cắt ngắn")]
    [InlineData("officer", "/tasks", "q", "cắt ngắn")]
    [InlineData("officer", "/api/tasks", "q", "cắt ngắn")]
    [InlineData("administrator", "/audit", "Words", "cắt ngắn")]
    [InlineData("administrator", "/api/audit", "Words", "cắt ngắn")]
    [InlineData("clerk", "/agencies", "Q", "bộ tài chính")]
    [InlineData("clerk", "/api/agencies", "Q", "bộ tài chính")]
    [InlineData("clerk", "/people", "Q", "trần thị văn thư")]
    [InlineData("clerk", "/decisions?Year=all", "Q", "bộ")]
    [InlineData("clerk", "/groups", "Q", "bộ")]
    public async Task What_is_looked_for_in_a_list_is_cut_where_it_is_longer_than_the_box_takes(
        string who,
        string list,
        string field,
        string words
    )
    {
        await Mail.Register(world, $"Cắt ngắn từ cần tìm {Guid.NewGuid():N}");
        await world.Give(world.Said("btc") with { Action = $"Cắt ngắn từ cần tìm {Guid.NewGuid():N}" });
        var reader = await world.As(who);
        var before = list.Contains('?') ? '&' : '?';

        var found = await Listed(words);
        (await Listed(words + new string(' ', 200) + "không ở đâu có")).ShouldBe(found);
        (await Listed(words + " không ở đâu có")).ShouldNotBe(found);

        async Task<string> Listed(string typed)
        {
            var page = await reader.Get($"{list}{before}{field}={Uri.EscapeDataString(typed)}");
            page.Status.ShouldBe(200);

            // Files say the address they came from as it was; the page for printing keeps it.
            return page.Has("main")
                ? $"{page.Text("main")}\n{(list.EndsWith("print", StringComparison.Ordinal) ? "" : page.Value($"main [name={field}]"))}"
                : page.Body.Split("\"rows\"")[^1].Replace(Uri.EscapeDataString(typed), "", StringComparison.Ordinal);
        }
    }

    private async Task<Page> Asked(string who, string typed) =>
        await (await world.As(who)).Get($"/search?q={Uri.EscapeDataString(typed)}");

    private async Task<List<JsonElement>> Suggested(string who, string typed)
    {
        var answer = await (await world.As(who)).Get($"/search/suggest?q={Uri.EscapeDataString(typed)}");
        using var json = JsonDocument.Parse(answer.Body);
        return [.. json.RootElement.EnumerateArray().Select(e => e.Clone())];
    }
}
