using DieuHanh.Kernel.Access;
using DieuHanh.Kernel.Contracts;
using DieuHanh.Kernel.Domain;
using DieuHanh.Kernel.Words;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace DieuHanh.Directory.Agencies;

/// <summary>
/// Gives an agency another identification code from a day on; the one before ends the day before. Until that day it is taken back.
/// </summary>
public static class KeepCodes
{
    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapPost("/agencies/{id:guid}/codes", Give).Needs(Right.Administer);
        app.MapPost("/agencies/{id:guid}/codes/{codeId:guid}/remove", Remove).Needs(Right.Administer);
    }

    private static async Task<IResult> Give(
        Guid id,
        [FromForm] AgencyPage.CodeForm form,
        DirectoryDb db,
        IDirectory directory
    )
    {
        if (await db.Agencies.FirstOrDefaultAsync(a => a.Id == id) is not { } agency)
        {
            return TypedResults.NotFound();
        }

        var (code, from) = (AgencyCode.Parse(form.NewCode), Typed.Date(form.CodeFrom));
        var errors = new FormErrors()
            .Require(
                code is { Current.Length: > 0 },
                nameof(form.NewCode),
                "Mã định danh có dạng G22, H54.12 hoặc 000.00.00.G22."
            )
            .Require(from is not null, nameof(form.CodeFrom), "Nhập ngày, ví dụ 31/12/2026.")
            .RequireText(Typed.Text(form.Basis), nameof(form.Basis), "Nhập văn bản cấp mã.", 200);
        var held = await db.Codes.Where(c => c.AgencyId == id).OrderBy(c => c.ValidFrom).ToListAsync();
        if (errors.None)
        {
            errors.Against(
                HeldCode.WhyNotGive(agency, held, code!.Value, from!.Value, db.Scope.Today, await directory.Book())
            );
        }

        if (errors.Any)
        {
            return await AgencyPage.Show(id, db, directory, errors: errors, code: form);
        }

        var until = from!.Value.AddDays(-1);
        if (held.Count > 0)
        {
            // One that a file ended earlier stays so.
            if (held[^1].ValidTo is null || held[^1].ValidTo > until)
            {
                held[^1].End(until);
            }
        }
        else if (agency.Code.Length > 0)
        {
            var first = AgencyCode.Parse(agency.Code) ?? AgencyCode.None;
            db.Add(HeldCode.Of(id, first, agency.ValidFrom, until, ""));
        }

        db.Add(HeldCode.Of(id, code!.Value, from.Value, null, Typed.Text(form.Basis)!));
        db.Moves(DirectoryDb.RevisionName);
        await db.SaveAsync("Đổi mã định danh", Typed.Text(form.Basis));
        return TypedResults.LocalRedirect($"/agencies/{id}#codes");
    }

    private static async Task<IResult> Remove(Guid id, Guid codeId, DirectoryDb db, IDirectory directory)
    {
        var held = await db.Codes.Where(c => c.AgencyId == id).OrderBy(c => c.ValidFrom).ToListAsync();
        if (held.Find(c => c.Id == codeId) is not { } code)
        {
            return TypedResults.NotFound();
        }

        var errors = new FormErrors().Against(code.WhyNotRemove(db.Scope.Today));
        if (errors.Any)
        {
            return await AgencyPage.Show(id, db, directory, errors: errors);
        }

        held.Find(c => c.ValidTo == code.ValidFrom.AddDays(-1))?.Extend(code.ValidTo);
        db.Remove(code);
        db.Moves(DirectoryDb.RevisionName);
        await db.SaveAsync("Bỏ mã định danh chưa có hiệu lực", code.Code);
        return TypedResults.LocalRedirect($"/agencies/{id}#codes");
    }
}
