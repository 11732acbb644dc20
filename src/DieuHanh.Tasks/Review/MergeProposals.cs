using DieuHanh.Kernel.Access;
using DieuHanh.Kernel.Domain;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;

namespace DieuHanh.Tasks.Review;

/// <summary>Two proposals are one piece of work: the next one is taken into this one ("gộp").</summary>
internal static class MergeProposals
{
    public static void Map(IEndpointRouteBuilder app) =>
        app.MapPost("/tasks/review/{id:guid}/{proposal:guid}/merge", Post).Needs(Right.GiveTasks);

    private static async Task<IResult> Post(
        Guid id,
        Guid proposal,
        [FromForm] CardButton form,
        ReviewDesk desk,
        TasksDb db
    )
    {
        if (await desk.Open(id) is not { } open || open.Proposal(proposal) is not { } found)
        {
            return TypedResults.NotFound();
        }

        var next = open.After(found);
        var errors = new FormErrors().Against(ReviewDesk.WhyStale(found, form.Version).And(found.WhyNotMerge(next)));
        if (errors.Any)
        {
            return await desk.Show(open, errors, CardForm.None);
        }

        found.Merge(next!, open.Review);
        open.Proposals.Remove(next!);
        db.Proposals.Remove(next!);
        return await desk.Save(open, "Gộp nhiệm vụ đề xuất", found.Id);
    }
}
