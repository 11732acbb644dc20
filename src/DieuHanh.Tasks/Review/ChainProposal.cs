using DieuHanh.Kernel.Access;
using DieuHanh.Kernel.Domain;
using DieuHanh.Tasks.Given;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;

namespace DieuHanh.Tasks.Review;

/// <summary>A matter may have been directed before: a reminder, a change of deadline, a replacement, a new task, or another matter.</summary>
internal static class ChainProposal
{
    public static void Map(IEndpointRouteBuilder app) =>
        app.MapPost("/tasks/review/{id:guid}/{proposal:guid}/chain", Post).Needs(Right.GiveTasks);

    /// <param name="Chain">A <see cref="TaskChain"/>, or "none" for another matter.</param>
    public sealed record Form(string? Version, string? Chain, string? Earlier);

    private static async Task<IResult> Post(Guid id, Guid proposal, [FromForm] Form form, ReviewDesk desk)
    {
        if (await desk.Open(id) is not { } open || open.Proposal(proposal) is not { } found)
        {
            return TypedResults.NotFound();
        }

        var chain = Typed.Choice<TaskChain>(form.Chain);
        var matters = chain is null ? [] : await desk.Earlier(open, found);
        var earlier = matters.FirstOrDefault(e => e.TaskId == Typed.Id(form.Earlier))?.TaskId;
        var errors = new FormErrors().Against(
            ReviewDesk
                .WhyStale(found, form.Version)
                .When(chain is null && form.Chain != "none", "Chọn quan hệ với nhiệm vụ đã giao trước.")
                .And(found.WhyNotChain(chain, earlier))
        );
        if (errors.Any)
        {
            return await desk.Show(open, errors, CardForm.None);
        }

        found.ChainTo(chain, earlier);
        return await desk.Save(open, "Ghi quan hệ với nhiệm vụ đã giao", found.Id);
    }
}
