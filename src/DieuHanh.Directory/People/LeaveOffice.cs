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

namespace DieuHanh.Directory.People;

/// <summary>
/// A person leaves: all their posts, portfolios and delegations end on one day, and those that were to begin later are removed. What they still hold by name is listed first, each with the
/// list where it is handed over.
/// </summary>
public static class LeaveOffice
{
    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapGet("/people/{id:guid}/leave", Get).Needs(Right.Administer);
        app.MapPost("/people/{id:guid}/leave", Post).Needs(Right.Administer);
    }

    public sealed record Form(string? LastDay) : EndForm(LastDay)
    {
        /// <summary>A box: not sent where it is not ticked.</summary>
        public string? Disable { get; init; }
    }

    public sealed record Model(
        PersonEntry Person,
        IReadOnlyList<Post> Posts,
        int Portfolios,
        IReadOnlyList<HeldWork> Work,
        Form Form,
        FormErrors Errors,
        DirectoryBook Book
    );

    private static async Task<IResult> Get(
        Guid id,
        DirectoryDb db,
        IDirectory directory,
        IEnumerable<IHeldWork> modules
    ) => await Page(id, new(Dates.Show(db.Scope.Today)) { Disable = "on" }, new(), db, directory, modules);

    private static async Task<IResult> Post(
        Guid id,
        [FromForm] Form form,
        DirectoryDb db,
        IDirectory directory,
        IEnumerable<IHeldWork> modules
    )
    {
        var errors = form.Read();
        if (errors.Any)
        {
            return await Page(id, form, errors, db, directory, modules);
        }

        var day = form.Day!.Value;
        await using var held = await Administrators.Hold(db);
        var me = db.Scope.Actor.PersonId;
        var posts = await db
            .Posts.IgnoreQueryFilters()
            .Where(p =>
                p.PersonId == id
                && (
                    p.ValidTo == null
                    || p.ValidTo > day
                    || (p.EndedById != null && (p.EndedBefore == null || p.EndedBefore > day))
                )
            )
            .ToListAsync();
        var account = await db.Accounts.FirstOrDefaultAsync(a => a.PersonId == id && !a.Disabled);
        var disable = Typed.Flag(form.Disable) && account is not null && day <= db.Scope.Today;
        errors.Against(
            new Reasons().When(
                !posts.Exists(p => !p.NeverBegins && (p.ValidTo is null || p.ValidTo > day)),
                "Người này không giữ vị trí nào sau ngày {0}.",
                day
            )
        );
        foreach (var post in posts.Where(p => p.ValidFrom > day && p.ValidFrom <= db.Scope.Today))
        {
            errors.Against(
                new Reasons().When(true, "Ngày kết thúc không được trước ngày bắt đầu {0}.", post.ValidFrom)
            );
        }

        errors.Against(await Administrators.WhyNotLeave(db, id, day));
        if (disable)
        {
            errors.Against(account!.WhyNotDisable(me));
        }

        if (errors.Any)
        {
            return await Page(id, form, errors, db, directory, modules);
        }

        db.RemoveRange(posts.Where(p => p.ValidFrom > day));
        posts.Where(p => p.ValidFrom <= day).ToList().ForEach(p => p.Leave(day));
        await EndWithThem(db, id, day);
        if (disable)
        {
            account!.Disable(me);
            db.Record("Ngừng tài khoản", nameof(Account), account.Id, id);
        }

        db.Moves(DirectoryDb.RevisionName);
        await db.SaveAsync("Rời cơ quan");
        await held.CommitAsync();
        return TypedResults.LocalRedirect($"/people/{id}");
    }

    // A line goes on without them where it names somebody else as well.
    private static async Task EndWithThem(DirectoryDb db, Guid id, DateOnly day)
    {
        var from = day.AddDays(1);
        foreach (var line in await Lines(db, id).Where(p => p.ValidTo == null || p.ValidTo > day).ToListAsync())
        {
            if (line.Without(id, from > line.ValidFrom ? from : line.ValidFrom) is { } rest)
            {
                db.Add(rest);
            }

            if (line.ValidFrom > day)
            {
                db.Remove(line);
            }
            else
            {
                line.Leave(day);
            }
        }

        var delegations = await db
            .Delegations.Where(d => (d.ActingId == id || d.HolderId == id) && d.ValidFrom <= day && d.ValidTo > day)
            .ToListAsync();
        delegations.ForEach(d => d.End(day));
        db.RemoveRange(
            await db.Delegations.Where(d => (d.ActingId == id || d.HolderId == id) && d.ValidFrom > day).ToListAsync()
        );
    }

    private static IQueryable<Portfolios.Portfolio> Lines(DirectoryDb db, Guid id) =>
        db.Portfolios.Where(p => p.LeaderId == id || p.OfficeLeaderId == id || p.OfficerId == id);

    private static async Task<IResult> Page(
        Guid id,
        Form form,
        FormErrors errors,
        DirectoryDb db,
        IDirectory directory,
        IEnumerable<IHeldWork> modules
    )
    {
        var book = await directory.Book();
        if (book.Person(id) is not { } person)
        {
            return TypedResults.NotFound();
        }

        var today = db.Scope.Today;
        var work = new List<HeldWork>();
        foreach (var module in modules)
        {
            work.AddRange((await module.OfPerson(id)).Where(w => w.Count > 0));
        }

        return new RazorComponentResult<LeaveOfficePage>(
            new
            {
                Model = new Model(
                    person,
                    await db
                        .Posts.AsNoTracking()
                        .Where(p => p.PersonId == id && (p.ValidTo == null || p.ValidTo >= today))
                        .ToListAsync(),
                    await Lines(db, id).CountAsync(p => p.ValidTo == null || p.ValidTo > today),
                    work,
                    form,
                    errors,
                    book
                ),
            }
        )
        {
            StatusCode = errors.Status,
        };
    }
}
