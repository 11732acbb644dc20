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

/// <summary>The revisions as this request sees them.</summary>
public sealed class Revisions(KernelDb db)
{
    private Dictionary<string, long>? known;

    public async ValueTask<long> Of(string name, CancellationToken cancel)
    {
        known ??= await db.Revisions.AsNoTracking().ToDictionaryAsync(r => r.Name, r => r.Value, cancel);
        return known.GetValueOrDefault(name);
    }
}
