using DieuHanh.Kernel.Access;
using DieuHanh.Kernel.Data;
using DieuHanh.Kernel.Domain;
using DieuHanh.Kernel.Notices;
using DieuHanh.Kernel.Words;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace DieuHanh.Ui.Pages;

/// <summary>What a person was told: unread first. Opening a notice marks it as read and leads to the page it is about.</summary>
public static class NoticeList
{
    private const int PageSize = 50;
    private const string All = "all";

    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapGet("/notices", Get).Needs(Right.SignedIn);
        app.MapGet("/notices/{id:guid}", Open).Needs(Right.SignedIn);
        app.MapPost("/notices/read", (Delegate)ReadAll).Needs(Right.SignedIn);
    }

    /// <param name="UnreadOnly">Only what was not opened yet is shown.</param>
    public sealed record Model(IReadOnlyList<Notice> Notices, int Unread, bool UnreadOnly, string? Next);

    private static async Task<RazorComponentResult<NoticeListPage>> Get(
        string? view,
        string? after,
        KernelDb db,
        CurrentActor current,
        CancellationToken cancel
    )
    {
        var mine = Mine(db, current);
        var unread = await mine.CountAsync(n => n.ReadAt == null, cancel);
        var unreadOnly = view != All && unread > 0;
        var shown = mine.AsNoTracking().Where(n => !unreadOnly || n.ReadAt == null);
        if (Typed.Id(after) is { } last && await mine.FirstOrDefaultAsync(n => n.Id == last, cancel) is { } from)
        {
            shown = shown.Where(n => RowValues.Before(n.At, n.Id, from.At, from.Id));
        }

        var rows = await shown
            .OrderByDescending(n => n.At)
            .ThenByDescending(n => n.Id)
            .Take(PageSize + 1)
            .ToListAsync(cancel);
        var page = rows.Take(PageSize).ToList();
        var next = rows.Count > PageSize ? $"/notices?{(unreadOnly ? "" : $"view={All}&")}after={page[^1].Id}" : null;
        return new RazorComponentResult<NoticeListPage>(new { Model = new Model(page, unread, unreadOnly, next) });
    }

    private static async Task<Results<RedirectHttpResult, NotFound>> Open(
        Guid id,
        KernelDb db,
        CurrentActor current,
        TimeProvider clock,
        CancellationToken cancel
    )
    {
        var mine = Mine(db, current).Where(n => n.Id == id);
        if (await mine.Select(n => n.Url).FirstOrDefaultAsync(cancel) is not { } url)
        {
            return TypedResults.NotFound();
        }

        await MarkRead(mine, clock, cancel);
        return TypedResults.LocalRedirect(url);
    }

    private static async Task<RedirectHttpResult> ReadAll(
        HttpContext http,
        KernelDb db,
        CurrentActor current,
        TimeProvider clock
    )
    {
        await MarkRead(Mine(db, current), clock, http.RequestAborted);
        return TypedResults.LocalRedirect("/notices");
    }

    private static IQueryable<Notice> Mine(KernelDb db, CurrentActor current)
    {
        var me = current.Actor.PersonId;
        return db.Notices.Where(n => n.PersonId == me);
    }

    private static Task<int> MarkRead(IQueryable<Notice> notices, TimeProvider clock, CancellationToken cancel)
    {
        var now = clock.Now();
        return notices
            .Where(n => n.ReadAt == null)
            .ExecuteUpdateAsync(n => n.SetProperty(x => x.ReadAt, (DateTime?)now), cancel);
    }
}
