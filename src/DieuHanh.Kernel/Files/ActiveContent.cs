namespace DieuHanh.Kernel.Files;

/// <summary>
/// Looks for what runs in a file or lies within it: scripts, programs and files in a PDF, macros and objects in office documents, old and new,
/// programs in an archive. It reads names only and runs nothing; what it cannot see through is <see cref="Inside.Unknown"/>, and treated as if it ran.
/// </summary>
public static class ActiveContent
{
    private static readonly string[] Programs =
    [
        ".exe",
        ".dll",
        ".scr",
        ".com",
        ".pif",
        ".msi",
        ".bat",
        ".cmd",
        ".ps1",
        ".vbs",
        ".vbe",
        ".js",
        ".jse",
        ".wsf",
        ".hta",
        ".jar",
        ".lnk",
        ".reg",
        ".chm",
        ".iso",
        ".html",
        ".htm",
        ".svg",
        ".docm",
        ".xlsm",
        ".pptm",
    ];

    /// <param name="content">Is read from its beginning, whatever its size with the same memory.</param>
    public static async Task<Inside> Of(Stream content, string type, CancellationToken cancel = default)
    {
        content.Position = 0;
        var found = type switch
        {
            MediaTypes.Pdf => await PdfInsides.Of(content, cancel),
            MediaTypes.Docx or MediaTypes.Xlsx or MediaTypes.Pptx => LockedOffice.Begins(content)
                ? await OleInsides.Of(content, cancel)
                : await PackedInsides.OfOffice(content, cancel),
            MediaTypes.Odt or MediaTypes.Ods => await PackedInsides.OfOpenDocument(content, cancel),
            MediaTypes.Zip => await OfArchive(content, cancel),
            MediaTypes.Doc or MediaTypes.Xls or MediaTypes.Ppt => await OleInsides.Of(content, cancel),
            MediaTypes.Rtf => await RtfInsides.Of(content, cancel),
            MediaTypes.Png or MediaTypes.Jpeg or MediaTypes.Tiff or MediaTypes.Text => Inside.Plain,

            // A type that is taken one day, and that nobody looks into yet.
            _ => Inside.Unknown,
        };
        content.Position = 0;
        return found;
    }

    private static async Task<Inside> OfArchive(Stream content, CancellationToken cancel)
    {
        using var archive = await PackedFile.Open(content, cancel);
        return archive is null ? Inside.Unknown
            : archive.Entries.Any(e => Programs.Contains(Path.GetExtension(e.FullName).ToLowerInvariant()))
                ? Inside.Active
            : Inside.Plain;
    }
}
