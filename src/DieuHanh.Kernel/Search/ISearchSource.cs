namespace DieuHanh.Kernel.Search;

/// <summary>One kind of thing that can be found, as its module reads it out to make the index anew.</summary>
public interface ISearchSource
{
    string Kind { get; }

    Task<long> Count(CancellationToken cancel);

    /// <summary>The next things by id, the first ones where <paramref name="after"/> is null; none when all were read.</summary>
    Task<IReadOnlyList<Searched>> After(Guid? after, int most, CancellationToken cancel);
}
