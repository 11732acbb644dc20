using DieuHanh.Documents;
using DieuHanh.Documents.Incoming;
using DieuHanh.Documents.Registers;
using DieuHanh.Kernel.Data;
using DieuHanh.Kernel.Search;
using DieuHanh.Tests.Documents.Incoming;
using DieuHanh.Tests.House;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace DieuHanh.Tests.Search;

/// <summary>The index is made anew while people write: nothing is lost, nothing old comes back, and it may be killed at any moment.</summary>
public sealed class ReindexTests(World world) : IClassFixture<World>
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private Reindexing Reindexing => world.App.Services.GetRequiredService<Reindexing>();

    [Fact]
    public async Task An_index_of_an_older_program_is_made_anew_step_by_step_while_people_write()
    {
        var things = new List<Guid>();
        for (var i = 0; i < 230; i++)
        {
            things.Add(await Register($"{i + 1}/BC-CU", $"Lập lại chỉ mục {i}"));
        }

        await MakeOld();
        (await Reindexing.IsDue(Cancel)).ShouldBeTrue();
        (await Found("lap lai chi muc")).ShouldBe(things, ignoreOrder: true);
        (await Found("7/bc-cu")).ShouldContain(things[6], "cut the old way: by each of its words");

        (await Reindexing.Begin(Cancel)).Total.ShouldBeGreaterThanOrEqualTo(230);
        (await Reindexing.Step(Cancel, 100)).Done.ShouldBe(100);

        // A step that is killed leaves nothing behind; another program goes on where the last one ended.
        using (var killed = new CancellationTokenSource())
        {
            await killed.CancelAsync();
            await Should.ThrowAsync<OperationCanceledException>(() => Reindexing.Step(killed.Token));
        }

        (await Reindexing.Read(Cancel)).Done.ShouldBe(100);
        (await Reindexing.Begin(Cancel)).Done.ShouldBe(100, "what runs is not begun again");
        (await Found("lap lai chi muc")).ShouldBe(things, ignoreOrder: true, "nothing is missing on the way");

        // One that was passed already, one that comes later, and a new one.
        await Correct(things[0], "Đổi tên trước");
        await Correct(things[229], "Đổi tên sau");
        things.Add(await Register("231/BC-CU", "Lập lại chỉ mục 230"));
        while ((await Reindexing.Step(Cancel, 100)).Runs)
        {
            (await Found("lap lai chi muc")).Count.ShouldBe(229);
        }

        (await Found("lap lai chi muc")).ShouldBe(things.Except([things[0], things[229]]), ignoreOrder: true);
        (await Found("doi ten truoc")).ShouldBe([things[0]]);
        (await Found("doi ten sau")).ShouldBe([things[229]]);
        (await Found("7/bc-cu")).ShouldBe([things[6]]);
        var progress = await Reindexing.Read(Cancel);
        progress.EndedAt.ShouldNotBeNull();
        progress.Done.ShouldBeInRange(230, progress.Total + 1);
        (await Reindexing.IsDue(Cancel)).ShouldBeFalse();
        (await Reindexing.Step(Cancel)).Done.ShouldBe(progress.Done, "there is nothing left to do");
    }

    [Fact]
    public async Task Whoever_writes_in_the_same_moment_is_right()
    {
        var things = new List<Guid>();
        for (var i = 0; i < 12; i++)
        {
            things.Add(await Register($"{i + 1}/BC-TT", $"Cùng lúc tên{i}cũ"));
        }

        var reindexing = Task.Run(
            async () =>
            {
                for (var round = 0; round < 6; round++)
                {
                    await Reindexing.Begin(Cancel);
                    while ((await Reindexing.Step(Cancel, 100)).Runs) { }
                }
            },
            Cancel
        );
        foreach (var (id, i) in things.Select((id, i) => (id, i)))
        {
            await Correct(id, $"Cùng lúc tên{i}mới");
        }

        await reindexing;

        for (var i = 0; i < things.Count; i++)
        {
            (await Found($"tên{i}mới")).ShouldBe([things[i]]);
            (await Found($"tên{i}cũ")).ShouldBeEmpty();
        }
    }

    /// <summary>As an older program left it: in its version, and without the words that hang together.</summary>
    private Task MakeOld() =>
        world.In(async services =>
        {
            var db = services.GetRequiredService<KernelDb>();
            await db.SearchParts.ExecuteUpdateAsync(p => p.SetProperty(x => x.Version, 1), Cancel);
            await db.SearchProgress.ExecuteUpdateAsync(
                p => p.SetProperty(x => x.Version, 1).SetProperty(x => x.StartedAt, (DateTime?)null),
                Cancel
            );
            if (Databases.Engine is Engine.PostgreSql)
            {
                await db.Database.ExecuteSqlAsync(
                    $"update kernel_search_part set folded = ts_delete(folded, array(select lexeme from unnest(folded) where lexeme like '%zbczcu')) where true",
                    Cancel
                );
            }
        });

    private Task<Guid> Register(string code, string subject) =>
        world.In(async services =>
        {
            var db = services.GetRequiredService<DocumentsDb>();
            var book = (await db.BooksOf(Direction.Incoming, Cancel))[0];
            var document = await services
                .GetRequiredService<Registrar>()
                .Incoming(book.Id, db.Scope.Today, Given(db, code, subject), cancel: Cancel);
            return document.Id;
        });

    private Task Correct(Guid id, string subject) =>
        world.In(async services =>
        {
            var db = services.GetRequiredService<DocumentsDb>();
            var document = await db.Incoming.SingleAsync(d => d.Id == id, Cancel);
            document.Correct(Given(db, document.Code, subject), document.BookedOn, document.Copy);
            db.Index(document, []);
            await db.SaveAsync("Sửa thông tin đăng ký", cancel: Cancel);
        });

    private static Particulars Given(DocumentsDb db, string code, string subject) =>
        new(DocumentCode.Parse(code)!.Value, db.Scope.Today, null, "Nơi gửi", "Báo cáo", subject);

    private Task<IReadOnlyList<Guid>> Found(string typed) =>
        world.In(async s =>
            (await s.GetRequiredService<KernelDb>().Find(typed, Attaching.IncomingKind, cancel: Cancel))!.Ids
        );
}
