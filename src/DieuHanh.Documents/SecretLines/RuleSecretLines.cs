using DieuHanh.Kernel.Access;
using DieuHanh.Kernel.Domain;
using DieuHanh.Kernel.Http;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace DieuHanh.Documents.SecretLines;

/// <summary>Says from which day the office writes down counts of secret papers, or no longer does, and on which decision it rests.</summary>
public static class RuleSecretLines
{
    public const string Url = "/documents/secret-lines/rule";
    private const int LongestBasis = 300;

    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapGet(Url, Get).Needs(Right.Administer);
        app.MapPost(Url, Post).Needs(Right.Administer);
    }

    public sealed record Form
    {
        public string? ValidFrom { get; init; }

        /// <summary>"yes" or "no".</summary>
        public string? Written { get; init; }
        public string? Basis { get; init; }
    }

    public sealed record Model(IReadOnlyList<SecretLineRule> Rules, Form Form, FormErrors Errors);

    private static Task<RazorComponentResult<RuleSecretLinesPage>> Get(DocumentsDb db, CancellationToken cancel) =>
        Page(db, new() { Written = "yes" }, new(), cancel);

    private static async Task<Results<RedirectHttpResult, RazorComponentResult<RuleSecretLinesPage>>> Post(
        [FromForm] Form form,
        DocumentsDb db,
        CancellationToken cancel
    )
    {
        var (day, basis) = (Typed.Date(form.ValidFrom), Typed.Text(form.Basis));
        var errors = new FormErrors()
            .Require(day >= db.Scope.Today, nameof(Form.ValidFrom), "Nhập ngày áp dụng, từ hôm nay trở đi.")
            .Require(form.Written is "yes" or "no", nameof(Form.Written), "Chọn có ghi hay không.")
            .Require(
                basis is { Length: <= LongestBasis },
                nameof(Form.Basis),
                "Nhập căn cứ (số, ngày quyết định), không quá {0} ký tự.",
                LongestBasis
            );
        if (errors.None && await db.SecretLineRules.AnyAsync(r => r.ValidFrom == day, cancel))
        {
            errors.Require(false, nameof(Form.ValidFrom), "Đã có quy định áp dụng từ ngày này.");
        }

        if (errors.Any)
        {
            return await Page(db, form, errors, cancel);
        }

        db.Add(SecretLineRule.From(day!.Value, form.Written == "yes", basis!));
        await db.SaveAsync("Quy định việc ghi số lượng văn bản tại sổ mật", cancel: cancel);
        return TypedResults.LocalRedirect(Url);
    }

    private static async Task<RazorComponentResult<RuleSecretLinesPage>> Page(
        DocumentsDb db,
        Form form,
        FormErrors errors,
        CancellationToken cancel
    ) =>
        new(
            new
            {
                Model = new Model(
                    await db
                        .SecretLineRules.AsNoTracking()
                        .OrderByDescending(r => r.ValidFrom)
                        .Take(50)
                        .ToListAsync(cancel),
                    form,
                    errors
                ),
            }
        )
        {
            StatusCode = errors.Status,
        };
}
