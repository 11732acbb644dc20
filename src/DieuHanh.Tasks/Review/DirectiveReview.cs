using DieuHanh.Kernel.Access;
using DieuHanh.Kernel.Contracts;
using DieuHanh.Kernel.Domain;

namespace DieuHanh.Tasks.Review;

/// <summary>Where a direction comes from.</summary>
public enum ReviewSource
{
    /// <summary>A registered document.</summary>
    Document,

    /// <summary>A leader said it; "chờ văn bản hóa" until a document is attached.</summary>
    Spoken,
}

public enum ReviewState
{
    /// <summary>Proposals may still be checked.</summary>
    Open,

    /// <summary>Nothing waits any more: everything was given or rejected.</summary>
    Done,
}

/// <summary>By which way a leader's direction reached the office.</summary>
public enum SpokenChannel
{
    Meeting,
    InPerson,
    Telephone,
    Message,
    Handwritten,
}

/// <summary>
/// The check of one directive ("rà soát văn bản chỉ đạo"): its text as it was read and the tasks proposed from it. A document has one
/// review at most. Nothing is given before a person confirms it here.
/// </summary>
public sealed class DirectiveReview : Entity
{
    /// <summary>
    /// More are not proposed from one directive. A real one gives some dozens of tasks; all proposals stand on one page, and a person has to
    /// look at each. A text made to hold tens of thousands would only make that page unusable.
    /// </summary>
    public const int MostProposals = 500;

    private DirectiveReview() { }

    public ReviewSource Source { get; private init; }
    public ReviewState State { get; private set; }

    /// <summary>The registered document; null while a spoken direction waits for its document.</summary>
    public Guid? DocumentId { get; private init; }

    /// <summary>Number and notation of the document; empty for a spoken direction.</summary>
    public string Code { get; private init; } = "";

    /// <summary>Date of the document, or the day on which it was said. Names are understood as of this day.</summary>
    public DateOnly IssuedOn { get; private init; }
    public string Issuer { get; private init; } = "";
    public string Subject { get; private init; } = "";

    /// <summary>The text that was read. Spans of proposals are offsets into it, so it never changes.</summary>
    [NotAudited]
    public string Text { get; private init; } = "";

    /// <summary>The leader who gave the direction, often not the signer.</summary>
    public Guid? DirectedById { get; private init; }

    /// <summary>The same as the document names him or her.</summary>
    public string? DirectedBy { get; private init; }

    /// <summary>The unit and the officer in whose hands the document is.</summary>
    public Guid? UnitId { get; private init; }
    public Guid? OfficerId { get; private init; }
    public DateTime ReadAt { get; private init; }

    /// <summary>Tasks that were read and not proposed, because one review holds only so many.</summary>
    public int NotProposed { get; private set; }

    /// <summary>When and by whom anything in this review was last changed.</summary>
    public DateTime ChangedAt { get; private set; }
    public Guid? ChangedById { get; private set; }

    public DateTime? SaidAt { get; private init; }
    public SpokenChannel? Channel { get; private init; }

    /// <summary>Who wrote the spoken direction down.</summary>
    public Guid? RecordedById { get; private init; }

    /// <summary>The id in the addresses of its pages: the document's where there is one.</summary>
    public Guid Address => DocumentId ?? Id;

    public string Url => $"/tasks/review/{Address}";

    public static DirectiveReview OfDocument(
        DocumentBrief document,
        Guid? directedById,
        string? directedBy,
        Guid? unitId,
        Guid? officerId,
        DateTime now
    ) =>
        new()
        {
            Source = ReviewSource.Document,
            DocumentId = document.Id,
            Code = document.Code,
            IssuedOn = document.IssuedOn,
            Issuer = document.Issuer,
            Subject = document.Subject,
            Text = document.Text ?? "",
            DirectedById = directedById,
            DirectedBy = directedBy,
            UnitId = unitId,
            OfficerId = officerId,
            ReadAt = now,
            ChangedAt = now,
        };

    /// <summary>What a leader said, written down by someone; it waits for its document.</summary>
    public static DirectiveReview OfSpoken(
        PersonEntry leader,
        DateTime saidAt,
        DateOnly saidOn,
        SpokenChannel channel,
        Guid recordedById,
        string issuer,
        string text,
        Guid? officerId,
        DateTime now
    ) =>
        new()
        {
            Source = ReviewSource.Spoken,
            IssuedOn = saidOn,
            Issuer = issuer,
            Subject = text.Length <= 200 ? text.ReplaceLineEndings(" ") : $"{text[..199].ReplaceLineEndings(" ")}…",
            Text = text,
            DirectedById = leader.Id,
            DirectedBy = leader.Name,
            OfficerId = officerId,
            SaidAt = saidAt,
            Channel = channel,
            RecordedById = recordedById,
            ReadAt = now,
            ChangedAt = now,
        };

    /// <summary>So many tasks were read and are not proposed.</summary>
    internal void LeaveOut(int tasks) => NotProposed = tasks;

    /// <summary>Something in the review was changed by a person; whoever saw an older state must look again before confirming.</summary>
    /// <param name="waiting">Proposals that still wait for a decision after the change.</param>
    public void Changed(Guid? by, DateTime now, int waiting) =>
        (ChangedById, ChangedAt, State) = (by, now, waiting > 0 ? ReviewState.Open : ReviewState.Done);
}

/// <summary>Which reviews a person sees: people of the office all of them, a secretary those of the leader served.</summary>
internal static class ReviewAccess
{
    public static IQueryable<DirectiveReview> SeenBy(this IQueryable<DirectiveReview> reviews, Actor actor)
    {
        if (actor.IsIn(actor.OfficeId, Role.Officer, Role.UnitHead, Role.OfficeLeader))
        {
            return reviews;
        }

        var leaders = actor
            .Positions.Where(p => p.Role is Role.Secretary && p.AgencyId == actor.OfficeId)
            .Select(p => p.ActsFor)
            .OfType<Guid>()
            .ToList();
        return reviews.Where(r => r.DirectedById != null && leaders.Contains(r.DirectedById.Value));
    }

    /// <summary>Of the rows of a list, those whose document the asking person may read; the register alone knows which.</summary>
    public static async Task<List<T>> Readable<T>(
        this IDocuments documents,
        IReadOnlyCollection<T> rows,
        Func<T, Guid?> documentOf,
        CancellationToken cancel
    )
    {
        Guid[] asked = [.. rows.Select(documentOf).OfType<Guid>().Distinct()];
        var found = asked.Length == 0 ? null : await documents.Find(asked, cancel);
        return [.. rows.Where(r => documentOf(r) is not { } id || found!.ContainsKey(id))];
    }

    /// <summary>The leader in whose name a secretary changes this review; null for everyone who acts in their own name.</summary>
    public static Guid? BehalfIn(this Actor actor, DirectiveReview review) =>
        !actor.IsIn(actor.OfficeId, Role.Officer, Role.UnitHead, Role.OfficeLeader)
        && review.DirectedById is { } leader
        && actor.MayEnterFor(leader)
            ? leader
            : null;
}
