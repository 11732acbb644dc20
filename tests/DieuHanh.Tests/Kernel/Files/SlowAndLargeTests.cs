using System.Net;
using System.Text.RegularExpressions;
using DieuHanh.Kernel.Files;
using DieuHanh.Tests.House;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace DieuHanh.Tests.Kernel.Files;

/// <summary>What only a real server on a real socket shows of files: who is too slow, who leaves, how much goes through.</summary>
[Trait("engine", "sqlite")]
public sealed partial class SlowAndLargeTests(SlowAndLargeTests.Served world) : IClassFixture<SlowAndLargeTests.Served>
{
    [Fact]
    public async Task Who_sends_a_byte_now_and_then_is_cut_off_and_nothing_stays()
    {
        using var client = await SignedIn();
        using var form = await Form(client, new Stopping(100_000, 100, TestContext.Current.CancellationToken));

        try
        {
            using var answer = await client.PostAsync(Register, form, TestContext.Current.CancellationToken);
            ((int)answer.StatusCode).ShouldBeOneOf(400, 408);
        }
        catch (HttpRequestException)
        {
            // It hung up before the answer was read.
        }

        await world.Empties();
    }

    [Fact]
    public async Task Who_leaves_before_all_was_sent_leaves_nothing()
    {
        using var client = await SignedIn();
        using var leaving = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        using var form = await Form(client, new Stopping(1 << 20, 1 << 19, leaving.Token));

        var sending = client.PostAsync(Register, form, leaving.Token);
        await world.Fills();
        await leaving.CancelAsync();

        await Should.ThrowAsync<Exception>(() => sending);
        await world.Empties();
    }

    [Fact]
    public async Task A_quarter_of_a_gigabyte_goes_through_whole()
    {
        const long Length = 256L << 20;
        using var client = await SignedIn();
        using var form = await Form(client, new Stopping(Length, Length, TestContext.Current.CancellationToken));

        using var answer = await client.PostAsync(Register, form, TestContext.Current.CancellationToken);

        answer.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        var kept = world.Kept("waiting").Single(f => f.Name.Length == 64);
        kept.Length.ShouldBe(Length);
        kept.Delete();
    }

    private static readonly Uri Register = new(Sending.Register, UriKind.Relative);

    private static async Task<MultipartFormDataContent> Form(HttpClient client, HttpContent file) =>
        new()
        {
            { new StringContent(await Token(client, Sending.Register)), "__RequestVerificationToken" },
            { file, "Files", "quet.png" },
        };

    private async Task<HttpClient> SignedIn()
    {
        var client = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false })
        {
            BaseAddress = world.Address,
        };
        using var form = new FormUrlEncodedContent([
            new("__RequestVerificationToken", await Token(client, "/sign-in")),
            new("UserName", "clerk"),
            new("Password", Staff.Password),
        ]);
        using var answer = await client.PostAsync(
            new Uri("/sign-in", UriKind.Relative),
            form,
            TestContext.Current.CancellationToken
        );
        answer.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        return client;
    }

    private static async Task<string> Token(HttpClient client, string page) =>
        TokenField()
            .Match(await client.GetStringAsync(new Uri(page, UriKind.Relative), TestContext.Current.CancellationToken))
            .Groups["token"]
            .Value;

    [GeneratedRegex("name=\"__RequestVerificationToken\" value=\"(?<token>[^\"]+)\"", RegexOptions.None, 1000)]
    private static partial Regex TokenField();

    public sealed class Served : World
    {
        public Uri Address => new(App.Urls.First());

        public FileInfo[] Kept(string folder) =>
            System
                .IO.Directory.CreateDirectory(
                    Path.Combine(App.Services.GetRequiredService<FileSettings>().Folder, folder)
                )
                .GetFiles("*", SearchOption.AllDirectories);

        public Task Fills() => Until(() => Kept("incoming/forms").Length > 0);

        public Task Empties() => Until(() => Kept("incoming/forms").Length == 0);

        protected override void Tune(WebApplicationBuilder builder)
        {
            builder.WebHost.UseKestrel().UseUrls("http://127.0.0.1:0");
            builder.WebHost.ConfigureKestrel(o =>
                o.Limits.MinRequestBodyDataRate = new MinDataRate(240, TimeSpan.FromSeconds(2))
            );
            builder.Services.Replace(
                ServiceDescriptor.Singleton(
                    new FileSettings
                    {
                        Folder = System.IO.Directory.CreateTempSubdirectory("dieuhanh-large-").FullName,
                        KeepFree = 0,
                    }
                )
            );
        }

        private static async Task Until(Func<bool> reached)
        {
            for (var tries = 0; !reached(); tries++)
            {
                tries.ShouldBeLessThan(600, "it never came to that");
                await Task.Delay(50, TestContext.Current.CancellationToken);
            }
        }
    }

    /// <summary>A picture of this length, of which no more than this is sent at once.</summary>
    private sealed class Stopping(long length, long sent, CancellationToken until) : HttpContent
    {
        protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context)
        {
            var block = new byte[1 << 16];
            byte[] begin = [0x89, .. "PNG\r\n\u001a\n"u8];
            begin.CopyTo(block, 0);
            for (var left = sent; left > 0; left -= block.Length)
            {
                await stream.WriteAsync(block.AsMemory(0, (int)Math.Min(left, block.Length)), until);
            }

            await stream.FlushAsync(until);
            if (sent < length)
            {
                // Until the server hangs up, or the sender does.
                for (; ; )
                {
                    await Task.Delay(100, until);
                    await stream.WriteAsync(block.AsMemory(0, 1), until);
                    await stream.FlushAsync(until);
                }
            }
        }

        protected override bool TryComputeLength(out long computed)
        {
            computed = length;
            return true;
        }
    }
}
