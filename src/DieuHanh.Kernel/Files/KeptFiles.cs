using DieuHanh.Kernel.Data;
using Microsoft.EntityFrameworkCore;

namespace DieuHanh.Kernel.Files;

/// <summary>Rows of stored files.</summary>
public static class KeptFiles
{
    /// <summary>
    /// Writes the rows of these files, in the running transaction; an action calls <see cref="ModuleDb.Keep"/> and leaves this to its save. The same bytes may arrive twice at once, so the second row changes
    /// nothing instead of failing; in the order of the hashes, so that two who keep the same files do not wait for each other.
    /// </summary>
    public static async Task Write(ModuleDb db, IEnumerable<StoredFile> files, CancellationToken cancel)
    {
        foreach (var file in files.OrderBy(f => f.Hash, StringComparer.Ordinal))
        {
            await db.Database.ExecuteSqlAsync(
                $"""
                insert into kernel_file (hash, size, media_type, at) values ({file.Hash}, {file.Size}, {file.MediaType}, {file.At})
                on conflict (hash) do nothing
                """,
                cancel
            );
        }
    }
}
