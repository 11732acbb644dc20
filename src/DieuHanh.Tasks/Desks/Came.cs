using DieuHanh.Kernel.Files;
using DieuHanh.Tasks.Notes;
using DieuHanh.Ui.Parts;
using Microsoft.EntityFrameworkCore;

namespace DieuHanh.Tasks.Desks;

/// <summary>What came to a task and who it is about: a note, or a file with a note, a report, a petition or a contribution.</summary>
internal sealed record Came
{
    public Guid Id { get; init; }

    /// <summary>What the file came with; a note is its own.</summary>
    public Guid OwnerId { get; init; }
    public Guid AgencyId { get; init; }

    /// <summary>Of the file; a note has none.</summary>
    public string Name { get; init; } = "";

    /// <summary>Of the file; a note has none.</summary>
    public string Hash { get; init; } = "";
    public FileMarks? Marks { get; init; }

    public bool IsFile => Id != OwnerId;
    public FileLink Link => Attaching.Link(Id, Name, Marks);

    /// <summary>All of a task, in one statement.</summary>
    public static IQueryable<Came> Of(TasksDb db, Guid taskId) =>
        db
            .Attachments.AsNoTracking()
            .Where(f => f.TaskId == taskId)
            .Select(f => new Came
            {
                Id = f.Id,
                OwnerId = f.OwnerId,
                AgencyId = f.AgencyId,
                Name = f.Name,
                Hash = f.Hash,
            })
            .Concat(
                db.Notes.AsNoTracking()
                    .Where(n => n.TaskId == taskId)
                    .Select(n => new Came
                    {
                        Id = n.Id,
                        OwnerId = n.Id,
                        AgencyId = n.AgencyId,
                        Name = "",
                        Hash = "",
                    })
            )
            .LeftJoin(
                db.Files,
                c => c.Hash,
                f => f.Hash,
                (c, f) =>
                    new Came
                    {
                        Id = c.Id,
                        OwnerId = c.OwnerId,
                        AgencyId = c.AgencyId,
                        Name = c.Name,
                        Marks = f == null ? null : new FileMarks(f.MediaType, f.Inside, f.ScannedAt, f.InfectedAt),
                    }
            )
            .OrderBy(c => c.Id);
}
