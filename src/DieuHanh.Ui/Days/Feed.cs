using System.Text;
using DieuHanh.Kernel.Access;
using DieuHanh.Kernel.Calendar;
using DieuHanh.Kernel.Contracts;
using DieuHanh.Kernel.Data;
using DieuHanh.Kernel.Domain;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace DieuHanh.Ui.Days;

/// <summary>
/// The calendar for phones and mail programs, which fetch it by themselves and without a cookie: each person makes an address of their own
/// with a secret in it, and can end it. Whoever holds no position any more finds nothing at it.
/// </summary>
public static class Feed
{
    public const string Url = "/calendar.ics";
    private const string PageUrl = "/calendar/feed";
    private const int LongestKey = 100;

    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapGet(Url, Get).OpenToAll();
        app.MapGet(PageUrl, Show).Needs(Right.SignedIn);
        app.MapPost(PageUrl, Make).Needs(Right.SignedIn);
        app.MapPost(PageUrl + "/end", End).Needs(Right.SignedIn);
    }

    /// <param name="Since">When the address was made; null where there is none.</param>
    /// <param name="Address">The whole address, shown this once.</param>
    public sealed record Model(DateTime? Since, string? Address, int Year);

    private static async Task<IResult> Get(
        string? key,
        HttpContext http,
        KernelDb db,
        Calendars calendars,
        IDirectory directory,
        CancellationToken cancel
    )
    {
        // A wrong, an ended and a missing key look alike.
        if (key is null or "" || key.Length > LongestKey)
        {
            return TypedResults.NotFound();
        }

        var hash = CalendarFeed.HashOf(key);
        var owner = await db
            .CalendarFeeds.Where(f => f.TokenHash == hash)
            .Select(f => (Guid?)f.PersonId)
            .FirstOrDefaultAsync(cancel);
        var book = await directory.Book(cancel);
        if (book.Person(owner) is not { Positions.Count: > 0 })
        {
            return TypedResults.NotFound();
        }

        var calendar = await calendars.Get(cancel);
        var from = db.Scope.Today.AddYears(-1).Year;
        http.Response.Headers.CacheControl = "private, max-age=3600";
        return TypedResults.Text(
            IcsFile.Of(calendar.All.Where(d => d.Day.Year >= from), book.OfficeId, db.Scope.Now),
            IcsFile.MediaType,
            Encoding.UTF8
        );
    }

    private static async Task<RazorComponentResult<FeedPage>> Show(KernelDb db, CancellationToken cancel) =>
        Page((await Mine(db, cancel))?.MadeAt, null, db);

    private static async Task<RazorComponentResult<FeedPage>> Make(
        HttpContext http,
        KernelDb db,
        CancellationToken cancel
    )
    {
        var feed = await Mine(db, cancel);
        if (feed is null)
        {
            feed = CalendarFeed.Of(db.Scope.Actor.PersonId!.Value);
            db.CalendarFeeds.Add(feed);
        }

        var secret = feed.Renew(db.Scope.Now);
        await db.SaveAsync("Tạo địa chỉ lịch riêng", cancel: cancel);

        // Shown in the answer itself: after a redirect nobody would know it any more.
        return Page(feed.MadeAt, $"{http.Request.Scheme}://{http.Request.Host}{Url}?key={secret}", db);
    }

    private static async Task<RedirectHttpResult> End(KernelDb db, CancellationToken cancel)
    {
        if (await Mine(db, cancel) is { } feed)
        {
            db.CalendarFeeds.Remove(feed);
            await db.SaveAsync("Bỏ địa chỉ lịch riêng", cancel: cancel);
        }

        return TypedResults.LocalRedirect(PageUrl);
    }

    private static Task<CalendarFeed?> Mine(KernelDb db, CancellationToken cancel) =>
        db.CalendarFeeds.FirstOrDefaultAsync(f => f.PersonId == db.Scope.Actor.PersonId, cancel);

    private static RazorComponentResult<FeedPage> Page(DateTime? since, string? address, KernelDb db) =>
        new(new { Model = new Model(since, address, db.Scope.Today.Year) });
}
