using System.Text.Json;
using DieuHanh.Documents.Incoming;
using DieuHanh.Documents.Incoming.Upkeep;
using DieuHanh.Tests.House;

namespace DieuHanh.Tests.Documents.Incoming;

public sealed class IncomingPageTests(World world) : IClassFixture<World>
{
    [Fact]
    public async Task It_shows_data_text_files_and_what_happened()
    {
        var subject = Sample.Unique("Kiểm tra trang văn bản");
        var (id, files) = await Mail.Registered(
            world,
            subject,
            false,
            "btc",
            ("Công văn chính.txt", "Kính gửi Văn phòng Chính phủ"),
            ("Phụ lục.txt", "Danh sách công trình")
        );
        var page = await (await world.As("clerk")).Get(Mail.Url(id));

        page.Status.ShouldBe(200);
        page.Text("h1").ShouldBe($"Công văn: {subject}");
        page.Text(".paper-text").ShouldBe("Kính gửi Văn phòng Chính phủ");
        page.Texts(".paper .files a").ShouldBe(["Công văn chính.txt", "Xem", "Phụ lục.txt", "Xem"]);
        page.Attribute(".paper .files a", "href").ShouldBe($"/documents/files/{files[0]}");
        page.Text(".strip").ShouldContain("Văn thư, chờ trình");
        page.Text("#timeline").ShouldContain("Đăng ký văn bản đến");
        page.Text("#timeline .files").ShouldContain("Phụ lục.txt");
    }

    [Fact]
    public async Task Words_that_another_page_leads_to_are_marked_in_the_text()
    {
        var id = await Mail.Register(world, files: ("a.txt", "Một hai ba bốn"));
        var clerk = await world.As("clerk");

        (await clerk.Get($"{Mail.Url(id)}?start=4&end=7")).Text("mark#span").ShouldBe("hai");
        var beyond = await clerk.Get($"{Mail.Url(id)}?start=4&end=700");
        (beyond.Status, beyond.Has("mark#span"), beyond.Text(".paper-text")).ShouldBe((200, false, "Một hai ba bốn"));
    }

    [Fact]
    public async Task Who_may_not_see_it_cannot_tell_it_from_one_that_is_not_there()
    {
        var id = await Mail.Register(world);

        (await (await world.As("officer")).Get(Mail.Url(id))).Status.ShouldBe(404);
        (await (await world.As("officer")).Get("/api" + Mail.Url(id))).Status.ShouldBe(404);
        (await (await world.As("officer")).Get(Mail.Url(Guid.NewGuid()))).Status.ShouldBe(404);
        (await (await world.As("focal-btc")).Get(Mail.Url(id))).Status.ShouldBe(404);
        (await world.Stranger().Get(Mail.Url(id))).Status.ShouldBe(302);
    }

    [Fact]
    public async Task Opening_it_is_receiving_it_for_the_head_of_the_unit_and_for_nobody_else()
    {
        var id = await Mail.Register(world);
        await Mail.Direct(world, id, Mail.Unit(world, "th"));

        (await (await world.As("clerk")).Get(Mail.Url(id))).Status.ShouldBe(200);
        (await (await world.As("officer")).Get(Mail.Url(id))).Status.ShouldBe(200);
        (await Mail.Find(world, id)).State.ShouldBe(IncomingState.Routed);

        var head = await world.As("unit-head");
        var opened = await head.Get(Mail.Url(id));
        opened.Status.ShouldBe(302);
        var page = await head.Follow(opened);
        page.Text("#routing").ShouldContain("Phạm Văn Vụ nhận lúc 09:00 23/11/2026");
        page.Text("#timeline").ShouldContain("Nhận văn bản");
        var routing = await Mail.Routing(world, id);
        (routing.State, routing.ReceivedById).ShouldBe((RoutingState.InHand, world.Staff["unit-head"]));
        (await Mail.Find(world, id)).State.ShouldBe(IncomingState.InHand);
    }

    [Fact]
    public async Task The_timeline_says_to_whom_it_was_routed()
    {
        var id = await Mail.Register(world);
        await Mail.Direct(
            world,
            id,
            Mail.Unit(world, "th"),
            Mail.Unit(world, "cn", Part.Coordinating),
            Mail.Person(world, "unit-head-cn", Part.Information)
        );
        var page = await (await world.As("clerk")).Get(Mail.Url(id));

        page.Text("#timeline").ShouldContain("Chủ trì: Vụ Tổng hợp");
        page.Text("#timeline").ShouldContain("Phối hợp: Vụ Công nghiệp");
        page.Text("#timeline").ShouldContain("Để biết: Bùi Văn Trưởng");
        page.Text("#instruction").ShouldContain("Nghiên cứu, đề xuất.");
        page.Text("#instruction footer").ShouldContain("Hoàng Thị Chủ Nhiệm");
        page.Texts("#routing tbody tr").Count.ShouldBe(3);
        page.Text(".strip").ShouldContain("Vụ Tổng hợp");
    }

    [Fact]
    public async Task Its_tasks_and_their_review_are_one_click_away_for_who_gives_tasks()
    {
        var id = await Mail.Register(
            world,
            null,
            false,
            "btc",
            ("chi-dao.txt", Sample.Directive("91/TB-VPCP", "nhiệm vụ từ văn bản"))
        );
        await Mail.Direct(world, id, Mail.Unit(world, "th"));
        var clerk = await world.As("clerk");
        await clerk.SubmitFrom(Mail.Url(id), ReadIncomingTasks.Url(id));
        await world.Settle();

        var page = await (await world.As("officer")).Get(Mail.Url(id));
        page.Text("#tasks").ShouldContain("Chưa giao nhiệm vụ nào từ văn bản này.");
        var review = await (await world.As("officer")).Get(page.Attribute("#tasks a", "href")!);
        (review.Status, review.Text("main")).ShouldSatisfyAllConditions(
            r => r.Status.ShouldBe(200),
            r => r.Item2.ShouldContain("Bộ Tài chính")
        );
        (await clerk.Get(Mail.Url(id))).Has("#tasks").ShouldBeFalse();
    }

    [Fact]
    public async Task It_asks_the_database_few_questions()
    {
        var id = await Mail.Register(world, files: ("a.txt", "Một hai ba bốn"));
        await Mail.Direct(world, id, Mail.Unit(world, "th"), Mail.Unit(world, "cn", Part.Coordinating));
        var clerk = await world.As("clerk");
        await clerk.Get(Mail.Url(id));
        await clerk.Get(Mail.Url(id));

        world.Queries.Of(Mail.Url(id)).Count.ShouldBeInRange(1, 8, string.Join("\n\n", world.Queries.Of(Mail.Url(id))));
    }

    [Fact]
    public async Task Programs_get_the_same_as_json_and_receive_nothing_by_it()
    {
        var (id, files) = await Mail.Registered(world, files: ("a.txt", "Một hai ba bốn"));
        await Mail.Direct(world, id, Mail.Unit(world, "th"));
        var answer = await (await world.As("unit-head")).Get("/api" + Mail.Url(id));

        answer.Status.ShouldBe(200);
        var json = JsonDocument.Parse(answer.Body).RootElement;
        json.GetProperty("state").GetString().ShouldBe("Routed");
        json.GetProperty("text").GetString().ShouldBe("Một hai ba bốn");
        json.GetProperty("recipients")[0].GetProperty("name").GetString().ShouldBe("Vụ Tổng hợp");
        json.GetProperty("files")[0].GetProperty("url").GetString().ShouldBe($"/documents/files/{files[0]}");
        (await Mail.Find(world, id)).State.ShouldBe(IncomingState.Routed);
    }
}
