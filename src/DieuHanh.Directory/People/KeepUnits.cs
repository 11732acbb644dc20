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

/// <summary>Adds units to an agency and ends them.</summary>
public static class KeepUnits
{
    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapGet("/agencies/{id:guid}/units/new", New).Needs(Right.Administer);
        app.MapPost("/agencies/{id:guid}/units/new", Add).Needs(Right.Administer);
        app.MapPost("/units/{id:guid}/end", (Delegate)End).Needs(Right.Administer);
    }

    public sealed record Form(string? Name, string? ShortName, string? Parent);

    public sealed record Model(AgencyEntry Agency, IReadOnlyList<UnitEntry> Units, Form Form, FormErrors Errors);

    private static async Task<IResult> New(Guid id, IDirectory directory) =>
        Page(id, await directory.Book(), new(null, null, null), new());

    private static async Task<IResult> Add(Guid id, [FromForm] Form form, DirectoryDb db, IDirectory directory)
    {
        var book = await directory.Book();
        if (book.Agency(id) is not { } agency)
        {
            return TypedResults.NotFound();
        }

        var (name, parent) = (Typed.Text(form.Name), book.Unit(Typed.Id(form.Parent)));
        var units = book.Units.Where(u => u.AgencyId == id).ToList();
        var errors = new FormErrors()
            .RequireText(name, nameof(Form.Name), "Nhập tên đơn vị.", 200)
            .AtMost(Typed.Text(form.ShortName), nameof(Form.ShortName), 50)
            .Require(
                !units.Exists(u => string.Equals(u.Name, name, StringComparison.OrdinalIgnoreCase)),
                nameof(Form.Name),
                "Đã có đơn vị tên này."
            )
            .Require(
                Typed.Text(form.Parent) is null || parent?.AgencyId == id,
                nameof(Form.Parent),
                "Đơn vị không thuộc cơ quan đã chọn."
            )
            .Against(
                new Reasons().When(
                    !agency.ValidOn(db.Scope.Today),
                    "{0} đã kết thúc hoạt động ngày {1}.",
                    agency.Name,
                    agency.ValidTo
                )
            );
        if (errors.Any)
        {
            return Page(id, book, form, errors);
        }

        db.Add(Unit.In(id, name!, Typed.Text(form.ShortName) ?? name!, units.Count + 1, parent?.Id));
        db.Moves(DirectoryDb.RevisionName);
        await db.SaveAsync("Thêm đơn vị", name);
        return TypedResults.LocalRedirect($"/agencies/{id}#units");
    }

    private static async Task<IResult> End(Guid id, DirectoryDb db)
    {
        if (await db.Units.FirstOrDefaultAsync(u => u.Id == id) is not { } unit)
        {
            return TypedResults.NotFound();
        }

        unit.End(db.Scope.Today);
        db.Moves(DirectoryDb.RevisionName);
        await db.SaveAsync("Kết thúc đơn vị", unit.Name);
        return TypedResults.LocalRedirect($"/agencies/{unit.AgencyId}#units");
    }

    private static IResult Page(Guid id, DirectoryBook book, Form form, FormErrors errors) =>
        book.Agency(id) is { } agency
            ? new RazorComponentResult<KeepUnitsPage>(
                new
                {
                    Model = new Model(
                        agency,
                        [.. book.Units.Where(u => u.AgencyId == id && u.ValidTo is null)],
                        form,
                        errors
                    ),
                }
            )
            {
                StatusCode = errors.Status,
            }
            : TypedResults.NotFound();
}
