using DieuHanh.Directory.Agencies;
using DieuHanh.Directory.People;
using DieuHanh.Kernel.Access;
using DieuHanh.Kernel.Contracts;
using DieuHanh.Kernel.Domain;
using DieuHanh.Kernel.Words;
using DieuHanh.Ui.Timelines;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace DieuHanh.Directory.Decisions;

/// <summary>One decision: what it does and when, who entered it; corrected, or withdrawn before its day.</summary>
public static class DecisionPage
{
    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapGet("/decisions/{id:guid}", (Guid id, DirectoryDb db, IDirectory directory) => Show(id, db, directory))
            .Needs(Right.SeeDirectory);
        app.MapPost("/decisions/{id:guid}/correct", Correct).Needs(Right.Administer);
        app.MapPost("/decisions/{id:guid}/withdraw", Withdraw).Needs(Right.Administer);
    }

    public sealed record CorrectForm(string? Number, string? Issuer, string? SignedOn, string? Note);

    public sealed record WithdrawForm(string? Why);

    public sealed record Model(
        Decision Decision,
        IReadOnlyList<TimelineEntry> Timeline,
        bool MayChange,
        DateOnly Today,
        FormErrors Errors,
        CorrectForm Correct,
        WithdrawForm Withdraw
    );

    private static async Task<IResult> Show(
        Guid id,
        DirectoryDb db,
        IDirectory directory,
        FormErrors? errors = null,
        CorrectForm? correct = null,
        WithdrawForm? withdraw = null
    )
    {
        var batch = db.Batch();
        var decision = batch.List(db.Decisions.AsNoTracking().Include(d => d.Parts).Where(d => d.Id == id));
        var audit = batch.List(AuditTimeline.Query(db, id));
        await batch.Run();
        if (decision.Value is not [var found])
        {
            return TypedResults.NotFound();
        }

        errors ??= new FormErrors();
        return new RazorComponentResult<DecisionPageView>(
            new
            {
                Model = new Model(
                    found,
                    AuditTimeline.Read(audit.Value, await directory.Book(), DecisionWords.Audit),
                    db.Scope.Actor.Has(Right.Administer),
                    db.Scope.Today,
                    errors,
                    correct ?? new(found.Number, found.Issuer, Dates.Show(found.SignedOn), found.Note),
                    withdraw ?? new(null as string)
                ),
            }
        )
        {
            StatusCode = errors.Status,
        };
    }

    private static async Task<IResult> Correct(
        Guid id,
        [FromForm] CorrectForm form,
        DirectoryDb db,
        IDirectory directory
    )
    {
        if (await db.Decisions.FirstOrDefaultAsync(d => d.Id == id) is not { } decision)
        {
            return TypedResults.NotFound();
        }

        var signed = Typed.Date(form.SignedOn);
        var errors = new FormErrors()
            .RequireText(Typed.Text(form.Number), nameof(form.Number), "Nhập số, ký hiệu của quyết định.", 200)
            .RequireText(Typed.Text(form.Issuer), nameof(form.Issuer), "Nhập cơ quan ban hành quyết định.", 200)
            .Require(signed is not null, nameof(form.SignedOn), "Nhập ngày ký, ví dụ 31/12/2026.")
            .AtMost(Typed.Text(form.Note), nameof(form.Note), 2000);
        if (errors.None)
        {
            errors.Against(decision.WhyNotCorrect(signed));
        }

        if (errors.Any)
        {
            return await Show(id, db, directory, errors, form);
        }

        decision.Correct(Typed.Text(form.Number)!, Typed.Text(form.Issuer)!, signed!.Value, Typed.Text(form.Note));
        db.Moves(DirectoryDb.RevisionName);
        await db.SaveAsync("Sửa thông tin quyết định");
        return TypedResults.LocalRedirect($"{DecisionList.Url}/{id}");
    }

    private static async Task<IResult> Withdraw(
        Guid id,
        [FromForm] WithdrawForm form,
        DirectoryDb db,
        IDirectory directory
    )
    {
        if (await db.Decisions.Include(d => d.Parts).FirstOrDefaultAsync(d => d.Id == id) is not { } decision)
        {
            return TypedResults.NotFound();
        }

        var why = Typed.Text(form.Why);
        var errors = new FormErrors().RequireText(why, nameof(form.Why), "Nhập lý do rút quyết định.", 500);
        var founded = decision.Parts.Where(p => p.Founded).Select(p => p.AgencyId).OfType<Guid>().ToList();
        if (errors.None)
        {
            errors.Against(decision.WhyNotWithdraw(db.Scope.Today).And(await WhyNotForget(db, id, founded)));
        }

        if (errors.Any)
        {
            return await Show(id, db, directory, errors, withdraw: form);
        }

        await Undo(db, decision, founded);
        decision.Withdraw(db.Scope.Today, why!);
        db.Moves(DirectoryDb.RevisionName);
        await db.SaveAsync("Rút quyết định về tổ chức", why);
        return TypedResults.LocalRedirect($"{DecisionList.Url}/{id}");
    }

    private static async Task Undo(DirectoryDb db, Decision decision, List<Guid> founded)
    {
        if (decision.Ends)
        {
            var before = decision.Parts.Where(p => p.Side == DecisionSide.Before).Select(p => p.AgencyId).ToList();
            var agencies = await db
                .Agencies.Include(a => a.Successions)
                .Where(a => before.Contains(a.Id))
                .ToListAsync();
            agencies.ForEach(a => a.Revive());
        }

        var posts = await db
            .Posts.IgnoreQueryFilters()
            .Where(p => p.GivenById == decision.Id || p.EndedById == decision.Id)
            .ToListAsync();
        posts.Where(p => p.EndedById == decision.Id).ToList().ForEach(p => p.Revive());
        var given = posts.Where(p => p.GivenById == decision.Id).ToList();
        var ids = given.Select(p => p.Id).ToList();
        db.RemoveRange(await db.Delegations.Where(d => ids.Contains(d.PostId)).ToListAsync());
        db.RemoveRange(given);
        db.RemoveRange(await db.Agencies.Where(a => founded.Contains(a.Id)).ToListAsync());
    }

    // An agency that was to be founded and to which something has been tied since cannot be forgotten.
    private static async Task<Reasons> WhyNotForget(DirectoryDb db, Guid decisionId, List<Guid> founded)
    {
        var reasons = new Reasons();
        if (founded.Count == 0)
        {
            return reasons;
        }

        var tied = await db
            .Agencies.Where(a => founded.Contains(a.Id))
            .Select(a => new
            {
                a.Name,
                Posts = db.Posts.Any(p => p.AgencyId == a.Id && p.GivenById != decisionId),
                Units = db.Units.Any(u => u.AgencyId == a.Id),
                Names = db.Aliases.Any(x => x.AgencyId == a.Id),
                Lines = db.Portfolios.Any(p => p.AgencyId == a.Id),
                Codes = db.Codes.Any(c => c.AgencyId == a.Id),
                Groups = db.Set<Groups.GroupMember>().Any(m => m.AgencyId == a.Id),
                Decisions = db.Set<DecisionPart>().Any(p => p.AgencyId == a.Id && p.DecisionId != decisionId),
            })
            .ToListAsync();
        foreach (var agency in tied)
        {
            reasons
                .When(agency.Posts, "{0} đã có người được giao vị trí.", agency.Name)
                .When(agency.Units, "{0} đã có đơn vị.", agency.Name)
                .When(agency.Names, "{0} đã có tên khác.", agency.Name)
                .When(agency.Lines, "{0} đã có trong bảng phân công.", agency.Name)
                .When(agency.Codes, "{0} đã có mã định danh theo thời gian.", agency.Name)
                .When(agency.Groups, "{0} đã được nêu trong một nhóm.", agency.Name)
                .When(agency.Decisions, "{0} đã có trong một quyết định khác: rút quyết định ấy trước.", agency.Name);
        }

        return reasons;
    }
}
