using DieuHanh.Kernel.Access;
using DieuHanh.Kernel.Contracts;
using DieuHanh.Kernel.Domain;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace DieuHanh.Directory.People;

/// <summary>
/// Gives a person a post, and ends one on a day. A person may hold several. In an agency whose end is decided a post ends with it.
/// </summary>
public static class KeepPosts
{
    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapGet("/people/{id:guid}/posts/new", New).Needs(Right.Administer);
        app.MapPost("/people/{id:guid}/posts/new", Add).Needs(Right.Administer);
        app.MapPost("/people/{id:guid}/posts/{postId:guid}/end", End).Needs(Right.Administer);
        app.MapPost("/people/{id:guid}/posts/{postId:guid}/job-title", Rename).Needs(Right.Administer);
    }

    public sealed record Form(
        string? JobTitle,
        string? Role,
        string? Agency,
        string? Unit,
        string? ActsFor,
        string? From
    )
    {
        /// <summary>The role is the one that usually comes with the job title where none is chosen.</summary>
        public FormErrors Read(DirectoryBook book, out Role role, out DateOnly from)
        {
            var title = book.JobTitle(Typed.Id(JobTitle));
            var meant = Typed.Text(Role) is null ? title?.UsualRole : Typed.Choice<Role>(Role);
            (role, from) = (meant ?? default, Typed.Date(From) ?? default);
            return new FormErrors()
                .Require(
                    Typed.Text(JobTitle) is null || title is not null,
                    nameof(JobTitle),
                    "Chọn chức vụ trong danh mục."
                )
                .Require(meant is not null, nameof(Role), "Chọn vai trò.")
                .Require(from != default, nameof(From), "Nhập ngày, ví dụ 31/12/2026.");
        }
    }

    public sealed record TitleForm(string? JobTitle);

    public sealed record Model(PersonEntry Person, Form Form, FormErrors Errors, DirectoryBook Book, DateOnly Today);

    private static async Task<IResult> New(Guid id, IDirectory directory, DirectoryDb db)
    {
        var book = await directory.Book();
        var today = db.Scope.Today;
        var form = new Form(null, null, book.OfficeId.ToString(), null, null, Kernel.Words.Dates.Show(today));
        return Page(id, form, new FormErrors(), book, today);
    }

    private static async Task<IResult> Add(Guid id, [FromForm] Form form, DirectoryDb db, IDirectory directory)
    {
        var book = await directory.Book();
        if (book.Person(id) is not { } person)
        {
            return TypedResults.NotFound();
        }

        var errors = form.Read(book, out var role, out var from);
        var agency = await db.Agencies.FirstOrDefaultAsync(a => a.Id == Typed.Id(form.Agency));
        var unit = await db.Units.FirstOrDefaultAsync(u => u.Id == Typed.Id(form.Unit));
        var title = await db.JobTitles.FirstOrDefaultAsync(t => t.Id == Typed.Id(form.JobTitle));
        var leader = book.Person(Typed.Id(form.ActsFor));
        errors
            .Require(agency is not null, nameof(Form.Agency), "Chọn cơ quan.")
            .Require(
                leader is null || leader.Positions.Any(p => p.Role is Role.GovernmentLeader or Role.OfficeLeader),
                nameof(Form.ActsFor),
                "Chỉ nhập thay được cho lãnh đạo."
            )
            .Require(
                !person.Positions.Any(p =>
                    p.Role == role && p.AgencyId == agency?.Id && p.UnitId == unit?.Id && p.ActsFor == leader?.Id
                ),
                nameof(Form.Role),
                "Người này đang giữ đúng vị trí ấy."
            );
        if (errors.None)
        {
            var holder = await db.People.AsNoTracking().FirstAsync(p => p.Id == id);
            errors
                .Against(holder.WhyNotChange())
                .Against(Post.WhyNotGive(role, agency!, unit, from, leader?.Id, agency!.ValidTo))
                .Against(title?.WhyNotHold(agency.IsOffice, from) ?? new Reasons());
        }

        if (errors.Any)
        {
            return Page(id, form, errors, book, db.Scope.Today);
        }

        var post = Post.Give(id, role, agency!, unit, from, leader?.Id, agency!.ValidTo);
        post.Hold(title, agency.IsOffice);
        db.Add(post);
        db.Moves(DirectoryDb.RevisionName);
        await db.SaveAsync("Giao vị trí", $"{title?.Name ?? RoleWords.Of(role)}, {unit?.Name ?? agency.Name}");
        return TypedResults.LocalRedirect($"/people/{id}");
    }

    private static async Task<IResult> End(
        Guid id,
        Guid postId,
        [FromForm] EndForm form,
        DirectoryDb db,
        IDirectory directory
    )
    {
        if (await db.Posts.FirstOrDefaultAsync(p => p.Id == postId && p.PersonId == id) is not { } post)
        {
            return TypedResults.NotFound();
        }

        await using var held = await Administrators.Hold(db);
        var errors = form.Read("Nhập ngày cuối cùng giữ vị trí, ví dụ 31/12/2026.");
        var takenBack = false;
        if (form.Day is { } lastDay)
        {
            takenBack = Ahead.TakesBack(lastDay, post.ValidFrom, db.Scope.Today);
            errors
                .Against(takenBack ? new Reasons() : post.WhyNotEnd(lastDay))
                .Against(await Administrators.WhyNotEnd(db, post, lastDay));
        }

        if (errors.Any)
        {
            return await PersonPage.Show(id, db, directory, errors);
        }

        if (takenBack)
        {
            db.RemoveRange(await db.Delegations.Where(d => d.PostId == postId).ToListAsync());
            db.Remove(post);
        }
        else
        {
            post.End(form.Day!.Value);
        }

        db.Moves(DirectoryDb.RevisionName);
        await db.SaveAsync(takenBack ? "Bỏ vị trí chưa bắt đầu" : "Thôi giữ vị trí", RoleWords.Of(post.Role));
        await held.CommitAsync();
        return TypedResults.LocalRedirect($"/people/{id}");
    }

    private static async Task<IResult> Rename(
        Guid id,
        Guid postId,
        [FromForm] TitleForm form,
        DirectoryDb db,
        IDirectory directory
    )
    {
        if (await db.Posts.FirstOrDefaultAsync(p => p.Id == postId && p.PersonId == id) is not { } post)
        {
            return TypedResults.NotFound();
        }

        var book = await directory.Book();
        var inOffice = post.AgencyId == book.OfficeId;
        var title = await db.JobTitles.FirstOrDefaultAsync(t => t.Id == Typed.Id(form.JobTitle));
        var errors = new FormErrors()
            .Require(Typed.Text(form.JobTitle) is null || title is not null, "", "Chọn chức vụ trong danh mục.")
            .Against(title?.Id == post.JobTitleId ? new Reasons() : post.WhyNotHold(title, inOffice, db.Scope.Today));
        if (errors.Any)
        {
            return await PersonPage.Show(id, db, directory, errors);
        }

        post.Hold(title, inOffice);
        db.Moves(DirectoryDb.RevisionName);
        await db.SaveAsync("Đổi chức vụ", title?.Name ?? RoleWords.Of(post.Role));
        return TypedResults.LocalRedirect($"/people/{id}");
    }

    private static IResult Page(Guid id, Form form, FormErrors errors, DirectoryBook book, DateOnly today) =>
        book.Person(id) is { } person
            ? new RazorComponentResult<KeepPostsPage>(new { Model = new Model(person, form, errors, book, today) })
            {
                StatusCode = errors.Status,
            }
            : TypedResults.NotFound();
}
