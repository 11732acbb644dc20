using DieuHanh.Kernel.Access;
using DieuHanh.Kernel.Contracts;
using DieuHanh.Kernel.Domain;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace DieuHanh.Directory.JobTitles;

/// <summary>Adds a job title, corrects one, ends it on a day or takes that back.</summary>
public static class KeepJobTitle
{
    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapPost(JobTitleList.Url, Add).Needs(Right.Administer);
        app.MapGet("/job-titles/{id:guid}/edit", Edit).Needs(Right.Administer);
        app.MapPost("/job-titles/{id:guid}/edit", Save).Needs(Right.Administer);
        app.MapPost("/job-titles/{id:guid}/end", (Delegate)End).Needs(Right.Administer);
        app.MapPost("/job-titles/{id:guid}/resume", Resume).Needs(Right.Administer);
    }

    public sealed record Form(string? Name, string? Role, string? Precedence)
    {
        /// <summary>"office" or "agency"; it stays what it was, so a correction does not send it.</summary>
        public string? Place { get; init; }

        public bool OfOffice => Place != "agency";

        public FormErrors Read(DirectoryBook book, bool ofOffice, Guid? id = null) =>
            new FormErrors()
                .RequireText(Typed.Text(Name), nameof(Name), "Nhập tên chức vụ.", 200)
                .Require(
                    !book.JobTitles.Any(t =>
                        t.Id != id
                        && t.OfOffice == ofOffice
                        && string.Equals(t.Name, Typed.Text(Name), StringComparison.OrdinalIgnoreCase)
                    ),
                    nameof(Name),
                    "Đã có chức vụ tên này."
                )
                .Require(
                    Typed.Text(Role) is null || Typed.Choice<Role>(Role) is not null,
                    nameof(Role),
                    "Chọn vai trò."
                )
                .Require(
                    Typed.Number(Precedence) is >= 1 and <= 9999,
                    nameof(Precedence),
                    "Nhập số từ 1 đến 9999; số nhỏ đứng trước."
                );
    }

    public sealed record Model(JobTitle Title, Form Form, FormErrors Errors);

    private static async Task<IResult> Add([FromForm] Form form, DirectoryDb db, IDirectory directory)
    {
        var book = await directory.Book();
        var errors = form.Read(book, form.OfOffice);
        var role = Typed.Choice<Role>(form.Role);
        if (errors.None)
        {
            errors.Against(JobTitle.WhyNotCarry(form.OfOffice, role));
        }

        if (errors.Any)
        {
            return JobTitleList.Show(new(null), form, errors, book, db.Scope.Today);
        }

        var title = JobTitle.Of(Typed.Text(form.Name)!, form.OfOffice, role, Typed.Number(form.Precedence)!.Value);
        db.Add(title);
        db.Moves(DirectoryDb.RevisionName);
        await db.SaveAsync("Thêm chức vụ", title.Name);
        return TypedResults.LocalRedirect(JobTitleList.Url);
    }

    private static async Task<IResult> Edit(Guid id, DirectoryDb db) =>
        await db.JobTitles.AsNoTracking().FirstOrDefaultAsync(t => t.Id == id) is { } title
            ? Page(new(title, new(title.Name, title.UsualRole?.ToString(), $"{title.Precedence}"), new FormErrors()))
            : TypedResults.NotFound();

    private static async Task<IResult> Save(Guid id, [FromForm] Form form, DirectoryDb db, IDirectory directory)
    {
        if (await db.JobTitles.FirstOrDefaultAsync(t => t.Id == id) is not { } title)
        {
            return TypedResults.NotFound();
        }

        var errors = form.Read(await directory.Book(), title.OfOffice, id);
        var role = Typed.Choice<Role>(form.Role);
        if (errors.None)
        {
            errors.Against(JobTitle.WhyNotCarry(title.OfOffice, role));
        }

        if (errors.Any)
        {
            return Page(new(title, form, errors));
        }

        title.Correct(Typed.Text(form.Name)!, role, Typed.Number(form.Precedence)!.Value);
        db.Moves(DirectoryDb.RevisionName);
        await db.SaveAsync("Sửa chức vụ", title.Name);
        return TypedResults.LocalRedirect(JobTitleList.Url);
    }

    private static async Task<IResult> End(Guid id, [FromForm] EndForm form, DirectoryDb db, IDirectory directory)
    {
        if (await db.JobTitles.FirstOrDefaultAsync(t => t.Id == id) is not { } title)
        {
            return TypedResults.NotFound();
        }

        var errors = new FormErrors()
            .Require(form.Day is not null, "", "Nhập ngày cuối cùng dùng chức vụ {0}, ví dụ 31/12/2026.", title.Name)
            .Against(title.WhyNotEnd());
        if (errors.Any)
        {
            return await Again(errors, db, directory);
        }

        title.End(form.Day!.Value);
        db.Moves(DirectoryDb.RevisionName);
        await db.SaveAsync("Thôi dùng chức vụ", title.Name);
        return TypedResults.LocalRedirect(JobTitleList.Url);
    }

    private static async Task<IResult> Resume(Guid id, DirectoryDb db, IDirectory directory)
    {
        if (await db.JobTitles.FirstOrDefaultAsync(t => t.Id == id) is not { } title)
        {
            return TypedResults.NotFound();
        }

        var errors = new FormErrors().Against(title.WhyNotResume());
        if (errors.Any)
        {
            return await Again(errors, db, directory);
        }

        title.Resume();
        db.Moves(DirectoryDb.RevisionName);
        await db.SaveAsync("Dùng lại chức vụ", title.Name);
        return TypedResults.LocalRedirect(JobTitleList.Url);
    }

    private static async Task<IResult> Again(FormErrors errors, DirectoryDb db, IDirectory directory) =>
        JobTitleList.Show(new(null), new(null, null, null), errors, await directory.Book(), db.Scope.Today);

    private static RazorComponentResult<KeepJobTitlePage> Page(Model model) =>
        new(new { Model = model }) { StatusCode = model.Errors.Status };
}
