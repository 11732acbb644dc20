using DieuHanh.Kernel.Contracts;
using DieuHanh.Kernel.Domain;
using DieuHanh.Kernel.Files;
using DieuHanh.Ui.Parts;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;

namespace DieuHanh.Tasks.Notes;

/// <summary>Takes the files that came with a form.</summary>
public sealed class Attaching(TasksDb db, FileStore store, ISecrecyCheck secrecy)
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
        var sent = request
            .Form.Files.Where(f => f.Name == Field && f.FileName.Length > 0)
            .Select(f => (File: f, Name: FileName.Safe(f.FileName)))
            .ToList();
        foreach (var (file, name) in sent)
        {
            try
            {
                await Look(file, name, cancel);
            }
            catch (RefusedException refused)
            {
                errors.All(Field, refused.Reasons);
            }
        }

        var taken = new List<(StoredFile, string)>();
        foreach (var (file, name) in errors.None ? sent : [])
        {
            await using var content = file.OpenReadStream();
            var stored = await store.Save(content, name, cancel);
            taken.Add((stored, MediaTypes.Named(name, stored.MediaType)));
        }

        return taken;
    }

    private async Task Look(IFormFile file, string name, CancellationToken cancel)
    {
        await using var content = file.OpenReadStream();
        if (await secrecy.IsSecret(content, await store.TypeOf(content, name, cancel), cancel))
        {
            // The name is not repeated: it may say what the document is about.
            throw new RefusedException(
                "Văn bản có dấu chỉ độ mật nên hệ thống này không được nhận (Luật Bảo vệ bí mật nhà nước số 117/2025/QH15). Các tệp vừa gửi đã được xóa khỏi máy chủ; báo ngay người phụ trách bảo mật của cơ quan."
            );
        }
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
                    .Where(f => f.OwnerId == ownerId)
                    .OrderBy(f => f.Id)
                    .ToListAsync(cancel)
            ).Select(Link),
        ];

    public static FileLink Link(Attachment file) => Link(file.Id, file.Name);

    internal static FileLink Link(Guid fileId, string name) => new(name, $"/tasks/files/{fileId}");
}
