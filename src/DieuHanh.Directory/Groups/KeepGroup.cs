using DieuHanh.Kernel.Access;
using DieuHanh.Kernel.Contracts;
using DieuHanh.Kernel.Domain;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace DieuHanh.Directory.Groups;

/// <summary>Adds a group, or changes its names and kinds.</summary>
public static class KeepGroup
{
    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapGet("/groups/new", () => Page(new(null, new(null, null, "on"), new()))).Needs(Right.Administer);
        app.MapPost("/groups/new", Add).Needs(Right.Administer);
        app.MapGet("/groups/{id:guid}/edit", Edit).Needs(Right.Administer);
        app.MapPost("/groups/{id:guid}/edit", Save).Needs(Right.Administer);
    }

    /// <param name="Others">Other spellings, one a line.</param>
    public sealed record Form(string? Name, string? Others, string? Whole)
    {
        public string?[]? Kinds { get; init; }

        internal IReadOnlyList<AgencyKind> ReadKinds() =>
            [.. (Kinds ?? []).Select(Typed.Choice<AgencyKind>).OfType<AgencyKind>().Distinct()];

        internal IReadOnlyList<string> ReadOthers() =>
            [.. (Others ?? "").Split('\n').Select(Typed.Text).OfType<string>().Distinct()];

        /// <param name="self">The group itself, whose names are its own.</param>
        public FormErrors Read(DirectoryBook book, Guid? self)
        {
            var errors = new FormErrors()
                .RequireText(Typed.Text(Name), nameof(Name), "Nhập tên nhóm.", 200)
                .Require(ReadOthers().Count <= 100, nameof(Others), "Nhiều nhất {0} cách viết.", 100)
                .Require(
                    ReadOthers().All(o => o.Length <= 200),
                    nameof(Others),
                    "Mỗi cách viết dài tối đa {0} ký tự.",
                    200
                );
            foreach (
                var (name, field) in ReadOthers()
                    .Select(o => (o, nameof(Others)))
                    .Prepend((Typed.Text(Name) ?? "", nameof(Name)))
            )
            {
                var other = book.Groups.FirstOrDefault(g =>
                    g.Id != self && g.Names.Contains(name, StringComparer.OrdinalIgnoreCase)
                );
                errors
                    .Require(other is null, field, "“{0}” đã là tên của nhóm {1}.", name, other?.Name)
                    .Require(
                        !book.Agencies.Any(a => string.Equals(a.Name, name, StringComparison.OrdinalIgnoreCase)),
                        field,
                        "“{0}” là tên một cơ quan.",
                        name
                    );
            }

            return errors;
        }
    }

    /// <param name="Group">Null for a new one.</param>
    public sealed record Model(AgencyGroup? Group, Form Form, FormErrors Errors);

    private static async Task<IResult> Add([FromForm] Form form, DirectoryDb db, IDirectory directory)
    {
        var errors = form.Read(await directory.Book(), null);
        if (errors.Any)
        {
            return Page(new(null, form, errors));
        }

        var group = AgencyGroup.Of(Typed.Text(form.Name)!, form.ReadOthers(), form.ReadKinds(), Typed.Flag(form.Whole));
        db.Add(group);
        db.Moves(DirectoryDb.RevisionName);
        await db.SaveAsync("Thêm nhóm cơ quan");
        return TypedResults.LocalRedirect($"{GroupList.Url}/{group.Id}");
    }

    private static async Task<IResult> Edit(Guid id, DirectoryDb db) =>
        await db.Groups.AsNoTracking().FirstOrDefaultAsync(g => g.Id == id) is { } group
            ? Page(
                new(
                    group,
                    new(group.Name, string.Join('\n', group.Entry().Names.Skip(1)), group.Whole ? "on" : null)
                    {
                        Kinds = [.. group.Entry().Kinds.Select(k => k.ToString())],
                    },
                    new()
                )
            )
            : TypedResults.NotFound();

    private static async Task<IResult> Save(Guid id, [FromForm] Form form, DirectoryDb db, IDirectory directory)
    {
        if (await db.Groups.FirstOrDefaultAsync(g => g.Id == id) is not { } group)
        {
            return TypedResults.NotFound();
        }

        var errors = form.Read(await directory.Book(), id);
        if (errors.Any)
        {
            return Page(new(group, form, errors));
        }

        group.Correct(Typed.Text(form.Name)!, form.ReadOthers(), form.ReadKinds(), Typed.Flag(form.Whole));
        db.Moves(DirectoryDb.RevisionName);
        await db.SaveAsync("Sửa nhóm cơ quan");
        return TypedResults.LocalRedirect($"{GroupList.Url}/{id}");
    }

    private static RazorComponentResult<KeepGroupPage> Page(Model model) =>
        new(new { Model = model }) { StatusCode = model.Errors.Status };
}
