using System.Collections.Concurrent;
using System.Globalization;
using DieuHanh.Kernel.Data;
using DieuHanh.Kernel.Notices;
using DieuHanh.Tasks.Assignments;
using DieuHanh.Tests.House;
using DieuHanh.Tests.Tasks;
using Microsoft.Extensions.DependencyInjection;

namespace DieuHanh.Tests.Nodes;

/// <summary>
/// Nodes of one office on one PostgreSQL with one folder of files, behind a balancer. The world's own office looks on: it serves
/// nobody and has no senders.
/// </summary>
public abstract class Cluster(int size) : TaskWorld, IAsyncLifetime, IAsyncDisposable
{
    /// <summary>Work that lies ready when the nodes open, so that all of them reach for it.</summary>
    public const int Waiting = 24;

    private Balancer? balancer;

    public static string? WhyNot => !Balancer.Installed ? "haproxy is not installed." : null;

    public List<Node> Nodes { get; } = [];
    public MailServer Mail { get; } = new();

    /// <summary>The assignments nobody opened.</summary>
    public List<Guid> Unopened { get; } = [];

    /// <summary>Which node answered, in the order of the answers.</summary>
    public ConcurrentQueue<string> Answered { get; } = new();

    public Uri Address => balancer!.Address;

    /// <summary>A browser that comes through the balancer.</summary>
    public Visitor Visitor() =>
        new(new Noting(Answered, new SocketsHttpHandler { UseCookies = false, AllowAutoRedirect = false }), Address);

    /// <summary>A browser that comes to one node past the balancer.</summary>
    public static Visitor Visitor(Node node) =>
        new(new SocketsHttpHandler { UseCookies = false, AllowAutoRedirect = false }, node.Address);

    protected override async Task Furnish()
    {
        if (WhyNot is not null)
        {
            return;
        }

        for (var i = 0; i < Waiting; i++)
        {
            Unopened.Add((await Give("btc")).Id);
        }

        await In(async services =>
        {
            var db = services.GetRequiredService<KernelDb>();
            foreach (var number in Enumerable.Range(1, Waiting))
            {
                db.Add(
                    Notice.To(Staff["editor"], "/about", "Có một việc chờ anh/chị.", [$"{number}"], DateTime.UtcNow)
                );
            }

            await db.SaveAsync("Thử");
        });

        var database = App.Services.GetRequiredService<Database>();
        var folder = Path.Combine(Databases.Folder, $"cluster-{Guid.CreateVersion7():N}");
        var settings = new Dictionary<string, string>
        {
            ["ASPNETCORE_FORWARDEDHEADERS_ENABLED"] = "true",
            ["Mail__Host"] = "127.0.0.1",
            ["Mail__Port"] = Mail.Port.ToString(CultureInfo.InvariantCulture),
            ["Mail__From"] = "vanphong@example.invalid",
            ["Mail__Tls"] = "false",
        };
        Nodes.AddRange(Enumerable.Range(1, size).Select(n => new Node($"node{n}", database, folder, settings)));
        Nodes.ForEach(n => n.Start());
        await Task.WhenAll(Nodes.Select(n => n.Ready()));
        balancer = new Balancer(Nodes);
        await balancer.Ready();
    }

    public new async ValueTask DisposeAsync()
    {
        balancer?.Dispose();
        Nodes.ForEach(n => n.Dispose());
        Mail.Dispose();
        await base.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    private sealed class Noting(ConcurrentQueue<string> answered, HttpMessageHandler inner) : DelegatingHandler(inner)
    {
        protected override async Task<HttpResponseMessage> SendAsync(
            HttpRequestMessage request,
            CancellationToken cancellationToken
        )
        {
            var answer = await base.SendAsync(request, cancellationToken);
            if (answer.Headers.TryGetValues("X-Node", out var node))
            {
                answered.Enqueue(node.First());
            }

            return answer;
        }
    }
}
