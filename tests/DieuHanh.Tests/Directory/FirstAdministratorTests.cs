using DieuHanh.Directory;
using DieuHanh.Directory.Opening;
using DieuHanh.Directory.People;
using DieuHanh.Kernel.Access;
using DieuHanh.Kernel.Domain;
using DieuHanh.Tests.House;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace DieuHanh.Tests.Directory;

public sealed class FirstAdministratorTests
{
    private const string Chosen = "mở cửa văn phòng sớm mai";

    [Fact]
    public async Task The_printed_address_makes_one_administrator_once()
    {
        await using var world = await New();
        var address = (await world.In(s => FirstAdministrator.Invite(s)))!;
        var visitor = world.Stranger();

        var faulty = await Open(visitor, address, "Văn phòng Chính phủ", userName: "Quản Trị");
        faulty.Status.ShouldBe(422);
        faulty.Error("UserName").ShouldStartWith("Tên đăng nhập gồm từ 3");
        faulty.Value("#Office").ShouldBe("Văn phòng Chính phủ");

        (await Open(visitor, address, "Văn phòng Chính phủ")).Status.ShouldBe(302);

        var book = await world.Book();
        book.Agency(book.OfficeId)!.Code.ShouldBe("G22");
        book.Agencies.Count.ShouldBeGreaterThan(150);
        book.Agencies.ShouldAllBe(a => !a.Name.Contains("mẫu", StringComparison.OrdinalIgnoreCase));
        book.People.ShouldHaveSingleItem().Positions.ShouldHaveSingleItem().Role.ShouldBe(Role.Administrator);
        (await visitor.Get("/account/password")).Status.ShouldBe(200);

        (await world.Stranger().Get(address)).Status.ShouldBe(404);
        (await world.In(s => FirstAdministrator.Invite(s))).ShouldBeNull();
    }

    [Fact]
    public async Task An_office_that_is_in_no_list_is_made_new()
    {
        await using var world = await New();
        var address = (await world.In(s => FirstAdministrator.Invite(s)))!;
        (await Open(world.Stranger(), address, "Sở Mẫu", agencies: "")).Status.ShouldBe(302);
        var book = await world.Book();
        book.Agencies.ShouldHaveSingleItem().Name.ShouldBe("Sở Mẫu");
        book.OfficeId.ShouldBe(book.Agencies[0].Id);
    }

    [Fact]
    public async Task A_wrong_an_old_and_an_expired_address_lead_nowhere()
    {
        await using var world = await New();
        (await world.Stranger().Get("/first-administrator")).Status.ShouldBe(404);
        (await world.Stranger().Get($"/first-administrator?token={new string('0', 64)}")).Status.ShouldBe(404);

        var first = (await world.In(s => FirstAdministrator.Invite(s)))!;
        var second = (await world.In(s => FirstAdministrator.Invite(s)))!;
        (await world.Stranger().Get(first)).Status.ShouldBe(404);
        (await world.Stranger().Get(second)).Status.ShouldBe(200);

        world.Clock.Now += TimeSpan.FromHours(25);
        (await world.Stranger().Get(second)).Status.ShouldBe(404);
    }

    [Fact]
    public async Task The_database_does_not_hold_the_address()
    {
        await using var world = await New();
        var address = (await world.In(s => FirstAdministrator.Invite(s)))!;
        var token = address.Split('=')[1];
        await world.In(async s =>
        {
            var db = s.GetRequiredService<DirectoryDb>();
            (await db.Invitations.SingleAsync()).TokenHash.ShouldNotContain(token, Case.Insensitive);
            (await db.Audit.ToListAsync()).ShouldAllBe(a =>
                !a.Changes.Contains(token, StringComparison.OrdinalIgnoreCase)
            );
        });
    }

    private static async Task<EmptyWorld> New()
    {
        var world = new EmptyWorld();
        await world.InitializeAsync();
        return world;
    }

    private static Task<Page> Open(
        Visitor visitor,
        string address,
        string office,
        string userName = "quantri",
        string agencies = "government"
    ) =>
        visitor.SubmitFrom(
            address,
            "/first-administrator",
            ("Office", office),
            ("Agencies", agencies),
            ("Name", "Người Mẫu Đầu Tiên"),
            ("UserName", userName),
            ("NewPassword", Chosen),
            ("RepeatPassword", Chosen)
        );
}

public sealed class UserAddingTests(World world) : IClassFixture<World>
{
    [Fact]
    public async Task A_user_added_without_a_password_must_choose_one_before_anything_else()
    {
        var added = await Add(new("Người Mẫu Mới", "Nguoi.Moi", Role.Officer, Unit: "Vụ Tổng hợp"));
        added.UserName.ShouldBe("nguoi.moi");
        added.Password.ShouldNotBeNull();

        var visitor = await Visitor.SignedIn(world, "nguoi.moi", added.Password!);
        (await visitor.Get("/notices")).Location.ShouldBe("/account/password");
        var changed = await visitor.Submit(
            "/account/password",
            ("CurrentPassword", added.Password),
            ("NewPassword", "một câu của riêng tôi"),
            ("RepeatPassword", "một câu của riêng tôi")
        );
        changed.Location.ShouldBe("/");
        (await visitor.Get("/notices")).Status.ShouldBe(200);
    }

    [Fact]
    public async Task A_handed_out_password_ends_after_three_days()
    {
        var own = new World();
        await own.InitializeAsync();
        var added = await own.In(s =>
            s.GetRequiredService<UserAdding>().Add(new("Người Mẫu Muộn", "nguoi.muon", Role.Officer))
        );
        own.Clock.Now += TimeSpan.FromDays(3) + TimeSpan.FromMinutes(1);
        (
            await own.Stranger().Submit("/sign-in", ("UserName", "nguoi.muon"), ("Password", added.Password))
        ).Status.ShouldBe(422);
        await own.DisposeAsync();
    }

    [Fact]
    public async Task A_focal_point_is_added_to_an_agency_by_code_or_name()
    {
        (await Add(new("Đầu Mối Mẫu", "dm.mot", Role.FocalPoint, "G12", Password: "một câu đủ dài"))).Agency.ShouldBe(
            "Bộ Tài chính"
        );
        (await Add(new("Đầu Mối Mẫu", "dm.hai", Role.FocalPoint, "Bộ Xây dựng"))).Agency.ShouldBe("Bộ Xây dựng");
    }

    [Fact]
    public async Task Everything_wrong_is_said_at_once()
    {
        var refused = await Should.ThrowAsync<RefusedException>(() =>
            Add(new(" ", "CLERK", Role.Officer, "Bộ Không Có", Password: "ngắn"))
        );
        refused
            .Reasons.Select(r => r.Sentence)
            .ShouldBe(
                [
                    "Tên đăng nhập này đã có người dùng.",
                    "Nhập họ và tên.",
                    "Không có cơ quan {0}.",
                    "Mật khẩu cần ít nhất {0} ký tự.",
                    "Mật khẩu lặp lại quá ít ký tự khác nhau.",
                ],
                ignoreOrder: true
            );
    }

    [Fact]
    public async Task An_agency_cannot_have_an_administrator_of_the_office() =>
        await Should.ThrowAsync<RefusedException>(() => Add(new("A B", "ab.cd", Role.Administrator, "G12")));

    private Task<UserAdding.Added> Add(UserAdding.User user) =>
        world.In(s => s.GetRequiredService<UserAdding>().Add(user));
}
