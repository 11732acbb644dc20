using DieuHanh.Directory;
using DieuHanh.Tests.House;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace DieuHanh.Tests.Directory.SignIn;

/// <summary>Roles that must sign in with two factors, and what an administrator does when a phone is lost. Moves the clock.</summary>
public sealed class FactorRuleTests(World world) : IClassFixture<World>
{
    private const string Rules = "/people/factors";
    private const string Security = "/account/security";

    [Fact]
    public async Task A_role_is_reminded_first_and_held_to_it_from_the_day_named()
    {
        var admin = await Visitor.SignedIn(world, "administrator");
        (await admin.Submit(Rules, ("Role", "Editor"), ("From", "01/12/2026"), ("Due", "30/11/2026")))
            .Error("Due")
            .ShouldBe("Ngày bắt buộc không được trước ngày bắt đầu nhắc.");
        var rule = ("Decision", (string?)"Quy chế an toàn thông tin");
        (
            await admin.Submit(Rules, ("Role", "Editor"), ("From", "23/11/2026"), ("Due", "07/12/2026"), rule)
        ).Status.ShouldBe(302);
        (
            await admin.Submit(Rules, ("Role", "Editor"), ("From", "23/11/2026"), ("Due", "07/12/2026"), rule)
        ).Status.ShouldBe(409);
        (await admin.Get(Rules)).Text("main").ShouldContain("Đặng Văn Biên");

        // In between: reminded when signing in, and let go on.
        var editor = world.Stranger();
        var reminded = await editor.Submit("/sign-in", ("UserName", "editor"), ("Password", Staff.Password));
        reminded.Location.ShouldBe("/account/security?return=%2F");
        var page = await editor.Follow(reminded);
        page.Text("[role=status]").ShouldContain("07/12/2026");
        page.Document.QuerySelector("[role=status] a")!.GetAttribute("href").ShouldBe("/");
        (await editor.Get("/agencies")).Status.ShouldBe(200);
        (await editor.Get($"{Security}?return=//evil.example")).Attribute("[role=status] a", "href").ShouldBe("/");

        // From the day on: nothing but the way to set it up.
        world.Clock.Now = World.Morning.AddDays(14);
        editor = world.Stranger();
        await editor.Submit("/sign-in", ("UserName", "editor"), ("Password", Staff.Password));
        (await editor.Get("/agencies")).Location.ShouldBe(Security);
        (await editor.Get("/api/agencies")).Status.ShouldBe(403);
        var phone = await Phone.Enrol(world, editor);
        (await editor.Get("/agencies")).Status.ShouldBe(200);

        // And it cannot be taken off again while the rule stands.
        (await editor.Get(Security))
            .Text("#factors")
            .ShouldContain("bắt buộc xác thực hai lớp từ ngày 07/12/2026");
        (await editor.SubmitFrom(Security, "/account/authenticator/remove")).Status.ShouldBe(409);

        admin = await Visitor.SignedIn(world, "administrator");
        var id = await world.In(s =>
            s.GetRequiredService<DirectoryDb>()
                .FactorRules.Where(r => r.Role == DieuHanh.Kernel.Access.Role.Editor)
                .Select(r => r.Id)
                .SingleAsync()
        );
        (await admin.SubmitFrom(Rules, $"{Rules}/{id}/end")).Status.ShouldBe(302);
        (await editor.SubmitFrom(Security, "/account/authenticator/remove")).Status.ShouldBe(302);
        phone.Paper.ShouldNotBeEmpty();
    }

    [Fact]
    public async Task A_rule_for_administrators_shuts_none_of_them_out()
    {
        var admin = await Visitor.SignedIn(world, "administrator");
        var today = DieuHanh.Kernel.Words.Dates.Show(DateOnly.FromDateTime(world.Clock.Now.DateTime));
        var rule = ("Decision", (string?)"Quy chế an toàn thông tin");
        (await admin.Submit(Rules, ("Role", "Administrator"), ("From", today), ("Due", today), rule)).Status.ShouldBe(
            302
        );

        (await admin.Get("/agencies")).Location.ShouldBe(Security);
        await Phone.Enrol(world, admin);
        (await admin.Get("/agencies")).Status.ShouldBe(200);

        // Back to where the other tests begin.
        await world.In(async s =>
        {
            var db = s.GetRequiredService<DirectoryDb>();
            db.RemoveRange(
                await db.FactorRules.Where(r => r.Role == DieuHanh.Kernel.Access.Role.Administrator).ToListAsync()
            );
            db.Moves(DirectoryDb.RevisionName);
            await db.SaveAsync("Thử nghiệm");
        });
        (await admin.SubmitFrom(Security, "/account/authenticator/remove")).Status.ShouldBe(302);
    }

    [Fact]
    public async Task Who_acts_for_another_is_held_to_the_rule_of_that_post()
    {
        var admin = await Visitor.SignedIn(world, "administrator");
        var today = DateOnly.FromDateTime(world.Clock.Now.DateTime);
        var day = DieuHanh.Kernel.Words.Dates.Show(today);
        var rule = ("Decision", (string?)"Quy chế an toàn thông tin");
        (await admin.Submit(Rules, ("Role", "OfficeLeader"), ("From", day), ("Due", day), rule)).Status.ShouldBe(302);
        var officer = await Visitor.SignedIn(world, "officer-cn");
        (await officer.Get("/agencies")).Status.ShouldBe(200);

        var leader = world.Staff["office-leader"];
        var post = await world.In(s =>
            s.GetRequiredService<DirectoryDb>().Posts.Where(p => p.PersonId == leader).Select(p => p.Id).SingleAsync()
        );
        var named = await admin.Submit(
            $"/people/{leader}/delegations/new",
            ("Post", $"{post}"),
            ("Acting", $"{world.Staff["officer-cn"]}"),
            ("Document", "Giấy ủy quyền mẫu"),
            ("From", day),
            ("To", DieuHanh.Kernel.Words.Dates.Show(today.AddDays(7)))
        );
        named.Status.ShouldBe(302, named.Text("main"));

        (await officer.Get("/agencies")).Location.ShouldBe(Security);
        (await admin.Get(Rules)).Text("main").ShouldContain("Đỗ Thị Viên");
        await Phone.Enrol(world, officer);
        (await officer.Get("/agencies")).Status.ShouldBe(200);
    }

    [Fact]
    public async Task A_lost_phone_is_forgotten_with_a_reason_and_its_owner_told()
    {
        var owner = await Visitor.SignedIn(world, "focal-btc");
        await Phone.Enrol(world, owner);
        var url = $"/people/{world.Staff["focal-btc"]}";
        var admin = await Visitor.SignedIn(world, "administrator");
        (await admin.Get(url)).Text("#account").ShouldContain("Xác thực hai lớp: đang bật · Đang đăng nhập ở 1 nơi");

        (await admin.SubmitFrom(url, $"{url}/account/factors")).Error("Why").ShouldStartWith("Ghi lý do");
        (
            await admin.SubmitFrom(url, $"{url}/account/factors", ("Why", "Mất điện thoại, đã gặp tại phòng"))
        ).Status.ShouldBe(302);

        (await owner.Get("/")).Location.ShouldStartWith("/sign-in");
        var again = world.Stranger();
        (await again.Submit("/sign-in", ("UserName", "focal-btc"), ("Password", Staff.Password))).Status.ShouldBe(302);
        (await again.Get("/notices")).Body.ShouldContain("Quản trị viên đã đặt lại xác thực hai lớp");
        (await admin.Get(url)).Body.ShouldContain("Mất điện thoại, đã gặp tại phòng");
    }

    [Fact]
    public async Task An_administrator_signs_a_person_out_everywhere()
    {
        var owner = await Visitor.SignedIn(world, "focal-bct");
        var url = $"/people/{world.Staff["focal-bct"]}";
        var admin = await Visitor.SignedIn(world, "administrator");

        (await admin.SubmitFrom(url, $"{url}/account/sessions")).Status.ShouldBe(302);

        (await owner.Get("/")).Location.ShouldStartWith("/sign-in");
    }
}
