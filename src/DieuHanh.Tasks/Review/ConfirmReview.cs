using DieuHanh.Kernel.Access;
using DieuHanh.Kernel.Contracts;
using DieuHanh.Kernel.Domain;
using DieuHanh.Reading.Text;
using DieuHanh.Tasks.Desks;
using DieuHanh.Tasks.Given;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace DieuHanh.Tasks.Review;

/// <summary>
/// A person confirms what was checked: the tasks are given to their agencies, those concerned are told, and each proposal remembers what
/// became of it, all in one transaction. Only what nobody doubts, or everything once nothing is doubtful any more.
/// </summary>
internal static class ConfirmReview
{
    public const string All = "all";

    public static void Map(IEndpointRouteBuilder app) =>
        app.MapPost("/tasks/review/{id:guid}/confirm", Post).Needs(Right.GiveTasks);

    public sealed record Form(string? Version)
    {
        /// <summary>"all", or anything else for the undoubted ones.</summary>
        public string? What { get; init; }
    }

    public static Reasons WhyNotAll(IReadOnlyList<Card> cards)
    {
        var reasons = new Reasons().When(!cards.Any(c => c.Waits), "Không có nhiệm vụ nào chờ giao.");
        foreach (var card in cards.Where(c => c.NeedsLook))
        {
            foreach (var reason in card.Blocks.Concat(card.Doubts))
            {
                reasons.When(true, "Nhiệm vụ {0}: {1}", card.Number, reason);
            }
        }

        return reasons;
    }

    private static async Task<IResult> Post(
        Guid id,
        [FromForm] Form form,
        ReviewDesk desk,
        TasksDb db,
        IDocuments documents,
        CurrentActor current,
        CancellationToken cancel
    )
    {
        if (await desk.Open(id) is not { } open)
        {
            return TypedResults.NotFound();
        }

        var cards = await desk.Cards(open);
        var chosen = cards.Where(c => form.What == All ? c.Waits : c.Ready).ToList();
        var reasons = ReviewDesk.WhyStale(open.Review, form.Version);
        reasons =
            form.What == All
                ? reasons.And(WhyNotAll(cards))
                : reasons.When(chosen.Count == 0, "Không có nhiệm vụ nào rõ ràng để giao.");
        var errors = new FormErrors().Against(reasons);
        if (errors.Any)
        {
            return await desk.Show(open, errors, CardForm.None);
        }

        var earlier = await Earlier(db, chosen, cancel);
        var signer =
            open.Review.DocumentId is { } document && await documents.Find(document, cancel) is { } found
                ? found.Signer ?? ""
                : "";
        try
        {
            foreach (var card in chosen)
            {
                cancel.ThrowIfCancellationRequested();
                var task = await Give(card.Proposal, open, earlier, signer, db, current.Actor);
                card.Proposal.Give(task, open.Grounds);
            }
        }
        catch (RefusedException refused)
        {
            return await desk.Show(open, new FormErrors().Against(refused.Reasons), CardForm.None);
        }

        return await desk.Save(open, "Giao nhiệm vụ", null);
    }

    private static async Task<Guid> Give(
        Proposal proposal,
        OpenReview open,
        Dictionary<Guid, SteeringTask> earlier,
        string signer,
        TasksDb db,
        Actor actor
    )
    {
        var chained = proposal.EarlierTaskId is { } earlierId ? earlier.GetValueOrDefault(earlierId) : null;
        var source = Source(proposal, open.Review, signer);
        if (proposal.Chain is TaskChain.Reminder or TaskChain.ChangeOfDeadline && chained is not null)
        {
            await db.Follow(chained, new(proposal.Chain.Value, source, proposal.Due, proposal.DueHour), open.Book);
            return chained.Id;
        }

        var task = db.Give(Said(proposal, open, source, chained, actor), open.Book);
        if (chained is not null && proposal.Chain is { } kind)
        {
            await db.Follow(chained, new(kind, source, NewTaskId: task.Id), open.Book);
        }

        return task.Id;
    }

    private static GivenTask Said(
        Proposal proposal,
        OpenReview open,
        DocumentSource source,
        SteeringTask? chained,
        Actor actor
    )
    {
        var review = open.Review;
        var owing = proposal.Owing;
        return new()
        {
            Action = proposal.Action,
            Document = review.Source is ReviewSource.Document ? source : null,
            Spoken = review is { SaidAt: not null, Channel: { } channel }
                ? new(review.IssuedOn, ReviewWords.Of(channel), review.RecordedById ?? actor.PersonId!.Value)
                : null,
            DirectedById = review.DirectedById,
            DirectedBy = review.DirectedBy ?? "",
            DeciderId = proposal.DeciderId,
            KeyTask = proposal.KeyTask,
            Openness = proposal.Openness,
            MonitoringUnitId = proposal.MonitoringUnit(open.Grounds)!.Value,
            MonitoringOfficerId = proposal.OfficerId,
            Field = proposal.Field ?? "",
            BySubmission = Vietnamese.Tokens(proposal.ReportTo ?? "") is ["trinh", ..],
            Kind = proposal.Kind,
            Due = proposal.Due,
            DueHour = proposal.DueHour,
            DeadlineRaw = proposal.DeadlineWords ?? "",
            DeadlineWhy = proposal.DeadlineWhy,
            Owed = owing,
            Coordinating =
            [
                .. proposal
                    .Coordinating.Where(c => c.IsSettled)
                    .SelectMany(c => c.Agencies)
                    .Except(owing)
                    .Where(a => open.Book.Agency(a)?.ValidOn(open.Grounds.Today) == true),
            ],
            GivenOn = open.Grounds.Today,
            Earlier = chained,
            Chain = chained is null ? null : proposal.Chain,
        };
    }

    private static DocumentSource Source(Proposal proposal, DirectiveReview review, string signer) =>
        new(
            review.Address,
            review.Code,
            review.IssuedOn,
            review.Issuer,
            signer,
            proposal.StartAt < proposal.EndAt ? proposal.StartAt : null,
            proposal.StartAt < proposal.EndAt ? proposal.EndAt : null,
            proposal.Text
        );

    private static async Task<Dictionary<Guid, SteeringTask>> Earlier(
        TasksDb db,
        IEnumerable<Card> chosen,
        CancellationToken cancel
    )
    {
        var ids = chosen.Select(c => c.Proposal.EarlierTaskId).OfType<Guid>().Distinct().ToList();
        return ids.Count == 0
            ? []
            : await db
                .Tasks.Include(t => t.Assignments)
                .Where(t => ids.Contains(t.Id))
                .ToDictionaryAsync(t => t.Id, cancel);
    }
}
