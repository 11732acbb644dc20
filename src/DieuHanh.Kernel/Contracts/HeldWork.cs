namespace DieuHanh.Kernel.Contracts;

/// <summary>
/// Open work by who holds it, as each module knows it: asked before an agency ends or a person leaves, so that nothing is forgotten in
/// their hands.
/// </summary>
public interface IHeldWork
{
    /// <summary>What agencies owe and have not finished.</summary>
    Task<IReadOnlyList<HeldWork>> OfAgencies(IReadOnlyCollection<Guid> agencyIds, CancellationToken cancel = default);

    /// <summary>What waits for one person by name.</summary>
    Task<IReadOnlyList<HeldWork>> OfPerson(Guid personId, CancellationToken cancel = default);
}

/// <param name="Label">In the reader's language: "Nhiệm vụ đang mở".</param>
/// <param name="Url">The list of these, where there is one that shows exactly them.</param>
public sealed record HeldWork(string Label, int Count, string? Url = null);
