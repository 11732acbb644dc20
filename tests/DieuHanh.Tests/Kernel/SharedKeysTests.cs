using DieuHanh.Kernel.Data;
using DieuHanh.Kernel.Files;
using DieuHanh.Tests.House;
using DieuHanh.Web;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.TestHost;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace DieuHanh.Tests.Kernel;

/// <summary>Sessions and forms outlive a restart and are good on every node; a copy of the rows alone is not enough to make one.</summary>
public sealed class SharedKeysTests(World world) : IClassFixture<World>
{
    [Fact]
    public async Task A_second_node_knows_the_session_and_the_form_of_the_first()
    {
        var (cookies, token) = await SignedIn();
        await using var second = await Node(Files);
        using var client = second.GetTestServer().CreateClient();

        using var page = await client.SendAsync(With(cookies, new(HttpMethod.Get, "/account/security")), Cancel);
        ((int)page.StatusCode).ShouldBe(200);
        using var end = With(cookies, new(HttpMethod.Post, "/account/security/sessions/end"));
        end.Content = new FormUrlEncodedContent([new("__RequestVerificationToken", token)]);
        using var ended = await client.SendAsync(end, Cancel);
        ((int)ended.StatusCode).ShouldBe(302);

        // Ended on the second, it is over on the first.
        using var leave = With(cookies, new(HttpMethod.Post, "/sign-out"));
        leave.Content = new FormUrlEncodedContent([new("__RequestVerificationToken", token)]);
        using var left = await client.SendAsync(leave, Cancel);
        using var first = world.Server.CreateClient();
        using var after = await first.SendAsync(With(cookies, new(HttpMethod.Get, "/account/security")), Cancel);
        after.Headers.Location!.OriginalString.ShouldStartWith("/sign-in");
    }

    [Fact]
    public async Task The_rows_without_the_key_file_open_nothing()
    {
        var (cookies, _) = await SignedIn();
        var keys = await world.In(s => s.GetRequiredService<KernelDb>().Keys.Select(k => k.Xml).ToListAsync());
        keys.ShouldNotBeEmpty();
        keys.ShouldAllBe(k =>
            k.Contains("<sealed", StringComparison.Ordinal) && !k.Contains("masterKey", StringComparison.Ordinal)
        );
        var seal = Path.Combine(Path.GetDirectoryName(Files)!, "forms.key");
        new FileInfo(seal).UnixFileMode.ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite);

        await using var copy = await Node(Path.Combine(Databases.Folder, $"files-{Guid.CreateVersion7():N}"));
        using var client = copy.GetTestServer().CreateClient();
        using var page = await client.SendAsync(With(cookies, new(HttpMethod.Get, "/account/security")), Cancel);

        page.Headers.Location!.OriginalString.ShouldStartWith("/sign-in");
        using var anew = await client.GetAsync(new Uri("/sign-in", UriKind.Relative), Cancel);
        ((int)anew.StatusCode).ShouldBe(200);
    }

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private string Files => world.App.Services.GetRequiredService<FileSettings>().Folder;

    private async Task<(IReadOnlyList<string> Cookies, string Token)> SignedIn()
    {
        var visitor = await Visitor.SignedIn(world, "clerk");
        using var request = new HttpRequestMessage(HttpMethod.Get, "/account/security");
        using var answer = await visitor.Raw(request);
        var page = await visitor.Get("/account/security");
        return (
            [.. request.Headers.GetValues("Cookie")],
            page.Attribute("input[name='__RequestVerificationToken']", "value")!
        );
    }

    private static HttpRequestMessage With(IReadOnlyList<string> cookies, HttpRequestMessage request)
    {
        request.Headers.Add("Cookie", cookies);
        return request;
    }

    // Another process on the same rows, as after a restart or beside the first.
    private async Task<WebApplication> Node(string files)
    {
        var node = Office.Build(
            world.App.Services.GetRequiredService<Database>(),
            files,
            builder =>
            {
                builder.WebHost.UseTestServer();
                builder.Logging.ClearProviders();
                builder.Services.Replace(ServiceDescriptor.Singleton<TimeProvider>(world.Clock));
                builder.Services.RemoveAll<IHostedService>();
            }
        );
        await node.StartAsync(Cancel);
        return node;
    }
}
