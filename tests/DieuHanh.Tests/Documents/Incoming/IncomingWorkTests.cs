using System.Text;
using DieuHanh.Documents;
using DieuHanh.Documents.Incoming;
using DieuHanh.Documents.Incoming.Routes;
using DieuHanh.Documents.Registers;
using DieuHanh.Kernel.Access;
using DieuHanh.Tests.House;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace DieuHanh.Tests.Documents.Incoming;

public sealed class IncomingWorkTests(World world) : IClassFixture<World>
{
    private static string Subject(string of) => $"{of} {Guid.NewGuid():N}";

    [Fact]
    public async Task What_is_registered_waits_for_the_clerk_until_it_is_submitted()
    {
        var subject = Subject("Chờ trình");
        var id = await Mail.Register(world, subject);

        (await Sections("clerk", subject)).ShouldBe(["Văn bản đến chờ trình"]);
        await Mail.Submit(world, id);
        (await Sections("clerk", subject)).ShouldBeEmpty();
    }

    [Fact]
    public async Task What_is_urgent_stands_first_with_its_mark_number_and_day_and_the_clerk_may_begin_anew()
    {
        var calm = Subject("Không gấp");
        var other = await Mail.Register(world, calm);
        var subject = Subject("Gấp");
        var urgent = await world.In(async services =>
        {
            var db = services.GetRequiredService<DocumentsDb>();
            var book = await db.Books.FirstAsync(b => b.Direction == Direction.Incoming && b.Place == 1);
            return await services
                .GetRequiredService<Registrar>()
                .Incoming(
                    book.Id,
                    Sample.Today,
                    Sample.Particulars(Sample.Unique("2").Replace(' ', '0') + "/CV-BTC", subject) with
                    {
                        Urgency = Urgency.Express,
                    }
                );
        });

        var page = await (await world.As("clerk")).Get("/");

        var rows = page
            .Document.QuerySelectorAll("section.work")
            .Single(s => s.QuerySelector("h2")!.TextContent.Contains("Văn bản đến chờ trình", StringComparison.Ordinal))
            .QuerySelectorAll("li")
            .Select(r => r.TextContent)
            .ToList();
        rows[0].ShouldContain(subject);
        rows[0].ShouldContain("Hỏa tốc");
        rows[0].ShouldContain($"Số đến {urgent.Number}, ngày 23/11/2026");
        rows.Skip(1).ShouldAllBe(r => !r.Contains("Hỏa tốc", StringComparison.Ordinal));
        page.Has(".page-actions a[href='/documents/incoming/new']").ShouldBeTrue();
        page.Has(".page-actions a[href='/documents/outgoing/new']").ShouldBeTrue();
        (await (await world.As("officer")).Get("/")).Has(".page-actions a").ShouldBeFalse();
        await Mail.Submit(world, urgent.Id);
        await Mail.Submit(world, other);
    }

    [Fact]
    public async Task What_is_submitted_waits_for_the_leader_and_the_secretary()
    {
        var subject = Subject("Chờ chỉ đạo");
        var id = await Mail.Register(world, subject);
        await Mail.Submit(world, id, "government-leader");

        foreach (var who in new[] { "government-leader", "secretary" })
        {
            (await Sections(who, subject)).ShouldBe(["Văn bản đến chờ ý kiến chỉ đạo"], who);
            (await Waits(who, subject)).ShouldBeTrue(who);
        }

        (await Sections("office-leader", subject)).ShouldBeEmpty();
        (await Waits("office-leader", subject)).ShouldBeFalse();
    }

    [Fact]
    public async Task What_came_to_a_unit_waits_for_its_head_then_for_the_officer()
    {
        var subject = Subject("Chờ giao");
        var id = await Mail.Register(world, subject);
        await Mail.Direct(world, id, Mail.Unit(world, "th"));

        (await Sections("unit-head", subject)).ShouldBe(["Văn bản đến chờ giao chuyên viên"]);
        (await Sections("unit-head-cn", subject)).ShouldBeEmpty();
        (await Sections("officer", subject)).ShouldBeEmpty();
        (await (await world.As("unit-head")).Get("/"))
            .Has($"a[href='{GiveRouting.Url((await Mail.Routing(world, id)).Id)}']")
            .ShouldBeTrue();

        await GiveToOfficer(id);
        (await Sections("unit-head", subject)).ShouldBeEmpty();
        (await Sections("officer", subject)).ShouldBe(["Văn bản đến giao tôi xử lý"]);
        (await Waits("officer", subject)).ShouldBeTrue();
        (await Waits("unit-head", subject)).ShouldBeFalse();

        await Mail.Change(world, id, (d, db) => d.Resolve(d.Routings[0], Resolution.Filed, null, null, db.Scope.Now));
        (await Sections("officer", subject)).ShouldBeEmpty();
    }

    [Fact]
    public async Task What_is_late_is_said_to_be_late_and_what_is_to_be_known_asks_for_nothing()
    {
        var (late, known) = (Subject("Đã muộn"), Subject("Để biết"));
        var id = await Mail.Register(world, late);
        await Mail.Submit(world, id);
        await Mail.Change(
            world,
            id,
            (d, db) =>
                d.Direct(
                    "Làm ngay.",
                    [Mail.Person(world, "officer-cn")],
                    new DateOnly(2026, 11, 20),
                    null,
                    _ => true,
                    db.Scope.Now
                )
        );
        var other = await Mail.Register(world, known);
        await Mail.Direct(world, other, Mail.Unit(world, "th"), Mail.Person(world, "officer-cn", Part.Information));

        (await Sections("officer-cn", late)).ShouldBe(["Văn bản đến quá hạn xử lý"]);
        (await Sections("officer-cn", known)).ShouldBe(["Văn bản đến để biết"]);
    }

    [Fact]
    public async Task What_was_sent_up_and_not_registered_waits_for_that_clerk()
    {
        var clerk = await world.As("clerk");
        await clerk.Upload(
            "/documents/incoming/new",
            "/documents/incoming/new",
            [("Files", "cho-dang-ky.txt", Encoding.UTF8.GetBytes("Văn bản chờ"))]
        );

        await clerk.Upload(
            "/documents/outgoing/new",
            "/documents/outgoing/new",
            [("Files", "cho-cap-so.txt", Encoding.UTF8.GetBytes("Văn bản chờ cấp số"))]
        );

        (await Sections("clerk", "cho-dang-ky.txt")).ShouldBe(["Tệp chờ đăng ký"]);
        var page = await clerk.Get("/");
        Register("cho-dang-ky.txt").ShouldStartWith("/documents/incoming/register?upload=");
        Register("cho-cap-so.txt").ShouldStartWith("/documents/outgoing/register?upload=");

        string Register(string file) =>
            page
                .Document.QuerySelectorAll("section.work a")
                .First(a => a.TextContent.Contains(file, StringComparison.Ordinal))
                .GetAttribute("href")!;
    }

    [Theory]
    [InlineData("clerk")]
    [InlineData("officer")]
    [InlineData("unit-head")]
    [InlineData("office-leader")]
    [InlineData("secretary")]
    public async Task The_first_page_asks_the_database_few_questions(string userName)
    {
        var visitor = await world.As(userName);
        await visitor.Get("/");
        await visitor.Get("/");

        world.Queries.Of("/").Count.ShouldBeInRange(1, 8, string.Join("\n\n", world.Queries.Of("/")));
    }

    private Task GiveToOfficer(Guid id) =>
        Mail.Change(
            world,
            id,
            (d, _) =>
                d.Routings[0]
                    .GiveTo(
                        world.Staff["officer"],
                        new(
                            world.Staff["unit-head"],
                            "",
                            world.Staff.Agency("vpcp"),
                            [
                                new(
                                    Guid.NewGuid(),
                                    Role.UnitHead,
                                    world.Staff.Agency("vpcp"),
                                    world.Staff.Unit("th"),
                                    null
                                ),
                            ]
                        )
                    )
        );

    // Few enough things are made here that each list shows all it has.
    private async Task<IReadOnlyList<string>> Sections(string userName, string subject)
    {
        var page = await (await world.As(userName)).Get("/");
        return
        [
            .. page
                .Document.QuerySelectorAll("section.work")
                .Where(s => s.TextContent.Contains(subject, StringComparison.Ordinal))
                .Select(s => s.QuerySelector("h2")!.TextContent.Trim()),
        ];
    }

    private async Task<bool> Waits(string userName, string subject) =>
        (await (await world.As(userName)).Get("/documents/incoming?Waiting=on")).Body.Contains(
            subject,
            StringComparison.Ordinal
        );
}
