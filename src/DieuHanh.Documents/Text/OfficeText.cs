using DieuHanh.Kernel.Files;

namespace DieuHanh.Documents.Text;

/// <summary>
/// Old and foreign formats: LibreOffice writes them anew as DOCX, XLSX or PPTX, and these are read like any other. It has a profile of its own
/// in the folder of this reading, so that nothing of one file is there for the next, and macros do not run.
/// </summary>
internal static class OfficeText
{
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(2);

    private static readonly ProcessLimits Limits = new(Longest, Processor: 120, Memory: 6L << 30, Written: 1L << 30);

    /// <summary>The ending LibreOffice knows the format by, and what it is to become; null where this is none of its formats.</summary>
    public static (string Ending, string Becomes, string Type)? Of(string mediaType) =>
        mediaType switch
        {
            MediaTypes.Doc => ("doc", "docx", MediaTypes.Docx),
            MediaTypes.Rtf => ("rtf", "docx", MediaTypes.Docx),
            MediaTypes.Odt => ("odt", "docx", MediaTypes.Docx),
            MediaTypes.Xls => ("xls", "xlsx", MediaTypes.Xlsx),
            MediaTypes.Ods => ("ods", "xlsx", MediaTypes.Xlsx),
            MediaTypes.Ppt => ("ppt", "pptx", MediaTypes.Pptx),
            _ => null,
        };

    /// <exception cref="ToolFailedException">LibreOffice took too long or fell over.</exception>
    public static async Task<Extraction> Read(
        string soffice,
        Stream content,
        string mediaType,
        ExtractionLimits limits,
        CancellationToken cancel
    )
    {
        var (ending, becomes, type) = Of(mediaType)!.Value;
        using var folder = PrivateFolder.Make();
        var given = Path.Combine(folder.Path, $"given.{ending}");
        await using (var copy = File.Create(given))
        {
            await content.CopyToAsync(copy, cancel);
        }

        var start = Confined.Command(
            soffice,
            [
                $"-env:UserInstallation=file://{folder.Path}/profile",
                "--headless",
                "--norestore",
                "--nolockcheck",
                "--nodefault",
                "--nofirststartwizard",
                "--convert-to",
                becomes,
                "--outdir",
                Path.Combine(folder.Path, "made"),
                given,
            ],
            folder.Path,
            Limits
        );
        if (await Confined.Run(start, Longest, cancel) is null)
        {
            throw new ToolFailedException();
        }

        // It ends with 0 also where it could not open the file.
        var made = Path.Combine(folder.Path, "made", $"given.{becomes}");
        return File.Exists(made) ? await ReadingProcesses.Shared.Read(made, type, limits, cancel) : Extraction.Damaged;
    }
}

/// <summary>A tool took too long or fell over; another time it may not.</summary>
internal sealed class ToolFailedException() : Exception("A tool took too long or fell over.");
