using System.Globalization;
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

namespace DieuHanh.Documents.SecretLines;

/// <summary>Notes that papers went into the register of secret documents: unit and count, nothing else.</summary>
public static class WriteSecretLine
{
    public const string Url = "/documents/secret-lines";
    private const int Shown = 100;

    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapGet(Url, Get).Needs(Right.KeepRegisters);
        app.MapPost(Url, Post).Needs(Right.KeepRegisters);
    }

    public sealed record Form
    {
        public string? Unit { get; init; }
        public string? Count { get; init; }
    }

    public sealed record Model(
        DirectoryBook Book,
        IReadOnlyList<SecretLine> Lines,
        Reasons WhyNot,
        Form Form,
        FormErrors Errors
    );

    private static Task<RazorComponentResult<WriteSecretLinePage>> Get(
        DocumentsDb db,
        IDirectory directory,
        CancellationToken cancel
    ) => Page(db, directory, new(), new(), cancel);

    private static async Task<Results<RedirectHttpResult, RazorComponentResult<WriteSecretLinePage>>> Post(
        [FromForm] Form form,
        DocumentsDb db,
        IDirectory directory,
        CancellationToken cancel
    )
    {
        var book = await directory.Book(cancel);
        var unit = Typed.Id(form.Unit);
        _ = int.TryParse(form.Count, NumberStyles.None, CultureInfo.InvariantCulture, out var count);
        var errors = new FormErrors()
            .Require(book.OfficeUnits.Any(u => u.Id == unit), nameof(Form.Unit), "Chọn đơn vị.")
            .Require(
                count is >= 1 and <= SecretLine.Most,
                nameof(Form.Count),
                "Nhập số văn bản, từ 1 đến {0}.",
                SecretLine.Most
            )
            .Against(SecretLineRule.WhyNotWrite(await Holding(db, cancel)));
        if (errors.Any)
        {
            return await Page(db, directory, form, errors, cancel);
        }

        db.Add(SecretLine.Write(unit!.Value, count, db.Scope.Actor.PersonId!.Value, db.Scope.Today));
        await db.SaveAsync("Ghi số văn bản đã đăng ký tại sổ mật", cancel: cancel);
        return TypedResults.LocalRedirect(Url);
    }

    private static Task<SecretLineRule?> Holding(DocumentsDb db, CancellationToken cancel) =>
        db
            .SecretLineRules.AsNoTracking()
            .Where(r => r.ValidFrom <= db.Scope.Today)
            .OrderByDescending(r => r.ValidFrom)
            .FirstOrDefaultAsync(cancel);

    private static async Task<RazorComponentResult<WriteSecretLinePage>> Page(
        DocumentsDb db,
        IDirectory directory,
        Form form,
        FormErrors errors,
        CancellationToken cancel
    )
    {
        var lines = await db
            .SecretLines.AsNoTracking()
            .OrderByDescending(l => l.WrittenOn)
            .ThenByDescending(l => l.Id)
            .Take(Shown)
            .ToListAsync(cancel);
        var whyNot = SecretLineRule.WhyNotWrite(await Holding(db, cancel));
        return new(new { Model = new Model(await directory.Book(cancel), lines, whyNot, form, errors) })
        {
            StatusCode = errors.Status,
        };
    }
}
