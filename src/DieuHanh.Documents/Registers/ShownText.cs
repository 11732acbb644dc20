using Microsoft.EntityFrameworkCore;

namespace DieuHanh.Documents.Registers;

/// <summary>The text of a document as its page shows it: that of its first file that could be read, which tasks are read from too.</summary>
public static class ShownText
{
    /// <summary>Longer texts show their beginning; a book of rules is read from its file.</summary>
    public const int Longest = 200_000;

    public static IQueryable<string> Query(DocumentsDb db, Guid documentId) =>
        db
            .Attachments.AsNoTracking()
            .Where(a => a.DocumentId == documentId && a.Text != null)
            .OrderBy(a => a.Place)
            .Select(a => a.Text!.Substring(0, Longest))
            .Take(1);
}
