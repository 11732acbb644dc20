using DieuHanh.Kernel.Access;
using DieuHanh.Kernel.Contracts;
using DieuHanh.Kernel.Search;
using DieuHanh.Tasks.Desks;
using DieuHanh.Tasks.Given;
using Microsoft.EntityFrameworkCore;

namespace DieuHanh.Tasks.Lists;

/// <summary>Tasks for the box at the top of every page: by their action, the document and the words that gave them.</summary>
public sealed class TaskSearch(TasksDb db, IDirectory directory) : ISearchable
{
    public string Label => "Nhiệm vụ";

    public int Order => 10;

    public async Task<SearchHits> Search(string typed, Actor actor, int most, CancellationToken cancel)
    {
        if (db.Find("task", typed) is not { } found)
        {
            return SearchHits.None;
        }

        var rows = await db
            .Tasks.AsNoTracking()
            .VisibleTo(actor)
            .Where(t => found.Contains(t.Id))
            .ExactFirst(db, "task", typed, t => t.GivenOn)
            .ThenByDescending(t => t.Id)
            .Select(t => new
            {
                t.Id,
                t.Action,
                t.DocumentCode,
                t.Quote,
            })
            .Take(most + 1)
            .ToListAsync(cancel);
        var ids = rows.Select(r => r.Id).ToList();
        var owed = (
            await db
                .Assignments.AsNoTracking()
                .VisibleTo(actor)
                .Where(a => ids.Contains(a.TaskId))
                .Select(a => new { a.TaskId, a.AgencyId })
                .ToListAsync(cancel)
        ).ToLookup(a => a.TaskId, a => a.AgencyId);
        var book = await directory.Book(cancel);
        return new SearchHits(
            [
                .. rows.Take(most)
                    .Select(r => new SearchHit(
                        r.Action,
                        string.Join(
                            " · ",
                            new[] { r.DocumentCode, Agencies(book, owed[r.Id]) }.Where(t => t.Length > 0)
                        ),
                        r.Quote == r.Action ? "" : r.Quote,
                        TaskUrl.Of(r.Id)
                    )),
            ],
            rows.Count > most ? new TaskFilter { Words = typed, Show = Showing.All }.Address() : null
        );
    }

    // A task of all provinces does not name sixty-three of them.
    private static string Agencies(DirectoryBook book, IEnumerable<Guid> ids)
    {
        var names = ids.Select(id => book.NameOf(id)).ToList();
        return names.Count <= 3 ? string.Join(", ", names) : $"{string.Join(", ", names.Take(3))}…";
    }
}
