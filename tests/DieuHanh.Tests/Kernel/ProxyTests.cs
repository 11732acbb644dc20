using DieuHanh.Directory;
using DieuHanh.Kernel.Domain;
using DieuHanh.Tests.Directory;
using DieuHanh.Tests.House;
using DieuHanh.Web;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace DieuHanh.Tests.Kernel;

/// <summary>Only the web servers the operator named are believed about the visitor.</summary>
public sealed class ProxyTests(ProxyTests.Behind world) : IClassFixture<ProxyTests.Behind>
{
    public sealed class Behind : World
    {
        protected override void Tune(WebApplicationBuilder builder)
        {
            builder.Configuration["Proxy:Known"] = "10.0.0.1, 192.168.0.0/24, 127.0.0.1";
            builder.Services.AddSingleton<IStartupFilter>(new FromElsewhere());
        }
    }

    [Theory]
    [InlineData("proxy1")]
    [InlineData("127.0.0.1, 10.0.0.0/99")]
    public void What_is_neither_address_nor_network_keeps_the_office_from_opening_with_a_sentence(string known) =>
        Should
            .Throw<RefusedException>(() =>
                Office.Build(
                    Databases.New(),
                    Path.Combine(Databases.Folder, "files"),
                    builder => builder.Configuration["Proxy:Known"] = known
                )
            )
            .Message.ShouldContain("10.0.0.0/24");

    [Theory]
    [InlineData("10.0.0.1", "203.0.113.5", "203.0.113.5", true)]
    [InlineData("192.168.0.77", "203.0.113.6", "203.0.113.6", true)]
    [InlineData("10.0.0.1", "198.51.100.1, 203.0.113.7, 192.168.0.9", "203.0.113.7", true)]
    [InlineData("10.0.0.2", "203.0.113.8", "10.0.0.2", false)]
    [InlineData("203.0.113.9", "127.0.0.1", "203.0.113.9", false)]
    public async Task A_known_one_says_who_comes_and_by_what(
        string remote,
        string forwarded,
        string seen,
        bool encrypted
    )
    {
        // The client of the tests speaks plain HTTP and would keep back cookies that are for HTTPS: they are sent by hand.
        using var client = world.Server.CreateClient();
        using var first = await client.SendAsync(Ask(HttpMethod.Get, remote, forwarded), Cancel);
        using var request = Ask(HttpMethod.Post, remote, forwarded);
        request.Headers.Add("Cookie", first.Headers.GetValues("Set-Cookie").Select(c => c.Split(';')[0]));
        request.Content = new FormUrlEncodedContent([
            new("__RequestVerificationToken", Token(await first.Content.ReadAsStringAsync(Cancel))),
            new("UserName", "clerk"),
            new("Password", Staff.Password),
        ]);
        using var answer = await client.SendAsync(request, Cancel);

        ((int)answer.StatusCode).ShouldBe(302);
        var cookie = answer
            .Headers.GetValues("Set-Cookie")
            .Single(c => c.Contains("dieuhanh=", StringComparison.Ordinal));
        cookie.StartsWith("__Host-dieuhanh=", StringComparison.Ordinal).ShouldBe(encrypted);
        cookie.Contains("secure", StringComparison.OrdinalIgnoreCase).ShouldBe(encrypted);
        answer.Headers.Contains("Strict-Transport-Security").ShouldBe(encrypted);
        var address = await world.In(s =>
            s.GetRequiredService<DirectoryDb>()
                .Sessions.OrderByDescending(x => x.Id)
                .Select(x => x.Address)
                .FirstAsync()
        );
        address.ShouldBe(seen);
    }

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private static HttpRequestMessage Ask(HttpMethod method, string remote, string forwarded)
    {
        var request = new HttpRequestMessage(method, "/sign-in");
        request.Headers.Add(SampleWorld.RemoteHeader, remote);
        request.Headers.Add("X-Forwarded-For", forwarded);
        request.Headers.Add("X-Forwarded-Proto", "https");
        return request;
    }

    private static string Token(string page) =>
        new AngleSharp.Html.Parser.HtmlParser()
            .ParseDocument(page)
            .QuerySelector("form[action='/sign-in'] input[name='__RequestVerificationToken']")!
            .GetAttribute("value")!;
}

/// <summary>Sample accounts stay on this machine where a web server on the same machine is believed, too.</summary>
public sealed class ProxySampleTests(ProxySampleTests.Behind world) : IClassFixture<ProxySampleTests.Behind>
{
    public sealed class Behind : World
    {
        public const string Password = "mậtkhẩumẫu26";

        protected override void Tune(WebApplicationBuilder builder)
        {
            builder.Configuration["Proxy:Known"] = "127.0.0.1, ::1";
            builder.Services.AddSingleton<IStartupFilter>(new FromElsewhere());
        }

        protected override Task Fill() =>
            In(s =>
                (Task)
                    DieuHanh.Directory.Loading.DirectoryLoader.Load(
                        s,
                        DieuHanh.Directory.Loading.DataSet.Government,
                        Password
                    )
            );
    }

    [Theory]
    [InlineData(null, 302)]
    [InlineData("203.0.113.9", 422)]
    [InlineData("127.0.0.1", 422)]
    [InlineData("127.0.0.1, 203.0.113.9", 422)]
    [InlineData("127.0.0.1, 127.0.0.1", 422)]
    public async Task Whatever_is_passed_on_is_not_this_machine(string? forwarded, int status)
    {
        var visitor = world.Stranger();
        visitor.Headers.Add(SampleWorld.RemoteHeader, "127.0.0.1");
        if (forwarded is not null)
        {
            visitor.Headers.Add("X-Forwarded-For", forwarded);
        }

        (await visitor.Submit("/sign-in", ("UserName", "thutuong"), ("Password", Behind.Password))).Status.ShouldBe(
            status
        );
    }
}
