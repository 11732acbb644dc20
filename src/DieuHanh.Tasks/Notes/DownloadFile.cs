using DieuHanh.Kernel.Access;
using DieuHanh.Kernel.Files;
using DieuHanh.Tasks.Desks;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace DieuHanh.Tasks.Notes;

/// <summary>A file of a task, to who may see the task.</summary>
public static class DownloadFile
{
    public static void Map(IEndpointRouteBuilder app) =>
        app.MapGet("/tasks/files/{id:guid}", Get).Needs(Right.SignedIn);

    private static async Task<IResult> Get(
        Guid id,
        HttpContext http,
        TasksDb db,
        CurrentActor current,
        FileStore store,
        CancellationToken cancel
    )
    {
        var actor = current.Actor;
        var (visible, mine) = (db.Tasks.VisibleTo(actor), actor.Agencies);
        var found = await db
            .Attachments.AsNoTracking()
            .Where(f => f.Id == id)
            .Join(visible, f => f.TaskId, t => t.Id, (f, t) => new { File = f, Task = t })
            .Join(
                db.Files,
                x => x.File.Hash,
                s => s.Hash,
                (x, s) =>
                    new
                    {
                        x.File,
                        x.Task,
                        Stored = s,

                        // A report that has not left its agency is nobody else's affair.
                        Inside = db.Reports.Any(r =>
                            r.Id == x.File.OwnerId && r.ReceivedOn == null && !mine.Contains(r.AgencyId)
                        ),

                        OfNote = db.Notes.Any(n => n.Id == x.File.OwnerId),

                        // What a coordinating agency said is meant for those who owe the task.
                        ForOwers = db.Contributions.Any(c => c.Id == x.File.OwnerId)
                            && x.Task.Assignments.Any(a => mine.Contains(a.AgencyId)),
                    }
            )
            .FirstOrDefaultAsync(cancel);

        return
            found is null
            || found.Inside
            || !(
                found.ForOwers
                || TaskAccess.Sees(actor, found.Task, found.File.AgencyId)
                || (found.OfNote && TaskAccess.Reads(actor, found.Task, found.File.AgencyId))
            )
            || !store.Exists(found.File.Hash)
            ? Act.Unknown
            : FileAnswer.Of(http, store, found.Stored, found.File.Name);
    }
}
