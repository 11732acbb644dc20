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
    /// the address has none left.
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
        return await db.Database.ExecuteSqlAsync(
                $"""
                insert into directory_guess (address, since, failures) values ({address}, {now}, 1)
                on conflict (address) do update set failures = directory_guess.failures + 1
                where directory_guess.failures < {Most}
                """,
                cancel
            ) == 1;
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
