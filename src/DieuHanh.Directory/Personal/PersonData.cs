using DieuHanh.Directory.People;
using DieuHanh.Kernel.Access;
using DieuHanh.Kernel.Contracts;
using DieuHanh.Kernel.Domain;
using DieuHanh.Kernel.Http;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace DieuHanh.Directory.Personal;

/// <summary>
/// Answers a person's request: hands out all that is kept about them, or erases what may go. Both ask for the reason and are written down;
/// the page itself shows no private value.
/// </summary>
public static class PersonData
{
    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapGet("/people/{id:guid}/data", Get).Needs(Right.Administer);
        app.MapPost("/people/{id:guid}/data/export", Export).Needs(Right.Administer).IsHeavy();
        app.MapPost("/people/{id:guid}/data/erase", Erase).Needs(Right.Administer);
    }

    public sealed record Form(string? Why);

    /// <param name="Exporting">The faults are those of the export's form.</param>
    public sealed record Model(
        Person Person,
        IReadOnlyList<PersonalPart> Parts,
        Reasons WhyNotErase,
        string? Why,
        bool Exporting,
        FormErrors Errors
    );

    private static async Task<IResult> Get(
        Guid id,
        DirectoryDb db,
        Erasure erasure,
        IEnumerable<IPersonalData> sources,
        CancellationToken cancel
    ) =>
        await Of(id, db, cancel) is { } person
            ? await Page(person, null, false, new(), erasure, sources, cancel)
            : TypedResults.NotFound();

    private static async Task<IResult> Export(
        Guid id,
        [FromForm] Form form,
        DirectoryDb db,
        Erasure erasure,
        IEnumerable<IPersonalData> sources,
        CancellationToken cancel
    )
    {
        if (await Of(id, db, cancel) is not { } person)
        {
            return TypedResults.NotFound();
        }

        var errors = await Read(form, person, erasure, cancel);
        if (errors.Any)
        {
            return await Page(person, form.Why, true, errors, erasure, sources, cancel);
        }

        db.Record("Xuất dữ liệu cá nhân", nameof(Person), id, why: Typed.Text(form.Why));
        await db.SaveAsync("Xuất dữ liệu cá nhân", cancel: cancel);
        return new ExportFile(sources, id, db.Scope.Now);
    }

    private static async Task<IResult> Erase(
        Guid id,
        [FromForm] Form form,
        DirectoryDb db,
        Erasure erasure,
        IEnumerable<IPersonalData> sources,
        CancellationToken cancel
    )
    {
        if (await Of(id, db, cancel) is not { } person)
        {
            return TypedResults.NotFound();
        }

        var errors = (await Read(form, person, erasure, cancel)).Against(await erasure.WhyNot(person, cancel));
        if (errors.Any)
        {
            return await Page(person, form.Why, false, errors, erasure, sources, cancel);
        }

        await erasure.Erase(person, Typed.Text(form.Why)!, cancel);
        return TypedResults.LocalRedirect($"/people/{id}/data");
    }

    // The reason is kept for ever: what is about to be erased may not hide in it.
    private static async Task<FormErrors> Read(Form form, Person person, Erasure erasure, CancellationToken cancel)
    {
        var why = Typed.Text(form.Why);
        var values = await erasure.Values(person, cancel);
        return new FormErrors()
            .RequireText(why, nameof(Form.Why), "Nhập lý do: ai đề nghị, ngày nào, theo văn bản nào.", 500)
            .Require(
                why is null || !values.Any(v => why.Contains(v, StringComparison.OrdinalIgnoreCase)),
                nameof(Form.Why),
                "Lý do được giữ lâu dài: không ghi thư điện tử, điện thoại, tên đăng nhập, mã định danh vào đó."
            );
    }

    private static Task<Person?> Of(Guid id, DirectoryDb db, CancellationToken cancel) =>
        db.People.FirstOrDefaultAsync(p => p.Id == id, cancel);

    private static async Task<IResult> Page(
        Person person,
        string? why,
        bool exporting,
        FormErrors errors,
        Erasure erasure,
        IEnumerable<IPersonalData> sources,
        CancellationToken cancel
    ) =>
        new RazorComponentResult<PersonDataPage>(
            new
            {
                Model = new Model(
                    person,
                    await MyData.Parts(sources, person.Id, cancel),
                    await erasure.WhyNot(person, cancel),
                    why,
                    exporting,
                    errors
                ),
            }
        )
        {
            StatusCode = errors.Status,
        };
}
