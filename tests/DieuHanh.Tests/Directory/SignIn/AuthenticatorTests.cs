using System.Text;
using DieuHanh.Directory;
using DieuHanh.Directory.Factors;
using DieuHanh.Directory.People;
using DieuHanh.Directory.Sessions;
using DieuHanh.Tests.House;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace DieuHanh.Tests.Directory.SignIn;

/// <summary>Codes of an app and codes on paper. Moves the clock; each test has a person of its own.</summary>
public sealed class AuthenticatorTests(World world) : IClassFixture<World>
{
    private const string Second = "/sign-in/second";
    private const string Security = "/account/security";

    [Theory]
    [InlineData(59, "287082")]
    [InlineData(1111111109, "081804")]
    [InlineData(1234567890, "005924")]
    [InlineData(20000000000, "353130")]
    public void Codes_are_those_of_the_standard(long second, string code) =>
        Totp.Code(Encoding.ASCII.GetBytes("12345678901234567890"), second / 30).ShouldBe(code);

    [Fact]
    public async Task The_password_alone_opens_nothing_once_an_app_is_set_up()
    {
        var phone = await Phone.Enrol(world, await Visitor.SignedIn(world, "clerk"));
        phone.Paper.Distinct().Count().ShouldBe(RecoveryCode.Many);
        var visitor = world.Stranger();
        var asked = await Password(visitor, "clerk");
        asked.Text("h1").ShouldBe("Bước thứ hai");
        (await visitor.Get(Security)).Location.ShouldStartWith("/sign-in");

        (await visitor.Send(asked, Second, ("Code", "000000"))).Error("Code").ShouldStartWith("Mã không đúng");

        // The code that set it up is used up.
        (await visitor.Send(asked, Second, ("Code", phone.Code()))).Status.ShouldBe(422);
        var answer = await visitor.Send(asked, Second, ("Code", phone.Code(1)));

        answer.Location.ShouldBe("/");
        (await visitor.Get(Security)).Status.ShouldBe(200);
    }

    [Fact]
    public async Task A_code_is_taken_once_and_half_a_minute_early_or_late()
    {
        var phone = await Phone.Enrol(world, await Visitor.SignedIn(world, "officer"));
        world.Clock.Now += TimeSpan.FromMinutes(5);
        (await Try("officer", phone.Code(-2))).Status.ShouldBe(422);
        (await Try("officer", phone.Code(2))).Status.ShouldBe(422);
        (await Try("officer", phone.Code(-1))).Status.ShouldBe(302);
        (await Try("officer", phone.Code(-1))).Status.ShouldBe(422);
        (await Try("officer", phone.Code(1))).Status.ShouldBe(302);

        // One that was passed over is used up as well.
        (await Try("officer", phone.Code())).Status.ShouldBe(422);
    }

    [Fact]
    public async Task The_same_code_sent_twice_at_once_opens_one_session()
    {
        var phone = await Phone.Enrol(world, await Visitor.SignedIn(world, "officer-cn"));
        world.Clock.Now += TimeSpan.FromMinutes(5);
        var code = phone.Code();
        var visitors = Enumerable.Range(0, 4).Select(_ => world.Stranger()).ToList();
        var asked = new List<Page>();
        foreach (var visitor in visitors)
        {
            asked.Add(await Password(visitor, "officer-cn"));
        }

        var answers = await Task.WhenAll(visitors.Select((v, i) => v.Send(asked[i], Second, ("Code", code))));

        answers.Count(a => a.Status == 302).ShouldBe(1);
    }

    [Fact]
    public async Task A_code_on_paper_opens_once_and_its_owner_is_told()
    {
        var here = await Visitor.SignedIn(world, "unit-head");
        var phone = await Phone.Enrol(world, here);
        var code = phone.Paper[3].ToUpperInvariant().Replace('-', ' ');

        (await Try("unit-head", code)).Status.ShouldBe(302);
        (await Try("unit-head", code)).Status.ShouldBe(422);

        (await here.Get("/notices")).Body.ShouldContain("còn 9 mã");
        (await here.Get(Security)).Text("#factors").ShouldContain("Còn 9 mã");
        var kept = await world.In(s =>
            s.GetRequiredService<DirectoryDb>().RecoveryCodes.Select(c => c.Hash).ToListAsync()
        );
        kept.ShouldAllBe(h => h.Length == 64);
    }

    [Fact]
    public async Task Wrong_codes_lock_codes_only_and_paper_still_opens()
    {
        var phone = await Phone.Enrol(world, await Visitor.SignedIn(world, "unit-head-cn"));
        world.Clock.Now += TimeSpan.FromMinutes(5);
        for (var i = 0; i < Account.MostWrongCodes; i++)
        {
            await Try("unit-head-cn", "000000");
        }

        (await Try("unit-head-cn", phone.Code())).Error("Code").ShouldStartWith("Đã nhập sai quá nhiều mã");
        (await Try("unit-head-cn", phone.Paper[0])).Status.ShouldBe(302);
        world.Clock.Now += Account.LockedFor + TimeSpan.FromMinutes(1);
        (await Try("unit-head-cn", phone.Code())).Status.ShouldBe(302);
    }

    [Fact]
    public async Task A_half_finished_sign_in_ends_with_time_and_with_the_password()
    {
        var here = await Visitor.SignedIn(world, "government-leader");
        var phone = await Phone.Enrol(world, here);
        var late = world.Stranger();
        var asked = await Password(late, "government-leader");
        world.Clock.Now += Tickets.GoodFor + TimeSpan.FromMinutes(1);
        var answer = await late.Send(asked, Second, ("Code", phone.Code()));
        answer.Status.ShouldBe(422);
        answer.Text("main").ShouldContain("Bước đăng nhập này đã quá lâu.");

        asked = await Password(late, "government-leader");
        (
            await here.Submit(
                "/account/password",
                ("CurrentPassword", Staff.Password),
                ("NewPassword", "một câu dài khác"),
                ("RepeatPassword", "một câu dài khác")
            )
        ).Status.ShouldBe(302);
        (await late.Send(asked, Second, ("Code", phone.Code()))).Status.ShouldBe(422);
        (await late.Send(asked, Second, ("Ticket", "abc"), ("Code", phone.Code()))).Status.ShouldBe(422);
    }

    [Fact]
    public async Task Who_left_the_screen_alone_is_asked_again_before_anything_changes()
    {
        var visitor = await Visitor.SignedIn(world, "secretary");
        var phone = await Phone.Enrol(world, visitor);
        world.Clock.Now += Session.ProofFor + TimeSpan.FromMinutes(1);

        var asked = await visitor.Get("/account/passkeys/new");
        asked.Location.ShouldBe("/account/confirm?return=%2Faccount%2Fpasskeys%2Fnew");
        (await visitor.SubmitFrom(Security, "/account/recovery-codes")).Location.ShouldStartWith("/account/confirm");
        (await visitor.SubmitFrom(Security, "/account/authenticator/remove")).Location.ShouldStartWith(
            "/account/confirm"
        );
        (await visitor.SubmitFrom(asked.Location!, "/account/confirm", ("Password", "không phải")))
            .Error("Password")
            .ShouldStartWith("Mật khẩu không đúng");
        (await visitor.SubmitFrom(asked.Location!, "/account/confirm", ("Code", phone.Code()))).Location.ShouldBe(
            "/account/passkeys/new"
        );
        (await visitor.Get("/account/passkeys/new")).Status.ShouldBe(200);

        (await visitor.SubmitFrom(Security, "/account/authenticator/remove")).Location.ShouldBe(Security);
        (await Password(world.Stranger(), "secretary")).Status.ShouldBe(302);
        (
            await world.In(s =>
                s.GetRequiredService<DirectoryDb>()
                    .RecoveryCodes.CountAsync(c =>
                        s.GetRequiredService<DirectoryDb>()
                            .Accounts.Any(a => a.Id == c.AccountId && a.UserName == "secretary")
                    )
            )
        ).ShouldBe(0);
    }

    [Fact]
    public async Task Without_an_app_the_password_proves_it()
    {
        var visitor = await Visitor.SignedIn(world, "focal-btc");
        world.Clock.Now += Session.ProofFor + TimeSpan.FromMinutes(1);
        var asked = (await visitor.Get("/account/authenticator")).Location!;
        (await visitor.SubmitFrom(asked, "/account/confirm", ("Password", Staff.Password))).Location.ShouldBe(
            "/account/authenticator"
        );
        (await visitor.Get("/account/authenticator")).Status.ShouldBe(200);
    }

    [Fact]
    public async Task A_code_on_paper_that_proves_it_is_written_down_and_its_owner_told()
    {
        var visitor = await Visitor.SignedIn(world, "focal-nghean");
        var phone = await Phone.Enrol(world, visitor);
        world.Clock.Now += Session.ProofFor + TimeSpan.FromMinutes(1);
        var asked = (await visitor.Get("/account/passkeys/new")).Location!;

        (await visitor.SubmitFrom(asked, "/account/confirm", ("Code", phone.Paper[0]))).Location.ShouldBe(
            "/account/passkeys/new"
        );

        (await visitor.Get("/notices")).Text("main").ShouldContain("để xác nhận lại; còn 9 mã");
        var person = world.Staff["focal-nghean"];
        (
            await world.In(s =>
                s.GetRequiredService<DirectoryDb>()
                    .Audit.CountAsync(a => a.WholeId == person && a.Action == "Dùng mã khôi phục")
            )
        ).ShouldBe(1);
    }

    [Fact]
    public async Task Whoever_finds_an_administrators_screen_hands_out_no_password_and_opens_no_account()
    {
        var admin = await Visitor.SignedIn(world, "administrator");
        var url = $"/people/{world.Staff["focal-hatinh"]}";
        var fresh = (await admin.Submit("/people/new", ("Name", "Người Mới"), ("Title", "Chuyên viên"))).Location!;
        world.Clock.Now += Session.ProofFor + TimeSpan.FromMinutes(1);

        var asked = await admin.SubmitFrom(url, $"{url}/account/password");
        asked.Location.ShouldBe($"/account/confirm?return={Uri.EscapeDataString($"{url}#account")}");
        (await admin.SubmitFrom(fresh, $"{fresh}/account", ("UserName", "nguoi.moi"))).Location.ShouldStartWith(
            "/account/confirm"
        );
        (await Password(world.Stranger(), "focal-hatinh")).Status.ShouldBe(302);
        (await Password(world.Stranger(), "nguoi.moi")).Status.ShouldBe(422);

        (await admin.SubmitFrom(asked.Location!, "/account/confirm", ("Password", Staff.Password))).Location.ShouldBe(
            $"{url}#account"
        );
        (await admin.SubmitFrom(url, $"{url}/account/password")).Has(".alert .handed-out").ShouldBeTrue();
        (await Password(world.Stranger(), "focal-hatinh")).Status.ShouldBe(422);
        var owner = world.Staff["focal-hatinh"];
        var notices = await world.In(s =>
            s.GetRequiredService<DirectoryDb>().Notices.Where(n => n.PersonId == owner).ToListAsync()
        );
        notices.ShouldContain(n => n.Sentence.StartsWith("Quản trị viên đã cấp lại mật khẩu"));
    }

    [Theory]
    [InlineData("UserName", "account", "nguoi.quay.lai")]
    [InlineData("Why", "account/factors", "Đã gọi điện, đúng giọng người quen")]
    public async Task What_was_typed_before_the_proof_was_asked_for_is_there_when_they_come_back(
        string field,
        string form,
        string typed
    )
    {
        var admin = await Visitor.SignedIn(world, "administrator");
        var url = (await admin.Submit("/people/new", ("Name", "Người Quay Lại"), ("Title", "Chuyên viên"))).Location!;
        if (field == "Why")
        {
            url = $"/people/{world.Staff["hr"]}";
            var owner = await Visitor.SignedIn(world, "hr");
            await Phone.Enrol(world, owner);
        }

        world.Clock.Now += Session.ProofFor + TimeSpan.FromMinutes(1);
        var asked = (await admin.SubmitFrom(url, $"{url}/{form}", (field, typed))).Location!;
        asked.ShouldStartWith("/account/confirm");
        Uri.UnescapeDataString(asked).ShouldNotContain(typed);
        var back = (await admin.SubmitFrom(asked, "/account/confirm", ("Password", Staff.Password))).Location!;
        back.ShouldStartWith(url);
        back.ShouldEndWith("#account");

        (await admin.Get(back[..back.IndexOf('#')])).Value($"[name={field}]").ShouldBe(typed);
        var elsewhere = $"/people/{world.Staff["clerk"]}{back[back.IndexOf('?')..back.IndexOf('#')]}";
        (await admin.Get(elsewhere)).Body.ShouldNotContain(typed, customMessage: "it belongs to that page alone");
        (await admin.Get($"{url}?typed=a{back[(back.IndexOf('=') + 1)..]}")).Status.ShouldBe(200);
    }

    [Fact]
    public async Task The_key_of_the_app_is_kept_encrypted_and_out_of_the_audit()
    {
        var visitor = await Visitor.SignedIn(world, "editor");
        var page = await visitor.Get("/account/authenticator");
        var letters = page.Text("code.handed-out").Replace(" ", "", StringComparison.Ordinal);
        await Phone.Enrol(world, visitor);

        await world.In(async s =>
        {
            var db = s.GetRequiredService<DirectoryDb>();
            var account = await db.Accounts.SingleAsync(a => a.UserName == "editor");
            account.AuthenticatorKey!.Length.ShouldBeGreaterThan(60);
            account.AuthenticatorKey.ShouldNotContain(letters);
            var audit = await db.Audit.Where(a => a.WholeId == account.PersonId).ToListAsync();
            audit.ShouldContain(a => a.Action == "Thêm ứng dụng xác thực");
            audit.ShouldAllBe(a => !a.Changes.Contains("Authenticator", StringComparison.Ordinal));
        });
    }

    private static Task<Page> Password(Visitor visitor, string userName) =>
        visitor.Submit("/sign-in", ("UserName", userName), ("Password", Staff.Password));

    private async Task<Page> Try(string userName, string code)
    {
        var visitor = world.Stranger();
        return await visitor.Send(await Password(visitor, userName), Second, ("Code", code));
    }
}
