using DieuHanh.Kernel.Access;
using DieuHanh.Kernel.Contracts;
using DieuHanh.Kernel.Data;
using DieuHanh.Kernel.Domain;
using DieuHanh.Kernel.Words;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace DieuHanh.Directory.Decisions;

/// <summary>
/// Enters a decision about the structure: merge, split, rename, abolish, establish, pass on a part of the work. It is shown first what the
/// decision would change, and written only then.
/// </summary>
public static class MakeDecision
{
    public const string Url = "/decisions/new";

    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapGet(Url, Get).Needs(Right.Administer);
        app.MapPost(Url, Post).Needs(Right.Administer);
    }

    /// <param name="Effect">What it would change; null before it was asked for, and where it cannot be.</param>
    public sealed record Model(
        DecisionForm Form,
        FormErrors Errors,
        DecisionPlan? Plan,
        DecisionEffect? Effect,
        IReadOnlyList<AgencyEntry> Agencies
    )
    {
        /// <summary>It was to be written and is not what was shown before.</summary>
        public bool Stale { get; init; }
    }

    /// <param name="of">Agencies the decision is about, where the form is opened from one of them.</param>
    /// <param name="again">A withdrawn decision that is entered anew.</param>
    private static async Task<IResult> Get(string? of, string? again, DirectoryDb db, IDirectory directory)
    {
        var form = new DecisionForm(null, null, null, null, null, null, null) { MovePeople = "on", Before = [of] };
        if (
            Typed.Id(again) is { } id
            && await db.Decisions.AsNoTracking().Include(d => d.Parts).FirstOrDefaultAsync(d => d.Id == id) is { } old
        )
        {
            form = DecisionForm.Again(old);
        }

        return await Page(form, new(), null, null, db, directory);
    }

    private static async Task<IResult> Post(
        [FromForm] DecisionForm form,
        HttpRequest request,
        DirectoryDb db,
        IDirectory directory,
        IEnumerable<IHeldWork> modules,
        Revisions revisions
    )
    {
        form = form.With(request.Form);
        var errors = form.Read(db.Scope.Today);
        if (errors.Any)
        {
            return await Page(form, errors, null, null, db, directory);
        }

        var book = await directory.Book();
        var plan = await form.Plan(db, book);
        errors.Against(plan.WhyNot(book));
        if (errors.Any)
        {
            return await Page(form, errors, plan, null, db, directory);
        }

        var mark = form.Marked(await revisions.Of(DirectoryDb.RevisionName, request.HttpContext.RequestAborted));
        if (form.Step != "save" || form.Mark != mark)
        {
            var effect = await DecisionEffect.Of(plan, db, book, modules);
            return await Page(form with { Mark = mark }, errors, plan, effect, db, directory, form.Step == "save");
        }

        var decision = await plan.Make(
            db,
            Decision.Make(
                plan.Kind,
                Typed.Text(form.Number)!,
                Typed.Text(form.Issuer)!,
                Typed.Date(form.SignedOn),
                plan.InForce,
                plan.MovePeople,
                Typed.Text(form.Note)
            )
        );
        db.Moves(DirectoryDb.RevisionName);
        await db.SaveAsync("Ghi quyết định về tổ chức", decision.Number);
        return TypedResults.LocalRedirect($"{DecisionList.Url}/{decision.Id}");
    }

    private static async Task<IResult> Page(
        DecisionForm form,
        FormErrors errors,
        DecisionPlan? plan,
        DecisionEffect? effect,
        DirectoryDb db,
        IDirectory directory,
        bool stale = false
    )
    {
        // What was withdrawn may lie in the past of an agency that ended: such agencies are offered where the form names them.
        var asked = Typed.Ids([.. form.Before ?? [], .. form.Others ?? [], form.Main]);
        var agencies = (await directory.Book())
            .Agencies.Where(a => a.ValidTo is null || a.ValidTo >= db.Scope.Today || asked.Contains(a.Id))
            .OrderBy(a => a.Kind)
            .ThenBy(a => a.Name, BookPage.Alphabet)
            .ToList();
        return new RazorComponentResult<MakeDecisionPage>(
            new { Model = new Model(form, errors, plan, effect, agencies) { Stale = stale } }
        )
        {
            StatusCode = errors.Status,
        };
    }
}
