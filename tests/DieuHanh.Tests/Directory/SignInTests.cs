using System.Collections.Concurrent;
using DieuHanh.Directory;
using DieuHanh.Directory.People;
using DieuHanh.Tests.House;
using Microsoft.AspNetCore.Builder;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace DieuHanh.Tests.Directory;

public sealed class SignInTests(World world) : IClassFixture<World>
{
    [Fact]
    public async Task A_wrong_password_and_a_wrong_name_get_the_same_answer()
    {
        var wrongPassword = await world
            .Stranger()
            .Submit("/sign-in", ("UserName", "clerk"), ("Password", "không phải"));
        var wrongName = await world.Stranger().Submit("/sign-in", ("UserName", "khong-co"), ("Password", "không phải"));

        wrongPassword.Status.ShouldBe(422);
        wrongPassword.Error("UserName").ShouldBe(wrongName.Error("UserName"));
        wrongPassword.Value("#UserName").ShouldBe("clerk");
        wrongPassword.Value("#Password").ShouldBe("");
    }

    [Fact]
    public async Task An_empty_form_says_what_is_missing_beside_each_field()
    {
        var page = await world.Stranger().Submit("/sign-in");

        page.Status.ShouldBe(422);
        page.Error("UserName").ShouldBe("Nhập tên đăng nhập.");
        page.Error("Password").ShouldBe("Nhập mật khẩu.");
    }

    [Theory]
    [InlineData("//evil.example")]
    [InlineData("https://evil.example")]
    [InlineData("/\\evil.example")]
    [InlineData("/\t/evil.example")]
    public async Task Only_an_address_of_this_site_is_gone_to_after_signing_in(string address)
    {
        var page = await world
            .Stranger()
            .Submit("/sign-in", ("UserName", "clerk"), ("Password", Staff.Password), ("Return", address));
        page.Location.ShouldBe("/");
    }

    [Fact]
    public async Task A_page_asked_for_without_a_session_is_shown_after_signing_in()
    {
        var stranger = world.Stranger();
        var asked = await stranger.Get("/account/password?done=1");
        asked.Location.ShouldBe("/sign-in?return=%2Faccount%2Fpassword%3Fdone%3D1");
        var answer = await stranger.SubmitFrom(
            asked.Location!,
            "/sign-in",
            ("UserName", "clerk"),
            ("Password", Staff.Password)
        );
        answer.Location.ShouldBe("/account/password?done=1");
    }

    [Fact]
    public async Task Letters_typed_on_another_keyboard_are_the_same_password()
    {
        var decomposed = Staff.Password.Normalize(System.Text.NormalizationForm.FormD);
        decomposed.ShouldNotBe(Staff.Password);
        var page = await world.Stranger().Submit("/sign-in", ("UserName", "CLERK "), ("Password", decomposed));
        page.Status.ShouldBe(302);
    }

    [Fact]
    public async Task Monstrous_input_is_refused_beside_the_field()
    {
        var page = await world
            .Stranger()
            .Submit("/sign-in", ("UserName", new string('a', 5000)), ("Password", new string('b', 100_000)));
        page.Status.ShouldBe(422);
        page.Error("UserName").ShouldContain("tối đa");
        page.Error("Password").ShouldBe("Mật khẩu dài tối đa 128 ký tự.");
    }

    [Fact]
    public async Task Who_signed_in_and_who_failed_is_in_the_audit()
    {
        await world.Stranger().Submit("/sign-in", ("UserName", "editor"), ("Password", "không phải"));
        await world.Stranger().Submit("/sign-in", ("UserName", "editor"), ("Password", Staff.Password));

        var actions = await world.In(s =>
            s.GetRequiredService<DirectoryDb>()
                .Audit.Where(a => a.WholeId == world.Staff["editor"] && a.Thing == "Account")
                .OrderBy(a => a.Id)
                .Select(a => new { a.Action, a.ActorId })
                .ToListAsync()
        );
        actions.Select(a => a.Action).ShouldBe(["Nhập sai mật khẩu", "Đăng nhập"]);
        actions[0].ActorId.ShouldBeNull();
        actions[1].ActorId.ShouldBe(world.Staff["editor"]);
    }
}

/// <summary>Tests that move the clock or spoil accounts; each with an account of its own.</summary>
public sealed class LockOutTests(LockOutTests.LoggedWorld world) : IClassFixture<LockOutTests.LoggedWorld>
{
    /// <summary>A world that keeps what is logged.</summary>
    public sealed class LoggedWorld : World
    {
        public ConcurrentQueue<string> Log { get; } = new();

        protected override void Tune(WebApplicationBuilder builder) =>
            builder.Logging.AddProvider(new Ear(line => Log.Enqueue($"{line}"))).SetMinimumLevel(LogLevel.Debug);
    }

    [Fact]
    public async Task Five_wrong_passwords_lock_the_account_for_ten_minutes_and_say_no_more_than_one()
    {
        Page last = default!;
        for (var i = 0; i < Account.MostFailures; i++)
        {
            last = await Try("hr", "không phải");
        }

        var right = await Try("hr", Staff.Password);
        right.Status.ShouldBe(422);
        right.Error("UserName").ShouldBe(last.Error("UserName"));

        world.Clock.Now += TimeSpan.FromMinutes(11);
        (await Try("hr", Staff.Password)).Status.ShouldBe(302);
    }

    [Fact]
    public async Task Guesses_sent_side_by_side_count_too()
    {
        await Task.WhenAll(Enumerable.Range(0, 8).Select(i => Try("unit-head-cn", $"phỏng đoán {i}")));
        (await Try("unit-head-cn", Staff.Password)).Status.ShouldBe(422);
    }

    [Fact]
    public async Task The_right_password_forgets_the_wrong_ones()
    {
        for (var round = 0; round < 3; round++)
        {
            for (var i = 0; i < Account.MostFailures - 1; i++)
            {
                (await Try("officer-cn", "không phải")).Status.ShouldBe(422);
            }

            (await Try("officer-cn", Staff.Password)).Status.ShouldBe(302);
        }
    }

    [Fact]
    public async Task The_log_names_nobody()
    {
        await Try("secretary", "bí mật lộ ra");
        await Try("nguoi-la-khong-quen", "bí mật lộ ra");
        await Try("secretary", Staff.Password);

        world.Log.ShouldContain(l => l.Contains("Sign-in refused", StringComparison.Ordinal));
        world.Log.ShouldAllBe(l =>
            !l.Contains("secretary", StringComparison.Ordinal)
            && !l.Contains("nguoi-la-khong-quen", StringComparison.Ordinal)
            && !l.Contains("bí mật", StringComparison.Ordinal)
            && !l.Contains("Vũ Thị Thư Ký", StringComparison.Ordinal)
        );
    }

    private Task<Page> Try(string userName, string password) =>
        world.Stranger().Submit("/sign-in", ("UserName", userName), ("Password", password));
}

/// <summary>Sample accounts work on the machine itself and nowhere else.</summary>
public sealed class SampleAccountTests(SampleWorld world) : IClassFixture<SampleWorld>
{
    [Theory]
    [InlineData("127.0.0.1", "localhost:5080", null, 302)]
    [InlineData("::1", "[::1]:5080", null, 302)]
    [InlineData("127.0.0.1", "127.0.0.1:5080", null, 302)]
    [InlineData("10.0.0.7", "localhost:5080", null, 422)]
    [InlineData(null, "localhost:5080", null, 422)]
    [InlineData("127.0.0.1", "dieuhanh.example", null, 422)]
    [InlineData("127.0.0.1", "localhost:5080", "X-Forwarded-For", 422)]
    [InlineData("127.0.0.1", "localhost:5080", "Forwarded", 422)]
    [InlineData("127.0.0.1", "localhost:5080", "X-Real-IP", 422)]
    [InlineData("127.0.0.1", "localhost:5080", "X-Original-For", 422)]
    [InlineData("127.0.0.1", "localhost:5080", "X-Original-Proto", 422)]
    [InlineData("127.0.0.1", "localhost:5080", "X-Original-Host", 422)]
    public async Task They_sign_in_on_this_machine_only(string? remote, string host, string? header, int status)
    {
        var visitor = From(remote, host);
        if (header is not null)
        {
            visitor.Headers.Add(header, "203.0.113.9");
        }

        var page = await visitor.Submit("/sign-in", ("UserName", "thutuong"), ("Password", SampleWorld.Password));

        page.Status.ShouldBe(status);
        if (status == 422)
        {
            page.Error("UserName").ShouldBe("Tài khoản mẫu chỉ đăng nhập được ngay trên máy đang chạy phần mềm.");
        }
    }

    [Fact]
    public async Task A_session_of_theirs_is_worth_nothing_elsewhere()
    {
        var visitor = From("127.0.0.1", "localhost");
        await visitor.Submit("/sign-in", ("UserName", "thutuong"), ("Password", SampleWorld.Password));
        (await visitor.Get("/account/password")).Status.ShouldBe(200);

        visitor.Headers.Remove(SampleWorld.RemoteHeader);
        visitor.Headers.Add(SampleWorld.RemoteHeader, "10.0.0.7");
        (await visitor.Get("/account/password")).Location.ShouldStartWith("/sign-in");
    }

    private Visitor From(string? remote, string host)
    {
        var visitor = world.Stranger();
        visitor.Headers.Host = host;
        if (remote is not null)
        {
            visitor.Headers.Add(SampleWorld.RemoteHeader, remote);
        }

        return visitor;
    }
}
