using DieuHanh.Kernel.Access;
using DieuHanh.Kernel.Domain;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;

namespace DieuHanh.Tasks.Review;

/// <summary>What the buttons of a card send: the version of the proposal the person saw.</summary>
public sealed record CardButton(string? Version);

/// <summary>A person finds a proposal right ("chấp nhận"). Nothing is given by that.</summary>
internal static class AcceptProposal
{
    public static void Map(IEndpointRouteBuilder app) =>
        app.MapPost("/tasks/review/{id:guid}/{proposal:guid}/accept", Post).Needs(Right.GiveTasks);

    private static async Task<IResult> Post(Guid id, Guid proposal, [FromForm] CardButton form, ReviewDesk desk)
    {
        if (await desk.Open(id) is not { } open || open.Proposal(proposal) is not { } found)
        {
            return TypedResults.NotFound();
        }

        var errors = new FormErrors().Against(
            ReviewDesk.WhyStale(found, form.Version).And(found.WhyNotAccept(open.Grounds))
        );
        if (errors.Any)
        {
            return await desk.Show(open, errors, CardForm.None);
        }

        found.Accept(open.Grounds);
        return await desk.Save(open, "Chấp nhận nhiệm vụ đề xuất", (open.After(found) ?? found).Id);
    }
}
