using DieuHanh.Directory.People;
using DieuHanh.Kernel.Access;
using DieuHanh.Kernel.Domain;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace DieuHanh.Directory.Factors;

/// <summary>Which roles must sign in with two factors, from when, and by which decision; and who of them does not yet.</summary>
public static class KeepFactorRules
{
    public const string Address = "/people/factors";

    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapGet(Address, Get).Needs(Right.Administer);
        app.MapPost(Address, Add).Needs(Right.Administer);
        app.MapPost($"{Address}/{{id:guid}}/end", End).Needs(Right.Administer);
    }

    public sealed record Form(string? Role, string? From, string? Due, string? Decision)
    {
        public FormErrors Read(out Role role, out DateOnly from, out DateOnly due)
        {
            (role, from, due) = (
                Typed.Choice<Role>(Role) ?? default,
                Typed.Date(From) ?? default,
                Typed.Date(Due) ?? default
            );
            return new FormErrors()
                .Require(Typed.Choice<Role>(Role) is not null, nameof(Role), "Chọn vai trò.")
                .Require(from != default, nameof(From), "Nhập ngày, ví dụ 31/12/2026.")
                .Require(due != default, nameof(Due), "Nhập ngày, ví dụ 31/12/2026.")
                .Require(
                    due == default || due >= from,
                    nameof(Due),
                    "Ngày bắt buộc không được trước ngày bắt đầu nhắc."
                )
                .RequireText(Typed.Text(Decision), nameof(Decision), "Nhập văn bản hoặc quyết định làm căn cứ.", 200);
        }
    }

    /// <param name="Without">Who holds a role with a rule in force, or acts in one, and has no second factor: person and role.</param>
    public sealed record Model(
        IReadOnlyList<FactorRule> Rules,
        IReadOnlyList<(Guid Id, string Name, Role Role)> Without,
        Form Form,
        FormErrors Errors,
        DateOnly Today
    );

    private static Task<IResult> Get(DirectoryDb db, DirectoryReader directory)
    {
        var today = db.Scope.Today;
        var form = new Form(
            nameof(Role.Administrator),
            Kernel.Words.Dates.Show(today),
            Kernel.Words.Dates.Show(today.AddDays(14)),
            null
        );
        return Page(db, directory, form, new());
    }

    private static async Task<IResult> Add([FromForm] Form form, DirectoryDb db, DirectoryReader directory)
    {
        var errors = form.Read(out var role, out var from, out var due);
        if (errors.None)
        {
            errors.Against(
                new Reasons().When(
                    await db.FactorRules.AnyAsync(r => r.Role == role && (r.ValidTo == null || r.ValidTo >= from)),
                    "Vai trò này đã có quy định còn hiệu lực."
                )
            );
        }

        if (errors.Any)
        {
            return await Page(db, directory, form, errors);
        }

        db.Add(FactorRule.Of(role, from, due, Typed.Text(form.Decision)!));
        db.Moves(DirectoryDb.RevisionName);
        await db.SaveAsync("Đặt quy định xác thực hai lớp", Typed.Text(form.Decision));
        return TypedResults.LocalRedirect(Address);
    }

    private static async Task<IResult> End(Guid id, DirectoryDb db, DirectoryReader directory)
    {
        if (await db.FactorRules.FirstOrDefaultAsync(r => r.Id == id) is not { } rule)
        {
            return TypedResults.NotFound();
        }

        if (Ahead.TakesBack(db.Scope.Today, rule.ValidFrom, db.Scope.Today))
        {
            db.Remove(rule);
            db.Moves(DirectoryDb.RevisionName);
            await db.SaveAsync("Bỏ quy định xác thực hai lớp chưa bắt đầu", rule.Decision);
            return TypedResults.LocalRedirect(Address);
        }

        // Yesterday was its last day, so that it binds nobody any more; one that began today has today.
        var yesterday = db.Scope.Today.AddDays(-1);
        var lastDay = rule.ValidFrom <= yesterday ? yesterday : rule.ValidFrom;
        var errors = new FormErrors().Against(rule.WhyNotEnd(lastDay));
        if (errors.Any)
        {
            return await Page(db, directory, new(null, null, null, null), errors);
        }

        rule.End(lastDay);
        db.Moves(DirectoryDb.RevisionName);
        await db.SaveAsync("Kết thúc quy định xác thực hai lớp", rule.Decision);
        return TypedResults.LocalRedirect(Address);
    }

    private static async Task<IResult> Page(DirectoryDb db, DirectoryReader directory, Form form, FormErrors errors)
    {
        var rules = await db.FactorRules.AsNoTracking().OrderByDescending(r => r.ValidFrom).ToListAsync();
        var state = await directory.State();
        var without = state
            .Accounts.Values.Where(a => !a.TwoFactors && !a.Disabled && state.FactorDue(a) is not null)
            .Select(a => state.Book.Person(a.PersonId)!)
            .OrderBy(p => p.SortKey, StringComparer.Ordinal)
            .Select(p => (p.Id, p.Name, DirectoryState.RolesOf(p).First(state.FactorsDue.ContainsKey)))
            .ToList();
        return new RazorComponentResult<KeepFactorRulesPage>(
            new { Model = new Model(rules, without, form, errors, db.Scope.Today) }
        )
        {
            StatusCode = errors.Status,
        };
    }
}
