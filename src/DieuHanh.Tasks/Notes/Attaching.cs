using DieuHanh.Kernel.Domain;
using DieuHanh.Kernel.Files;
using DieuHanh.Ui.Parts;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;

namespace DieuHanh.Tasks.Notes;

/// <summary>Takes the files that came with a form.</summary>
public sealed class Attaching(TasksDb db, FileStore store)
{
    /// <summary>Name of the field on every form here.</summary>
    public const string Field = "Files";

    /// <summary>
    /// Puts the files into the store. A file that is refused is a fault beside its field; files already stored stay there without a row,
    /// which harms nobody.
    /// </summary>
    public async Task<IReadOnlyList<(StoredFile File, string Name)>> Take(
        HttpRequest request,
        FormErrors errors,
        CancellationToken cancel = default
    )
    {
        var taken = new List<(StoredFile, string)>();
        foreach (var file in request.Form.Files.Where(f => f.Name == Field && f.FileName.Length > 0))
        {
            var name = FileName.Safe(file.FileName);
            try
            {
                await using var content = file.OpenReadStream();
                taken.Add((await store.Save(content, name, cancel), name));
            }
            catch (RefusedException refused)
            {
                var reason = refused.Reasons.First();
                errors.Require(false, Field, reason.Sentence, reason.Values);
            }
        }

        return taken;
    }

    /// <summary>Ties stored files to a note, report, petition or contribution, in its transaction.</summary>
    public async Task Attach(
        IReadOnlyList<(StoredFile File, string Name)> files,
        Guid taskId,
        Guid ownerId,
        Guid agencyId,
        CancellationToken cancel = default
    )
    {
        foreach (var (file, name) in files)
        {
            await db.Keep(file, cancel);
            db.Attachments.Add(Attachment.Of(taskId, ownerId, agencyId, file.Hash, name));
        }
    }

    /// <summary>The files of one note, report, petition or contribution.</summary>
    public static async Task<IReadOnlyList<FileLink>> Of(
        TasksDb db,
        Guid ownerId,
        CancellationToken cancel = default
    ) =>
        [
            .. (
                await db
                    .Attachments.AsNoTracking()
                    .Where(f => f.OwnerId == ownerId)
                    .OrderBy(f => f.Id)
                    .ToListAsync(cancel)
            ).Select(Link),
        ];

    public static FileLink Link(Attachment file) => Link(file.Id, file.Name);

    internal static FileLink Link(Guid fileId, string name) => new(name, $"/tasks/files/{fileId}");
}
