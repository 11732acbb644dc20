using System.Diagnostics;

namespace DieuHanh.Documents.Text;

/// <summary>
/// The programs that read what the office cannot read by itself (configuration section <c>Text</c>). Each is used when it is installed; a
/// path names another one, <c>off</c> leaves it alone.
/// </summary>
public sealed class TextSettings
{
    /// <summary>LibreOffice, for DOC, XLS, PPT, RTF, ODT and ODS.</summary>
    public string Office { get; set; } = "soffice";

    /// <summary>Tesseract with its Vietnamese data, for scans and photographs.</summary>
    public string Ocr { get; set; } = "tesseract";

    /// <summary>Makes pictures of the pages of a scanned PDF (poppler).</summary>
    public string Pages { get; set; } = "pdftoppm";

    /// <summary>Pages of one file that are recognised at most.</summary>
    public int OcrPages { get; set; } = 100;

    /// <summary>Points per inch of the pictures: 300 is slower and hardly better for printed letters.</summary>
    public int OcrDpi { get; set; } = 200;

    /// <summary>Minutes one file may take.</summary>
    public int Minutes { get; set; } = 20;
}

/// <summary>What a file needs that this machine may not have.</summary>
public enum TextTool
{
    Office,
    Ocr,
}

/// <summary>A program that was looked for.</summary>
/// <param name="Path">Null when it is not there, or switched off.</param>
/// <param name="Version">As it says itself.</param>
/// <param name="Missing">What else it needs and does not have: the Vietnamese data.</param>
public sealed record InstalledTool(string Name, string? Path, string? Version, string? Missing = null)
{
    public bool Works => Path is not null && Missing is null;
}

/// <summary>Which of them are installed here.</summary>
public sealed class TextTools(TextSettings settings)
{
    private static readonly TimeSpan Answering = TimeSpan.FromSeconds(20);

    public TextSettings Settings => settings;

    public string? Office => Find(settings.Office);
    public string? Ocr => Find(settings.Ocr);
    public string? Pages => Find(settings.Pages);

    /// <summary>LibreOffice, tesseract and poppler with their versions, for whoever looks after the machine.</summary>
    public async Task<IReadOnlyList<InstalledTool>> Installed(CancellationToken cancel = default)
    {
        var vietnamese = Ocr is null || await HasVietnamese(cancel);
        return
        [
            new("LibreOffice", Office, await Version(Office, "--version", cancel)),
            new("tesseract", Ocr, await Version(Ocr, "--version", cancel), vietnamese ? null : "tesseract-ocr-vie"),
            new("pdftoppm", Pages, await Version(Pages, "-v", cancel)),
        ];
    }

    /// <summary>What holds processes that read files here.</summary>
    public static (bool Limits, bool NoNetwork) Confinement => Confined.Holds;

    /// <summary>Whether what this tool is asked for can be done here.</summary>
    public async Task<bool> Has(TextTool tool, CancellationToken cancel) =>
        tool is TextTool.Office
            ? Office is not null
            : Ocr is not null && Pages is not null && await HasVietnamese(cancel);

    /// <summary>Where a program lies: as named, or on the path.</summary>
    internal static string? Find(string? program) =>
        string.IsNullOrWhiteSpace(program) || program == "off" ? null
        : Path.IsPathRooted(program) ? (File.Exists(program) ? program : null)
        : $"{Environment.GetEnvironmentVariable("PATH")}:/usr/local/bin:/usr/bin:/bin"
            .Split(':', StringSplitOptions.RemoveEmptyEntries)
            .Select(folder => Path.Combine(folder, program))
            .FirstOrDefault(File.Exists);

    private async Task<bool> HasVietnamese(CancellationToken cancel) =>
        (await Say(Ocr, "--list-langs", cancel)).Split('\n').Any(l => l.Trim() == "vie");

    private static async Task<string?> Version(string? path, string ask, CancellationToken cancel) =>
        path is null ? null : (await Say(path, ask, cancel)).Split('\n', 2)[0].Trim();

    private static async Task<string> Say(string? path, string ask, CancellationToken cancel)
    {
        if (path is null)
        {
            return "";
        }

        using var folder = PrivateFolder.Make();
        var start = new ProcessStartInfo(path, [ask])
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["HOME"] = folder.Path;
        try
        {
            return await Confined.Run(start, Answering, cancel, alsoFaults: true) is { } said ? said.Output : "";
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return "";
        }
    }
}
