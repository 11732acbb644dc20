using DieuHanh.Documents.Registers;
using DieuHanh.Kernel.Files;

namespace DieuHanh.Documents.Uploads;

/// <summary>Brings uploaded files into the store, where documents keep theirs.</summary>
public static class UploadedFiles
{
    /// <summary>
    /// Copies the bytes. The upload itself is erased only after the document is committed, so a failure loses nothing.
    /// </summary>
    public static async Task<IReadOnlyList<ReadFile>> Store(
        this UploadFolder uploads,
        Upload? upload,
        FileStore store,
        CancellationToken cancel
    )
    {
        var stored = new List<ReadFile>();
        foreach (var file in upload?.Files ?? [])
        {
            await using var content = uploads.Open(upload!, file);
            var look = new FileLook(file.Name, file.MediaType, file.Inside, file.ScannedAt);
            stored.Add(new ReadFile(await store.Save(content, look, cancel), file.Name, file.Text, file.Problem));
        }

        return stored;
    }
}
