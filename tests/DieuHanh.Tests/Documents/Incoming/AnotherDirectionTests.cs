using DieuHanh.Documents.Incoming;
using DieuHanh.Documents.Incoming.Routes;
using DieuHanh.Tests.House;

namespace DieuHanh.Tests.Documents.Incoming;

/// <summary>A leader directs anew. The clock moves, so it stands alone in its world.</summary>
public sealed class AnotherDirectionTests(World world) : IClassFixture<World>
{
    [Fact]
    public async Task Another_direction_takes_it_from_who_has_it_until_it_is_resolved()
    {
        var id = await Mail.Register(world);
        await Mail.Submit(world, id);
        var leader = await world.As("office-leader");
        (
            await leader.Submit(DirectIncoming.Url(id), ("Instruction", "Giao nhầm nơi."), ("Lead", Unit("th")))
        ).Status.ShouldBe(302);
        (await (await world.As("unit-head")).Get(Mail.Url(id))).Status.ShouldBe(302, "opening it is receiving it");
        (await Mail.Find(world, id)).State.ShouldBe(IncomingState.InHand);

        world.Clock.Now += TimeSpan.FromMinutes(1);
        var page = await leader.Get(DirectIncoming.Url(id));
        page.Text(".alert-warning").ShouldContain("Vụ Tổng hợp");
        var answer = await leader.Send(
            page,
            DirectIncoming.Url(id),
            ("Instruction", "Giao đúng nơi."),
            ("Lead", Unit("cn"))
        );
        answer.Status.ShouldBe(302, answer.Text("main"));

        var document = await Mail.Find(world, id);
        (document.State, document.Instruction).ShouldBe((IncomingState.Routed, "Giao đúng nơi."));
        document.Routings.Where(r => r.IsOpen).ShouldHaveSingleItem().UnitId.ShouldBe(world.Staff.Unit("cn"));
        document.Routings.Single(r => r.UnitId == world.Staff.Unit("th")).State.ShouldBe(RoutingState.PassedBack);
        (await Mail.Noticed(world, "unit-head", id)).ShouldContain(s =>
            s.StartsWith("Có ý kiến chỉ đạo mới", StringComparison.Ordinal)
        );
        (await Mail.Noticed(world, "unit-head-cn", id)).ShouldContain("Văn bản đến giao chủ trì xử lý: {0}");
        var told = (await leader.Get(Mail.Url(id))).Text("main");
        told.ShouldContain("Giao nhầm nơi.");
        told.ShouldContain("Giao đúng nơi.");

        await Mail.Change(
            world,
            id,
            (d, db) => d.Resolve(d.Routings.Single(r => r.IsOpen), Resolution.Filed, null, null, db.Scope.Now)
        );
        var late = await leader.SubmitFrom(
            Mail.Url(id),
            DirectIncoming.Url(id),
            ("Instruction", "Quá muộn."),
            ("Lead", Unit("th"))
        );
        late.Status.ShouldBe(409);
        late.Texts(".error-summary li").ShouldBe(["Văn bản đã giải quyết xong."]);
    }

    private string Unit(string code) => world.Staff.Unit(code).ToString();
}
