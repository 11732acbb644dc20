using DieuHanh.Directory.People;
using DieuHanh.Kernel.Access;
using DieuHanh.Kernel.Contracts;
using DieuHanh.Kernel.Domain;
using DieuHanh.Kernel.Words;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace DieuHanh.Directory.Delegations;

/// <summary>Who acts for whom on a day; somebody is named to act in another's post, and stops earlier than said.</summary>
public static class KeepDelegations
{
    public const string Url = "/delegations";

    private const int PageSize = 100;

    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapGet(Url, List).Needs(Right.SeeDirectory);
        app.MapGet("/people/{id:guid}/delegations/new", New).Needs(Right.Administer);
        app.MapPost("/people/{id:guid}/delegations/new", Give).Needs(Right.Administer);
        app.MapPost("/delegations/{id:guid}/end", End).Needs(Right.Administer);
    }

    public sealed record Form(
        string? Post,
        string? Acting,
        string? Capacity,
        string? Document,
        string? From,
        string? To
    );

    public sealed record Filter(string? Day, string? After);

    public sealed record Row(Delegation Delegation, Role Role, Guid AgencyId, Guid? UnitId);

    public sealed record ListModel(
        Filter Filter,
        FormErrors Errors,
        DateOnly Day,
        DateOnly Today,
        IReadOnlyList<Row> Rows,
        string? Next,
        DirectoryBook Book,
        bool MayChange
    );

    public sealed record Model(
        PersonEntry Person,
        IReadOnlyList<Post> Posts,
        Form Form,
        FormErrors Errors,
        DirectoryBook Book
    );

    private static async Task<RazorComponentResult<DelegationListPage>> List(
        [AsParameters] Filter filter,
        DirectoryDb db,
        IDirectory directory
    )
    {
        var errors = new FormErrors();
        var day = ListDay.Read(filter.Day, errors, db.Scope.Today);
        var after = Typed.Id(filter.After) ?? Guid.Empty;
        var rows = await Rows(db, db.Delegations.Where(d => d.ValidTo >= day && d.Id > after))
            .Take(PageSize + 1)
            .ToListAsync();
        var next =
            rows.Count > PageSize
                ? BookPage.Address(Url, ("Day", filter.Day), ("After", $"{rows[PageSize - 1].Delegation.Id}"))
                : null;
        return new(
            new
            {
                Model = new ListModel(
                    filter,
                    errors,
                    day,
                    db.Scope.Today,
                    [.. rows.Take(PageSize)],
                    next,
                    await directory.Book(),
                    db.Scope.Actor.Has(Right.Administer)
                ),
            }
        )
        {
            StatusCode = errors.Status,
        };
    }

    /// <summary>With the post each rests on, in order of entering.</summary>
    internal static IQueryable<Row> Rows(DirectoryDb db, IQueryable<Delegation> delegations) =>
        from d in delegations.AsNoTracking()
        join p in db.Posts.AsNoTracking() on d.PostId equals p.Id
        orderby d.Id
        select new Row(d, p.Role, p.AgencyId, p.UnitId);

    private static async Task<IResult> New(Guid id, DirectoryDb db, IDirectory directory) =>
        await Page(
            id,
            new(null, null, nameof(ActingCapacity.Absence), null, Dates.Show(db.Scope.Today), null),
            new FormErrors(),
            db,
            directory
        );

    private static async Task<IResult> Give(Guid id, [FromForm] Form form, DirectoryDb db, IDirectory directory)
    {
        var book = await directory.Book();
        if (book.Person(id) is null)
        {
            return TypedResults.NotFound();
        }

        var (from, to) = (Typed.Date(form.From), Typed.Date(form.To));
        var post = await db.Posts.FirstOrDefaultAsync(p => p.Id == Typed.Id(form.Post) && p.PersonId == id);
        var acting = book.Person(Typed.Id(form.Acting));
        var errors = new FormErrors()
            .Require(post is not null, nameof(form.Post), "Chọn vị trí được thay.")
            .Require(acting is not null, nameof(form.Acting), "Chọn người thay.")
            .Require(
                Typed.Choice<ActingCapacity>(form.Capacity) is not null,
                nameof(form.Capacity),
                "Chọn tư cách thay."
            )
            .RequireText(Typed.Text(form.Document), nameof(form.Document), "Nhập văn bản giao thay.", 200)
            .Require(from is not null, nameof(form.From), "Nhập ngày, ví dụ 31/12/2026.")
            .Require(to is not null, nameof(form.To), "Việc thay phải có ngày kết thúc, ví dụ 31/12/2026.");
        if (errors.None)
        {
            var posts = await db.Posts.Where(p => p.PersonId == acting!.Id).ToListAsync();
            var others = await db.Delegations.Where(d => d.PostId == post!.Id).ToListAsync();
            errors.Against(Delegation.WhyNotGive(post!, acting!.Id, posts, from!.Value, to!.Value, others));
        }

        if (errors.Any)
        {
            return await Page(id, form, errors, db, directory);
        }

        db.Add(
            Delegation.Give(
                post!,
                acting!.Id,
                Typed.Choice<ActingCapacity>(form.Capacity)!.Value,
                Typed.Text(form.Document)!,
                from!.Value,
                to!.Value
            )
        );
        string[] values = [acting.Name, book.NameOf(id), Dates.Show(from), Dates.Show(to)];
        db.Notify(
            [acting.Id, id],
            "/",
            "{0} thay {1} từ {2} đến {3}; người thay chuyển tư cách ở mục mang tên mình trên đầu trang.",
            values
        );
        db.Moves(DirectoryDb.RevisionName);
        await db.SaveAsync("Giao người thay", $"{acting.Name}, {Typed.Text(form.Document)}");
        return TypedResults.LocalRedirect($"/people/{id}#delegations");
    }

    private static async Task<IResult> End(Guid id, [FromForm] EndForm form, DirectoryDb db, IDirectory directory)
    {
        if (await db.Delegations.FirstOrDefaultAsync(d => d.Id == id) is not { } delegation)
        {
            return TypedResults.NotFound();
        }

        var (lastDay, errors) = (form.Day, form.Read());
        var takenBack = lastDay is { } day && Ahead.TakesBack(day, delegation.ValidFrom, db.Scope.Today);
        if (errors.None && !takenBack)
        {
            errors.Against(delegation.WhyNotEnd(lastDay!.Value));
        }

        if (errors.Any)
        {
            return await PersonPage.Show(delegation.HolderId, db, directory, errors);
        }

        if (takenBack)
        {
            db.Remove(delegation);
        }
        else
        {
            delegation.End(lastDay!.Value);
        }

        var book = await directory.Book();
        db.Notify(
            [delegation.ActingId, delegation.HolderId],
            "/",
            takenBack ? "{0} không thay {1} từ ngày {2} nữa." : "{0} thôi thay {1} sau ngày {2}.",
            book.NameOf(delegation.ActingId),
            book.NameOf(delegation.HolderId),
            Dates.Show(takenBack ? delegation.ValidFrom : lastDay)
        );
        db.Moves(DirectoryDb.RevisionName);
        await db.SaveAsync(
            takenBack ? "Bỏ việc thay chưa bắt đầu" : "Kết thúc việc thay",
            book.NameOf(delegation.ActingId)
        );
        return TypedResults.LocalRedirect($"/people/{delegation.HolderId}#delegations");
    }

    private static async Task<IResult> Page(Guid id, Form form, FormErrors errors, DirectoryDb db, IDirectory directory)
    {
        var book = await directory.Book();
        if (book.Person(id) is not { } person)
        {
            return TypedResults.NotFound();
        }

        var today = db.Scope.Today;
        var posts = await db
            .Posts.AsNoTracking()
            .Where(p => p.PersonId == id && (p.ValidTo == null || p.ValidTo >= today))
            .ToListAsync();
        return new RazorComponentResult<KeepDelegationPage>(
            new { Model = new Model(person, posts, form, errors, book) }
        )
        {
            StatusCode = errors.Status,
        };
    }
}
