using DieuHanh.Documents.Incoming;
using DieuHanh.Documents.Registers;
using DieuHanh.Kernel.Contracts;
using DieuHanh.Tests.Documents.Incoming;
using DieuHanh.Tests.Documents.Outgoing;
using DieuHanh.Tests.House;
using Microsoft.Extensions.DependencyInjection;

namespace DieuHanh.Tests.Documents;

/// <summary>What is told of documents before a person leaves or an agency ends. Each test has its own people and agencies.</summary>
public sealed class HeldDocumentTests(World world) : IClassFixture<World>
{
    private const string ToDirect = "Văn bản đến chờ ý kiến chỉ đạo";
    private const string InHand = "Văn bản đến đang xử lý";
    private const string From = "Văn bản đến từ cơ quan, chưa giải quyết xong";
    private const string To = "Văn bản đi gửi cơ quan, chưa chuyển";

    [Fact]
    public async Task What_waits_for_a_leaders_direction_is_told()
    {
        var leader = world.Staff["government-leader"];
        (await Of(leader))[ToDirect].ShouldBe(0);
        await Mail.Submit(world, await Mail.Register(world), "government-leader");
        (await Of(leader))[ToDirect].ShouldBe(1);
        var page = await (await world.As("administrator")).Get($"/people/{leader}/leave");
        page.Text("main").ShouldContain($"{ToDirect}: 1");
    }

    [Fact]
    public async Task What_an_officer_handles_by_name_or_for_their_unit_is_told_until_it_is_done()
    {
        var officer = world.Staff["officer-cn"];
        var named = await Mail.Register(world);
        await Mail.Direct(world, named, Mail.Person(world, "officer-cn"));
        var known = await Mail.Register(world);
        await Mail.Direct(world, known, Mail.Unit(world, "th"), Mail.Person(world, "officer-cn", Part.Information));
        (await Of(officer))[InHand].ShouldBe(1, "who is only informed holds nothing");

        await Mail.Change(
            world,
            named,
            (d, db) => d.Resolve(d.Routings[0], Resolution.Filed, null, "lưu", db.Scope.Now)
        );
        (await Of(officer))[InHand].ShouldBe(0);
    }

    [Fact]
    public async Task What_came_from_an_agency_or_is_on_its_way_to_it_is_told()
    {
        var agency = world.Staff.Agency("hatinh");
        await Mail.Register(world, agency: "hatinh");
        await Issued.Document(world, "Gửi tỉnh, chưa chuyển", recipients: agency);
        await Issued.Document(world, "Gửi tỉnh, đã chuyển", sentOn: new(2026, 11, 20), recipients: agency);
        var work = await Work(h => h.OfAgencies([agency]));
        work[From].ShouldBe(1);
        work[To].ShouldBe(1);
        (await world.In(s => Documents(s).OfAgencies([]))).ShouldBeEmpty();
        (await Work(h => h.OfAgencies([world.Staff.Agency("tapdoan")]))).Values.ShouldAllBe(n => n == 0);
    }

    private Task<Dictionary<string, int>> Of(Guid person) => Work(h => h.OfPerson(person));

    private Task<Dictionary<string, int>> Work(Func<IHeldWork, Task<IReadOnlyList<HeldWork>>> ask) =>
        world.In<Dictionary<string, int>>(async s =>
            (await ask(Documents(s))).ToDictionary(w => w.Label, w => w.Count)
        );

    private static HeldDocuments Documents(IServiceProvider services) =>
        services.GetServices<IHeldWork>().OfType<HeldDocuments>().Single();
}
