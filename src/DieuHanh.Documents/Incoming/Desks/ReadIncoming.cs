using DieuHanh.Documents.Registers;
using DieuHanh.Kernel.Contracts;
using Microsoft.EntityFrameworkCore;

namespace DieuHanh.Documents.Incoming.Desks;

/// <summary>
/// An incoming document as an agency reads it that a task given from it names: the document itself, its files and the agency's tasks. When it
/// arrived, where it went and what the office says of it is the office's own.
/// </summary>
public static class ReadIncoming
{
    /// <param name="Span">The words another page led to, in the text.</param>
    public sealed record Model(
        IncomingDocument Document,
        string Text,
        (int Start, int End)? Span,
        IReadOnlyList<FileRow> Files,
        IReadOnlyList<TaskBrief> Tasks
    );

    /// <summary>Null where there is none for this person.</summary>
    internal static async Task<Model?> Read(Guid id, DocumentsDb db, ITasks? tasks, CancellationToken cancel)
    {
        var batch = db.Batch();
        var found = batch.One(db.Incoming.AsNoTracking().ReadableBy(db.Scope.Actor).Where(d => d.Id == id));
        var text = batch.One(ShownText.Query(db, id));
        var files = batch.List(FileRow.Of(db, id));
        await batch.Run(cancel);
        return found.Value is { } document
            ? new Model(
                document,
                text.Value ?? "",
                null,
                files.Value,
                tasks is null ? [] : await tasks.OfDocument(id, cancel)
            )
            : null;
    }
}
