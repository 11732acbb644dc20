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

/// <summary>The periods published or previewed; and the first step to publish one: the agencies named get it to look at.</summary>
public static class PreviewPeriod
{
    public const string Address = "/progress/publications";

    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapGet(Address, Get).Needs(Right.SignedIn);
        app.MapPost(Address, Post).Needs(Right.PublishProgress);
    }

    public sealed record Form(string? From, string? To);

    public sealed record Model(IReadOnlyList<Publication> Publications, bool MayPublish, Form Form, FormErrors Errors);

    private static Task<RazorComponentResult<PreviewPeriodPage>> Get(
        TasksDb db,
        CurrentActor current,
        CancellationToken cancel
    ) => Page(db, current, new(null, null), new(), cancel);

    private static async Task<IResult> Post(
        [FromForm] Form form,
        TasksDb db,
        CurrentActor current,
        IDirectory directory,
        CancellationToken cancel
    )
    {
        var today = db.Scope.Today;
        var typing = new FormErrors();
        var period = Period.Read(form.From, form.To, today, typing);
        var errors = new FormErrors()
            .Require(Typed.Date(form.From) is not null, nameof(Form.From), "Nhập ngày bắt đầu kỳ, ví dụ 01/01/2026.")
            .Require(Typed.Date(form.To) is not null, nameof(Form.To), "Nhập ngày chốt số liệu, ví dụ 31/05/2026.")
            .Require(typing.None, nameof(Form.To), "Ngày bắt đầu phải trước ngày chốt, và ngày chốt trước hôm nay.");
        if (errors.Any)
        {
            return await Page(db, current, form, errors, cancel);
        }

        var (table, given) = await Figures(db, period, cancel);
        errors.Against(Publication.WhyNotPreview(table, today));
        if (errors.Any)
        {
            return await Page(db, current, form, errors, cancel);
        }

        var book = await directory.Book(cancel);
        var publication = Publication.Preview(table, given, book, today);
        db.Publications.Add(publication);
        Tell(db, publication, book);
        await db.SaveAsync("Gửi cơ quan xem trước số liệu công bố", cancel: cancel);
        return TypedResults.LocalRedirect($"{Address}/{publication.Id}");
    }

    /// <summary>The figures of a period as they are computed today, of what all connected agencies may see.</summary>
    internal static async Task<(FigureTable Table, GivenTotals Given)> Figures(
        TasksDb db,
        Period period,
        CancellationToken cancel
    )
    {
        var batch = db.Batch();
        var table = FigureTable.Ask(batch, db, period, db.Scope.Today, connected: true);
        var given = GivenTotals.Ask(batch, db.Tasks.Where(t => t.Openness != Openness.OwnAgency), period);
        await batch.Run(cancel);
        return (table(), given.Value ?? GivenTotals.None);
    }

    /// <summary>Every agency named gets its figures to look at before the internet does.</summary>
    internal static void Tell(TasksDb db, Publication publication, DirectoryBook book) =>
        db.Notify(
            publication
                .Figures.Select(f => f.AgencyId)
                .Distinct()
                .SelectMany(a => book.Holders(a, null, Role.FocalPoint, Role.AgencyHead))
                .Select(p => p.Id),
            $"{Address}/{publication.Id}",
            "Xem trước số liệu sắp công bố, kỳ từ {0} đến {1}",
            Kernel.Words.Dates.Show(publication.FromDay),
            Kernel.Words.Dates.Show(publication.ToDay)
        );

    private static async Task<RazorComponentResult<PreviewPeriodPage>> Page(
        TasksDb db,
        CurrentActor current,
        Form form,
        FormErrors errors,
        CancellationToken cancel
    )
    {
        var publications = await db
            .Publications.AsNoTracking()
            .OrderByDescending(p => p.ToDay)
            .ThenByDescending(p => p.Id)
            .Take(100)
            .ToListAsync(cancel);
        var model = new Model(publications, current.Actor.Has(Right.PublishProgress), form, errors);
        return new RazorComponentResult<PreviewPeriodPage>(new { Model = model }) { StatusCode = errors.Status };
    }
}
