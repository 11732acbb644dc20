using System.Globalization;
using DieuHanh.Kernel.Access;
using DieuHanh.Kernel.Calendar;
using DieuHanh.Kernel.Contracts;
using DieuHanh.Kernel.Domain;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace DieuHanh.Tasks.Review;

/// <summary>A review opened for a change, with everything that change is measured by.</summary>
/// <param name="DocumentUrl">The page of its document; null for a spoken direction.</param>
internal sealed record OpenReview(
    DirectiveReview Review,
    List<Proposal> Proposals,
    DirectoryBook Book,
    Grounds Grounds,
    string? DocumentUrl
)
{
    public Proposal? Proposal(Guid id) => Proposals.FirstOrDefault(p => p.Id == id);

    /// <summary>The proposal that stands next after this one and still waits.</summary>
    public Proposal? After(Proposal proposal) =>
        Proposals.SkipWhile(p => p.Id != proposal.Id).Skip(1).FirstOrDefault(p => p.Waits);
}

/// <summary>What every step of a review has in common: who may open it, stale forms, saving, and showing the page again.</summary>
internal sealed class ReviewDesk(
    TasksDb db,
    IDirectory directory,
    IDocuments documents,
    Calendars calendars,
    CurrentActor current,
    IHttpContextAccessor http
)
{
    private CancellationToken Cancel => http.HttpContext?.RequestAborted ?? CancellationToken.None;

    /// <summary>The review at an address; null where there is none or it is not this person's to see.</summary>
    public async Task<OpenReview?> Open(Guid address)
    {
        var review = await db
            .Reviews.SeenBy(current.Actor)
            .FirstOrDefaultAsync(r => r.DocumentId == address || r.Id == address, Cancel);
        if (review is null || !current.Actor.InOffice)
        {
            return null;
        }

        // The review quotes its document, so it is for those who may read that.
        string? documentUrl = null;
        if (review.DocumentId is { } documentId)
        {
            if (!(await documents.Find([documentId], Cancel)).TryGetValue(documentId, out var document))
            {
                return null;
            }

            documentUrl = document.Url;
        }

        var proposals = await db
            .Proposals.Where(p => p.ReviewId == review.Id)
            .OrderBy(p => p.StartAt)
            .ThenBy(p => p.Id)
            .ToListAsync(Cancel);
        var book = await directory.Book(Cancel);
        var own = current.Actor.Units.Count > 0 ? current.Actor.Units[0] : (Guid?)null;
        var unknown = review.DirectedById is null ? review.DirectedBy : null;
        return new(review, proposals, book, new(book, review.IssuedOn, db.Scope.Today, own, unknown), documentUrl);
    }

    /// <summary>A form was filled on the page of an older state.</summary>
    public static Reasons WhyStale(Entity seen, string? typedVersion) =>
        new Reasons().When(
            Typed.Number(typedVersion) != seen.Version,
            seen is Proposal
                ? "Người khác vừa sửa nhiệm vụ này. Nội dung anh/chị nhập còn nguyên; hãy xem bản mới rồi gửi lại nếu vẫn cần."
                : "Người khác vừa sửa trong lúc anh/chị xem. Hãy xem lại các nhiệm vụ rồi xác nhận."
        );

    /// <summary>Saves a step and leads back to the proposal it was about.</summary>
    public async Task<IResult> Save(OpenReview open, string action, Guid? at, CardForm? typed = null)
    {
        open.Review.Changed(current.Actor.PersonId, db.Scope.Now, open.Proposals.Count(p => p.Waits));
        try
        {
            await db.SaveAsync(action, behalfOf: current.Actor.BehalfIn(open.Review), cancel: Cancel);
        }
        catch (DbUpdateConcurrencyException)
        {
            db.ChangeTracker.Clear();
            var lost = new Reasons().When(
                true,
                "Người khác vừa sửa trong lúc anh/chị gửi. Nội dung anh/chị nhập còn nguyên; hãy xem bản mới rồi gửi lại nếu vẫn cần."
            );
            return await Show(open.Review.Address, new FormErrors().Against(lost), typed ?? CardForm.None);
        }

        return TypedResults.LocalRedirect(at is { } id ? $"{open.Review.Url}#{Card.Anchor(id)}" : open.Review.Url);
    }

    /// <summary>The page as it stands now, with what was typed and what is wrong with it.</summary>
    public async Task<IResult> Show(Guid address, FormErrors errors, CardForm form) =>
        await Open(address) is { } open ? await Show(open, errors, form) : TypedResults.NotFound();

    public async Task<IResult> Show(OpenReview open, FormErrors errors, CardForm form)
    {
        // What a refused step changed in memory must not be shown as if it were kept.
        if (errors.Any)
        {
            db.ChangeTracker.Clear();
            open = await Open(open.Review.Address) ?? open;
        }

        var cards = await Cards(open);
        var marks = cards
            .Where(c => c.Proposal.State is not ProposalState.Rejected)
            .Select(c => new Marked(c.Number, c.Proposal.StartAt, c.Proposal.EndAt, c.Proposal.Cues));
        var model = new ReviewModel(
            open,
            cards,
            Passages.Of(open.Review.Text, [.. marks]),
            open.DocumentUrl,
            current.Actor.BehalfIn(open.Review) is not null ? current.Actor.Name : null,
            errors,
            form
        )
        {
            Calendar = await calendars.Get(Cancel),
            Next = cards.Any(c => c.Waits) ? null : await NextReview.After(db, current.Actor, open.Review, Cancel),
        };
        return new RazorComponentResult<ReviewPage>(new { Model = model }) { StatusCode = errors.Status };
    }

    /// <summary>Open tasks that may be about the same matter as this proposal.</summary>
    public async Task<IReadOnlyList<EarlierMatter>> Earlier(OpenReview open, Proposal proposal) =>
        (await EarlierMatters.Of(db, open, [proposal], Cancel)).For(proposal);

    /// <summary>The proposals in the order of the text, numbered, each with what speaks against it.</summary>
    public async Task<IReadOnlyList<Card>> Cards(OpenReview open)
    {
        var asked = open.Proposals.Where(p => p is { Waits: true, ChainSettled: false }).ToHashSet();
        var earlier = await EarlierMatters.Of(db, open, asked, Cancel);
        return
        [
            .. open.Proposals.Select(
                (p, i) =>
                {
                    Cancel.ThrowIfCancellationRequested();
                    var matters = asked.Contains(p) ? earlier.For(p) : [];
                    return new Card(
                        p,
                        i + 1,
                        p.Waits ? p.WhyNotGive(open.Grounds) : new(),
                        p.DoubtsOn(open.Grounds, matters.Count > 0),
                        p.Waits ? [.. p.NamesToSettle(open.Grounds)] : [],
                        matters
                    );
                }
            ),
        ];
    }
}

/// <summary>A proposal on the page.</summary>
/// <param name="Blocks">Why it cannot become a task as it stands.</param>
/// <param name="Doubts">What somebody should look at before.</param>
/// <param name="Earlier">Asked only while nobody said whether the matter was directed before.</param>
public sealed record Card(
    Proposal Proposal,
    int Number,
    Reasons Blocks,
    Reasons Doubts,
    IReadOnlyList<NameToSettle> Names,
    IReadOnlyList<EarlierMatter> Earlier
)
{
    public bool Waits => Proposal.Waits;
    public bool NeedsLook => Waits && (Blocks.Any || Doubts.Any);

    /// <summary>May be given without anybody looking at it again.</summary>
    public bool Ready => Waits && !NeedsLook;
    public string Id => Anchor(Proposal.Id);
    public string Mark => $"m-{Number.ToString(CultureInfo.InvariantCulture)}";

    public static string Anchor(Guid id) => $"p-{id:N}";
}

/// <summary>Which form stands open on the page, and what was typed in it.</summary>
public sealed record CardForm(
    Guid? ProposalId,
    string Kind,
    EditProposal.Form? Edited = null,
    AddProposal.Form? Added = null,
    IReadOnlyList<int>? Cuts = null
)
{
    public static readonly CardForm None = new(null, "");

    public bool Is(string kind, Proposal proposal) => Kind == kind && ProposalId == proposal.Id;
}

/// <summary>Everything the page of a review shows.</summary>
/// <param name="Secretary">The name of the secretary who enters for the leader.</param>
public sealed record ReviewModel
{
    internal ReviewModel(
        OpenReview open,
        IReadOnlyList<Card> cards,
        IReadOnlyList<Paragraph> paragraphs,
        string? documentUrl,
        string? secretary,
        FormErrors errors,
        CardForm form
    )
    {
        (Review, Book, Grounds) = (open.Review, open.Book, open.Grounds);
        (Cards, Paragraphs, DocumentUrl, Secretary) = (cards, paragraphs, documentUrl, secretary);
        (Errors, Form) = (errors, form);
    }

    public DirectiveReview Review { get; }
    public DirectoryBook Book { get; }
    public Grounds Grounds { get; }
    public IReadOnlyList<Card> Cards { get; }
    public IReadOnlyList<Paragraph> Paragraphs { get; }
    public string? DocumentUrl { get; }
    public string? Secretary { get; }
    public FormErrors Errors { get; }
    public CardForm Form { get; }

    public required WorkingCalendar Calendar { get; init; }

    /// <summary>Once nothing waits here: what lies in this person's hands next.</summary>
    public NextReview? Next { get; init; }

    public IEnumerable<Card> Waiting => Cards.Where(c => c.Waits);
    public int Ready => Cards.Count(c => c.Ready);

    /// <summary>Why not all can be given at once, each reason with the number of its task.</summary>
    public Reasons WhyNotAll => ConfirmReview.WhyNotAll(Cards);
}
