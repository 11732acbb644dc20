using DieuHanh.Kernel.Access;
using DieuHanh.Reading.Assignments;
using DieuHanh.Tasks.Given;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace DieuHanh.Tasks.Review;

/// <summary>A review as JSON, for programs of the office: what was read, what was decided, what is doubtful.</summary>
public static class ReviewJson
{
    internal static void Map(IEndpointRouteBuilder app) =>
        app.MapGet("/api/reviews/{id:guid}", Get).Needs(Right.GiveTasks);

    public sealed record AgencyJson(string Name, IReadOnlyList<Guid> Agencies, bool Group);

    public sealed record CueJson(string Kind, int Start, int End);

    public sealed record ProposalJson(
        Guid Id,
        int Number,
        string State,
        int Start,
        int End,
        string Text,
        string Action,
        IReadOnlyList<AgencyJson> Leads,
        IReadOnlyList<AgencyJson> Coordinating,
        string Kind,
        string? DeadlineWords,
        DateOnly? Due,
        TimeOnly? DueHour,
        string? ReportTo,
        string? Field,
        Guid? UnitId,
        Guid? OfficerId,
        Guid? DeciderId,
        bool KeyTask,
        string Openness,
        IReadOnlyList<string> Blocks,
        IReadOnlyList<string> Doubts,
        IReadOnlyList<CueJson> Cues,
        string? Chain,
        Guid? EarlierTaskId,
        Guid? TaskId
    );

    public sealed record Json(
        Guid Id,
        Guid? DocumentId,
        string Source,
        string State,
        string Code,
        DateOnly IssuedOn,
        string Subject,
        Guid? DirectedById,
        string? DirectedBy,
        int Waiting,
        int NeedLook,
        int NotProposed,
        IReadOnlyList<ProposalJson> Proposals
    );

    private static async Task<Results<Ok<Json>, NotFound>> Get(Guid id, ReviewDesk desk)
    {
        if (await desk.Open(id) is not { } open)
        {
            return TypedResults.NotFound();
        }

        var cards = await desk.Cards(open);
        var review = open.Review;
        return TypedResults.Ok(
            new Json(
                review.Id,
                review.DocumentId,
                review.Source.ToString(),
                review.State.ToString(),
                review.Code,
                review.IssuedOn,
                review.Subject,
                review.DirectedById,
                review.DirectedBy,
                cards.Count(c => c.Waits),
                cards.Count(c => c.NeedsLook),
                review.NotProposed,
                [.. cards.Select(Of)]
            )
        );
    }

    private static ProposalJson Of(Card card)
    {
        var p = card.Proposal;
        return new(
            p.Id,
            card.Number,
            p.State.ToString(),
            p.StartAt,
            p.EndAt,
            p.Text,
            p.Action,
            [.. p.Leads.Select(l => new AgencyJson(l.Name, l.Agencies, l.IsGroup))],
            [.. p.Coordinating.Select(c => new AgencyJson(c.Name, c.Agencies, c.IsGroup))],
            p.Kind.ToString(),
            p.DeadlineWords,
            p.Due,
            p.DueHour,
            p.ReportTo,
            p.Field,
            p.UnitId,
            p.OfficerId,
            p.DeciderId,
            p.KeyTask,
            p.Openness.ToString(),
            [.. card.Blocks.Select(r => r.ToString())],
            [.. card.Doubts.Select(r => r.ToString())],
            [.. p.Cues.Select(c => new CueJson(c.Kind.ToString(), c.Start, c.End))],
            p.Chain?.ToString(),
            p.EarlierTaskId,
            p.TaskId
        );
    }
}
