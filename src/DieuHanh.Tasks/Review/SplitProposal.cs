using DieuHanh.Kernel.Access;
using DieuHanh.Kernel.Calendar;
using DieuHanh.Kernel.Domain;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;

namespace DieuHanh.Tasks.Review;

/// <summary>A proposal holds several pieces of work: it is split where a person says, or so that each lead agency has its own ("tách").</summary>
internal static class SplitProposal
{
    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapPost("/tasks/review/{id:guid}/{proposal:guid}/split", Post).Needs(Right.GiveTasks);
        app.MapPost("/tasks/review/{id:guid}/{proposal:guid}/split-leads", PerLead).Needs(Right.GiveTasks);
    }

    private static async Task<IResult> Post(
        Guid id,
        Guid proposal,
        [FromForm] CardButton form,
        HttpRequest request,
        ReviewDesk desk,
        Calendars calendars,
        TasksDb db
    )
    {
        if (await desk.Open(id) is not { } open || open.Proposal(proposal) is not { } found)
        {
            return TypedResults.NotFound();
        }

        var cuts = request.Form["Cut"].Select(Typed.Number).OfType<int>().ToList();
        var pieces = Clauses.Cut(found.Text, cuts);
        var errors = new FormErrors().Against(
            ReviewDesk.WhyStale(found, form.Version).And(found.WhyNotSplit(pieces.Count))
        );
        if (errors.Any)
        {
            return await desk.Show(open, errors, new CardForm(found.Id, ReviewDirective.Split, Cuts: cuts));
        }

        var (start, inText, text) = (found.StartAt, found.EndAt - found.StartAt == found.Text.Length, found.Text);
        var calendar = await calendars.Get();
        var parts = pieces
            .Select(p =>
                ReadTask.Piece(
                    text[p.Start..p.End],
                    inText ? start + p.Start : null,
                    open.Review.Text.Length,
                    open.Review.IssuedOn,
                    calendar,
                    found.Leads.Count > 0 ? found.Leads[0].Name : null
                )
            )
            .ToList();
        foreach (var part in parts.Skip(1))
        {
            Keep(open, found.Part(part, open.Book, open.Review), db);
        }

        found.Shrink(parts[0], open.Book, open.Review);
        return await desk.Save(open, "Tách nhiệm vụ đề xuất", found.Id);
    }

    private static async Task<IResult> PerLead(
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

        var errors = new FormErrors().Against(
            ReviewDesk.WhyStale(found, form.Version).And(found.WhyNotSplit(found.Leads.Count))
        );
        if (errors.Any)
        {
            return await desk.Show(open, errors, CardForm.None);
        }

        foreach (var lead in found.Leads.Skip(1))
        {
            Keep(open, found.CopyFor(lead), db);
        }

        found.KeepLead(found.Leads[0]);
        return await desk.Save(open, "Tách nhiệm vụ đề xuất", found.Id);
    }

    private static void Keep(OpenReview open, Proposal made, TasksDb db)
    {
        open.Proposals.Add(made);
        db.Proposals.Add(made);
    }
}
