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
/// both.
/// </summary>
public sealed class Revisions(KernelDb db, IHttpContextAccessor http)
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

    private async ValueTask<Dictionary<string, long>> Known(CancellationToken cancel)
    {
        if (known is null)
        {
            var rows = Named is { } person
                ? db.Revisions.FromSql(
                    $"select name, value from kernel_revision union all select {UnreadName}, count(*) from kernel_notice where person_id = {person} and read_at is null"
                )
                : db.Revisions;
            known = await rows.AsNoTracking().ToDictionaryAsync(r => r.Name, r => r.Value, cancel);
        }

        return known;
    }
}
