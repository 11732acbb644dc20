using DieuHanh.Kernel.Data;
using DieuHanh.Kernel.Search;
using DieuHanh.Tests.House;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace DieuHanh.Tests.Search;

/// <summary>What an index must bear: changes, long and hostile texts, and words that very many things hold.</summary>
public sealed class SearchIndexTests(World world) : IClassFixture<World>
{
    private static readonly DateOnly Day = new(2026, 3, 2);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("")]
    [InlineData(" ?! ")]
    [InlineData("漢字")]
    public async Task Nothing_that_can_be_searched_for_is_no_search(string typed) =>
        (await world.In(s => s.GetRequiredService<KernelDb>().Find(typed, cancel: Cancel))).ShouldBeNull();

    [Fact]
    public async Task A_thing_indexed_again_is_found_by_its_new_words_and_its_new_day_only()
    {
        var (id, other) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        await Index(new("again", id, Day, ["văn bản cũ kỹ"], [Words(45_000)]));
        await Index(new("again", other, Day.AddDays(1), ["văn bản mới tinh"], []));
        await Index(new("again", id, Day.AddDays(2), ["văn bản mới tinh"], []));

        (await Found("cu ky", "again")).ShouldBeEmpty();
        (await Found("w44000", "again")).ShouldBeEmpty();
        (await Found("moi tinh", "again")).ShouldBe([id, other]);
    }

    [Fact]
    public async Task A_long_text_is_found_by_any_of_its_words_together_with_those_of_its_head_and_once()
    {
        var id = Guid.CreateVersion7();
        await Index(new("long", id, Day, ["99/BC-DAI phụ lục"], [Words(45_000)]));

        foreach (var typed in new[] { "w0 99/BC-DAI", "w30000 phụ lục", "w44999 dai", "99/bc" })
        {
            (await Found(typed, "long")).ShouldBe([id], typed);
        }

        (
            await world.In(s => s.GetRequiredService<KernelDb>().SearchParts.CountAsync(p => p.Id == id, Cancel))
        ).ShouldBe(3);
    }

    [Fact]
    public async Task What_is_no_text_does_no_harm()
    {
        var id = Guid.CreateVersion7();
        var word = new string('x', 100_000);
        await Index(
            new(
                "hostile",
                id,
                Day,
                ["\0nul\0giữa\0", null, "\ud800 lẻ \udfff", string.Concat(Enumerable.Repeat("1/", 5_000))],
                [
                    word,
                    null,
                    "'); drop table kernel_search_part; --",
                    string.Join(' ', Enumerable.Range(0, 30_000).Select(i => $"{i}/{i}.{i}")),
                ]
            )
        );

        (await Found("nulgiua", "hostile")).ShouldBe([id], "what cannot be seen parts no word");
        (await Found("le", "hostile")).ShouldBe([id]);
        (await Found(word, "hostile")).ShouldBe([id]);
        (await Found("29999/29999", "hostile")).ShouldBe([id]);
        foreach (
            var typed in new[]
            {
                "\0",
                "\ud800",
                "x\0'\"*:()&|!<>-^~",
                string.Join(' ', Enumerable.Repeat("AND OR NOT", 100)),
                "nul*",
                "{nul}",
                "kernel_search",
            }
        )
        {
            await Found(typed, "hostile");
        }
    }

    [Fact]
    public async Task Of_a_common_word_only_the_newest_are_looked_at_and_it_is_said()
    {
        var first = new DateOnly(2020, 1, 1);
        await world.In(async services =>
        {
            var db = services.GetRequiredService<KernelDb>();
            for (var i = 0; i < 2_500; i++)
            {
                db.Index(
                    new(
                        "common",
                        Guid.CreateVersion7(),
                        first.AddDays(i),
                        [i % 500 == 0 ? $"phổ biến hiếm n{i}" : $"phổ biến n{i}"],
                        []
                    )
                );
            }

            await db.SaveChangesAsync(Cancel);
        });

        var all = await Find("phổ biến", "common");
        all.OnlyNewest.ShouldBeTrue();
        all.Things.Count.ShouldBeInRange(900, DieuHanh.Kernel.Search.Found.Most);
        all.Things[0].At.ShouldBe(first.AddDays(2_499));
        all.Things.Select(t => t.At)
            .ShouldBe(Enumerable.Range(0, all.Things.Count).Select(i => first.AddDays(2_499 - i)));

        var rare = await Find("phổ biến hiếm", "common");
        rare.OnlyNewest.ShouldBeFalse();
        rare.Things.Count.ShouldBe(5, "however old");
        (await Find("phổ b", "common")).OnlyNewest.ShouldBeTrue("a beginning may be common too");
        (await Find("pho n1999", "common")).Things.Count.ShouldBe(1);

        var file = await world.In(s => s.GetRequiredService<KernelDb>().FindAll("phổ biến", "common", Cancel));
        file!.Things.Count.ShouldBe(2_500, "a file lacks nothing");
    }

    [Fact]
    public async Task Another_name_finds_what_is_called_by_the_whole_one()
    {
        var (whole, code) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        await Index(new("named", whole, Day, ["Bộ Tài chính điện gió"], []));
        await Index(new("named", code, Day.AddDays(1), ["7/QĐ-BTC điện gió"], []));

        var found = await world.In(s =>
            s.GetRequiredService<KernelDb>()
                .Find("BTC gió", "named", w => w == "btc" ? ["Bộ Tài chính"] : [], cancel: Cancel)
        );

        found!.Ids.ShouldBe([code, whole]);
    }

    [Fact]
    public async Task A_page_begins_where_the_one_before_ended()
    {
        for (var i = 0; i < 5; i++)
        {
            await Index(new("paged", Guid.CreateVersion7(), Day.AddDays(i / 2), [i < 2 ? "Hòa Lạc" : "Hoa Lac"], []));
        }

        var all = await Find("hòa lạc", "paged");
        all.Things.Select(t => t.Exact).ShouldBe([true, true, false, false, false]);
        for (var i = 0; i < 5; i++)
        {
            all.After(DieuHanh.Kernel.Search.Found.Mark(all.Things[i])).Ids.ShouldBe(all.Ids.Skip(i + 1));
        }

        all.After("nonsense").Ids.ShouldBe(all.Ids);
    }

    private static string Words(int count) => string.Join(' ', Enumerable.Range(0, count).Select(i => $"w{i}"));

    private Task Index(Searched thing) =>
        world.In(async services =>
        {
            var db = services.GetRequiredService<KernelDb>();
            db.Index(thing);
            await db.SaveChangesAsync(Cancel);
        });

    private async Task<Found> Find(string typed, string kind) =>
        (await world.In(s => s.GetRequiredService<KernelDb>().Find(typed, kind, cancel: Cancel)))!;

    private async Task<IReadOnlyList<Guid>> Found(string typed, string kind) =>
        (await world.In(s => s.GetRequiredService<KernelDb>().Find(typed, kind, cancel: Cancel)))?.Ids ?? [];
}
