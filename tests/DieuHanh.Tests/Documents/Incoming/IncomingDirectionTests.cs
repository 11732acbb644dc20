using DieuHanh.Documents.Incoming;
using DieuHanh.Documents.Incoming.Routes;
using DieuHanh.Tests.House;

namespace DieuHanh.Tests.Documents.Incoming;

public sealed class IncomingDirectionTests(World world) : IClassFixture<World>
{
    private static readonly Guid Nobody = Guid.NewGuid();

    private string Unit(string key) => world.Staff.Unit(key).ToString();

    [Fact]
    public async Task A_clerk_submits_it_and_the_leader_with_the_secretary_are_told()
    {
        var id = await Mail.Register(world);
        var answer = await (await world.As("clerk")).Submit(
            SubmitIncoming.Url(id),
            ("To", world.Staff["government-leader"].ToString())
        );

        answer.Location.ShouldBe(Mail.Url(id));
        var document = await Mail.Find(world, id);
        (document.State, document.SubmittedToId).ShouldBe(
            (IncomingState.SubmittedForDirection, world.Staff["government-leader"])
        );
        (await Mail.Noticed(world, "government-leader", id)).ShouldBe(["Văn bản đến chờ ý kiến chỉ đạo: {0}"]);
        (await Mail.Noticed(world, "secretary", id)).Count.ShouldBe(1);
    }

    [Fact]
    public async Task To_submit_one_must_say_to_whom_and_it_must_be_someone_who_directs()
    {
        var id = await Mail.Register(world);
        var clerk = await world.As("clerk");

        var empty = await clerk.Submit(SubmitIncoming.Url(id), ("To", ""));
        (empty.Status, empty.Error("To")).ShouldBe((422, "Chọn người cho ý kiến chỉ đạo."));
        (await clerk.Submit(SubmitIncoming.Url(id), ("To", world.Staff["officer"].ToString()))).Status.ShouldBe(422);
        (await Mail.Find(world, id)).State.ShouldBe(IncomingState.Registered);
    }

    [Fact]
    public async Task Who_it_lies_before_passes_it_on_and_others_may_not()
    {
        var id = await Mail.Register(world, open: true);
        await Mail.Submit(world, id, "unit-head");
        var to = ("To", world.Staff["office-leader"].ToString());

        (await (await world.As("unit-head-cn")).SubmitFrom("/", SubmitIncoming.Url(id), to)).Status.ShouldBe(403);
        (await (await world.As("officer")).SubmitFrom("/", SubmitIncoming.Url(id), to)).Status.ShouldBe(403);
        (await (await world.As("unit-head")).Submit(SubmitIncoming.Url(id), to)).Location.ShouldBe(Mail.Url(id));
        (await Mail.Find(world, id)).SubmittedToId.ShouldBe(world.Staff["office-leader"]);
    }

    [Fact]
    public async Task A_unit_head_who_passed_on_what_is_not_open_is_led_back_to_the_register()
    {
        var id = await Mail.Register(world);
        await Mail.Submit(world, id, "unit-head");
        var head = await world.As("unit-head");
        var answer = await head.Submit(SubmitIncoming.Url(id), ("To", world.Staff["office-leader"].ToString()));

        answer.Location.ShouldBe(IncomingList.Url);
        (await head.Get(Mail.Url(id))).Status.ShouldBe(404);
    }

    [Fact]
    public async Task Words_that_name_another_unit_or_day_than_the_fields_are_asked_about_once()
    {
        var id = await Mail.Register(world);
        await Mail.Submit(world, id, "office-leader");
        var leader = await world.As("office-leader");
        (string, string?)[] fields =
        [
            ("Instruction", "Giao Vụ Công nghiệp tổng hợp, báo cáo trước ngày 05/12/2026."),
            ("Lead", Unit("th")),
            ("DueOn", ""),
        ];

        var asked = await leader.Submit(DirectIncoming.Url(id), fields);

        asked.Status.ShouldBe(409);
        asked
            .Texts(".error-summary li")
            .ShouldBe([
                "Ý kiến nêu Vụ Công nghiệp nhưng chưa chọn ở Chủ trì, Phối hợp hay Để biết.",
                "Ý kiến nêu ngày 05/12/2026 nhưng Hạn xử lý chưa ghi ngày đó.",
            ]);
        asked.Value("#Instruction").ShouldBe("Giao Vụ Công nghiệp tổng hợp, báo cáo trước ngày 05/12/2026.");
        (await Mail.Find(world, id)).State.ShouldBe(IncomingState.SubmittedForDirection);

        // Sent again without a word it is asked again; with one it goes as chosen.
        (await leader.Send(asked, DirectIncoming.Url(id))).Status.ShouldBe(409);
        var meant = asked.Attribute("input[name=Meant]", "value");
        (await leader.Send(asked, DirectIncoming.Url(id), ("Meant", meant))).Location.ShouldBe(Mail.Url(id));
        (await Mail.Find(world, id)).Routings.Single().UnitId.ShouldBe(world.Staff.Unit("th"));
    }

    [Fact]
    public async Task Words_that_the_fields_hold_are_not_asked_about()
    {
        var id = await Mail.Register(world);
        await Mail.Submit(world, id, "office-leader");

        var sent = await (await world.As("office-leader")).Submit(
            DirectIncoming.Url(id),
            (
                "Instruction",
                "Giao Vụ Công nghiệp, phối hợp với Vụ Tổng hợp, xong trước 05/12 (văn bản ngày 20/11/2026)."
            ),
            ("Lead", Unit("cn")),
            ("Coordinating", world.Staff["officer"].ToString()),
            ("DueOn", "05/12/2026")
        );

        sent.Location.ShouldBe(Mail.Url(id));
    }

    [Fact]
    public async Task A_document_that_is_handled_is_not_submitted_again()
    {
        var id = await Mail.Register(world);
        await Mail.Direct(world, id, Mail.Unit(world, "th"));
        var clerk = await world.As("clerk");
        var answer = await clerk.SubmitFrom(
            Mail.Url(id),
            SubmitIncoming.Url(id),
            ("To", world.Staff["office-leader"].ToString())
        );

        answer.Status.ShouldBe(409);
        answer.Texts(".error-summary li").ShouldBe(["Văn bản đã có ý kiến chỉ đạo và đang ở nơi xử lý."]);
        (await clerk.Get(Mail.Url(id))).Text("#doings .refused-why").ShouldContain("đang ở nơi xử lý");
    }

    [Fact]
    public async Task A_leader_directs_and_each_recipient_gets_its_part()
    {
        var id = await Mail.Register(world);
        await Mail.Submit(world, id);
        var leader = await world.As("office-leader");
        (await leader.Get(Mail.Url(id))).Text("#doings .btn-primary").ShouldBe("Cho ý kiến chỉ đạo");
        var answer = await leader.Submit(
            DirectIncoming.Url(id),
            ("Instruction", "Nghiên cứu, trình trước 30/11."),
            ("Lead", Unit("th")),
            ("DueOn", "30/11/2026"),
            ("Coordinating", Unit("cn")),
            ("Information", world.Staff["unit-head-cn"].ToString())
        );

        answer.Location.ShouldBe(Mail.Url(id));
        var document = await Mail.Find(world, id);
        (document.State, document.Instruction, document.DirectedById, document.EnteredById).ShouldBe(
            (IncomingState.Routed, "Nghiên cứu, trình trước 30/11.", (Guid?)world.Staff["office-leader"], (Guid?)null)
        );
        document
            .Routings.OrderBy(r => r.Part)
            .Select(r => (r.Part, r.RecipientId, r.DueOn))
            .ShouldBe([
                (Part.Lead, world.Staff.Unit("th"), new DateOnly(2026, 11, 30)),
                (Part.Coordinating, world.Staff.Unit("cn"), new DateOnly(2026, 11, 30)),
                (Part.Information, world.Staff["unit-head-cn"], null),
            ]);
        (await Mail.Noticed(world, "unit-head", id)).ShouldBe(["Văn bản đến giao chủ trì xử lý: {0}"]);
        (await Mail.Noticed(world, "unit-head-cn", id)).Count.ShouldBe(2);
    }

    [Fact]
    public async Task A_secretary_enters_it_for_the_leader_and_is_shown_as_having_done_so()
    {
        var id = await Mail.Register(world);
        await Mail.Submit(world, id, "government-leader");
        var secretary = await world.As("secretary");
        (await secretary.Get(DirectIncoming.Url(id)))
            .Text(".alert-info")
            .ShouldContain("Nhập thay Nguyễn Văn Lãnh Đạo");
        await secretary.Submit(DirectIncoming.Url(id), ("Instruction", "Đồng ý."), ("Lead", Unit("cn")));

        var document = await Mail.Find(world, id);
        (document.DirectedById, document.EnteredById).ShouldBe(
            (world.Staff["government-leader"], world.Staff["secretary"])
        );
        var page = await secretary.Get(Mail.Url(id));
        page.Text("#instruction footer")
            .ShouldBe("Ý kiến của Nguyễn Văn Lãnh Đạo, Vũ Thị Thư Ký cập nhật lúc 09:00 23/11/2026");
        page.Text("#timeline").ShouldContain("Vũ Thị Thư Ký (nhập thay Nguyễn Văn Lãnh Đạo) Ghi ý kiến chỉ đạo");
    }

    [Fact]
    public async Task What_is_missing_is_said_beside_its_field_and_what_was_typed_stays()
    {
        var id = await Mail.Register(world);
        await Mail.Submit(world, id);
        var page = await (await world.As("office-leader")).Submit(
            DirectIncoming.Url(id),
            ("Instruction", ""),
            ("Lead", Nobody.ToString()),
            ("DueOn", "22/11/2026"),
            ("Coordinating", Unit("cn"))
        );

        page.Status.ShouldBe(422);
        page.Error("Instruction").ShouldBe("Nhập ý kiến chỉ đạo.");
        page.Error("Lead").ShouldBe("Chọn nơi chủ trì.");
        page.Error("DueOn").ShouldBe("Hạn xử lý không được trước hôm nay.");
        page.Value("#DueOn").ShouldBe("22/11/2026");
        page.Has($"#Coordinating-list input[value='{Unit("cn")}'][checked]").ShouldBeTrue();
    }

    [Fact]
    public async Task One_place_has_one_part()
    {
        var id = await Mail.Register(world);
        await Mail.Submit(world, id);
        var page = await (await world.As("office-leader")).Submit(
            DirectIncoming.Url(id),
            ("Instruction", "Đồng ý."),
            ("Lead", Unit("th")),
            ("Coordinating", Unit("th"))
        );

        page.Status.ShouldBe(409);
        page.Texts(".error-summary li").ShouldBe(["Mỗi nơi chỉ nhận với một vai trò."]);
        page.Value("#Instruction").ShouldBe("Đồng ý.");
    }

    [Fact]
    public async Task Only_the_leader_it_lies_before_directs()
    {
        var id = await Mail.Register(world);
        await Mail.Submit(world, id, "government-leader");
        (string, string?)[] fields = [("Instruction", "Đồng ý."), ("Lead", Unit("th"))];

        (await (await world.As("office-leader")).SubmitFrom("/", DirectIncoming.Url(id), fields)).Status.ShouldBe(403);
        (await (await world.As("clerk")).SubmitFrom("/", DirectIncoming.Url(id), fields)).Status.ShouldBe(403);
        (await (await world.As("unit-head")).SubmitFrom("/", DirectIncoming.Url(id), fields)).Status.ShouldBe(404);

        var leader = await world.As("government-leader");
        var seen = await leader.Get(DirectIncoming.Url(id));
        (await leader.Send(seen, DirectIncoming.Url(id), fields)).Status.ShouldBe(302);
    }

    [Fact]
    public async Task It_is_handed_over_to_further_places_by_who_leads()
    {
        var id = await Mail.Register(world);
        await Mail.Direct(world, id, Mail.Unit(world, "th"));
        var head = await world.As("unit-head");
        await head.Get(Mail.Url(id));

        (await head.Submit(ShareIncoming.Url(id))).Error("Coordinating").ShouldBe("Chọn ít nhất một nơi nhận.");
        var answer = await head.Submit(ShareIncoming.Url(id), ("Coordinating", Unit("cn")));
        answer.Location.ShouldBe(Mail.Url(id));
        var added = await Mail.Routing(world, id, Part.Coordinating);
        (added.RecipientId, added.DueOn).ShouldBe((world.Staff.Unit("cn"), new DateOnly(2026, 11, 30)));
        (await Mail.Noticed(world, "unit-head-cn", id)).ShouldBe(["Văn bản đến giao phối hợp xử lý: {0}"]);

        var again = await head.SubmitFrom(Mail.Url(id), ShareIncoming.Url(id), ("Information", Unit("cn")));
        (again.Status, again.Text(".error-summary li")).ShouldBe((409, "Có nơi đã nhận văn bản này."));
        (await (await world.As("unit-head-cn")).Get(ShareIncoming.Url(id))).Status.ShouldBe(403);
        (await (await world.As("secretary")).Get(ShareIncoming.Url(id))).Status.ShouldBe(403);
    }
}
