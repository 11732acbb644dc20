using DieuHanh.Directory.People;
using DieuHanh.Directory.Sessions;
using DieuHanh.Kernel.Access;
using DieuHanh.Kernel.Domain;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace DieuHanh.Directory.Factors;

/// <summary>"Đăng nhập và bảo mật": how one signs in, and where one is signed in.</summary>
public static class SecurityPage
{
    public const string Url = "/account/security";

    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapGet(Url, Get).Needs(Right.SignedIn);
        app.MapPost($"{Url}/sessions/{{id:guid}}/end", EndOne).Needs(Right.SignedIn);
        app.MapPost($"{Url}/sessions/end", EndOthers).Needs(Right.SignedIn);
    }

    /// <param name="Due">From which day the reader's roles ask for two factors.</param>
    /// <param name="Back">Where the reader was going when they were reminded; null when they came by themselves.</param>
    public sealed record Model(
        Account Account,
        IReadOnlyList<Passkey> Passkeys,
        int Codes,
        IReadOnlyList<Session> Sessions,
        Guid? Here,
        DateOnly? Due,
        DateOnly Today,
        string? Back,
        FormErrors Errors
    )
    {
        public bool TwoFactors => Account.TwoFactorEnabled;
    }

    /// <summary>The page, on the way to somewhere else.</summary>
    internal static string Reminding(string back) => $"{Url}?return={Uri.EscapeDataString(back)}";

    private static Task<IResult> Get(string? @return, DirectoryDb db, DirectoryReader directory, HttpContext http) =>
        Show(db, directory, http, new FormErrors(), @return is null ? null : SignIn.Local(@return));

    internal static async Task<IResult> Show(
        DirectoryDb db,
        DirectoryReader directory,
        HttpContext http,
        FormErrors errors,
        string? back = null
    )
    {
        var open = Session.Seconds(db.Scope.Now - Session.IdleFor);
        var batch = db.Batch();
        var me = db.Scope.Actor.PersonId;
        var mine = batch.One(db.Accounts.AsNoTracking().Where(a => a.PersonId == me));
        var accounts = db.Accounts.Where(a => a.PersonId == me).Select(a => a.Id);
        var passkeys = batch.List(
            db.Passkeys.AsNoTracking().Where(p => accounts.Contains(p.AccountId)).OrderBy(p => p.Id)
        );
        var codes = batch.List(
            db.RecoveryCodes.AsNoTracking().Where(c => accounts.Contains(c.AccountId)).Select(c => c.Id)
        );
        var sessions = batch.List(
            db.Sessions.AsNoTracking()
                .Where(s => accounts.Contains(s.AccountId) && s.Seen > open)
                .OrderByDescending(s => s.Seen)
                .Take(100)
        );
        await batch.Run();
        if (mine.Value is not { } account)
        {
            return TypedResults.NotFound();
        }

        return new RazorComponentResult<SecurityPageView>(
            new
            {
                Model = new Model(
                    account,
                    passkeys.Value,
                    codes.Value.Count,
                    sessions.Value,
                    Cookie.SessionOf(http.User),
                    (await directory.State()).FactorDue(account.Id),
                    db.Scope.Today,
                    back,
                    errors
                ),
            }
        )
        {
            StatusCode = errors.Status,
        };
    }

    private static async Task<IResult> EndOne(Guid id, DirectoryDb db)
    {
        if (await db.Mine() is not { } account)
        {
            return TypedResults.NotFound();
        }

        await using var held = await db.Database.BeginTransactionAsync();

        // Gone already, by its owner or by itself: all the better. Another person's is not there.
        if (await db.Sessions.Where(s => s.Id == id && s.AccountId == account.Id).ExecuteDeleteAsync() == 0)
        {
            return TypedResults.NotFound();
        }

        db.Record("Kết thúc phiên đăng nhập", nameof(Account), account.Id, account.PersonId);
        await db.SaveAsync("Kết thúc phiên đăng nhập");
        await held.CommitAsync();
        return TypedResults.LocalRedirect($"{Url}#sessions");
    }

    private static async Task<IResult> EndOthers(DirectoryDb db, HttpContext http)
    {
        if (await db.Mine() is not { } account)
        {
            return TypedResults.NotFound();
        }

        var here = Cookie.SessionOf(http.User);
        await using var held = await db.Database.BeginTransactionAsync();
        await db.Sessions.Where(s => s.AccountId == account.Id && s.Id != here).ExecuteDeleteAsync();
        db.Record("Kết thúc mọi phiên đăng nhập khác", nameof(Account), account.Id, account.PersonId);
        await db.SaveAsync("Kết thúc mọi phiên đăng nhập khác");
        await held.CommitAsync();
        return TypedResults.LocalRedirect($"{Url}#sessions");
    }
}
