using DieuHanh.Documents;
using DieuHanh.Documents.Registers;
using DieuHanh.Kernel.Data;
using DieuHanh.Kernel.Search;
using DieuHanh.Tests.House;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace DieuHanh.Tests.Documents.Outgoing;

/// <summary>What an addressee finds of an outgoing document: what it may read, and not the words the office notes for itself.</summary>
public sealed class OutgoingSearchTests(World world) : IClassFixture<World>
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_the_office_notes_for_itself_finds_nothing()
    {
        var document = await Issued.Document(
            world,
            Sample.Unique("Công văn gửi cảng vụ"),
            recipients: world.Staff.Agency("btc")
        );
        var corrected = await (await world.As("clerk")).Submit(
            document.Url + "/correct",
            ("Note", "chưa thống nhất với thanh tra"),
            ("ToPlaces", "- Bộ Tài chính;"),
            ("Reason", "Ghi thêm")
        );
        corrected.Status.ShouldBe(302, corrected.Text("main"));
        (await Issued.Row(world, document.Subject)).Note.ShouldBe("chưa thống nhất với thanh tra");

        (await Suggested("cảng vụ")).ShouldContain(document.Url, customMessage: "it is addressed to them");
        foreach (var guess in new[] { "cảng vụ thanh tra", "cảng vụ chưa thố", "cảng vụ tra" })
        {
            (await Suggested(guess)).ShouldNotContain(document.Url, customMessage: guess);
        }
    }

    [Fact]
    public async Task An_index_that_still_holds_such_words_is_made_anew()
    {
        var document = await Issued.Document(world, Sample.Unique("Chỉ mục còn ghi chú"));
        var reindexing = world.App.Services.GetRequiredService<Reindexing>();
        await world.In(async services =>
        {
            // As the program before this one left it.
            var db = services.GetRequiredService<DocumentsDb>();
            db.Index(new(Attaching.OutgoingKind, document.Id, document.BookedOn, [document.Subject, "ghidaukin"], []));
            await db.SaveChangesAsync(Cancel);
            await services
                .GetRequiredService<KernelDb>()
                .SearchProgress.ExecuteUpdateAsync(
                    p => p.SetProperty(x => x.Version, 2).SetProperty(x => x.StartedAt, (DateTime?)null),
                    Cancel
                );
        });
        (await Found("ghidaukin")).ShouldBe([document.Id]);

        (await reindexing.IsDue(Cancel)).ShouldBeTrue();
        await reindexing.Begin(Cancel);
        while ((await reindexing.Step(Cancel)).Runs) { }

        (await Found("ghidaukin")).ShouldBeEmpty();
        (await Found(document.Subject)).ShouldContain(document.Id);
        (await reindexing.IsDue(Cancel)).ShouldBeFalse();
    }

    private async Task<string> Suggested(string typed) =>
        (await (await world.As("focal-btc")).Get($"/search/suggest?q={Uri.EscapeDataString(typed)}")).Body;

    private Task<IReadOnlyList<Guid>> Found(string typed) =>
        world.In(async s =>
            (await s.GetRequiredService<KernelDb>().Find(typed, Attaching.OutgoingKind, cancel: Cancel))!.Ids
        );
}
