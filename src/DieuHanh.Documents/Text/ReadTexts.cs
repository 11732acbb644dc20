using DieuHanh.Documents.Registers;
using Microsoft.EntityFrameworkCore;

namespace DieuHanh.Documents.Text;

/// <summary>Where the texts of files stand: with the files of the documents that carry them, and in their search.</summary>
internal static class ReadTexts
{
    /// <summary>
    /// Of files that were not read wholly when they were sent up: what an earlier document with the same file brought, or that they wait. In
    /// the transaction of the document, which is the caller's.
    /// </summary>
    public static async Task<IReadOnlyList<ReadFile>> Await(
        this DocumentsDb db,
        IReadOnlyList<ReadFile> files,
        CancellationToken cancel
    )
    {
        var known = files.ToArray();

        // In the order of the hashes, so that two who bring the same files do not wait for each other.
        foreach (
            var (file, place) in files
                .Select((file, place) => (file, place))
                .Where(f => f.file is not { Text: not null, Problem: null })
                .OrderBy(f => f.file.File.Hash, StringComparer.Ordinal)
        )
        {
            known[place] = await db.Await(file, cancel);
        }

        return known;
    }

    private static async Task<ReadFile> Await(this DocumentsDb db, ReadFile file, CancellationToken cancel)
    {
        var (hash, now) = (file.File.Hash, db.Scope.Now);

        // The row is held until the document is there: whoever finishes reading waits for it, and writes to this document too.
        await db.Database.ExecuteSqlAsync(
            $"""
            insert into documents_file_reading (hash, media_type, state, attempts, asked_at, next_try_at)
            values ({hash}, {file.File.MediaType}, 'Waiting', 0, {now}, {now})
            on conflict (hash) do update set asked_at = documents_file_reading.asked_at
            """,
            cancel
        );
        var earlier = await db
            .Attachments.AsNoTracking()
            .Where(a => a.Hash == hash && db.FileReadings.Any(r => r.Hash == hash && r.State != ReadingState.Waiting))
            .Select(a => new { a.Text, a.Problem })
            .FirstOrDefaultAsync(cancel);
        return earlier is null
            ? file with
            {
                Problem = WholeFile.Waiting,
            }
            : file with
            {
                Text = earlier.Text,
                Problem = earlier.Problem,
            };
    }

    /// <summary>Writes the text of a file to every document that carries it, and makes them findable by it.</summary>
    public static async Task WriteText(this DocumentsDb db, string hash, ReadOutcome outcome, CancellationToken cancel)
    {
        await db
            .Attachments.Where(a => a.Hash == hash)
            .ExecuteUpdateAsync(
                // What was read when it was sent up is better than nothing.
                a =>
                    a.SetProperty(x => x.Text, x => outcome.Text ?? x.Text)
                        .SetProperty(x => x.Problem, outcome.Problem),
                cancel
            );
        if (outcome.Text is null)
        {
            return;
        }

        foreach (
            var document in await db
                .Documents.Where(d => db.Attachments.Any(a => a.DocumentId == d.Id && a.Hash == hash))
                .ToListAsync(cancel)
        )
        {
            var texts = await db
                .Attachments.AsNoTracking()
                .Where(a => a.DocumentId == document.Id)
                .OrderBy(a => a.Place)
                .Select(a => a.Text)
                .ToListAsync(cancel);
            db.Index(document, texts);
        }
    }
}
