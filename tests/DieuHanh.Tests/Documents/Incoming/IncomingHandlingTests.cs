using DieuHanh.Documents;
using DieuHanh.Documents.Incoming;
using DieuHanh.Documents.Incoming.Routes;
using DieuHanh.Documents.Registers;
using DieuHanh.Tests.House;
using Microsoft.Extensions.DependencyInjection;

namespace DieuHanh.Tests.Documents.Incoming;

public sealed class IncomingHandlingTests(World world) : IClassFixture<World>
{
    [Fact]
    public async Task The_head_gives_it_to_an_officer_who_is_told_and_receives_it_by_opening()
    {
        var (id, routing) = await Routed();
        var head = await world.As("unit-head");
        await head.Get(Mail.Url(id));
        var empty = await head.Submit(GiveRouting.Url(routing), ("Officer", ""));
        (empty.Status, empty.Error("Officer")).ShouldBe((422, "Chọn người trong đơn vị."));
        var foreign = world.Staff["officer-cn"].ToString();
        (await head.Submit(GiveRouting.Url(routing), ("Officer", foreign))).Status.ShouldBe(422);

        var given = await head.Submit(GiveRouting.Url(routing), ("Officer", world.Staff["officer"].ToString()));
        given.Location.ShouldBe(Mail.Url(id));
        (await Mail.Routing(world, id)).OfficerId.ShouldBe(world.Staff["officer"]);
        (await Mail.Noticed(world, "officer", id)).ShouldBe(["Giao anh/chị xử lý văn bản đến: {0}"]);
        (await head.Get(Mail.Url(id))).Text("#timeline").ShouldContain("Vụ Tổng hợp, Người xử lý: Lê Văn Chuyên");
        (await (await world.As("officer")).Get(Mail.Url(id)))
            .Text("#doings .btn-primary")
            .ShouldBe("Ghi kết quả giải quyết");
    }

    [Fact]
    public async Task Only_the_head_of_that_unit_gives_it()
    {
        var (id, routing) = await Routed(open: true);
        var fields = ("Officer", world.Staff["officer"].ToString());

        foreach (var other in new[] { "officer", "unit-head-cn", "office-leader" })
        {
            (await (await world.As(other)).SubmitFrom(Mail.Url(id), GiveRouting.Url(routing), fields)).Status.ShouldBe(
                403,
                other
            );
        }

        (await (await world.As("clerk")).SubmitFrom("/", GiveRouting.Url(routing), fields)).Status.ShouldBe(403);
        (await (await world.As("officer")).Get(GiveRouting.Url(Guid.NewGuid()))).Status.ShouldBe(404);
    }

    [Fact]
    public async Task An_officer_takes_what_nobody_was_given_and_the_next_one_is_refused()
    {
        var (id, routing) = await Routed();
        var officer = await world.As("officer");
        (await officer.Get(Mail.Url(id))).Text("#doings .btn-primary").ShouldBe("Tôi nhận xử lý");

        (await officer.SubmitFrom(Mail.Url(id), TakeRouting.Url(routing))).Location.ShouldBe(Mail.Url(id));
        var taken = await Mail.Routing(world, id);
        (taken.OfficerId, taken.ReceivedById, taken.State).ShouldBe(
            (world.Staff["officer"], world.Staff["officer"], RoutingState.InHand)
        );
        (await Mail.Find(world, id)).State.ShouldBe(IncomingState.InHand);

        var second = await officer.SubmitFrom(Mail.Url(id), TakeRouting.Url(routing));
        second.Status.ShouldBe(409);
        second.Text("main").ShouldContain("Đã có người xử lý.");
        (await (await world.As("officer-cn")).SubmitFrom("/", TakeRouting.Url(routing))).Status.ShouldBe(404);
    }

    [Fact]
    public async Task Who_only_sees_it_neither_takes_nor_resolves_nor_passes_back()
    {
        var (id, routing) = await Routed(open: true);
        var other = await world.As("officer-cn");
        var page = await other.Get(Mail.Url(id));

        page.Has("#doings a[href*=resolve]").ShouldBeFalse();
        (await other.SubmitFrom(Mail.Url(id), TakeRouting.Url(routing))).Status.ShouldBe(403);
        (await other.Get(ResolveRouting.Url(routing))).Status.ShouldBe(403);
        (await other.SubmitFrom(Mail.Url(id), ResolveRouting.Url(routing), ("Resolution", "Filed"))).Status.ShouldBe(
            403
        );
        (await other.SubmitFrom(Mail.Url(id), PassBackRouting.Url(routing), ("Reason", "x"))).Status.ShouldBe(403);
        (await Mail.Routing(world, id)).State.ShouldBe(RoutingState.Routed);
    }

    [Fact]
    public async Task When_the_lead_has_filed_it_the_document_is_resolved()
    {
        var (id, routing) = await Routed();
        var officer = await world.As("officer");
        await officer.SubmitFrom(Mail.Url(id), TakeRouting.Url(routing));
        var answer = await officer.Submit(
            ResolveRouting.Url(routing),
            ("Resolution", "Filed"),
            ("Note", "Lưu theo dõi.")
        );

        answer.Location.ShouldBe(Mail.Url(id));
        (await Mail.Find(world, id)).State.ShouldBe(IncomingState.Resolved);
        var page = await officer.Get(Mail.Url(id));
        page.Text("#routing").ShouldContain("Lưu theo dõi.");
        page.Text("#timeline").ShouldContain("Giải quyết xong");

        var again = await officer.SubmitFrom(Mail.Url(id), ResolveRouting.Url(routing), ("Resolution", "Filed"));
        (again.Status, again.Text(".error-summary li")).ShouldBe((409, "Đã giải quyết xong."));
    }

    [Fact]
    public async Task The_part_of_a_coordinating_unit_does_not_end_the_document()
    {
        var id = await Mail.Register(world);
        await Mail.Direct(world, id, Mail.Unit(world, "th"), Mail.Unit(world, "cn", Part.Coordinating));
        var head = await world.As("unit-head-cn");
        var routing = (await Mail.Routing(world, id, Part.Coordinating)).Id;
        await head.Get(Mail.Url(id));
        await head.Submit(ResolveRouting.Url(routing), ("Resolution", "Information"));

        (await Mail.Routing(world, id, Part.Coordinating)).State.ShouldBe(RoutingState.Resolved);
        (await Mail.Find(world, id)).State.ShouldBe(IncomingState.Routed);
    }

    [Fact]
    public async Task An_answer_names_the_outgoing_document_which_is_linked()
    {
        var (id, routing) = await Routed();
        var officer = await world.As("officer");
        await officer.SubmitFrom(Mail.Url(id), TakeRouting.Url(routing));

        var none = await officer.Submit(ResolveRouting.Url(routing), ("Resolution", "Reply"), ("Reply", "trả lời"));
        none.Status.ShouldBe(422);
        none.Error("Reply").ShouldStartWith("Nhập số, ký hiệu văn bản đi đã trả lời");
        none.Value("#Reply").ShouldBe("trả lời");
        var unknown = await officer.Submit(
            ResolveRouting.Url(routing),
            ("Resolution", "Reply"),
            ("Reply", "9/KHONG-CO")
        );
        unknown.Error("Reply").ShouldBe("Không thấy văn bản đi này trong sổ.");

        var reply = await Outgoing("THU-TL");
        await officer.Submit(ResolveRouting.Url(routing), ("Resolution", "Reply"), ("Reply", reply.Code));
        (await Mail.Routing(world, id)).ReplyId.ShouldBe(reply.Id);
        (await officer.Get(Mail.Url(id))).Attribute("#routing a", "href").ShouldBe($"/documents/outgoing/{reply.Id}");
    }

    [Fact]
    public async Task A_result_must_be_chosen_and_a_dossier_named()
    {
        var (id, routing) = await Routed();
        var officer = await world.As("officer");
        await officer.Get(Mail.Url(id));

        var none = await officer.Submit(ResolveRouting.Url(routing));
        none.Status.ShouldBe(422);
        none.Error("Resolution").ShouldBe("Chọn kết quả giải quyết.");
        var dossier = await officer.Submit(ResolveRouting.Url(routing), ("Resolution", "Dossier"));
        (dossier.Status, dossier.Error("Note")).ShouldBe((422, "Ghi tên hoặc ký hiệu hồ sơ."));
        dossier.Has("input[value=Dossier][checked]").ShouldBeTrue();
    }

    [Fact]
    public async Task When_the_lead_passes_it_back_the_leader_is_told_and_directs_again()
    {
        var (id, routing) = await Routed();
        var head = await world.As("unit-head");
        await head.Get(Mail.Url(id));
        (await head.Submit(PassBackRouting.Url(routing), ("Reason", " "))).Error("Reason").ShouldBe("Nhập lý do.");
        await head.Submit(PassBackRouting.Url(routing), ("Reason", "Không thuộc lĩnh vực của Vụ."));

        (await Mail.Find(world, id)).State.ShouldBe(IncomingState.SubmittedForDirection);
        (await Mail.Noticed(world, "office-leader", id)).ShouldBe(["{0} chuyển trả văn bản đến: {1}"]);

        var leader = await world.As("office-leader");
        await leader.Submit(
            DirectIncoming.Url(id),
            ("Instruction", "Giao Vụ Công nghiệp."),
            ("Lead", world.Staff.Unit("cn").ToString())
        );
        var document = await Mail.Find(world, id);
        document.State.ShouldBe(IncomingState.Routed);
        document.Routings.Single(r => r.IsOpen).UnitId.ShouldBe(world.Staff.Unit("cn"));
        (await leader.Get(Mail.Url(id))).Text("#timeline").ShouldContain("Không thuộc lĩnh vực của Vụ.");
        var again = await head.SubmitFrom(Mail.Url(id), PassBackRouting.Url(routing), ("Reason", "nữa"));
        (again.Status, again.Text(".error-summary li")).ShouldBe((409, "Đã chuyển trả."));
    }

    private async Task<(Guid Id, Guid Routing)> Routed(bool open = false)
    {
        var id = await Mail.Register(world, open: open);
        await Mail.Direct(world, id, Mail.Unit(world, "th"));
        return (id, (await Mail.Routing(world, id)).Id);
    }

    private async Task<(Guid Id, string Code)> Outgoing(string notation)
    {
        var book = await Sample.OpenBook(world, Direction.Outgoing);
        return await world.In(async services =>
        {
            var document = await services
                .GetRequiredService<Registrar>()
                .Outgoing(book, notation, Sample.Particulars("1/X", "Trả lời") with { Open = true });
            return (document.Id, document.Code);
        });
    }
}
