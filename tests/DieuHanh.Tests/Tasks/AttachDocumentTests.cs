using DieuHanh.Documents;
using DieuHanh.Documents.Registers;
using DieuHanh.Tasks.Given;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace DieuHanh.Tests.Tasks;

/// <summary>The document that a spoken direction waited for.</summary>
public sealed class AttachDocumentTests(TaskWorld world) : IClassFixture<TaskWorld>
{
    [Fact]
    public async Task Once_it_has_a_document_the_task_is_found_by_its_number()
    {
        var task = await Spoken("Rà soát đê biển mẫu");
        (await Found("77/CV-DBM")).ShouldBeEmpty();

        var page = await (await world.As("officer")).Submit(
            $"/tasks/{task.Id}/attach-document",
            ("Document", await Arrived("77/CV-DBM"))
        );

        page.Location.ShouldBe(TaskUrl.Of(task.Id), page.Text("main"));
        (await Found("77/CV-DBM")).ShouldContain(TaskUrl.Of(task.Id));
        (await Found("đê biển mẫu")).ShouldContain(TaskUrl.Of(task.Id), "by its words as before");
    }

    [Fact]
    public async Task Who_wrote_the_direction_down_attaches_it_after_the_task_went_to_another_unit()
    {
        var task = await Spoken("Kiểm tra hồ chứa mẫu");
        var url = $"/tasks/{task.Id}/attach-document";
        var moved = await (await world.As("unit-head")).Submit(
            $"/tasks/{task.Id}/monitor",
            ("Unit", $"{world.Staff.Unit("cn")}"),
            ("Officer", "")
        );
        moved.Location.ShouldBe(TaskUrl.Of(task.Id), moved.Text("main"));

        (await (await world.As("secretary")).Get(url)).Status.ShouldBe(403);
        (await (await world.As("officer")).Get(TaskUrl.Of(task.Id)))
            .Texts("#doings button")
            .ShouldContain("Gắn văn bản của ý kiến chỉ đạo");
        (await (await world.As("officer")).Submit(url, ("Document", await Arrived("78/CV-HCM")))).Location.ShouldBe(
            TaskUrl.Of(task.Id)
        );
        (await world.Look(db => db.Tasks.SingleAsync(t => t.Id == task.Id))).DocumentCode.ShouldBe("78/CV-HCM");
    }

    private Task<SteeringTask> Spoken(string action) =>
        world.Give(
            world.Said("btc") with
            {
                Action = action,
                Document = null,
                Spoken = new SpokenDirection(new DateOnly(2026, 11, 2), "Điện thoại", world.Staff["officer"]),
            }
        );

    private async Task<IReadOnlyList<string?>> Found(string typed) =>
        [
            .. (await (await world.As("officer")).Get($"/tasks?q={Uri.EscapeDataString(typed)}"))
                .Document.QuerySelectorAll(".tasks-action a")
                .Select(a => a.GetAttribute("href")),
        ];

    private Task<string> Arrived(string code) =>
        world.In(async services =>
        {
            var db = services.GetRequiredService<DocumentsDb>();
            var book = await db.Books.Where(b => b.Direction == Direction.Incoming).Select(b => b.Id).FirstAsync();
            var given = new Particulars(
                DocumentCode.Parse(code)!.Value,
                new DateOnly(2026, 11, 20),
                world.Staff.Agency("btc"),
                "Bộ Tài chính",
                "Công văn",
                "Thể hiện ý kiến chỉ đạo",
                Open: true
            );
            return (await services.GetRequiredService<Registrar>().Incoming(book, TaskWorld.Today, given)).Url;
        });
}
