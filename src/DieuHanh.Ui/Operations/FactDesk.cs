using DieuHanh.Kernel.Access;
using DieuHanh.Kernel.Data;
using DieuHanh.Kernel.Domain;
using DieuHanh.Kernel.Events;
using DieuHanh.Kernel.Http;
using DieuHanh.Kernel.Words;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace DieuHanh.Ui.Operations;

/// <summary>
/// Facts on their way between the parts of the program: those that wait, and those parked after ten failures, which a person has tried
/// again or drops. Shown are kinds and times, never what a fact says.
/// </summary>
public static class FactDesk
{
    private const int PageSize = 50;

    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapGet(OperationsTabs.Facts, Get).Needs(Right.Operate);
        app.MapPost($"{OperationsTabs.Facts}/retry", Retry).Needs(Right.Operate);
        app.MapPost($"{OperationsTabs.Facts}/drop", Drop).Needs(Right.Operate);
    }

    /// <param name="Id">The fact; all that are parked where it is missing.</param>
    public sealed record RetryForm(string? Id);

    public sealed record DropForm(string? Id, string? Why);

    public sealed record Row(
        Guid Id,
        DateTime At,
        string Type,
        int Attempts,
        string? Error,
        DateTime NextTryAt,
        DateTime? ParkedAt
    );

    /// <param name="Waiting">Due and not delivered yet.</param>
    /// <param name="Later">They tell of a day that is still to come.</param>
    /// <param name="Failed">Whose reason to drop it was refused, with what was typed.</param>
    public sealed record Model(
        int Waiting,
        DateTime? Oldest,
        int Later,
        int Parked,
        IReadOnlyList<Row> Rows,
        string? Next,
        DropForm Form,
        FormErrors Errors
    );

    private static async Task<IResult> Get(string? after, KernelDb db, CancellationToken cancel) =>
        Page(await Load(db, after, new DropForm(null, null), [], cancel));

    private static async Task<IResult> Retry(
        [FromForm] RetryForm form,
        KernelDb db,
        Bell bell,
        CancellationToken cancel
    )
    {
        if (Typed.Id(form.Id) is { } id)
        {
            if (await db.Outbox.FindAsync([id], cancel) is not { } row)
            {
                return TypedResults.NotFound();
            }

            row.Retry(db.Scope.Now);
            db.Record("Gửi lại sự kiện bị dừng", nameof(OutboxRow), row.Id, why: row.Type);
        }
        else
        {
            await foreach (var row in Parked(db).AsAsyncEnumerable().WithCancellation(cancel))
            {
                row.Retry(db.Scope.Now);
                db.Record("Gửi lại sự kiện bị dừng", nameof(OutboxRow), row.Id, why: row.Type);
            }
        }

        await db.SaveAsync("Gửi lại sự kiện bị dừng", cancel: cancel);
        bell.Ring();
        return TypedResults.LocalRedirect(OperationsTabs.Facts);
    }

    private static async Task<IResult> Drop([FromForm] DropForm form, KernelDb db, CancellationToken cancel)
    {
        if (Typed.Id(form.Id) is not { } id || await db.Outbox.FindAsync([id], cancel) is not { } row)
        {
            return TypedResults.NotFound();
        }

        var why = Typed.Text(form.Why);
        var errors = new FormErrors()
            .RequireText(why, nameof(form.Why), "Nhập lý do bỏ sự kiện.", 500)
            .Against(row.WhyNotDrop());
        if (errors.Any)
        {
            return Page(await Load(db, null, form, errors, cancel));
        }

        row.Drop(db.Scope.Now);
        db.Record("Bỏ sự kiện bị dừng", nameof(OutboxRow), row.Id, why: $"{row.Type}: {why}");
        await db.SaveAsync("Bỏ sự kiện bị dừng", why, cancel: cancel);
        return TypedResults.LocalRedirect(OperationsTabs.Facts);
    }

    internal static async Task<Model> Load(
        KernelDb db,
        string? after,
        DropForm form,
        FormErrors errors,
        CancellationToken cancel
    )
    {
        var now = db.Scope.Now;
        var open = db.Outbox.AsNoTracking().Where(o => o.DeliveredAt == null && o.ParkedAt == null);
        var counts = await open.GroupBy(o => o.NextTryAt > now && o.Attempts == 0)
            .Select(g => new
            {
                Later = g.Key,
                Count = g.Count(),
                Oldest = g.Min(o => o.At),
            })
            .ToListAsync(cancel);
        var troubled = db
            .Outbox.AsNoTracking()
            .Where(o => o.DeliveredAt == null && o.DroppedAt == null && (o.ParkedAt != null || o.Attempts > 0));
        var from = Typed.Id(after);
        var rows = await troubled
            .Where(o => from == null || o.Id > from)
            .OrderBy(o => o.Id)
            .Take(PageSize + 1)
            .Select(o => new Row(o.Id, o.At, o.Type, o.Attempts, o.Error, o.NextTryAt, o.ParkedAt))
            .ToListAsync(cancel);
        var waiting = counts.FirstOrDefault(c => !c.Later);
        return new Model(
            waiting?.Count ?? 0,
            waiting?.Oldest,
            counts.FirstOrDefault(c => c.Later)?.Count ?? 0,
            await Parked(db).CountAsync(cancel),
            [.. rows.Take(PageSize)],
            rows.Count > PageSize ? $"{OperationsTabs.Facts}?after={rows[PageSize - 1].Id}" : null,
            form,
            errors
        );
    }

    private static IQueryable<OutboxRow> Parked(KernelDb db) =>
        db.Outbox.Where(o => o.ParkedAt != null && o.DroppedAt == null && o.DeliveredAt == null);

    private static RazorComponentResult<FactDeskPage> Page(Model model) =>
        new(new { Model = model }) { StatusCode = model.Errors.Status };
}
