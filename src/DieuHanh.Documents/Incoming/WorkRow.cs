using DieuHanh.Documents.Registers;

namespace DieuHanh.Documents.Incoming;

/// <summary>A row of one of the lists of <see cref="IncomingWork"/>, as read.</summary>
internal sealed record WorkRow
{
    /// <summary>A document without a date comes after all that have one.</summary>
    public static readonly DateOnly Undated = DateOnly.MaxValue;

    private const int Calm = 4;

    public int List { get; init; }
    public Guid Id { get; init; }

    /// <summary>The document itself, or the part of it that waits.</summary>
    public Guid Target { get; init; }
    public DateOnly Due { get; init; }

    /// <summary>0 for the most urgent: in the tables urgency is a word, which does not sort.</summary>
    public int Rank { get; init; }
    public int Number { get; init; }
    public DateOnly BookedOn { get; init; }
    public string Code { get; init; } = "";
    public string Issuer { get; init; } = "";
    public string Subject { get; init; } = "";

    /// <summary>How urgent it is; null where it is not.</summary>
    public Urgency? Urgent => Rank == Calm ? null : (Urgency)(Calm - Rank);

    public static IQueryable<WorkRow> Of(IQueryable<IncomingDocument> documents) =>
        documents.Select(d => new WorkRow
        {
            Id = d.Id,
            Target = d.Id,
            Due = d.DueOn ?? Undated,
            Rank =
                d.Urgency == Urgency.TimedExpress ? 0
                : d.Urgency == Urgency.Express ? 1
                : d.Urgency == Urgency.VeryUrgent ? 2
                : d.Urgency == Urgency.Urgent ? 3
                : Calm,
            Number = d.Number,
            BookedOn = d.BookedOn,
            Code = d.Code,
            Issuer = d.Issuer,
            Subject = d.Subject,
        });

    public static IQueryable<WorkRow> Of(IQueryable<Routing> routings, DocumentsDb db, bool part = false) =>
        routings.Join(
            db.Incoming,
            r => r.DocumentId,
            d => d.Id,
            (r, d) =>
                new WorkRow
                {
                    Id = d.Id,
                    Target = part ? r.Id : d.Id,
                    Due = r.DueOn ?? d.DueOn ?? Undated,
                    Rank =
                        d.Urgency == Urgency.TimedExpress ? 0
                        : d.Urgency == Urgency.Express ? 1
                        : d.Urgency == Urgency.VeryUrgent ? 2
                        : d.Urgency == Urgency.Urgent ? 3
                        : Calm,
                    Number = d.Number,
                    BookedOn = d.BookedOn,
                    Code = d.Code,
                    Issuer = d.Issuer,
                    Subject = d.Subject,
                }
        );
}
