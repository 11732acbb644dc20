namespace DieuHanh.Kernel.Contracts;

/// <summary>A registered document as the other modules show and read it.</summary>
/// <param name="Code">Number and notation ("365/TB-VPCP").</param>
/// <param name="Text">The text read out of its files, or null where none could be read.</param>
/// <param name="Url">Its page.</param>
/// <param name="ArrivedOn">The day under which the register holds an incoming document; null for one that went out.</param>
public sealed record DocumentBrief(
    Guid Id,
    string Code,
    DateOnly IssuedOn,
    string Issuer,
    string TypeName,
    string Subject,
    string? Signer,
    string? Text,
    string Url,
    DateOnly? ArrivedOn = null
);

/// <summary>Questions to the registers. Only documents the asking person may read are answered.</summary>
public interface IDocuments
{
    Task<DocumentBrief?> Find(Guid documentId, CancellationToken cancel = default);

    /// <summary>Number, subject and address of several documents at once, without their texts.</summary>
    Task<IReadOnlyDictionary<Guid, DocumentBrief>> Find(
        IReadOnlyCollection<Guid> documentIds,
        CancellationToken cancel = default
    );
}

/// <summary>Looks for the secrecy mark in a file before any module keeps it. A file whose text cannot be read bears none.</summary>
public interface ISecrecyCheck
{
    Task<bool> IsSecret(Stream content, string mediaType, CancellationToken cancel = default);
}

/// <summary>
/// A document that may hold tasks was registered with a text that can be read. It says which, never what it is about: facts are kept for a
/// month, longer than a document that turns out to be secret may be. Who listens asks <see cref="IDocuments"/>.
/// </summary>
/// <param name="Directive">The register thinks it gives tasks; an officer decides.</param>
public sealed record DocumentRegistered(Guid DocumentId, bool Directive, Guid? UnitId, Guid? OfficerId) : IEvent;
