using DieuHanh.Kernel.Access;
using DieuHanh.Kernel.Contracts;
using DieuHanh.Tasks.Desks;
using DieuHanh.Tasks.Given;
using DieuHanh.Tasks.Petitions;
using DieuHanh.Tasks.Reports;
using Microsoft.EntityFrameworkCore;
using static DieuHanh.Kernel.Words.Phrases;

namespace DieuHanh.Tasks.MyWork;

/// <summary>What waits for a person among tasks: parts, requests to the decider, reports, contributions. Four statements in one batch at most.</summary>
internal sealed class TaskWork(TasksDb db, IDirectory directory) : IWorkItems
{
    /// <summary>Rows of a list on the page; one more is read to know whether there are others.</summary>
    public const int Shown = 6;

    public async Task<IReadOnlyList<WorkList>> For(Actor actor, CancellationToken cancel = default)
    {
        var book = await directory.Book(cancel);
        var today = db.Scope.Today;
        var parts = PartLists.For(db, actor, today);
        var waiting = WaitingLists.For(db, actor, book);

        var batch = db.Batch();
        var partRows = PartLists.Query(db, parts, today) is { } query ? batch.List(query) : null;
        var waitingRows = waiting.Select(w => (List: w, Rows: batch.List(w.Rows.Take(Shown + 1)))).ToList();
        await batch.Run(cancel);

        var lists = parts.Select(
            (list, number) =>
                Filled(
                    list.Empty,
                    [
                        .. (partRows?.Value ?? [])
                            .Where(r => r.List == number)
                            .OrderBy(r => r.DueSort)
                            .ThenBy(r => r.Id)
                            .Select(r =>
                                Item(
                                    r.Action,
                                    r.AgencyId,
                                    Line(r.DocumentCode, r.Ended),
                                    r.Ended.Length > 0 ? null : r.Due,
                                    TaskUrl.Of(r.TaskId)
                                )
                            ),
                    ]
                )
        );
        return
        [
            .. lists,
            .. waitingRows.Select(w =>
                Filled(
                    w.List.Empty,
                    [
                        .. w.Rows.Value.Select(r =>
                            Item(r.Action, r.AgencyId, Line(Asked(r), r.Context), r.Due, w.List.Url(r))
                        ),
                    ]
                )
            ),
        ];

        WorkItem Item(string action, Guid agency, string context, DateOnly? due, string url) =>
            new(action, Line(book.NameOf(agency), context), due, url);
    }

    // The date beside it is the one that runs; the one asked for is said in words.
    private static string Asked(WaitingItem item) =>
        item.Asks is not { } matter ? ""
        : item.NewDue is { } until ? T["{0} đến {1}", TaskWords.Of(matter), until]
        : TaskWords.Of(matter);

    private static string Line(params string[] parts) => string.Join(" · ", parts.Where(p => p.Length > 0));

    // A list that shows all it has needs no way to the rest.
    private static WorkList Filled(WorkList list, IReadOnlyList<WorkItem> items) =>
        items.Count > Shown
            ? list with
            {
                Items = [.. items.Take(Shown)],
            }
            : list with
            {
                Items = items,
                MoreUrl = null,
            };
}
