using DieuHanh.Kernel.Data;
using Microsoft.EntityFrameworkCore;

namespace DieuHanh.Kernel.Files;

/// <summary>Rows of stored files.</summary>
public static class KeptFiles
{
    /// <summary>
    /// Notes that these bytes are kept, in the running transaction. The same bytes may arrive twice at once, so the second note changes
    /// nothing instead of failing.
    /// </summary>
    public static Task Keep(this ModuleDb db, StoredFile file, CancellationToken cancel = default) =>
        db.Database.ExecuteSqlAsync(
            $"""
            insert into kernel_file (hash, size, media_type, at) values ({file.Hash}, {file.Size}, {file.MediaType}, {file.At})
            on conflict (hash) do nothing
            """,
            cancel
        );
}
