namespace DieuHanh.Kernel.Search;

/// <summary>A thing that holds all that was typed.</summary>
/// <param name="Exact">It holds it with the very marks that were typed.</param>
public sealed record FoundThing(string Kind, Guid Id, DateOnly At, bool Exact);

/// <summary>
/// What an index answered, before anyone's rights: it may only be shown through the row filter of its module. With the marks that were
/// typed first, then the newest, then by id.
/// </summary>
/// <param name="OnlyNewest">There is more: only the newest <see cref="Most"/> places were looked at, and the page must say so.</param>
public sealed record Found(IReadOnlyList<FoundThing> Things, bool OnlyNewest)
{
    /// <summary>Nobody reads more, and a common word would cost more with every year.</summary>
    public const int Most = 1_000;

    public static readonly Found Nothing = new([], false);

    public IReadOnlyList<Guid> Ids => [.. Things.Select(t => t.Id)];

    /// <summary>Those found with their marks: they come first.</summary>
    public IReadOnlyList<Guid> Exact => [.. Things.Where(t => t.Exact).Select(t => t.Id)];

    public Found Of(string kind) => this with { Things = [.. Things.Where(t => t.Kind == kind)] };

    /// <summary>What comes after a thing that was shown last.</summary>
    /// <param name="after">Where it stood; see <see cref="Mark"/>.</param>
    public Found After(string? after) =>
        after?.Split('_') is [var exact, var day, var id]
        && DateOnly.TryParseExact(day, "yyyyMMdd", out var at)
        && Guid.TryParse(id, out var thing)
            ? this with
            {
                Things = [.. Things.Where(t => Compare(t, new("", thing, at, exact == "1")) > 0)],
            }
            : this;

    public static string Mark(FoundThing last) =>
        string.Create(
            System.Globalization.CultureInfo.InvariantCulture,
            $"{(last.Exact ? 1 : 0)}_{last.At:yyyyMMdd}_{last.Id}"
        );

    internal static int Compare(FoundThing one, FoundThing other) =>
        (other.Exact, other.At, other.Id).CompareTo((one.Exact, one.At, one.Id));
}
