using DieuHanh.Kernel.Access;
using DieuHanh.Kernel.Calendar;
using DieuHanh.Kernel.Contracts;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace DieuHanh.Tasks.MyWork;

/// <summary>The first page: what waits for me, what hurts most first, each row with the one action it waits for.</summary>
public static class WorkToday
{
    public static void Map(IEndpointRouteBuilder app) => app.MapGet("/", Get).Needs(Right.SignedIn);

    /// <param name="WhatComes">What will appear here for this person, for the day on which nothing waits.</param>
    public sealed record Model(
        IReadOnlyList<WorkList> Lists,
        IReadOnlyList<string> WhatComes,
        IReadOnlyList<WorkStart> Starts,
        WorkingCalendar Calendar,
        DateOnly Today
    );

    private static async Task<RazorComponentResult<WorkTodayPage>> Get(
        IEnumerable<IWorkItems> modules,
        TasksDb db,
        CurrentActor current,
        Calendars calendars,
        CancellationToken cancel
    )
    {
        var lists = new List<WorkList>();
        foreach (var module in modules)
        {
            lists.AddRange(await module.For(current.Actor, cancel));
        }

        var model = new Model(
            [.. lists.Where(l => l.Items.Count > 0).OrderBy(l => l.Pain)],
            [.. lists.OrderBy(l => l.Pain).Select(l => l.WhatComes).Distinct()],
            [.. modules.SelectMany(m => m.Starts(current.Actor))],
            await calendars.Get(cancel),
            db.Scope.Today
        );
        return new RazorComponentResult<WorkTodayPage>(new { Model = model });
    }
}
