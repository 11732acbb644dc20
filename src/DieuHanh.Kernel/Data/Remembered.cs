using System.Security.Claims;
using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;

namespace DieuHanh.Kernel.Data;

/// <summary>
/// Something small that is read often and changed rarely (directory, calendar), kept in this node's memory and read again when its
/// revision in the database moved. The one query for all revisions is made once per request.
/// </summary>
public sealed class Remembered<T>(string name, Func<IServiceProvider, CancellationToken, Task<T>> read) : IDisposable
    where T : class
{
    private readonly SemaphoreSlim reading = new(1, 1);
    private volatile Tuple<long, T>? held;

    /// <param name="stillGood">Something else that makes what is held too old, such as a new day.</param>
    public async ValueTask<T> Get(
        IServiceProvider services,
        Revisions revisions,
        CancellationToken cancel,
        Func<T, bool>? stillGood = null
    )
    {
        var current = await revisions.Of(name, cancel);
        if (held is { } known && known.Item1 == current && stillGood?.Invoke(known.Item2) != false)
        {
            return known.Item2;
        }

        await reading.WaitAsync(cancel);
        try
        {
            if (held is not { } again || again.Item1 != current || stillGood?.Invoke(again.Item2) == false)
            {
                held = Tuple.Create(current, await read(services, cancel));
            }

            return held!.Item2;
        }
        finally
        {
            reading.Release();
        }
    }

    public void Dispose() => reading.Dispose();
}

/// <summary>
/// The revisions as this request sees them, and by the same query how many notices are unread by whom the cookie names: every page shows
/// both. Modules let what every request needs of theirs be asked along (<see cref="AskedAlong"/>).
/// </summary>
public sealed class Revisions(KernelDb db, IHttpContextAccessor http, IEnumerable<AskedAlong> along)
{
    /// <summary>Names the person in the cookie. What they may do is never read from it.</summary>
    public const string PersonClaim = "person";

    private const string UnreadName = "unread";
    private Dictionary<string, long>? known;

    public async ValueTask<long> Of(string name, CancellationToken cancel) =>
        (await Known(cancel)).GetValueOrDefault(name);

    /// <summary>How many notices this person has not read.</summary>
    public async ValueTask<int> Unread(Guid personId, CancellationToken cancel = default)
    {
        var asked = await Known(cancel);
        return personId == Named
            ? (int)asked.GetValueOrDefault(UnreadName)
            : await db.Notices.CountAsync(n => n.PersonId == personId && n.ReadAt == null, cancel);
    }

    private Guid? Named =>
        Guid.TryParse(http.HttpContext?.User.FindFirst(PersonClaim)?.Value, out var person) ? person : null;

    /// <summary>The answer to a question a module asks along; null where there was none.</summary>
    public async ValueTask<long?> Asked(string name, CancellationToken cancel = default) =>
        (await Known(cancel)).TryGetValue(name, out var answer) ? answer : null;

    private async ValueTask<Dictionary<string, long>> Known(CancellationToken cancel)
    {
        if (known is null)
        {
            var (sql, values) = Question();
            known = await db
                .Revisions.FromSqlRaw(sql, [.. values])
                .AsNoTracking()
                .ToDictionaryAsync(r => r.Name, r => r.Value, cancel);
        }

        return known;
    }

    private (string Sql, List<object> Values) Question()
    {
        var sql = new StringBuilder("select name, value from kernel_revision");
        List<object> values = [];
        if (Named is { } person)
        {
            values.Add(person);
            sql.Append(" union all select '").Append(UnreadName);
            sql.Append("', count(*) from kernel_notice where person_id = {0} and read_at is null");
        }

        foreach (var asked in along)
        {
            if (http.HttpContext is { } context && asked.Of(context.User) is { } value)
            {
                sql.Append(" union all ")
                    .Append(asked.Sql.Replace("{0}", $"{{{values.Count}}}", StringComparison.Ordinal));
                values.Add(value);
            }
        }

        return (sql.ToString(), values);
    }
}

/// <summary>A number every request of somebody signed in needs, asked in the query that is made anyway.</summary>
/// <param name="Sql">Selects a name and a number by one value, <c>{0}</c>.</param>
/// <param name="Of">The value, from the cookie; null asks nothing.</param>
public sealed record AskedAlong(string Sql, Func<ClaimsPrincipal, object?> Of);
