using System.IO.Compression;
using System.Text;
using DieuHanh.Kernel.Domain;

namespace DieuHanh.Kernel.Files;

/// <summary>
/// Finds what a file is from its content. The name's ending only chooses among formats that share a container, and is set right where it
/// promises something else.
/// </summary>
public static class MediaTypes
{
    public const string Pdf = "application/pdf";
    public const string Docx = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
    public const string Xlsx = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    public const string Pptx = "application/vnd.openxmlformats-officedocument.presentationml.presentation";
    public const string Zip = "application/zip";
    public const string Doc = "application/msword";
    public const string Xls = "application/vnd.ms-excel";
    public const string Ppt = "application/vnd.ms-powerpoint";
    public const string Rtf = "application/rtf";
    public const string Odt = "application/vnd.oasis.opendocument.text";
    public const string Ods = "application/vnd.oasis.opendocument.spreadsheet";
    public const string Png = "image/png";
    public const string Jpeg = "image/jpeg";
    public const string Tiff = "image/tiff";
    public const string Text = "text/plain";

    private const int Start = 1 << 16;

    /// <param name="content">From its beginning, wherever it stands; it stands there again afterwards.</param>
    /// <exception cref="RefusedException">A program, or a format the office does not take.</exception>
    public static async Task<string> Of(Stream content, string name, CancellationToken cancel = default)
    {
        content.Position = 0;
        var start = new byte[(int)Math.Min(content.Length, Start)];
        await content.ReadExactlyAsync(start, cancel);
        var type = start.AsSpan().StartsWith("PK\u0003\u0004"u8)
            ? await OfPacked(content, name, cancel)
            : OfStart(start, name) ?? await OfLocked(content, name, cancel);
        content.Position = 0;
        return type ?? throw Refused(name);
    }

    /// <summary>The name under which it is offered: a PDF called "báo cáo.exe" becomes "báo cáo.exe.pdf".</summary>
    public static string Named(string name, string type)
    {
        var ending = Ending(name);
        var right = type switch
        {
            Pdf => [".pdf"],
            Docx => [".docx"],
            Xlsx => [".xlsx"],
            Pptx => [".pptx"],
            Rtf => [".rtf"],
            Odt => [".odt"],
            Ods => [".ods"],
            Png => [".png"],
            Jpeg => [".jpg", ".jpeg"],
            Tiff => [".tif", ".tiff"],

            // The others were told apart by their ending.
            _ => Array.Empty<string>(),
        };
        return right.Length == 0 || right.Contains(ending) ? name : name + right[0];
    }

    /// <summary>A document of an office names its main part; any other archive is one only if it says so itself.</summary>
    private static async Task<string?> OfPacked(Stream content, string name, CancellationToken cancel)
    {
        using var archive = await PackedFile.Open(content, cancel);
        if (archive is null)
        {
            return null;
        }

        return archive.GetEntry("[Content_Types].xml") is null
            ? await Declared(archive, cancel) is { } declared
                ? declared is Odt or Ods
                    ? declared
                    : null
                : Ending(name) == ".zip"
                    ? Zip
                    : null
            : Has("word/")
                ? Docx
                : Has("xl/")
                    ? Xlsx
                    : Has("ppt/")
                        ? Pptx
                        : null;

        bool Has(string folder) =>
            archive.Entries.Any((ZipArchiveEntry e) => e.FullName.StartsWith(folder, StringComparison.Ordinal));
    }

    /// <summary>What a document with a password is stands in its name only.</summary>
    private static async Task<string?> OfLocked(Stream content, string name, CancellationToken cancel) =>
        Ending(name) switch
        {
            ".docx" => Docx,
            ".xlsx" => Xlsx,
            ".pptx" => Pptx,
            _ => null,
        }
            is { } type
        && await LockedOffice.Is(content, cancel)
            ? type
            : null;

    // An OpenDocument file says what it is in a part of its own.
    private static async Task<string?> Declared(ZipArchive archive, CancellationToken cancel)
    {
        if (archive.GetEntry("mimetype") is not { Length: < 200 } entry)
        {
            return null;
        }

        using var reader = new StreamReader(await entry.OpenAsync(cancel));
        return (await reader.ReadToEndAsync(cancel)).Trim();
    }

    private static string? OfStart(ReadOnlySpan<byte> start, string name)
    {
        var ending = Ending(name);
        return WithoutLead(start).StartsWith("%PDF-"u8) ? Pdf
            : start.StartsWith(LockedOffice.Ole)
                ? ending switch
                {
                    ".doc" => Doc,
                    ".xls" => Xls,
                    ".ppt" => Ppt,
                    _ => null,
                }
            : start.StartsWith(new byte[] { 0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A }) ? Png
            : start.StartsWith(new byte[] { 0xFF, 0xD8, 0xFF }) ? Jpeg
            : start.StartsWith("II*\0"u8) || start.StartsWith("MM\0*"u8) ? Tiff
            : ending is ".rtf" && start.StartsWith("{\\rtf"u8) ? Rtf
            : ending is ".txt" or ".md" or ".csv" && IsText(start) ? Text
            : null;
    }

    // Readers of PDF take anything in front of it; a page or a program that hides one there is none.
    private static ReadOnlySpan<byte> WithoutLead(ReadOnlySpan<byte> start) =>
        (start.StartsWith(Encoding.UTF8.Preamble) ? start[Encoding.UTF8.Preamble.Length..] : start).TrimStart(
            " \t\r\n\f"u8
        );

    private static bool IsText(ReadOnlySpan<byte> start)
    {
        if (start.StartsWith("MZ"u8) || start.StartsWith("\u007fELF"u8) || start.Contains((byte)0))
        {
            return start.StartsWith(Encoding.Unicode.Preamble) || start.StartsWith(Encoding.BigEndianUnicode.Preamble);
        }

        return true;
    }

    private static string Ending(string name) => Path.GetExtension(name).ToLowerInvariant();

    private static RefusedException Refused(string name) =>
        new(
            "Tệp “{0}” không đúng loại được nhận. Văn phòng nhận PDF, DOCX, XLSX, PPTX, DOC, XLS, ảnh quét và văn bản thuần; loại được xác định theo nội dung, không theo tên.",
            name
        );
}
