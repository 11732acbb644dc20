namespace DieuHanh.Kernel.Contracts;

/// <summary>A task as the page of its document shows it.</summary>
/// <param name="Status">The words of its status today, in the reader's language.</param>
public sealed record TaskBrief(Guid Id, string Action, string Agencies, DateOnly? Due, string Status, string Url);

/// <summary>Questions to the tasks. Only tasks the asking person may see are answered.</summary>
public interface ITasks
{
    Task<IReadOnlyList<TaskBrief>> OfDocument(Guid documentId, CancellationToken cancel = default);

    /// <summary>Where a directive is reviewed; null where this person may not.</summary>
    string? ReviewUrl(Guid documentId);
}

/// <summary>
/// Agencies were named in a task given from a document: they owe it, coordinate, get it for information, or took it over from one of
/// these. What they have to do stands in the document, so they may read it.
/// </summary>
public sealed record AgenciesNamed(Guid DocumentId, IReadOnlyList<Guid> AgencyIds) : IEvent;
