using DieuHanh.Kernel.Contracts;
using Microsoft.EntityFrameworkCore;

namespace DieuHanh.Kernel.Personal;

/// <summary>One place where a thing names a person.</summary>
public sealed class RoleTrace
{
    /// <summary>As what: a number of the module's own, in the order in which they are shown.</summary>
    public int Part { get; init; }

    /// <summary>The thing.</summary>
    public Guid Id { get; init; }

    /// <summary>Which of several kinds of things it is, where their pages have different addresses.</summary>
    public int Kind { get; init; }
}

/// <summary>
/// Where the things of a module name a person, and as what: how many on the page, each with its address in the export. All of them stay:
/// they are records of the office.
/// </summary>
public abstract class RoleTraces : IPersonalData
{
    public abstract int Order { get; }

    protected abstract string Title { get; }

    /// <summary>What they are kept for, and by which law.</summary>
    protected abstract string Why { get; }

    /// <summary>Every way in which a thing may name a person, as one query.</summary>
    protected abstract IQueryable<RoleTrace> All(Guid personId);

    /// <summary>What this part is, in the reader's language.</summary>
    protected abstract string Words(int part);

    /// <summary>The page of the thing.</summary>
    protected abstract string Url(RoleTrace trace);

    public async Task<IReadOnlyList<PersonalPart>> Of(Guid personId, CancellationToken cancel)
    {
        var counts = await All(personId)
            .GroupBy(x => x.Part)
            .Select(g => new { g.Key, Count = g.Count() })
            .OrderBy(c => c.Key)
            .ToListAsync(cancel);
        return [new(Title, Why, Fate.Kept, [.. counts.Select(c => new PersonalValue(Words(c.Key), $"{c.Count}"))])];
    }

    public async IAsyncEnumerable<PersonalRecord> Details(Guid personId)
    {
        await foreach (var trace in All(personId).OrderBy(x => x.Part).ThenBy(x => x.Id).AsAsyncEnumerable())
        {
            yield return new(Words(trace.Part), null, "", Url(trace));
        }
    }
}
