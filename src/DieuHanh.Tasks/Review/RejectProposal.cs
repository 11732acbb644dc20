using DieuHanh.Kernel.Access;
using DieuHanh.Kernel.Domain;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;

namespace DieuHanh.Tasks.Review;

/// <summary>A person decides that a proposal is no task ("bỏ"), or takes that back ("khôi phục").</summary>
internal static class RejectProposal
{
    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapPost("/tasks/review/{id:guid}/{proposal:guid}/reject", Reject).Needs(Right.GiveTasks);
        app.MapPost("/tasks/review/{id:guid}/{proposal:guid}/restore", Restore).Needs(Right.GiveTasks);
    }

    private static async Task<IResult> Reject(Guid id, Guid proposal, [FromForm] CardButton form, ReviewDesk desk)
    {
        if (await desk.Open(id) is not { } open || open.Proposal(proposal) is not { } found)
        {
            return TypedResults.NotFound();
        }

        var errors = new FormErrors().Against(ReviewDesk.WhyStale(found, form.Version).And(found.WhyNotReject()));
        if (errors.Any)
        {
            return await desk.Show(open, errors, CardForm.None);
        }

        found.Reject();
        return await desk.Save(open, "Bỏ nhiệm vụ đề xuất", found.Id);
    }

    private static async Task<IResult> Restore(Guid id, Guid proposal, [FromForm] CardButton form, ReviewDesk desk)
    {
        if (await desk.Open(id) is not { } open || open.Proposal(proposal) is not { } found)
        {
            return TypedResults.NotFound();
        }

        var errors = new FormErrors().Against(ReviewDesk.WhyStale(found, form.Version).And(found.WhyNotRestore()));
        if (errors.Any)
        {
            return await desk.Show(open, errors, CardForm.None);
        }

        found.Restore();
        return await desk.Save(open, "Khôi phục nhiệm vụ đề xuất", found.Id);
    }
}
