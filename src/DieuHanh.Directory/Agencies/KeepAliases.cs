using DieuHanh.Kernel.Access;
using DieuHanh.Kernel.Contracts;
using DieuHanh.Kernel.Domain;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace DieuHanh.Directory.Agencies;

/// <summary>Other names under which documents write an agency: added, and ended on a day.</summary>
public static class KeepAliases
{
    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapPost("/agencies/{id:guid}/aliases", Add).Needs(Right.Administer);
        app.MapPost("/agencies/{id:guid}/aliases/{aliasId:guid}/end", End).Needs(Right.Administer);
    }

    private static async Task<IResult> Add(
        Guid id,
        [FromForm] AgencyPage.AliasForm form,
        DirectoryDb db,
        IDirectory directory
    )
    {
        var book = await directory.Book();
        if (book.Agency(id) is null)
        {
            return TypedResults.NotFound();
        }

        var name = Typed.Text(form.Alias);
        var (from, to) = (Typed.Date(form.From), Typed.Date(form.To));
        var own = await db.Aliases.AnyAsync(a => a.AgencyId == id && a.Name == name);
        var meant = name is null ? null : book.Resolve(name, from ?? db.Scope.Today);
        var errors = new FormErrors()
            .RequireText(name, nameof(form.Alias), "Nhập tên khác của cơ quan.", 200)
            .Require(
                Typed.Text(form.From) is null || from is not null,
                nameof(form.From),
                "Nhập ngày, ví dụ 31/12/2026."
            )
            .Require(Typed.Text(form.To) is null || to is not null, nameof(form.To), "Nhập ngày, ví dụ 31/12/2026.")
            .Require(
                from is null || to is null || from <= to,
                nameof(form.To),
                "Ngày kết thúc không được trước ngày bắt đầu {0}.",
                from
            )
            .Require(!own, nameof(form.Alias), "Tên này đã có trong các tên khác của cơ quan, kể cả tên đã thôi dùng.")
            .Require(meant is not { IsGroup: true }, nameof(form.Alias), "Tên này chỉ một nhóm cơ quan.")
            .Require(
                meant is null or { IsGroup: true } || !meant.Candidates.Contains(id) || meant.Former is not null,
                nameof(form.Alias),
                "Tên này đã được hiểu là cơ quan này."
            )
            .Require(
                meant is null or { IsGroup: true } or { None: true }
                    || meant.Former is not null
                    || meant.Candidates.Contains(id),
                nameof(form.Alias),
                "Tên này đang là của {0}.",
                book.NameOf(meant is { None: false } ? meant.Candidates[0] : null)
            );
        if (errors.Any)
        {
            return await AgencyPage.Show(id, db, directory, form, errors);
        }

        db.Add(Alias.Of(id, name!, from, to, Typed.Choice<AliasKind>(form.Kind) ?? AliasKind.Spelling));
        db.Moves(DirectoryDb.RevisionName);
        await db.SaveAsync("Thêm tên khác", name);
        return TypedResults.LocalRedirect($"/agencies/{id}#aliases");
    }

    private static async Task<IResult> End(Guid id, Guid aliasId, DirectoryDb db)
    {
        if (await db.Aliases.FirstOrDefaultAsync(a => a.Id == aliasId && a.AgencyId == id) is not { } alias)
        {
            return TypedResults.NotFound();
        }

        var takenBack = alias.ValidFrom is { } from && Ahead.TakesBack(db.Scope.Today, from, db.Scope.Today);
        if (takenBack)
        {
            db.Remove(alias);
        }
        else
        {
            alias.End(db.Scope.Today);
        }

        db.Moves(DirectoryDb.RevisionName);
        await db.SaveAsync(takenBack ? "Bỏ tên khác chưa dùng" : "Thôi dùng tên khác", alias.Name);
        return TypedResults.LocalRedirect($"/agencies/{id}#aliases");
    }
}
