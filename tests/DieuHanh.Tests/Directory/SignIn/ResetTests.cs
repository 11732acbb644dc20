using System.Text.RegularExpressions;
using DieuHanh.Directory;
using DieuHanh.Directory.Resets;
using DieuHanh.Directory.Sessions;
using DieuHanh.Tests.House;
using DieuHanh.Tests.Kernel;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace DieuHanh.Tests.Directory.SignIn;

/// <summary>A new password by e-mail. Letters go through a real SMTP server. Moves the clock.</summary>
public sealed partial class ResetTests(NoticeMailerTests.Mailing world) : IClassFixture<NoticeMailerTests.Mailing>
{
    private const string Forgot = "/sign-in/forgot";
    private const string Chosen = "một câu dài dễ nhớ";

    [Fact]
    public async Task The_letter_leads_to_a_new_password_once_and_ends_all_sessions()
    {
        var elsewhere = await Visitor.SignedIn(world, "officer");
        var link = await Letter("officer");
        link.ShouldStartWith("https://dieuhanh.example/sign-in/reset?token=");
        var path = new Uri(link).PathAndQuery;
        var visitor = world.Stranger();
        visitor.Headers.Host = "evil.example";
        var page = await visitor.Get(path);
        (
            await visitor.Send(page, "/sign-in/reset", ("NewPassword", "ngắn"), ("RepeatPassword", "ngắn"))
        ).Status.ShouldBe(422);

        var done = await visitor.Send(page, "/sign-in/reset", ("NewPassword", Chosen), ("RepeatPassword", Chosen));

        done.Location.ShouldBe("/sign-in?done=reset");
        (await elsewhere.Get("/")).Location.ShouldStartWith("/sign-in");
        (await visitor.Get(path)).Status.ShouldBe(404);
        (
            await visitor.Send(page, "/sign-in/reset", ("NewPassword", Chosen + "!"), ("RepeatPassword", Chosen + "!"))
        ).Status.ShouldBe(404);
        (await Visitor.SignedIn(world, "officer", Chosen)).ShouldNotBeNull();
        (await (await Visitor.SignedIn(world, "officer", Chosen)).Get("/notices")).Body.ShouldContain(
            "đặt lại qua thư điện tử"
        );
    }

    [Fact]
    public async Task Whether_a_name_exists_is_not_told()
    {
        var (known, unknown) = (world.Stranger(), world.Stranger());
        var first = await known.Submit(Forgot, ("Name", "clerk"));
        var second = await unknown.Submit(Forgot, ("Name", "khong-co-ai"));
        (first.Status, first.Location).ShouldBe((second.Status, second.Location));
        (await known.Follow(first)).Text("main").ShouldBe((await unknown.Follow(second)).Text("main"));
        await Send();
    }

    [Fact]
    public async Task The_address_ends_after_an_hour_and_with_another_password()
    {
        var late = new Uri(await Letter("unit-head")).PathAndQuery;
        (await world.Stranger().Get(late)).Status.ShouldBe(200);
        world.Clock.Now += Reset.GoodFor + TimeSpan.FromMinutes(1);
        (await world.Stranger().Get(late)).Status.ShouldBe(404);

        var overtaken = new Uri(await Letter("unit-head")).PathAndQuery;
        var owner = await Visitor.SignedIn(world, "unit-head");
        await owner.Submit(
            "/account/password",
            ("CurrentPassword", Staff.Password),
            ("NewPassword", Chosen),
            ("RepeatPassword", Chosen)
        );
        (await world.Stranger().Get(overtaken)).Status.ShouldBe(404);
    }

    [Fact]
    public async Task The_second_factor_is_asked_for_all_the_same()
    {
        await Phone.Enrol(world, await Visitor.SignedIn(world, "editor"));
        var visitor = world.Stranger();
        var page = await visitor.Get(new Uri(await Letter("editor")).PathAndQuery);
        await visitor.Send(page, "/sign-in/reset", ("NewPassword", Chosen), ("RepeatPassword", Chosen));

        (await visitor.Submit("/sign-in", ("UserName", "editor"), ("Password", Chosen)))
            .Text("h1")
            .ShouldBe("Bước thứ hai");
        (await visitor.Get("/")).Location.ShouldStartWith("/sign-in");
    }

    [Fact]
    public async Task Nobody_is_flooded_and_only_a_hash_is_kept()
    {
        Assert.SkipUnless(world.HasServer, "python3-aiosmtpd is not installed.");
        for (var i = 0; i < Reset.Most + 2; i++)
        {
            await world.Stranger().Submit(Forgot, ("Name", "secretary"));
        }

        await Send();

        var letters = LettersTo("secretary");
        letters.Count.ShouldBe(Reset.Most);
        var kept = await world.In(s =>
            s.GetRequiredService<DirectoryDb>()
                .Resets.Where(r => r.TokenHash != null)
                .Select(r => r.TokenHash!)
                .ToListAsync()
        );
        kept.ShouldAllBe(h => letters.All(l => !l.Contains(h, StringComparison.OrdinalIgnoreCase)));
    }

    [Fact]
    public async Task A_disabled_account_gets_no_letter()
    {
        var admin = await Visitor.SignedIn(world, "administrator");
        var url = $"/people/{world.Staff["hr"]}";
        (await admin.SubmitFrom(url, $"{url}/account/disable")).Status.ShouldBe(302);
        await world.Stranger().Submit(Forgot, ("Name", "hr"));
        await Send();
        (await Send()).ShouldBe(0);
        (
            await world.In(s =>
                s.GetRequiredService<DirectoryDb>()
                    .Resets.CountAsync(r =>
                        r.TokenHash != null
                        && s.GetRequiredService<DirectoryDb>()
                            .Accounts.Any(a => a.Id == r.AccountId && a.UserName == "hr")
                    )
            )
        ).ShouldBe(0);
    }

    [Fact]
    public async Task Guessing_addresses_ends_with_the_guesses_of_the_network()
    {
        var visitor = world.Stranger();
        visitor.Headers.Add("X-Forwarded-For", "203.0.113.77");
        var page = await visitor.Get(Forgot);
        var answer = page;
        for (var i = 0; i <= Guesses.Most; i++)
        {
            answer = await visitor.Send(
                page,
                "/sign-in/reset",
                ("Token", $"{i:x64}"),
                ("NewPassword", Chosen),
                ("RepeatPassword", Chosen)
            );
        }

        (answer.Status, answer.RetryAfter).ShouldBe((429, Guesses.Span.TotalSeconds));
        answer = await visitor.Submit(Forgot, ("Name", "clerk"));
        (answer.Status, answer.RetryAfter).ShouldBe((429, Guesses.Span.TotalSeconds));
    }

    [Fact]
    public async Task What_is_over_is_swept()
    {
        await Visitor.SignedIn(world, "focal-btc");
        world.Clock.Now += Session.IdleFor + TimeSpan.FromDays(2);
        await world.App.Services.GetRequiredService<SignInSweeper>().Sweep(TestContext.Current.CancellationToken);
        await world.In(async s =>
        {
            var db = s.GetRequiredService<DirectoryDb>();
            (await db.Sessions.CountAsync()).ShouldBe(0);
            (await db.Resets.CountAsync()).ShouldBe(0);
            (await db.Spent.CountAsync()).ShouldBe(0);
        });
    }

    private async Task<string> Letter(string userName)
    {
        Assert.SkipUnless(world.HasServer, "python3-aiosmtpd is not installed.");
        var before = LettersTo(userName);
        await world.Stranger().Submit(Forgot, ("Name", userName));
        (await Send()).ShouldBeGreaterThan(0);
        return Link().Match(LettersTo(userName).Except(before).ShouldHaveSingleItem()).Value;
    }

    private List<string> LettersTo(string userName) =>
        [
            .. (world.HasLetters ? world.Letters() : [])
                .Where(l => l.To.ToString() == $"{userName}@example.invalid" && l.Subject == "Đặt lại mật khẩu")
                .Select(l => l.TextBody!),
        ];

    private Task<int> Send() =>
        world.App.Services.GetRequiredService<ResetMailer>().SendDue(TestContext.Current.CancellationToken);

    [GeneratedRegex(@"https?://\S+", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Link();
}
