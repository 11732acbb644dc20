using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.RegularExpressions;
using DieuHanh.Tests.House;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;

namespace DieuHanh.Tests.Kernel;

/// <summary>What only a real server on a real socket shows: sizes, headers, early answers.</summary>
public sealed partial class ServerTests(ServerTests.ServedWorld world) : IClassFixture<ServerTests.ServedWorld>
{
    public sealed class ServedWorld : World
    {
        public Uri Address => new(App.Urls.First());

        protected override void Tune(WebApplicationBuilder builder) =>
            builder.WebHost.UseKestrel().UseUrls("http://127.0.0.1:0");
    }

    [Fact]
    public async Task Three_gigabytes_are_refused_before_they_are_sent()
    {
        using var client = await SignedIn("clerk");
        using var request = new HttpRequestMessage(HttpMethod.Post, "/documents/incoming/new");
        using var content = new Endless(3L << 30);
        request.Content = content;
        request.Headers.ExpectContinue = true;

        using var answer = await client.SendAsync(request, TestContext.Current.CancellationToken);

        answer.StatusCode.ShouldBe(HttpStatusCode.RequestEntityTooLarge);
        var page = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        page.ShouldContain("Tệp quá lớn");
        page.ShouldContain("Hãy tách tệp hoặc giảm dung lượng");
        content.Sent.ShouldBeLessThan(16L << 20);
    }

    [Fact]
    public async Task A_body_without_a_stated_size_is_cut_off_at_the_limit()
    {
        var (sent, answer) = await SendWithoutEnd("/sign-in", most: 300L << 20);

        answer.ShouldStartWith("HTTP/1.1 413");
        sent.ShouldBeLessThan(30L << 20);
    }

    [Theory]
    [InlineData("multipart/form-data; boundary=x")]
    [InlineData("application/x-www-form-urlencoded")]
    public async Task A_browser_that_sends_everything_first_still_reads_why_it_was_refused(string type)
    {
        using var client = Client();
        using var content = new Endless(28L << 20, type);

        using var answer = await client.PostAsync(
            new Uri("/sign-in", UriKind.Relative),
            content,
            TestContext.Current.CancellationToken
        );

        answer.StatusCode.ShouldBe(HttpStatusCode.RequestEntityTooLarge);
        var page = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        page.ShouldContain("Tệp quá lớn");
    }

    [Fact]
    public async Task An_address_to_return_to_that_no_header_can_hold_leads_home()
    {
        using var client = Client();
        using var answer = await SignIn(client, "clerk", ("Return", "/tasks?q=việc"));

        answer.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        answer.Headers.Location!.OriginalString.ShouldBe("/");
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/api/tasks")]
    [InlineData("/api/documents/incoming")]
    [InlineData("/tasks/list.csv")]
    [InlineData("/documents/incoming")]
    [InlineData("/khong-co")]
    public async Task What_someone_signed_in_was_shown_is_kept_in_no_cache(string address)
    {
        using var client = await SignedIn("officer");
        using var answer = await client.GetAsync(
            new Uri(address, UriKind.Relative),
            TestContext.Current.CancellationToken
        );

        answer.Headers.CacheControl!.NoStore.ShouldBeTrue();
    }

    [Fact]
    public async Task Cookies_are_for_the_server_only_and_a_foreign_site_cannot_use_them()
    {
        using var client = Client();
        using var form = await client.GetAsync(
            new Uri("/sign-in", UriKind.Relative),
            TestContext.Current.CancellationToken
        );
        using var answer = await SignIn(client, "clerk");

        foreach (var cookie in form.Headers.GetValues("Set-Cookie").Concat(answer.Headers.GetValues("Set-Cookie")))
        {
            cookie.ShouldContain("httponly");
            cookie.ShouldContain("samesite=");
            cookie.ShouldNotContain("domain=");
        }
    }

    private HttpClient Client() =>
        new(new HttpClientHandler { AllowAutoRedirect = false }) { BaseAddress = world.Address };

    private async Task<HttpClient> SignedIn(string userName)
    {
        var client = Client();
        using var answer = await SignIn(client, userName);
        answer.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        return client;
    }

    private static async Task<HttpResponseMessage> SignIn(
        HttpClient client,
        string userName,
        params (string Name, string Value)[] more
    )
    {
        var page = await client.GetStringAsync(
            new Uri("/sign-in", UriKind.Relative),
            TestContext.Current.CancellationToken
        );
        using var form = new FormUrlEncodedContent([
            new("__RequestVerificationToken", Token().Match(page).Groups["token"].Value),
            new("UserName", userName),
            new("Password", Staff.Password),
            .. more.Select(m => KeyValuePair.Create(m.Name, m.Value)),
        ]);
        return await client.PostAsync(
            new Uri("/sign-in", UriKind.Relative),
            form,
            TestContext.Current.CancellationToken
        );
    }

    // Sends until the server answers or hangs up.
    private async Task<(long Sent, string Answer)> SendWithoutEnd(string path, long most)
    {
        using var socket = new TcpClient();
        await socket.ConnectAsync(world.Address.Host, world.Address.Port, TestContext.Current.CancellationToken);
        var stream = socket.GetStream();
        await Write(
            $"POST {path} HTTP/1.1\r\nHost: {world.Address.Authority}\r\nContent-Type: multipart/form-data; boundary=x\r\n"
                + "Transfer-Encoding: chunked\r\n\r\n"
        );
        await Chunk(
            Encoding.ASCII.GetBytes("--x\r\nContent-Disposition: form-data; name=\"f\"; filename=\"f\"\r\n\r\n")
        );
        var block = new byte[1 << 20];
        long sent = 0;
        try
        {
            for (; sent < most && !stream.DataAvailable; sent += block.Length)
            {
                await Chunk(block);
            }
        }
        catch (IOException)
        {
            // It hung up; what it said before is still to be read.
        }

        var answer = new byte[4096];
        var read = await stream.ReadAsync(answer, TestContext.Current.CancellationToken);
        return (sent, Encoding.UTF8.GetString(answer, 0, read));

        async Task Chunk(byte[] bytes)
        {
            await Write($"{bytes.Length:x}\r\n");
            await stream.WriteAsync(bytes, TestContext.Current.CancellationToken);
            await Write("\r\n");
        }

        Task Write(string text) =>
            stream.WriteAsync(Encoding.ASCII.GetBytes(text), TestContext.Current.CancellationToken).AsTask();
    }

    [GeneratedRegex("name=\"__RequestVerificationToken\" value=\"(?<token>[^\"]+)\"", RegexOptions.None, 1000)]
    private static partial Regex Token();

    private sealed class Endless(long length, string type = "multipart/form-data; boundary=x") : HttpContent
    {
        public long Sent { get; private set; }

        protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context)
        {
            var block = new byte[1 << 20];
            for (; Sent < length; Sent += block.Length)
            {
                await stream.WriteAsync(block);
            }
        }

        protected override bool TryComputeLength(out long computed)
        {
            computed = length;
            Headers.ContentType ??= System.Net.Http.Headers.MediaTypeHeaderValue.Parse(type);
            return true;
        }
    }
}
