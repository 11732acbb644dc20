using DieuHanh.Kernel.Files;
using DieuHanh.Ui.Parts;
using static DieuHanh.Kernel.Words.Phrases;

namespace DieuHanh.Documents.Registers;

/// <summary>A file as the page of its document lists it, without its text.</summary>
/// <param name="Problem">Why its text could not be read.</param>
public sealed record FileRow(Guid Id, string Name, long Size, string? Problem, FileMarks Marks)
{
    /// <summary>The files of a document, the main one first.</summary>
    public static IQueryable<FileRow> Of(DocumentsDb db, Guid documentId) =>
        db
            .Attachments.Where(a => a.DocumentId == documentId)
            .Join(db.Files, a => a.Hash, f => f.Hash, (a, f) => new { Attachment = a, File = f })
            .OrderBy(x => x.Attachment.Place)
            .Select(x => new FileRow(
                x.Attachment.Id,
                x.Attachment.Name,
                x.Attachment.Size,
                x.Attachment.Problem,
                new FileMarks(x.File.MediaType, x.File.Inside, x.File.ScannedAt, x.File.InfectedAt)
            ));

    public FileLink Link => new(Name, DownloadFile.Url(Id), Size, Problem is null ? null : T[Problem], Marks);
}
