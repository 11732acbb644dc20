using DieuHanh.Kernel.Access;
using DieuHanh.Kernel.Data;
using DieuHanh.Kernel.Domain;
using DieuHanh.Kernel.Jobs;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace DieuHanh.Ui.Operations;

/// <summary>The background jobs: what each did last, its last fault, when it runs again; and running one now.</summary>
public static class JobDesk
{
    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapGet(OperationsTabs.Jobs, Get).Needs(Right.Operate);
        app.MapPost($"{OperationsTabs.Jobs}/run", Run).Needs(Right.Operate);
    }

    public sealed record Form(string? Name);

    /// <param name="Here">Runs in the process that shows the page, and can be woken from it.</param>
    public sealed record Row(JobRow Job, bool Here);

    public sealed record Model(IReadOnlyList<Row> Rows, string? Asked);

    private static async Task<RazorComponentResult<JobDeskPage>> Get(
        string? asked,
        KernelDb db,
        Jobs jobs,
        CancellationToken cancel
    ) => new(new { Model = new Model(await Load(db, jobs, cancel), Typed.Text(asked)) });

    internal static async Task<IReadOnlyList<Row>> Load(KernelDb db, Jobs jobs, CancellationToken cancel)
    {
        var here = jobs.Names.ToHashSet();
        return
        [
            .. (await db.Jobs.AsNoTracking().ToListAsync(cancel))
                .OrderBy(j => j.Name, StringComparer.Ordinal)
                .Select(j => new Row(j, here.Contains(j.Name))),
        ];
    }

    private static async Task<Results<RedirectHttpResult, NotFound>> Run(
        [FromForm] Form form,
        Jobs jobs,
        KernelDb db,
        CancellationToken cancel
    )
    {
        if (Typed.Text(form.Name) is not { } name || !jobs.RunNow(name))
        {
            return TypedResults.NotFound();
        }

        db.Record("Chạy ngay việc nền", nameof(JobRow), Guid.Empty, why: name);
        await db.SaveAsync("Chạy ngay việc nền", cancel: cancel);
        return TypedResults.LocalRedirect($"{OperationsTabs.Jobs}?asked={Uri.EscapeDataString(name)}");
    }
}
