using DieuHanh.Directory.Sessions;
using DieuHanh.Tests.House;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;

namespace DieuHanh.Tests.Directory;

/// <summary>One password tried on many names: no account is ever locked, the address is.</summary>
public sealed class GuessTests(GuessTests.FarWorld world) : IClassFixture<GuessTests.FarWorld>
{
    /// <summary>A world whose visitors come from where a test says.</summary>
    public sealed class FarWorld : World
    {
        protected override void Tune(WebApplicationBuilder builder) =>
            builder.Services.AddSingleton<IStartupFilter>(new FromElsewhere());
    }

    [Fact]
    public async Task An_address_that_guessed_too_often_waits_and_others_do_not()
    {
        var guesser = From("203.0.113.9");
        for (var i = 0; i < Guesses.Most; i++)
        {
            (await Try(guesser, $"ten-{i}")).Status.ShouldBe(422);
        }

        var refused = await Try(guesser, "officer", Staff.Password);
        refused.Status.ShouldBe(429);
        refused
            .Text(".error-summary")
            .ShouldContain("Từ mạng của anh/chị đã có quá nhiều lần nhập sai. Hãy thử lại sau 10 phút");
        refused.Value("#UserName").ShouldBe("officer");
        refused.RetryAfter.ShouldBe(Guesses.Span.TotalSeconds);
        refused.Body.ShouldNotContain(Staff.Password);
        (await Try(From("203.0.113.10"), "officer", Staff.Password)).Status.ShouldBe(302);

        world.Clock.Now += TimeSpan.FromSeconds(90.5);
        (await Try(guesser, "officer", Staff.Password)).RetryAfter.ShouldBe(510);
        var sent = await guesser.Get("/sign-in?problem=many");
        (sent.Status, sent.RetryAfter).ShouldBe((429, 510));
        (await From("203.0.113.10").Get("/sign-in?problem=many")).RetryAfter.ShouldBeNull();

        world.Clock.Now += Guesses.Span;
        (await Try(guesser, "officer", Staff.Password)).Status.ShouldBe(302);
    }

    [Fact]
    public async Task Guesses_sent_side_by_side_count_too()
    {
        var visitors = Enumerable.Range(0, Guesses.Most + 10).Select(_ => From("203.0.113.20")).ToList();
        var answers = await Task.WhenAll(visitors.Select((v, i) => Try(v, $"ten-{i}")));

        answers.Count(a => a.Status == 422).ShouldBe(Guesses.Most);
        answers.Count(a => a.Status == 429).ShouldBe(10);
    }

    [Fact]
    public async Task Right_passwords_cost_an_agency_behind_one_address_nothing()
    {
        for (var i = 0; i < Guesses.Most + 10; i++)
        {
            (await Try(From("203.0.113.30"), "focal-btc", Staff.Password)).Status.ShouldBe(302);
        }
    }

    [Fact]
    public async Task A_proxy_on_this_machine_is_not_the_one_who_guesses()
    {
        for (var i = 0; i < Guesses.Most; i++)
        {
            await Try(From("127.0.0.1", "198.51.100.1, 203.0.113.40"), $"ten-{i}");
        }

        (await Try(From("127.0.0.1", "198.51.100.2, 203.0.113.40"), "clerk", Staff.Password)).Status.ShouldBe(429);
        (await Try(From("127.0.0.1", "203.0.113.40, 198.51.100.1"), "clerk", Staff.Password)).Status.ShouldBe(302);
    }

    [Fact]
    public async Task Whoever_claims_another_address_is_not_believed_and_a_network_is_one_guesser()
    {
        for (var i = 0; i < Guesses.Most; i++)
        {
            await Try(From($"2001:db8:1:2::{i + 1:x}", $"198.51.100.{i}"), $"ten-{i}");
        }

        (await Try(From("2001:db8:1:2:ffff::1"), "clerk", Staff.Password)).Status.ShouldBe(429);
        (await Try(From("2001:db8:1:3::1"), "clerk", Staff.Password)).Status.ShouldBe(302);
    }

    private static Task<Page> Try(Visitor visitor, string name, string password = "mật khẩu phổ biến") =>
        visitor.Submit("/sign-in", ("UserName", name), ("Password", password));

    private Visitor From(string remote, string? forwarded = null)
    {
        var visitor = world.Stranger();
        visitor.Headers.Add(SampleWorld.RemoteHeader, remote);
        if (forwarded is not null)
        {
            visitor.Headers.Add("X-Forwarded-For", forwarded);
        }

        return visitor;
    }
}
