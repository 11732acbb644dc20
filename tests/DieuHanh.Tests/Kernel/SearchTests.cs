using DieuHanh.Kernel.Data;
using DieuHanh.Kernel.Search;
using DieuHanh.Tests.House;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace DieuHanh.Tests.Kernel;

public sealed class SearchTests(World world) : IClassFixture<World>
{
    private const string Text = "Kết luận số 46/CĐ-TTg về đường Hòa Bình, hoà giải; “Bộ Công Thương” 1.900 tỷ\0đồng";

    [Theory]
    [InlineData("duong hoa binh", true)]
    [InlineData("Đường Hoà Bình", true)]
    [InlineData("46/CĐ-TTg", true)]
    [InlineData("46 cd ttg", true)]
    [InlineData("cong thu", true)]
    [InlineData("thuong cong", true)]
    [InlineData("1.900", true)]
    [InlineData("cong thuon vang", false)]
    [InlineData("47/CĐ-TTg", false)]
    [InlineData("binh' OR 1=1 --", false)]
    [InlineData("\"kết luận\" NOT", false)]
    [InlineData("ket* luan:", true)]
    public async Task Both_engines_find_the_same(string typed, bool found)
    {
        var id = Guid.CreateVersion7();
        await world.In(async services =>
        {
            var db = services.GetRequiredService<KernelDb>();
            await db.Index("test", id, Text);
            await db.SaveChangesAsync();
        });

        var ids = await world.In(async s => await s.GetRequiredService<KernelDb>().Find("test", typed)!.ToListAsync());

        ids.Contains(id).ShouldBe(found);
    }

    [Fact]
    public async Task Nothing_that_can_be_searched_for_is_no_search() =>
        (
            await world.In(s => Task.FromResult(s.GetRequiredService<KernelDb>().Find("test", " ?! "))) is null
        ).ShouldBeTrue();

    [Fact]
    public async Task A_thing_indexed_again_is_found_by_its_new_words_only()
    {
        var id = Guid.CreateVersion7();
        foreach (var text in new[] { "văn bản cũ kỹ", "văn bản mới tinh" })
        {
            await world.In(async services =>
            {
                var db = services.GetRequiredService<KernelDb>();
                await db.Index("again", id, text);
                await db.SaveChangesAsync();
            });
        }

        (await Found("cu ky")).ShouldNotContain(id);
        (await Found("moi tinh")).ShouldContain(id);

        Task<List<Guid>> Found(string typed) =>
            world.In(async s => await s.GetRequiredService<KernelDb>().Find("again", typed)!.ToListAsync());
    }
}
