using DieuHanh.Directory;
using DieuHanh.Tests.House;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace DieuHanh.Tests.Directory.SignIn;

/// <summary>An action on an account whose save fails has done nothing: sessions stay open, recovery codes stay good. Each has its person.</summary>
public sealed class UnsavedTests(World world) : IClassFixture<World>
{
    private const string Security = "/account/security";

    [Fact]
    public async Task New_recovery_codes_take_the_place_of_the_old_ones_or_do_not()
    {
        var here = await Visitor.SignedIn(world, "officer");
        await Phone.Enrol(world, here);

        await Fails("officer", "Tạo mã khôi phục mới", () => here.SubmitFrom(Security, "/account/recovery-codes"));
    }

    [Fact]
    public async Task Codes_do_not_go_before_the_app_does()
    {
        var here = await Visitor.SignedIn(world, "officer-cn");
        await Phone.Enrol(world, here);

        await Fails(
            "officer-cn",
            "Bỏ ứng dụng xác thực",
            () => here.SubmitFrom(Security, "/account/authenticator/remove")
        );
    }

    [Fact]
    public async Task Sessions_do_not_end_for_a_password_that_was_not_changed()
    {
        var here = await Visitor.SignedIn(world, "unit-head");
        var elsewhere = await Visitor.SignedIn(world, "unit-head");

        await Fails(
            "unit-head",
            "Đổi mật khẩu",
            () =>
                here.Submit(
                    "/account/password",
                    ("CurrentPassword", Staff.Password),
                    ("NewPassword", "một câu dài khác"),
                    ("RepeatPassword", "một câu dài khác")
                )
        );

        (await elsewhere.Get(Security)).Status.ShouldBe(200);
    }

    [Fact]
    public async Task A_session_does_not_end_without_a_word_in_the_audit()
    {
        var here = await Visitor.SignedIn(world, "editor");
        await Visitor.SignedIn(world, "editor");
        var page = await here.Get(Security);
        var end = page.Document.QuerySelector("#sessions form[action$='/end']")!.GetAttribute("action")!;

        await Fails("editor", "Kết thúc phiên đăng nhập", () => here.Send(page, end));
        await Fails(
            "editor",
            "Kết thúc mọi phiên đăng nhập khác",
            () => here.SubmitFrom(Security, $"{Security}/sessions/end")
        );
    }

    [Fact]
    public async Task What_an_administrator_takes_away_stays_as_well()
    {
        await Phone.Enrol(world, await Visitor.SignedIn(world, "hr"));
        var person = $"/people/{world.Staff["hr"]}";
        var administrator = await Visitor.SignedIn(world, "administrator");

        await Fails(
            "hr",
            "Đặt lại xác thực hai lớp",
            () => administrator.SubmitFrom(person, $"{person}/account/factors", ("Why", "Mất điện thoại")),
            "administrator"
        );
        await Fails(
            "hr",
            "Kết thúc mọi phiên đăng nhập",
            () => administrator.SubmitFrom(person, $"{person}/account/sessions"),
            "administrator"
        );
    }

    /// <summary>Does it while its save fails: of the owner's sessions and codes all are there afterwards.</summary>
    private async Task Fails(string owner, string action, Func<Task<Page>> act, string? by = null)
    {
        var before = await Held(owner);
        using (new FailingSave(action, world.Staff[by ?? owner]))
        {
            (await act()).Status.ShouldBe(409, action);
        }

        (await Held(owner)).ShouldBe(before, action);
    }

    private Task<List<Guid>> Held(string owner) =>
        world.In(async s =>
        {
            var db = s.GetRequiredService<DirectoryDb>();
            var person = world.Staff[owner];
            var accounts = db.Accounts.Where(a => a.PersonId == person).Select(a => a.Id);
            var sessions = await db.Sessions.Where(x => accounts.Contains(x.AccountId)).Select(x => x.Id).ToListAsync();
            var codes = await db
                .RecoveryCodes.Where(c => accounts.Contains(c.AccountId))
                .Select(c => c.Id)
                .ToListAsync();
            sessions.ShouldNotBeEmpty();
            return sessions.Concat(codes).Order().ToList();
        });
}
