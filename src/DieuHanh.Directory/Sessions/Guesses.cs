using System.Globalization;
using DieuHanh.Kernel.Data;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;

namespace DieuHanh.Directory.Sessions;

/// <summary>Wrong sign-ins from one network address. The row is gone with the span it counts.</summary>
public sealed class Guess
{
    public string Address { get; init; } = "";
    public DateTime Since { get; init; }
    public int Failures { get; init; }
}

/// <summary>
/// One password tried on many names stays below the lock of every account, so wrong sign-ins are counted by address too. Right ones cost
/// nothing: hundreds of people behind the one address of their agency sign in undisturbed.
/// </summary>
public sealed class Guesses(DirectoryDb db)
{
    /// <summary>Wrong sign-ins from one address within <see cref="Span"/>.</summary>
    public const int Most = 50;

    /// <summary>What is said then; takes the minutes.</summary>
    public const string TooMany =
        "Từ mạng của anh/chị đã có quá nhiều lần nhập sai. Hãy thử lại sau {0} phút; nội dung đang làm dở vẫn được giữ.";

    public static readonly TimeSpan Span = TimeSpan.FromMinutes(10);

    /// <summary>
    /// Takes a guess before it is known to be wrong, so that those sent side by side count like those sent one after another. False when
    /// the address has none left; the answer then says when it has again (<c>Retry-After</c>).
    /// </summary>
    public async Task<bool> Take(HttpContext http, CancellationToken cancel = default)
    {
        if (Callers.NetworkOf(http) is not { } address)
        {
            return true;
        }

        var now = db.Scope.Now;
        var ended = now - Span;
        await db.Guesses.Where(g => g.Since <= ended).ExecuteDeleteAsync(cancel);
        var taken =
            await db.Database.ExecuteSqlAsync(
                $"""
                insert into directory_guess (address, since, failures) values ({address}, {now}, 1)
                on conflict (address) do update set failures = directory_guess.failures + 1
                where directory_guess.failures < {Most}
                """,
                cancel
            ) == 1;
        if (!taken)
        {
            await SayWhen(http, cancel);
        }

        return taken;
    }

    /// <summary>Writes on the answer in how many seconds the address may try again, where it may not now.</summary>
    public async Task SayWhen(HttpContext http, CancellationToken cancel = default)
    {
        var address = Callers.NetworkOf(http);
        var since = await db
            .Guesses.Where(g => g.Address == address && g.Failures >= Most)
            .Select(g => (DateTime?)g.Since)
            .SingleOrDefaultAsync(cancel);
        if (since + Span - db.Scope.Now is { } wait && wait > TimeSpan.Zero)
        {
            http.Response.Headers.RetryAfter = Math.Ceiling(wait.TotalSeconds).ToString(CultureInfo.InvariantCulture);
        }
    }

    /// <summary>It was right.</summary>
    public async Task GiveBack(HttpContext http, CancellationToken cancel = default)
    {
        if (Callers.NetworkOf(http) is { } address)
        {
            await db
                .Guesses.Where(g => g.Address == address && g.Failures > 0)
                .ExecuteUpdateAsync(g => g.SetProperty(x => x.Failures, x => x.Failures - 1), cancel);
        }
    }
}
