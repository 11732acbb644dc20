using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using DieuHanh.Kernel.Access;
using DieuHanh.Kernel.Data;
using DieuHanh.Kernel.Notices;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace DieuHanh.Ui.Pages;

/// <summary>
/// How many notices somebody has not read: asked once, or told again whenever it changes while a page is open (server-sent events). Without
/// script the number is that of when the page was made.
/// </summary>
public static class NoticeStream
{
    public const string Url = "/notices/unread";
    private const string Stream = "text/event-stream";

    /// <summary>A page is told this often even if nothing rang: a hint may be lost, and a proxy ends what is silent for long.</summary>
    private static readonly TimeSpan Beat = TimeSpan.FromSeconds(20);

    /// <summary>Then the browser asks anew, and whoever signed out or was shut out meanwhile is told nothing more.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(10);

    public static void Map(IEndpointRouteBuilder app) => app.MapGet(Url, Get).Needs(Right.SignedIn);

    public sealed record Count(int Unread);

    /// <summary>An open page listens: it cannot follow where a person would be led, and is told so by a status.</summary>
    public static bool IsListening(HttpContext http) =>
        http.Request.Path == Url && http.Request.Headers.Accept.ToString().Contains(Stream, StringComparison.Ordinal);

    private static async Task<IResult> Get(
        HttpContext http,
        CurrentActor current,
        LiveNotices live,
        KernelDb db,
        IServiceScopeFactory scopes,
        IHostApplicationLifetime life,
        CancellationToken cancel
    )
    {
        var me = current.Actor.PersonId!.Value;
        if (!IsListening(http))
        {
            return TypedResults.Ok(new Count(await Unread(db, me, cancel)));
        }

        // 204 tells a browser not to ask again.
        if (live.Open(me) is not { } page)
        {
            return TypedResults.NoContent();
        }

        http.Response.RegisterForDispose(page);
        http.Response.Headers["X-Accel-Buffering"] = "no";
        return TypedResults.ServerSentEvents(Tell(me, page, scopes, cancel, life.ApplicationStopping));
    }

    private static async IAsyncEnumerable<SseItem<Count>> Tell(
        Guid me,
        LiveNotices.Page page,
        IServiceScopeFactory scopes,
        [EnumeratorCancellation] CancellationToken left,
        CancellationToken stopping
    )
    {
        var since = Environment.TickCount64;
        using var end = CancellationTokenSource.CreateLinkedTokenSource(left, stopping);
        while (Environment.TickCount64 - since < Longest.TotalMilliseconds)
        {
            if (await Ask(me, scopes, end.Token) is not { } unread)
            {
                yield break;
            }

            yield return new SseItem<Count>(new Count(unread), "unread");
            if (!await Waited(page, end.Token))
            {
                yield break;
            }
        }
    }

    private static async Task<bool> Waited(LiveNotices.Page page, CancellationToken end)
    {
        try
        {
            await page.Wait(Beat, end);
            return true;
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }

    // Null: the database is away, the page was closed, the office closes. The browser asks again by itself.
    private static async Task<int?> Ask(Guid me, IServiceScopeFactory scopes, CancellationToken end)
    {
        await using var scope = scopes.CreateAsyncScope();
        try
        {
            return await Unread(scope.ServiceProvider.GetRequiredService<KernelDb>(), me, end);
        }
        catch (Exception)
        {
            return null;
        }
    }

    private static Task<int> Unread(KernelDb db, Guid me, CancellationToken cancel) =>
        db.Notices.CountAsync(n => n.PersonId == me && n.ReadAt == null, cancel);
}
