using DieuHanh.Kernel.Data;
using Microsoft.EntityFrameworkCore;

namespace DieuHanh.Kernel.Files;

/// <summary>Rows of stored files.</summary>
public static class KeptFiles
{
    /// <summary>
    /// Writes the rows of these files, in the running transaction; an action calls <see cref="ModuleDb.Keep"/> and leaves this to its save.
    /// The same bytes may arrive twice at once, so the second row only adds what was found since; what was seen to run in them does not stop
    /// running because they came under another name. In the order of the hashes, so that two who keep the same files do not wait for each other.
    /// </summary>
    public static async Task Write(ModuleDb db, IEnumerable<StoredFile> files, CancellationToken cancel)
    {
        foreach (var file in files.OrderBy(f => f.Hash, StringComparer.Ordinal))
        {
            var inside = file.Inside.ToString();
            await db.Database.ExecuteSqlAsync(
                $"""
                insert into kernel_file (hash, size, media_type, at, inside, scanned_at)
                values ({file.Hash}, {file.Size}, {file.MediaType}, {file.At}, {inside}, {file.ScannedAt})
                on conflict (hash) do update set
                    inside = case when excluded.inside = 'Unknown' or kernel_file.inside = 'Active' then kernel_file.inside
                        else excluded.inside end,
                    scanned_at = coalesce(excluded.scanned_at, kernel_file.scanned_at)
                """,
                cancel
            );
        }
    }
}
