using DieuHanh.Kernel.Access;
using DieuHanh.Kernel.Domain;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;

namespace DieuHanh.Tasks.Review;

/// <summary>A person says which agency a name stands for: one of several, or the heir of one that ended. A group takes all its heirs.</summary>
internal static class ChooseAgency
{
    public static void Map(IEndpointRouteBuilder app) =>
        app.MapPost("/tasks/review/{id:guid}/{proposal:guid}/choose", Post).Needs(Right.GiveTasks);

    /// <param name="Name">The name as the document writes it.</param>
    /// <param name="Agency">The agency chosen; "all" for a group.</param>
    public sealed record Form(string? Version, string? Name, string? Agency);

    private static async Task<IResult> Post(Guid id, Guid proposal, [FromForm] Form form, ReviewDesk desk)
    {
        if (await desk.Open(id) is not { } open || open.Proposal(proposal) is not { } found)
        {
            return TypedResults.NotFound();
        }

        var name = found.NamesToSettle(open.Grounds).FirstOrDefault(n => n.Name == form.Name);
        var chosen = name?.Candidates.Where(c => form.Agency == "all" ? name.IsGroup : c.Id == Typed.Id(form.Agency));
        var parties = chosen?.ToList() ?? [];
        var errors = new FormErrors().Against(
            ReviewDesk
                .WhyStale(found, form.Version)
                .And(found.WhyNotChoose())
                .When(parties.Count == 0, "Chọn một trong các cơ quan được nêu.")
        );
        if (errors.Any)
        {
            return await desk.Show(open, errors, CardForm.None);
        }

        var ids = parties.Select(p => p.Id).ToList();
        found.Choose(name!.Name, name.IsGroup ? new(name.Name, ids, true) : new(parties[0].Name, ids, false));
        return await desk.Save(open, "Xác định cơ quan", found.Id);
    }
}
