using DieuHanh.Documents;
using DieuHanh.Tests.House;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace DieuHanh.Tests.Documents.Incoming;

/// <summary>The box at the top of every page finds words with and without marks; with marks, what bears them stands first.</summary>
public sealed class IncomingSearchTests(World world) : IClassFixture<World>
{
    [Fact]
    public async Task What_bears_the_marks_that_were_typed_comes_before_what_is_newer()
    {
        const string exact = "Mở rộng đường Hòa Mẫn";
        const string newer = "Mo rong duong Hoa Man";
        const string newest = "Mơ róng dương hoá màn";
        foreach (var subject in new[] { exact, newer, newest })
        {
            await Mail.Register(world, subject);
        }

        (await Found("đường hoà mẫn")).ShouldBe([exact, newest, newer]);
        (await Found("đường hòa m")).ShouldBe([exact, newest, newer], "the last word is still being typed");
        (await Found("duong hoa man")).ShouldBe([newest, newer, exact], "no marks were typed");
        (await Found("dương màn")).ShouldBe([newest, newer, exact]);
    }

    [Fact]
    public async Task A_number_of_the_register_has_no_thousands_mark()
    {
        var subject = Sample.Unique("Số đến thứ một nghìn");
        await Mail.Register(world);
        await world.In(s =>
            s.GetRequiredService<DocumentsDb>().Registers.ExecuteUpdateAsync(r => r.SetProperty(x => x.Next, 1234))
        );
        await Mail.Register(world, subject);

        (await (await world.As("clerk")).Get($"/search?q={Uri.EscapeDataString(subject)}"))
            .Text("main .hits")
            .ShouldContain("Số đến 1234, ngày");
    }

    private async Task<IReadOnlyList<string>> Found(string typed) =>
        (await (await world.As("clerk")).Get($"/search?q={Uri.EscapeDataString(typed)}")).Texts("main .hits a");
}
