namespace DieuHanh.Kernel.Contracts;

/// <summary>
/// Tells the audit's journal what the things of a module are called. It is asked only for readers who may see the whole audit, so it hides
/// nothing; ids it does not know are left out.
/// </summary>
public interface IAuditNames
{
    Task<IReadOnlyDictionary<Guid, AuditName>> Of(IReadOnlyCollection<Guid> ids, CancellationToken cancel = default);
}

/// <param name="Thing">Its kind, as audit records name it.</param>
/// <param name="Url">Its page, where it has one.</param>
public sealed record AuditName(string Name, string Thing, string? Url = null);
