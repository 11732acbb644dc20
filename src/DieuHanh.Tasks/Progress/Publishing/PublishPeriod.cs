using DieuHanh.Kernel.Access;
using DieuHanh.Kernel.Contracts;
using DieuHanh.Kernel.Domain;
using DieuHanh.Tasks.Figures;
using DieuHanh.Tasks.Given;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace DieuHanh.Tasks.Progress.Publishing;

/// <summary>One period: what the agencies preview, and the decision that puts exactly that on the internet.</summary>
public static class PublishPeriod
{
    private const string Address = PreviewPeriod.Address + "/{id:guid}";

    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapGet(Address, Get).Needs(Right.SignedIn);
        app.MapPost(Address, Publish).Needs(Right.PublishProgress);
        app.MapPost(Address + "/preview", Renew).Needs(Right.PublishProgress);
    }

    public sealed record Form(string? Decision, string? DecidedOn)
    {
        public string? Listed { get; init; }
    }

    /// <param name="Marked">How many parts of tasks are marked for the internet, of how many in <paramref name="All"/>.</param>
    /// <param name="Overlapping">Published periods that have days in common with this one.</param>
    public sealed record Model(
        Publication Publication,
        FigureTable Table,
        IReadOnlyList<Restatement> Restated,
        int Marked,
        int All,
        IReadOnlyList<Period> Overlapping,
        bool MayPublish,
        Reasons WhyNotRenew,
        DirectoryBook Book,
        Form Form,
        FormErrors Errors
    );

    private static async Task<IResult> Get(
        Guid id,
        TasksDb db,
        CurrentActor current,
        IDirectory directory,
        CancellationToken cancel
    ) =>
        await Find(db, id, cancel) is { } publication
            ? await Page(publication, db, current, directory, new(null, null), new(), cancel)
            : TypedResults.NotFound();

    private static async Task<IResult> Publish(
        Guid id,
        [FromForm] Form form,
        TasksDb db,
        CurrentActor current,
        IDirectory directory,
        CancellationToken cancel
    )
    {
        if (await Find(db, id, cancel) is not { } publication)
        {
            return TypedResults.NotFound();
        }

        var today = db.Scope.Today;
        var decision = Typed.Text(form.Decision);
        var decidedOn = Typed.Date(form.DecidedOn);
        var errors = new FormErrors()
            .RequireText(decision, nameof(Form.Decision), "Nhập số quyết định công bố.", 100)
            .Require(decidedOn is not null, nameof(Form.DecidedOn), "Nhập ngày quyết định, ví dụ 05/06/2026.");
        var (now, _) = await PreviewPeriod.Figures(db, publication.Period, cancel);
        if (errors.None)
        {
            errors.Against(publication.WhyNotPublish(now, decision, decidedOn, today));
        }

        if (errors.Any)
        {
            return await Page(publication, db, current, directory, form, errors, cancel);
        }

        var listed = Typed.Choice<TasksListed>(form.Listed) ?? TasksListed.Marked;
        publication.Publish(now, decision!, decidedOn!.Value, listed, today);
        await db.SaveAsync("Công bố tiến độ trên mạng", cancel: cancel);
        return TypedResults.LocalRedirect($"{PreviewPeriod.Address}/{id}");
    }

    private static async Task<IResult> Renew(Guid id, TasksDb db, IDirectory directory, CancellationToken cancel)
    {
        if (await Find(db, id, cancel) is not { } publication)
        {
            return TypedResults.NotFound();
        }

        var (table, given) = await PreviewPeriod.Figures(db, publication.Period, cancel);
        var book = await directory.Book(cancel);
        publication.Renew(table, given, book, db.Scope.Today);
        PreviewPeriod.Tell(db, publication, book);
        await db.SaveAsync("Gửi cơ quan xem trước lại số liệu công bố", cancel: cancel);
        return TypedResults.LocalRedirect($"{PreviewPeriod.Address}/{id}");
    }

    private static Task<Publication?> Find(TasksDb db, Guid id, CancellationToken cancel) =>
        db.Publications.Include(p => p.Figures).FirstOrDefaultAsync(p => p.Id == id, cancel);

    private static async Task<RazorComponentResult<PublishPeriodPage>> Page(
        Publication publication,
        TasksDb db,
        CurrentActor current,
        IDirectory directory,
        Form form,
        FormErrors errors,
        CancellationToken cancel
    )
    {
        var (now, _) = await PreviewPeriod.Figures(db, publication.Period, cancel);
        var batch = db.Batch();
        var parts = batch.List(
            PublicProgress
                .Parts(db, publication.Period, TasksListed.All)
                .GroupBy(a => a.Openness)
                .Select(g => new { g.Key, Count = g.Count() })
        );
        var overlapping = batch.List(
            db.Publications.AsNoTracking()
                .Where(p => p.State == PublicationState.Published && p.Id != publication.Id)
                .Where(p => p.FromDay <= publication.ToDay && p.ToDay >= publication.FromDay)
                .OrderBy(p => p.FromDay)
                .Select(p => new { p.FromDay, p.ToDay })
        );
        await batch.Run(cancel);
        var model = new Model(
            publication,
            publication.Table(),
            Restatement.Between(publication, now),
            parts.Value.Where(p => p.Key is Openness.Internet).Sum(p => p.Count),
            parts.Value.Sum(p => p.Count),
            [.. overlapping.Value.Select(p => new Period(p.FromDay, p.ToDay))],
            current.Actor.Has(Right.PublishProgress),
            publication.WhyNotRenew(now, db.Scope.Today),
            await directory.Book(cancel),
            form,
            errors
        );
        return new RazorComponentResult<PublishPeriodPage>(new { Model = model }) { StatusCode = errors.Status };
    }
}
