using DieuHanh.Kernel.Contracts;
using DieuHanh.Kernel.Domain;
using DieuHanh.Kernel.Files;
using DieuHanh.Ui.Parts;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;

namespace DieuHanh.Tasks.Notes;

/// <summary>Takes the files that came with a form.</summary>
public sealed class Attaching(TasksDb db, FileStore store, FileGate gate, LookTurns turns, ISecrecyCheck secrecy)
{
    /// <summary>Name of the field on every form here.</summary>
    public const string Field = "Files";

    /// <summary>
    /// Puts the files into the store, all or none: each is looked at before the first is kept. One that is refused, because of its type or
    /// because it bears a secrecy mark, is a fault beside the field.
    /// </summary>
    public async Task<IReadOnlyList<(StoredFile File, string Name)>> Take(
        HttpRequest request,
        FormErrors errors,
        CancellationToken cancel = default
    )
    {
        var sent = request.Form.Files.Chosen(Field);
        var looked = new List<(IncomingFile File, FileLook Look)>();
        foreach (var file in sent)
        {
            try
            {
                looked.Add((file, await Look(file, sent, cancel)));
            }
            catch (RefusedException refused)
            {
                errors.All(Field, refused.Reasons);
            }
        }

        return errors.None ? [.. looked.Select(l => (store.Keep(l.File, l.Look), l.Look.Name))] : [];
    }

    private async Task<FileLook> Look(IncomingFile file, IReadOnlyList<IncomingFile> sent, CancellationToken cancel)
    {
        using var turn = await turns.Take(file.By, cancel);
        var look = await gate.Look(file, cancel);
        await using var content = file.OpenReadStream();
        if (await secrecy.IsSecret(content, look.MediaType, cancel))
        {
            sent.Erase();

            // The name is not repeated: it may say what the document is about.
            throw new RefusedException(
                "Văn bản có dấu chỉ độ mật nên hệ thống này không được nhận (Luật Bảo vệ bí mật nhà nước số 117/2025/QH15). Các tệp vừa gửi đã được xóa khỏi máy chủ; báo ngay người phụ trách bảo mật của cơ quan."
            );
        }

        return look;
    }

    /// <summary>Ties stored files to a note, report, petition or contribution, in its transaction.</summary>
    public void Attach(IReadOnlyList<(StoredFile File, string Name)> files, Guid taskId, Guid ownerId, Guid agencyId)
    {
        foreach (var (file, name) in files)
        {
            db.Keep(file);
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
                    .Where(a => a.OwnerId == ownerId)
                    .Join(
                        db.Files,
                        a => a.Hash,
                        f => f.Hash,
                        (a, f) =>
                            new
                            {
                                a.Id,
                                a.Name,
                                Marks = new FileMarks(f.MediaType, f.Inside, f.ScannedAt, f.InfectedAt),
                            }
                    )
                    .OrderBy(a => a.Id)
                    .ToListAsync(cancel)
            ).Select(a => Link(a.Id, a.Name, a.Marks)),
        ];

    internal static FileLink Link(Guid fileId, string name, FileMarks? marks) =>
        new(name, $"/tasks/files/{fileId}", Marks: marks);
}
